import { type AdAnswers, finishAdAnswers } from '#advice/demand/ads.ts'
import { sharesByHand } from '#advice/demand/adDrivers.ts'
import { adTasks } from '#advice/demand/adTasks.ts'
import { demandDetail, touches } from '#advice/demand/detail.ts'
import { type EventLibrary, eventLibrary } from '#advice/demand/eventLibrary.ts'
import { finishPart, LIST_HORIZON_DAYS } from '#advice/demand/rows.ts'
import type { DemandDetail, DemandWhatIf } from '#advice/demand/types.ts'
import { triedPlan } from '#advice/demand/whatIf.ts'
import { demandSeries } from '#advice/demandSeries.ts'
import { knownDrivers } from '#advice/driversOf.ts'
import type { SkuId } from '#domain/units.ts'
import { partForecasts } from './demandList.ts'
import { MAX_PART_ROWS, overridesOf, type DemandPlan } from './demandPlan.ts'
import type { ForecastCache } from './forecastCache.ts'
import type { Pool } from './pool.ts'

const libraries = new WeakMap<DemandPlan, EventLibrary>()

export function libraryOf(plan: DemandPlan): EventLibrary {
  let library = libraries.get(plan)
  if (!library) libraries.set(plan, (library = eventLibrary(plan.document, plan.tables, plan.firstDay, plan.document.pastEvents)))
  return library
}

/** Events of one SKU; in a large plan whose library nobody asked for yet, only what its own sales show. */
function eventsOf(plan: DemandPlan, s: number): EventLibrary['events'] {
  const { document, tables, firstDay } = plan
  const sku = document.skus[s]!
  const isSoonDone = document.skus.length <= MAX_PART_ROWS || libraries.has(plan)
  const { events } = isSoonDone ? libraryOf(plan) : eventLibrary({ ...document, skus: [sku] }, tables, firstDay, document.pastEvents.filter(({ original }) => touches(original, sku.id)))
  return events.filter((event) => touches(event, sku.id))
}

/** Everything of the SKU at place `s` of the plan. Rejects with PoolClearedError when cancelled. */
export async function detailOf(plan: DemandPlan, s: number, whatIf: DemandWhatIf | null, pool: Pool, cache: ForecastCache, isWanted: () => boolean): Promise<DemandDetail> {
  const { document, firstDay } = plan
  const skuId = document.skus[s]!.id
  const series = demandSeries(document, firstDay, skuId)
  // With its part while that is soon done, so that the interval is that of the list; in a large plan with those of its part that are known.
  const skus = document.skus.length <= MAX_PART_ROWS ? plan.parts[0]! : knownPart(plan, s, cache)
  const { tasks, drafts } = await partForecasts(plan, skus, pool, cache, 'detail', isWanted)
  const at = skus.indexOf(s)
  const task = tasks[at] ?? null
  const draft = drafts[at] ?? null
  const forecast = finishPart(tasks, drafts, overridesOf(plan, skus), firstDay)[at]!
  const drivers = series && task ? knownDrivers(document, skuId, series.firstDay, series.values.length, task.horizon) : []
  const tried = series && task && whatIf ? triedPlan(document, skuId, series, task.horizon, drivers, whatIf) : null
  const expected = task ? [...new Array<number>(task.bridgedDays).fill(0), ...forecast.mean] : []
  const parts = task && (await pool.run((api) => api.detail({ task, method: forecast.method, tried: tried?.drivers ?? null, expected }), 'detail', isWanted))
  return demandDetail({
    document, s, firstDay, series, task, drivers, draft, forecast, parts, tried,
    pooled: drafts.filter((one) => one !== null), events: eventsOf(plan, s),
  })
}

/** The SKUs of the part that the SKU is in, as far as their drafts are there, and itself. */
function knownPart(plan: DemandPlan, s: number, cache: ForecastCache): readonly number[] {
  const part = plan.parts.find((skus) => skus.includes(s)) ?? [s]
  return part.filter((one) => one === s || cache.hasOf(plan.document, one, plan.firstDay, LIST_HORIZON_DAYS))
}

/** What ads did, fitted in the pool. Rejects with PoolClearedError when cancelled. */
export async function adAnswersOf(plan: DemandPlan, pool: Pool, isWanted: () => boolean): Promise<AdAnswers> {
  const input = { document: plan.document, tables: plan.tables, beforeDay: plan.firstDay, sharesByHand: sharesByHand(plan.document) }
  const tasks = adTasks(input)
  const grids = await Promise.all(tasks.series.map(({ series }) => pool.run((api) => api.fitGrid(series), 'detail', isWanted)))
  return finishAdAnswers(input, tasks, grids, { days: LIST_HORIZON_DAYS, shop: null, bySku: new Map<SkuId, Float64Array>(), seed: 1 })
}
