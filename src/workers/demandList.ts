import { emptyShelves, finishPart, rowFuture, rowOf, rowPast } from '#advice/demand/rows.ts'
import type { DemandPart, DemandRow } from '#advice/demand/types.ts'
import type { SkuId } from '#domain/units.ts'
import { MAX_PART_ROWS, overridesOf, tasksOf, type DemandPlan } from './demandPlan.ts'
import type { ForecastCache } from './forecastCache.ts'
import { PoolClearedError, type Pool } from './pool.ts'

/** SKUs per job of the first figures: a tenth of a second, so that more urgent work need not wait. */
const INSTANT_JOB = 50
/** Parts of the full choice drafted at a time, so that workers stay busy while one is finished. */
const PARTS_AHEAD = 2

/** Streams the rows of a plan: first all in haste, then, part by part, those of the full choice. False = cancelled. */
export async function streamRows(plan: DemandPlan, pool: Pool, cache: ForecastCache, onPart: (part: DemandPart) => void): Promise<boolean> {
  const shelves = emptyShelves(plan.document)
  try {
    await instantRows(plan, pool, shelves, onPart)
    await fullRows(plan, pool, cache, shelves, onPart)
    return true
  } catch (error) {
    if (error instanceof PoolClearedError) return false
    throw error
  }
}

async function instantRows(plan: DemandPlan, pool: Pool, shelves: ReadonlySet<SkuId>, onPart: (part: DemandPart) => void): Promise<void> {
  const total = plan.document.skus.length
  let done = 0
  let ready: DemandRow[] = []
  const send = (): void => {
    if (ready.length === 0) return
    onPart({ rows: ready, done, total, phase: 'instant' })
    ready = []
  }
  const job = async (first: number): Promise<void> => {
    const skus = Array.from({ length: Math.min(INSTANT_JOB, total - first) }, (_, i) => first + i)
    const futures = await pool.run((api) => api.instantFutures(tasksOf(plan, skus, true), overridesOf(plan, skus), plan.firstDay), 'list')
    done += skus.length
    ready.push(...skus.map((s, i) => rowOf(rowPast(plan.document, s, plan.firstDay, shelves), futures[i]!, true)))
    // The first rows come at once: the list is looked at from its top.
    if (ready.length > MAX_PART_ROWS - INSTANT_JOB || first === 0) send()
  }
  await Promise.all(Array.from({ length: Math.ceil(total / INSTANT_JOB) }, (_, i) => job(i * INSTANT_JOB)))
  send()
}

async function fullRows(plan: DemandPlan, pool: Pool, cache: ForecastCache, shelves: ReadonlySet<SkuId>, onPart: (part: DemandPart) => void): Promise<void> {
  const total = plan.document.skus.length
  let done = 0
  const waiting = [...plan.parts]
  const runner = async (): Promise<void> => {
    for (let skus = waiting.shift(); skus; skus = waiting.shift()) {
      const forecasts = await partForecasts(plan, skus, pool, cache, 'list')
      done += skus.length
      const rows = skus.map((s, i) => rowOf(rowPast(plan.document, s, plan.firstDay, shelves), rowFuture(forecasts.forecasts[i]!, forecasts.tasks[i]!), false))
      onPart({ rows, done, total, phase: 'full' })
    }
  }
  await Promise.all(Array.from({ length: PARTS_AHEAD }, runner))
}

/** Forecasts of a part's SKUs after the full choice, their intervals learnt together. */
export async function partForecasts(plan: DemandPlan, skus: readonly number[], pool: Pool, cache: ForecastCache, lane: 'list' | 'detail', isWanted?: () => boolean) {
  const tasks = tasksOf(plan, skus, false)
  const drafts = await Promise.all(tasks.map((task) => task && cache.draftOf(pool, task, lane, isWanted)))
  return { tasks, drafts, forecasts: finishPart(tasks, drafts, overridesOf(plan, skus), plan.firstDay) }
}
