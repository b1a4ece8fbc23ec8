import fc from 'fast-check'
import { expect, it } from 'vitest'

import { zoneClock } from '#domain/calendar/zone.ts'
import { deriveHistory } from '#domain/history/deriveHistory.ts'
import type { HistoryBatch } from '#domain/history/facts.ts'
import { ORDER_STATUSES, type DailySalesTable, type Ledger } from '#domain/ledger.ts'
import type { BatchId, SkuId, TimeZone, WarehouseId } from '#domain/units.ts'

import { ledgerOf, marketOf, US, type TestLine } from './ledgerOf.ts'

function derive(batches: readonly HistoryBatch[], market = marketOf()) {
  return deriveHistory({ batches, marketOf: (id) => (id === US ? market : undefined), skuIdOf: ({ key }) => key as SkuId, warehouseIdOf: (name) => (name || 'unnamed') as WarehouseId })
}
function batch(ledger: Ledger | null, id = 'b1', daily: DailySalesTable | null = null): HistoryBatch {
  return { batchId: id as BatchId, marketId: US, ledger, daily }
}
function unitsOf(result: ReturnType<typeof derive>, sku: string): Record<string, number> {
  const series = result.history.series.find(({ skuId }) => skuId === sku)!
  const first = Date.parse(`${series.firstDay}T00:00:00Z`)
  return Object.fromEntries(series.units.map((units, i) => [new Date(first + i * 86_400_000).toISOString().slice(0, 10), units]))
}

it('counts units by market day, cancelled ones apart, unpaid, on hold and quickly cancelled ones not at all', () => {
  const result = derive([batch(ledgerOf([
    { order: '1', sku: 'A', units: 2, created: '2026-11-10 23:59', status: 'completed', shipped: '2026-11-11 10:00' },
    { order: '2', sku: 'A', units: 3, created: '2026-11-11 00:00' },
    { order: '3', sku: 'A', units: 5, created: '2026-11-11 08:00', status: 'unpaid' },
    { order: '4', sku: 'A', units: 7, created: '2026-11-11 08:00', status: 'onHold' },
    { order: '5', sku: 'A', units: 11, created: '2026-11-11 08:00', status: 'cancelled', cancelled: '2026-11-11 08:09' },
    { order: '6', sku: 'A', units: 13, created: '2026-11-11 08:00', status: 'cancelled', cancelled: '2026-11-12 08:09' },
  ]))])
  expect(unitsOf(result, 'A')).toEqual({ '2026-11-10': 2, '2026-11-11': 3 })
  expect(result.history.series[0]!.cancelledUnits).toEqual([0, 13])
  expect(result.history.profiles[0]).toMatchObject({ orderCount: 3, linesPerOrder: { values: [1], counts: [3] }, unitsPerLine: { values: [2, 3, 13], counts: [1, 1, 1] } })
})

it('dates orders in the market when the file is in another zone', () => {
  const result = derive([batch(ledgerOf([{ order: '1', sku: 'A', created: '2026-11-11 10:00' }], { timeZone: 'Asia/Shanghai' as TimeZone }))])
  expect(unitsOf(result, 'A')).toEqual({ '2026-11-10': 1 })
  expect(result.opening!.asOfMs).toBe(Date.parse('2026-11-11T02:00:00Z'))
})

it('leaves the first and last day out as partial unless the file shows that they are whole', () => {
  const days = ['2026-11-10', '2026-11-11', '2026-11-12']
  const lines = days.map((day, i): TestLine => ({ order: String(i), sku: 'A', created: `${day} 09:00` }))
  expect(derive([batch(ledgerOf(lines))]).history).toMatchObject({ completeFrom: '2026-11-11', completeTo: '2026-11-11' })
  const earlier = { order: 'x', sku: 'A', created: '2026-11-10 00:30' }
  const later = { ...lines[2]!, shipped: '2026-11-13 01:00', status: 'shipped' as const }
  expect(derive([batch(ledgerOf([earlier, ...lines, later]))]).history).toMatchObject({ completeFrom: '2026-11-10', completeTo: '2026-11-12' })
  expect(derive([batch(ledgerOf(lines.slice(0, 1)))]).history).toMatchObject({ completeFrom: null, completeTo: null })
})

it('takes waiting orders by hour and the trailing window of late dispatches from the orders, skipping weekends and holidays', () => {
  const result = derive([batch(ledgerOf([
    // Friday: due Tuesday 23:59.
    { order: '1', sku: 'A', created: '2026-11-13 10:00', shipped: '2026-11-17 23:59', status: 'shipped', warehouse: 'la' },
    { order: '2', sku: 'A', created: '2026-11-13 10:00', shipped: '2026-11-18 00:00', status: 'shipped', warehouse: 'la' },
    { order: '2', sku: 'B', created: '2026-11-13 10:00', shipped: '2026-11-18 00:00', status: 'shipped', warehouse: 'la' },
    { order: '3', sku: 'A', created: '2026-11-17 09:10', warehouse: 'la' },
    { order: '4', sku: 'A', created: '2026-11-17 09:50', warehouse: 'la' },
    { order: '5', sku: 'A', created: '2026-11-17 09:50' },
    // Long past the platform's automatic cancellation: an old export that was never renewed.
    { order: '6', sku: 'A', created: '2026-10-01 09:50', warehouse: 'la' },
  ]))])
  const hour = Date.parse('2026-11-17T17:00:00Z') / 3_600_000
  expect(result.opening!.waiting).toEqual([
    { marketId: US, warehouseId: 'la', createdHourUtc: hour, parcels: 2 },
    { marketId: US, warehouseId: 'unnamed', createdHourUtc: hour, parcels: 1 },
  ])
  expect(result.opening!.trailing).toHaveLength(8)
  expect(result.opening!.trailing.filter(({ dispatchedParcels }) => dispatchedParcels > 0)).toEqual([
    { marketId: US, day: '2026-11-17', dispatchedParcels: 1, lateParcels: 0 },
    { marketId: US, day: '2026-11-18', dispatchedParcels: 1, lateParcels: 1 },
  ])
  expect(result.history.dispatches).toEqual([{ warehouseId: 'la', firstDay: '2026-11-17', parcels: [1, 1] }])
})

it('assumes nothing waiting when the source does not tell what was dispatched', () => {
  const result = derive([batch(ledgerOf([{ order: '1', sku: 'A', created: '2026-11-17 09:10' }], { isDispatchKnown: false }))])
  expect(result.opening).toMatchObject({ isDispatchKnown: false, waiting: [], trailing: [] })
})

it('lets the newest event win over the order of imports', () => {
  const old = ledgerOf([{ order: '1', sku: 'A', created: '2026-11-17 09:10', warehouse: 'la' }, { order: '9', sku: 'A', created: '2026-11-19 09:10' }])
  const renewed = ledgerOf([{ order: '1', sku: 'A', created: '2026-11-17 09:10', status: 'cancelled', cancelled: '2026-11-18 09:10' }])
  for (const ids of [['a', 'b'], ['b', 'a']] as const) {
    const result = derive([batch(renewed, ids[0]), batch(old, ids[1])])
    expect(result.history.series[0]!.cancelledUnits.reduce((a, b) => a + b, 0)).toBe(1)
    expect(result.opening!.waiting).toHaveLength(1)
  }
})

it('reads a daily table as whole days, the later export of a day standing for it', () => {
  const table = (units: number[]): DailySalesTable => ({
    source: 'daily', timeZone: 'America/Los_Angeles' as TimeZone, skus: [{ key: 'A', platformSkuId: null, sellerSku: 'A', name: 'A' }],
    skuIndex: Uint32Array.from(units, () => 0), dayNumber: Int32Array.from(units, (_, i) => 20_000 + i), units: Float64Array.from(units),
  })
  const result = derive([batch(null, 'a', table([1, 2, 3])), batch(null, 'b', table([1, 5]))])
  expect(Object.values(unitsOf(result, 'A'))).toEqual([1, 5, 3])
  expect(result.history).toMatchObject({ completeFrom: '2024-10-04', completeTo: '2024-10-06' })
  expect(result.opening!.asOfMs).toBe(Date.parse('2024-10-07T07:00:00Z'))
})

/** After the change of the clocks on 1 November, so that wall minutes may be subtracted below. */
const wallTime = fc.integer({ min: 0, max: 40 * 1440 }).map((minute) => new Date(Date.parse('2026-11-02T00:00:00Z') + minute * 60_000).toISOString().slice(0, 16).replace('T', ' '))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 })
const line: fc.Arbitrary<TestLine> = fc.record({
  order: fc.integer({ min: 1, max: 30 }).map(String), sku: fc.constantFrom('A', 'B', 'C'), units: fc.integer({ min: 1, max: 9 }), status: fc.constantFrom(...ORDER_STATUSES),
  created: wallTime, shipped: maybe(wallTime), cancelled: maybe(wallTime), warehouse: maybe(fc.constantFrom('la', 'yiwu')),
}).map((drawn) => Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== undefined)) as TestLine)

it('reads every wall minute as the calendar does, also on the days when the clocks change', () => {
  const zone = fc.constantFrom('America/Los_Angeles', 'Europe/London', 'Asia/Shanghai', 'Australia/Lord_Howe') as fc.Arbitrary<TimeZone>
  const around = fc.constantFrom('2026-03-08', '2026-11-01', '2026-03-29', '2026-10-25', '2026-04-05', '2026-10-04', '2026-06-01').map((day) => Date.parse(`${day}T00:00:00Z`) / 60_000)
  fc.assert(fc.property(zone, around, fc.array(fc.integer({ min: -2 * 1440, max: 2 * 1440 }), { minLength: 1, maxLength: 6 }), (timeZone, start, offsets) => {
    const minutes = offsets.map((offset) => start + offset)
    const ledger = { ...ledgerOf(minutes.map((_, i) => ({ order: String(i), sku: 'A' })), { timeZone }), createdMinute: Int32Array.from(minutes) }
    const expected = Math.max(...minutes.map((minute) => zoneClock(timeZone).utcMinuteOf(minute)))
    expect(derive([batch(ledger)]).opening!.asOfMs).toBe(expected * 60_000)
  }), { numRuns: 300 })
})

it('gives the same history for the same batches in any order', () => {
  fc.assert(fc.property(fc.array(fc.array(line, { maxLength: 12 }), { minLength: 1, maxLength: 4 }), fc.nat(), (files, turn) => {
    const batches = files.map((lines, i) => batch(ledgerOf(lines), `b${i}`))
    const turned = batches.map((_, i) => batches[(i + turn) % batches.length]!)
    expect(derive(turned.toReversed())).toEqual(derive(batches))
  }), { numRuns: 200 })
})

/** Which days are covered depends on how the orders lie in files. */
function withoutCoverage({ history: { coverage: _coverage, completeFrom: _from, completeTo: _to, ...history }, opening }: ReturnType<typeof derive>) {
  return { history, opening }
}

it('gives the same history for a file split into overlapping parts, and for the same file twice', () => {
  fc.assert(fc.property(fc.array(line, { maxLength: 40 }), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), (lines, from, to) => {
    const whole = derive([batch(ledgerOf(lines))])
    const upTo = lines.filter(({ order }) => Number(order) <= Math.max(from, to))
    const onFrom = lines.filter(({ order }) => Number(order) >= Math.min(from, to))
    expect(withoutCoverage(derive([batch(ledgerOf(upTo), 'a'), batch(ledgerOf(onFrom), 'b')]))).toEqual(withoutCoverage(whole))
    expect(derive([batch(ledgerOf(lines), 'a'), batch(ledgerOf(lines), 'b')])).toEqual(whole)
  }), { numRuns: 200 })
})

it('keeps every unit: units, cancelled units and those left out add up to the rows', () => {
  fc.assert(fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
    const { history } = derive([batch(ledgerOf(lines))])
    const minutes = (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`) / 60_000
    let units = 0
    let cancelledUnits = 0
    for (const each of lines) {
      if (each.status === 'unpaid' || each.status === 'onHold') continue
      if (each.cancelled !== undefined && minutes(each.cancelled) - minutes(each.created!) <= 60) continue
      if (each.status === 'cancelled' || each.cancelled !== undefined) cancelledUnits += each.units!
      else units += each.units!
    }
    expect(history.series.flatMap((series) => series.units).reduce((a, b) => a + b, 0)).toBe(units)
    expect(history.series.flatMap((series) => series.cancelledUnits).reduce((a, b) => a + b, 0)).toBe(cancelledUnits)
  }), { numRuns: 200 })
})

it('never adds a daily table to the orders of the same SKU and day', () => {
  const table: DailySalesTable = {
    source: 'daily', timeZone: 'America/Los_Angeles' as TimeZone, skus: ['A', 'B'].map((key) => ({ key, platformSkuId: null, sellerSku: key, name: key })),
    skuIndex: Uint32Array.of(0, 0, 0, 0, 1), dayNumber: Int32Array.from([9, 10, 11, 12, 11], (day) => Date.UTC(2026, 10, day) / 86_400_000), units: Float64Array.of(4, 5, 6, 7, 8),
  }
  const orders = ledgerOf([10, 11, 12].map((day): TestLine => ({ order: String(day), sku: 'A', units: 3, created: `2026-11-${day} 09:00` })))
  const { series } = derive([batch(orders), batch(null, 'b2', table)]).history
  const total = (sku: string) => [0, 1, 2, 3].map((i) => series.filter(({ skuId }) => skuId === sku).reduce((sum, { units }) => sum + units[i]!, 0))
  // The 9th has no orders; the 10th and the 12th may be partial in them; the 11th is theirs.
  expect([total('A'), total('B')]).toEqual([[4, 5, 3, 7], [0, 0, 8, 0]])
})
