import fc from 'fast-check'
import { expect, it } from 'vitest'

import { deriveHistory } from '#domain/history/deriveHistory.ts'
import type { HistoryBatch } from '#domain/history/facts.ts'
import { joinCoverage } from '#domain/history/joinCoverage.ts'
import { EMPTY_HISTORY, type History } from '#domain/history.ts'
import type { BatchId, IsoDay, MarketId, SkuId, WarehouseId } from '#domain/units.ts'

import { ledgerOf, marketOf, US, type TestLine } from './ledgerOf.ts'

const UK = 'uk' as MarketId
const markets = new Map([[US, marketOf()], [UK, marketOf({ id: UK })]])

function historyOf(...files: readonly { readonly lines: readonly TestLine[]; readonly marketId?: MarketId; readonly shop?: string }[]): History {
  const batches = files.map(({ lines, marketId = US, shop = '' }, i): HistoryBatch => ({ batchId: `b${i}` as BatchId, marketId, ledger: ledgerOf(lines, { shop }), daily: null }))
  return deriveHistory({ batches, marketOf: (id) => markets.get(id), skuIdOf: ({ key }) => key as SkuId, warehouseIdOf: (name) => (name || 'unnamed') as WarehouseId }).history
}
/** Three orders on each day of November 2026. */
function days(from: number, to: number, hours: readonly string[] = ['09:00', '12:30', '17:00']): TestLine[] {
  return Array.from({ length: to - from + 1 }, (_, i) => String(from + i).padStart(2, '0')).flatMap((day) => hours.map((hour) => ({ order: `${day} ${hour}`, sku: 'A', created: `2026-11-${day} ${hour}` })))
}
const runsOf = (history: History, marketId = US) => history.coverage!.find((one) => one.marketId === marketId)!.runs.map(({ firstDay, lastDay }) => `${firstDay.slice(8)}-${lastDay.slice(8)}`)

it('days between two exports are not known; exports that touch or overlap make one run', () => {
  expect(runsOf(historyOf({ lines: days(2, 8) }, { lines: days(12, 20) }))).toEqual(['03-08', '12-19'])
  expect(runsOf(historyOf({ lines: days(2, 8) }, { lines: days(9, 20) }))).toEqual(['03-19'])
  expect(runsOf(historyOf({ lines: days(12, 20) }, { lines: days(2, 14) }))).toEqual(['03-19'])
  expect(historyOf({ lines: days(2, 8) }, { lines: days(12, 20) })).toMatchObject({ completeFrom: '2026-11-03', completeTo: '2026-11-19' })
})

it('one export with quiet days in it covers them', () => {
  expect(runsOf(historyOf({ lines: [...days(2, 3), ...days(10, 12)] }))).toEqual(['03-11'])
})

it('at a gap a day that ends long before the shop usually does is partial', () => {
  expect(runsOf(historyOf({ lines: [...days(2, 8), ...days(9, 9, ['09:00'])] }, { lines: [...days(12, 12, ['16:00']), ...days(13, 20)] }))).toEqual(['03-08', '13-19'])
})

it('exports of one day each make whole days inside, and the first and last stay partial', () => {
  const files = [2, 3, 4, 5, 6, 7, 9, 10, 11].map((day) => ({ lines: days(day, day) }))
  expect(runsOf(historyOf(...files))).toEqual(['03-07', '09-10'])
})

it('an older export of the same orders covers its days though none of its lines stands', () => {
  const shipped = days(2, 8).map((line) => ({ ...line, shipped: '2026-11-09 10:00', status: 'shipped' as const }))
  expect(runsOf(historyOf({ lines: days(2, 8) }, { lines: shipped }))).toEqual(['03-08'])
})

it('each market has its own days', () => {
  const history = historyOf({ lines: days(2, 8) }, { lines: days(12, 20), marketId: UK })
  expect([runsOf(history), runsOf(history, UK)]).toEqual([['03-07'], ['13-19']])
  expect(history).toMatchObject({ completeFrom: '2026-11-03', completeTo: '2026-11-19' })
})

it('order numbers are one shop\'s: the same number of another market or shop is another order', () => {
  const total = (history: History) => history.series.flatMap(({ units }) => units).reduce((a, b) => a + b, 0)
  expect(total(historyOf({ lines: days(2, 2) }, { lines: days(2, 2) }))).toBe(3)
  expect(total(historyOf({ lines: days(2, 2) }, { lines: days(2, 2), shop: 'second' }))).toBe(6)
  expect(total(historyOf({ lines: days(2, 2) }, { lines: days(2, 2), marketId: UK }))).toBe(6)
})

it('a day is covered by two histories together iff by one of them', () => {
  const day = (number: number) => `2026-11-${String(number).padStart(2, '0')}` as IsoDay
  const run = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 })).map(([a, b]) => ({ firstDay: day(Math.min(a, b)), lastDay: day(Math.max(a, b)) }))
  const covers = (history: Pick<History, 'coverage'>, on: IsoDay) => history.coverage!.some(({ runs }) => runs.some(({ firstDay, lastDay }) => firstDay <= on && on <= lastDay))
  fc.assert(fc.property(fc.array(run, { maxLength: 4 }), fc.array(run, { maxLength: 4 }), (left, right) => {
    const [a, b] = [left, right].map((runs): History => ({ ...EMPTY_HISTORY, coverage: [{ marketId: US, completeFrom: null, completeTo: null, runs }] })) as [History, History]
    const both = joinCoverage(a, b)
    for (let number = 1; number <= 30; number += 1) expect(covers({ coverage: both }, day(number))).toBe(covers(a, day(number)) || covers(b, day(number)))
    const { runs } = both[0]!
    for (let i = 1; i < runs.length; i += 1) expect(Date.parse(runs[i]!.firstDay) - Date.parse(runs[i - 1]!.lastDay)).toBeGreaterThan(86_400_000)
  }))
})
