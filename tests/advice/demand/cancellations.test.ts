import { expect, it } from 'vitest'

import { eventLibrary } from '#advice/demand/eventLibrary.ts'
import { forecastPlan } from '#advice/forecastPlan.ts'
import { planStart } from '#advice/planStart.ts'
import { deriveHistory } from '#domain/history/deriveHistory.ts'
import type { BatchId, SkuId, WarehouseId } from '#domain/units.ts'
import type { PlanDocument } from '#domain/plan.ts'
import { QUANTILE_LEVELS } from '#engines/forecast/types.ts'

import { ledgerOf, type TestLine } from '../../domain/history/ledgerOf.ts'
import { market, MARKET, plan, scenario, sku } from '../plans.ts'

const DAYS = 150
const dayText = (t: number) => new Date(Date.parse('2026-01-05T00:00:00Z') + t * 86_400_000).toISOString().slice(0, 10)
const usualUnits = (t: number) => 8 + ((t * 7) % 5) + (t % 7 > 4 ? 4 : 0)
/** Two order lines a day. */
function usual(unitsOn: (t: number) => number = usualUnits): TestLine[] {
  return Array.from({ length: DAYS }, (_, t) => [
    { order: `a${t}`, sku: 'sku-1', units: Math.ceil(unitsOn(t) / 2), created: `${dayText(t)} 00:20`, status: 'completed' as const },
    { order: `b${t}`, sku: 'sku-1', units: Math.floor(unitsOn(t) / 2), created: `${dayText(t)} 21:00`, status: 'completed' as const },
  ]).flat()
}

function planOf(lines: readonly TestLine[], reversed: readonly string[] = []): PlanDocument {
  const made = ledgerOf(lines)
  const isReversal = Uint8Array.from(made.orderIndex, (order) => (reversed.includes(made.orderIds[order]!) ? 1 : 0))
  const { history, opening } = deriveHistory({
    batches: [{ batchId: 'b' as BatchId, marketId: MARKET, ledger: reversed.length > 0 ? { ...made, isReversal } : made, daily: null }],
    marketOf: () => market({ buyerCancelProbabilityPerDay: 0.02 }), skuIdOf: ({ key }) => key as SkuId, warehouseIdOf: (name) => name as WarehouseId,
  })
  return plan({ skus: [sku(1)], history, opening, markets: [market({ buyerCancelProbabilityPerDay: 0.02 })], scenarios: [scenario({ horizonDays: 28 })] })
}

function forecastOf(document: PlanDocument) {
  const { forecast } = forecastPlan(document, document.scenarios[0]!)[0]!
  return { ...forecast, total: forecast.mean.reduce((sum, units) => sum + units, 0) }
}

it('an order of 80,000 units cancelled twelve minutes later moves nothing, told as a cancelled order or as a credit note', () => {
  const calm = forecastOf(planOf(usual()))
  const at = dayText(DAYS - 4)
  const cancelled: TestLine = { order: 'huge', sku: 'sku-1', units: 80_000, created: `${at} 09:15`, status: 'cancelled', cancelled: `${at} 09:27` }
  const asCancelled = planOf([...usual(), cancelled])
  expect(forecastOf(asCancelled).mean).toEqual(calm.mean)
  const order: TestLine = { order: '581483', sku: 'sku-1', units: 80_000, created: `${at} 09:15`, status: 'completed' }
  const note: TestLine = { order: 'C581484', sku: 'sku-1', units: 80_000, created: `${at} 09:27`, status: 'cancelled' }
  const asNote = planOf([...usual(), order, note], ['C581484'])
  expect(Math.max(...asNote.history.series[0]!.units, ...asNote.history.series[0]!.cancelledUnits)).toBeLessThan(100)
  expect(forecastOf(asNote).mean).toEqual(calm.mean)
  expect(forecastOf(asNote).quantiles).toEqual(calm.quantiles)
})

it('a credit note of a few units, or of another day, takes no order out', () => {
  const at = dayText(60)
  const order: TestLine = { order: 'x', sku: 'sku-1', units: 40, created: `${at} 09:00`, status: 'completed' }
  const late = planOf([...usual(), order, { order: 'C1', sku: 'sku-1', units: 40, created: `${at} 10:01`, status: 'cancelled' }], ['C1'])
  expect(late.history.series[0]!.units[60]).toBe(usualUnits(60) + 40)
  const few = planOf([...usual(), { ...order, units: 2 }, { order: 'C1', sku: 'sku-1', units: 2, created: `${at} 09:30`, status: 'cancelled' }], ['C1'])
  expect(few.history.series[0]!.units[60]).toBe(usualUnits(60) + 2)
})

it('a week of ten times the sales enters the event library and leaves the base where it was', () => {
  const calm = forecastOf(planOf(usual()))
  const document = planOf(usual((t) => usualUnits(t) * (t >= 100 && t < 107 ? 10 : 1)))
  const burst = forecastOf(document)
  expect(Math.abs(burst.total / calm.total - 1)).toBeLessThan(0.05)
  expect(burst.quantiles.map((row) => row.length)).toEqual(QUANTILE_LEVELS.map(() => 28))
  expect([...burst.mean, ...burst.quantiles.flatMap((row) => [...row])].every((units) => Number.isFinite(units) && units >= 0)).toBe(true)
  const { events } = eventLibrary(document, [], planStart(document, document.scenarios[0]!).firstDays[0]!, [])
  expect(events).toHaveLength(1)
  expect(events[0]!.startDay).toBe(dayText(100))
  expect(events[0]!.peakFactor).toBeGreaterThan(8)
  expect(events[0]!.peakFactor).toBeLessThan(14)
  expect(events[0]!.skuIds).toEqual(['sku-1'])
})

it('one order, one day, or nothing at all give a forecast or none, never something that is no number', () => {
  const spans = [usual().slice(0, 1), usual().slice(0, 6), usual(() => 0).map((line) => ({ ...line, units: 0 })), usual((t) => (t === 80 ? 1_000_000 : 0))]
  for (const lines of spans) {
    const { forecast } = forecastPlan(planOf(lines), scenario({ horizonDays: 28 }))[0]!
    expect([...forecast.mean, ...forecast.quantiles.flatMap((row) => [...row])].every((units) => Number.isFinite(units) && units >= 0)).toBe(true)
  }
})
