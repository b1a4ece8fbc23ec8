import { expect, it } from 'vitest'

import { deriveHistory } from '#domain/history/deriveHistory.ts'
import { joinDrivers } from '#domain/history/joinDrivers.ts'
import type { HistoryBatch } from '#domain/history/facts.ts'
import type { DriverSeries } from '#domain/history.ts'
import type { BatchId, IsoDay, SkuId, WarehouseId } from '#domain/units.ts'

import { factTable } from '../../support/factTables.ts'
import { ledgerOf, marketOf, US, type TestLine } from './ledgerOf.ts'

function driversOf(lines: readonly TestLine[], facts: readonly HistoryBatch['facts'][] = []): readonly DriverSeries[] {
  const batches: HistoryBatch[] = [
    { batchId: 'orders' as BatchId, marketId: US, ledger: ledgerOf(lines), daily: null },
    ...facts.map((table, i): HistoryBatch => ({ batchId: `facts${i}` as BatchId, marketId: US, ledger: null, daily: null, facts: table!, importedAtMs: Date.parse('2026-12-31T00:00:00Z') })),
  ]
  const market = marketOf()
  return deriveHistory({ batches, marketOf: (id) => (id === US ? market : undefined), skuIdOf: ({ key }) => key as SkuId, warehouseIdOf: (name) => name as WarehouseId }).history.drivers ?? []
}
const dayText = (t: number) => new Date(Date.parse('2026-09-01T00:00:00Z') + t * 86_400_000).toISOString().slice(0, 10)
const daily = (days: number, amountOn: (t: number, n: number) => number, unitsOn = 2): TestLine[] =>
  Array.from({ length: days }, (_, t) => [0, 1, 2].map((n) => ({ order: `${t}-${n}`, sku: 'A', units: unitsOn, amount: unitsOn * amountOn(t, n), created: `${dayText(t)} 0${n}:10` }))).flat()

it('a price cut of a week is a driver, days without a sale are not known; coupons that scatter from order to order are none', () => {
  const lines = daily(60, (t) => (t >= 30 && t < 37 ? 790 : 990)).filter(({ created }) => !created!.startsWith(dayText(40)))
  const [price, ...others] = driversOf(lines)
  expect(others).toEqual([])
  expect(price).toMatchObject({ kind: 'price', skuId: 'A', firstDay: dayText(0), currency: 'USD' })
  expect([price!.values[29], price!.values[30], price!.values[36], price!.values[37], price!.values[40]]).toEqual([9.9, 7.9, 7.9, 9.9, null])
  expect(driversOf(daily(60, (t, n) => 990 - 50 * ((7 * t + 3 * n) % 4)))).toEqual([])
  expect(driversOf(daily(60, () => 990))).toEqual([])
})

it('a shelf counted empty is out of stock until a count finds some, on days without a sale; a later sale alone ends it too', () => {
  const sold = daily(60, () => 990).filter(({ created }) => created! < dayText(20) || created! > dayText(26))
  const count = (t: number, quantity: number, place = 'West') => factTable('stock-list', [{ sku: 'A', warehouse: place, quantity, countedTime: `${dayText(t)}T12:00:00` }], { times: ['countedTime'] })
  const flags = (facts: readonly HistoryBatch['facts'][]) => driversOf(sold, facts).flatMap(({ kind, firstDay, values }) => (kind === 'stockOut' ? [{ firstDay, values }] : []))
  expect(flags([count(20, 0), count(30, 50)])).toEqual([{ firstDay: dayText(20), values: [1, 1, 1, 1, 1, 1, null, null, null, null, 0] }])
  expect(flags([count(20, 0)])).toEqual([{ firstDay: dayText(20), values: [1, 1, 1, 1, 1, 1] }])
  expect(flags([count(10, 80, 'East'), count(20, 0)])).toEqual([])
  expect(flags([count(10, 80)])).toEqual([])
})

it('two sources of a driver join: the later stands where both know a day, and what either knows is kept', () => {
  const of = (firstDay: string, values: DriverSeries['values'], currency = 'USD'): DriverSeries => ({ kind: 'spend', skuId: null, firstDay: firstDay as IsoDay, values, currency: currency as 'USD' & DriverSeries['currency'] })
  expect(joinDrivers([of('2026-09-01', [1, 2, 3])], [of('2026-09-03', [null, 5])])).toEqual([of('2026-09-01', [1, 2, 3, 5])])
  expect(joinDrivers([of('2026-09-03', [3])], [of('2026-09-01', [1, 2])])).toEqual([of('2026-09-01', [1, 2, 3])])
  expect(joinDrivers([of('2026-09-01', [1], 'CNY')], [of('2026-09-03', [2])])).toEqual([of('2026-09-03', [2])])
})
