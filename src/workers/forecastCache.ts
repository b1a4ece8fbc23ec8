import { dailyUnits, emptyForecast } from '#advice/forecastPlan.ts'
import { planStart } from '#advice/planStart.ts'
import type { SkuForecast } from '#advice/types.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import { PoolClearedError, type Pool } from './pool.ts'

const KEPT_FORECASTS = 20_000

/** Forecasts of a plan's SKUs, made in the pool and kept while the past they were made from stays the same: changing a shift needs no new ones. */
export function createForecastCache() {
  const kept = new Map<string, SkuForecast>()
  return {
    /** `null` = cancelled. */
    async forecast(pool: Pool, document: PlanDocument, scenario: Scenario, onProgress: (done: number, total: number) => void): Promise<readonly SkuForecast[] | null> {
      const firstDay = planStart(document, scenario).firstDays[0]!
      const total = document.skus.length
      let done = 0
      const forecasts = document.skus.map(async ({ id: skuId }): Promise<SkuForecast> => {
        const history = dailyUnits(document, firstDay, { skuId })
        if (history === null) return { skuId, forecast: emptyForecast(scenario.horizonDays) }
        const key = `${skuId}\n${firstDay}\n${scenario.horizonDays}\n${history.firstDay}\n${history.values.join()}`
        let made = kept.get(key)
        if (!made) {
          made = { skuId, forecast: await pool.run((api) => api.forecast(history, firstDay, scenario.horizonDays)) }
          if (kept.size >= KEPT_FORECASTS) kept.clear()
          kept.set(key, made)
        }
        done += 1
        onProgress(done, total)
        return made
      })
      try {
        return await Promise.all(forecasts)
      } catch (error) {
        if (error instanceof PoolClearedError) return null
        throw error
      }
    },
  }
}
