import { expect, it } from 'vitest'

import { QUANTILE_LEVELS } from '#engines/forecast/types.ts'
import { planStart } from '#advice/planStart.ts'
import { tablesOfPlan } from '#advice/demand/factsOfDrivers.ts'
import { drawnScenarioEvent, scenarioEventFrom } from '#advice/demand/scenarioEvents.ts'
import type { ForecastOverride } from '#domain/demandRecords.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { EventId, IsoDay, SkuId } from '#domain/units.ts'
import { buildSampleShop } from '#sample-shop/buildSampleShop.ts'
import { adAnswersOf, detailOf, libraryOf } from '#workers/demandDetail.ts'
import { partsOf, type DemandPlan } from '#workers/demandPlan.ts'
import { createForecastCache } from '#workers/forecastCache.ts'
import type { Pool } from '#workers/pool.ts'
import { simulateApi } from '#workers/simulate.api.ts'

const pool: Pool = { size: 1, run: (work) => work(simulateApi), everywhere: async (work) => [await work(simulateApi)], clear: () => undefined }
const cache = createForecastCache()
const { document: sample } = buildSampleShop()
// Six products are enough: every draft takes a sixth of a second.
const SKUS = ['cloud-cup', 'glow-lamp', 'heat-wrap', 'mini-blend', 'pet-brush', 'star-proj']
const small: PlanDocument = { ...sample, skus: sample.skus.filter(({ id }) => SKUS.includes(id)) }

function planOf(document: PlanDocument): DemandPlan {
  return { document, firstDay: planStart(document, document.scenarios[0]!).firstDays[0]!, tables: tablesOfPlan(document, []), parts: partsOf(document.skus.length) }
}
const at = (sku: string) => SKUS.indexOf(sku)
const numbersOf = (value: unknown): number[] => (typeof value === 'number' ? [value] : Array.isArray(value) ? value.flatMap(numbersOf) : typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersOf) : [])

it('the detail of a SKU has its history with empty shelves and lost units, past forecasts, drivers and reasons', async () => {
  const detail = await detailOf(planOf(small), at('mini-blend'), null, pool, cache, () => true)
  expect(detail.forecast).toMatchObject({ firstDay: '2026-11-22', horizonDays: 28 })
  expect(detail.forecast.quantiles.map((row) => row.length)).toEqual(QUANTILE_LEVELS.map(() => 28))
  const out = detail.history.isStockOut.flatMap((isOut, t) => (isOut ? [t] : []))
  expect(out.length).toBe(14)
  const usual = detail.history.units.slice(out[0]! - 28, out[0]).reduce<number>((sum, units) => sum + (units ?? 0), 0) / 28
  const lost = out.reduce((sum, t) => sum + detail.history.lostUnits[t]!, 0) / out.length
  expect(lost).toBeGreaterThan(usual / 2)
  expect(lost).toBeLessThan(2 * usual)
  expect(detail.history.lostUnits.filter((units, t) => units > 0 && !detail.history.isStockOut[t])).toEqual([])
  expect(detail.backtest.origins.length).toBe(4)
  expect(detail.candidates[0]!.loss).toBeLessThanOrEqual(detail.candidates.at(-1)!.loss)
  expect(detail.candidates.map(({ method }) => method)).toContain(detail.method)
  expect(detail.decomposition.weekly.reduce((sum, share) => sum + share, 0) / 7).toBeCloseTo(1, 6)
  expect(detail.drivers.map(({ name, scope }) => `${name}/${scope}`)).toEqual(['spend/shop', 'liveHours/shop'])
  expect(detail.explanation.map(({ key }) => key)).toEqual(expect.arrayContaining(['demand.explain.inputs', 'demand.explain.stockOut', 'demand.explain.intervalPooled', 'demand.explain.driver.spend']))
  expect(numbersOf(detail).filter((number) => !Number.isFinite(number))).toEqual([])
}, 60_000)

it('a burst is an event of its SKU, stands in the decomposition, and can be tried again in a scenario', async () => {
  const plan = planOf(small)
  const detail = await detailOf(plan, at('star-proj'), null, pool, cache, () => true)
  const burst = detail.events.find(({ peakFactor, skuIds }) => peakFactor > 5 && skuIds.length > 0)!
  expect(burst.startDay.slice(0, 7)).toBe('2026-08')
  expect(Math.max(...detail.decomposition.events)).toBeGreaterThan(20)
  const place = { id: 'again' as EventId, startDay: '2026-11-27' as IsoDay, startHour: 18, probability: 1, skuIds: burst.skuIds }
  expect(scenarioEventFrom(burst, place)).toMatchObject({ type: 'viralSpike', ...place })
  const drawn = drawnScenarioEvent(libraryOf(plan), 'viralSpike', 7, 0, place)
  expect(drawn).toEqual(drawnScenarioEvent(libraryOf(plan), 'viralSpike', 7, 0, place))
  expect(drawn).not.toEqual(drawnScenarioEvent(libraryOf(plan), 'viralSpike', 7, 1, place))
}, 60_000)

it('more spend sells more, beyond what was seen with a warning; a price that never moved cannot be tried, with the reason', async () => {
  const plan = planOf(small)
  const tried = async (spendPerDay: number | null, priceMinor: number | null, liveHoursPerWeek: number | null = null) =>
    (await detailOf(plan, at('cloud-cup'), { spendPerDay, priceMinor, liveHoursPerWeek }, pool, cache, () => true)).whatIf!
  const [none, much, beyond] = [await tried(0, null), await tried(250, null), await tried(2000, null)]
  expect(none.unitsChange!.mean).toBeLessThan(0)
  expect(much.unitsChange!.mean).toBeGreaterThan(0)
  expect(much.unitsChange!.lo80).toBeLessThan(much.unitsChange!.hi80)
  expect(much.forecast!.mean[20]!).toBeGreaterThan(none.forecast!.mean[20]!)
  expect(beyond.reasons.map(({ key }) => key)).toContain('demand.ads.aboveSeen')
  const price = await tried(null, 1290)
  expect([price.forecast, price.reasons.map(({ key }) => key)]).toEqual([null, ['demand.whatIf.noPrice']])
  const live = await tried(null, null, 0)
  expect(live.forecast).not.toBeNull()
  const same = await tried(null, null)
  expect(same.unitsChange).toEqual({ mean: 0, lo80: 0, hi80: 0 })
}, 120_000)

it('an override replaces its days and says so', async () => {
  const override: ForecastOverride = { id: 'cloud-cup', skuId: 'cloud-cup' as SkuId, firstDay: '2026-11-24' as IsoDay, lastDay: '2026-11-30' as IsoDay, unitsPerDay: 500, factor: null, reason: 'Club order' }
  const detail = await detailOf(planOf({ ...small, overrides: [override] }), at('cloud-cup'), null, pool, cache, () => true)
  expect(detail.forecast.mean.map((units) => units === 500)).toEqual(Array.from({ length: 28 }, (_, h) => h >= 2 && h <= 8))
  expect(detail.override).toEqual(override)
  expect(detail.explanation.at(-1)).toMatchObject({ key: 'demand.explain.override', params: { reason: 'Club order' } })
}, 60_000)

it('the ads of the sample shop are found to do what its story says: about a fifth more orders', async () => {
  const { shop } = await adAnswersOf(planOf({ ...small, skus: [] }), pool, () => true)
  expect(shop?.fit).not.toBeNull()
  expect(shop!.plan!.liftShare.low).toBeLessThan(0.25)
  expect(shop!.plan!.liftShare.high).toBeGreaterThan(0.1)
}, 60_000)
