import { finishPlan, forecastTasks, skuTask, type ForecastTask } from '#advice/forecastPlan.ts'
import type { SkuForecast } from '#advice/types.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import type { Draft } from '#engines/forecast/draft.ts'
import { PoolClearedError, type Lane, type Pool } from './pool.ts'
import { taskKey } from './taskKey.ts'

/** About 6 kB each. */
const KEPT_DRAFTS = 12_000
const PROGRESS_STEPS = 200

export type ForecastCache = ReturnType<typeof createForecastCache>

/** Forecasts of a plan's SKUs, drafted in the pool; drafts are kept while the past they were made from stays the same: changing a shift needs no new ones. */
export function createForecastCache() {
  const kept = new Map<string, Draft>()

  async function draftOf(pool: Pool, task: ForecastTask, lane: Lane, isWanted?: () => boolean): Promise<Draft> {
    const key = taskKey(task)
    let draft = kept.get(key)
    if (!draft) {
      draft = await pool.run((api) => api.draft(task), lane, isWanted)
      if (kept.size >= KEPT_DRAFTS) kept.delete(kept.keys().next().value!)
      kept.set(key, draft)
    }
    return draft
  }

  return {
    draftOf,
    /** Whether the draft of the SKU at place `s` is there. */
    hasOf: (document: PlanDocument, s: number, firstDay: number, horizonDays: number): boolean => {
      const task = skuTask(document, document.skus[s]!.id, firstDay, horizonDays, false)
      return task === null || kept.has(taskKey(task))
    },
    /** `null` = cancelled. */
    async forecast(pool: Pool, document: PlanDocument, scenario: Scenario, onProgress: (done: number, total: number) => void): Promise<readonly SkuForecast[] | null> {
      const tasks = forecastTasks(document, scenario)
      let done = 0
      const drafting = tasks.map(async (task) => {
        const draft = task && (await draftOf(pool, task, 'run'))
        done += 1
        // Each message is a task for the page: thousands of SKUs must not mean thousands of messages.
        if (done % Math.ceil(tasks.length / PROGRESS_STEPS) === 0 || done === tasks.length) onProgress(done, tasks.length)
        return draft
      })
      try {
        return finishPlan(document, scenario, tasks, await Promise.all(drafting))
      } catch (error) {
        if (error instanceof PoolClearedError) return null
        throw error
      }
    },
  }
}
