import { dailyUnits, forecastDaily } from '#advice/forecastPlan.ts'
import { planStart } from '#advice/planStart.ts'
import type { SkuForecast } from '#advice/types.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'

const KEPT_FORECASTS = 20_000
/** Lets a message to cancel through; nothing else waits for it. */
const breathe = () => new Promise<void>((resolve) => setTimeout(resolve))
const BREATHE_EVERY_MS = 30

/** Forecasts of a plan's SKUs, kept while the past they were made from stays the same: changing a shift needs no new ones. */
export function createForecastCache() {
  const kept = new Map<string, SkuForecast>()
  return {
    /** `null` = cancelled. */
    async forecast(document: PlanDocument, scenario: Scenario, onProgress: (done: number, total: number) => void, isCancelled: () => boolean): Promise<readonly SkuForecast[] | null> {
      const firstDay = planStart(document, scenario).firstDays[0]!
      const forecasts: SkuForecast[] = []
      let lastBreathAt = performance.now()
      for (const { id: skuId } of document.skus) {
        const history = dailyUnits(document, firstDay, { skuId })
        const key = `${skuId}\n${firstDay}\n${scenario.horizonDays}\n${history === null ? '' : `${history.firstDay}:${history.values.join()}`}`
        let forecast = kept.get(key)
        if (!forecast) {
          forecast = { skuId, forecast: forecastDaily(history, firstDay, scenario.horizonDays) }
          if (kept.size >= KEPT_FORECASTS) kept.clear()
          kept.set(key, forecast)
        }
        forecasts.push(forecast)
        if (performance.now() - lastBreathAt > BREATHE_EVERY_MS) {
          onProgress(forecasts.length, document.skus.length)
          await breathe()
          lastBreathAt = performance.now()
          if (isCancelled()) return null
        }
      }
      return forecasts
    },
  }
}
