import { calibrate } from './calibration.ts'
import { type Draft, draftForecast, finishForecast } from './draft.ts'
import type { Forecast, ForecastOptions, ForecastSeries } from './types.ts'

/** One series alone teaches little of its tails: outcomes of overlapping origins count a quarter each. */
const OWN_WEIGHT = 0.25
/** Pooled over many series the outcomes are nearly independent. */
const POOLED_WEIGHT = 1
const LEAST_POOLED = 200

/**
 * Forecast of one series with intervals; never throws, whatever the values (empty, all missing, all zero, length 1).
 *
 * Shapes: mean [horizon], quantiles [7][horizon]. Units: as the values, per period.
 */
export function forecastSeries(series: ForecastSeries, options: ForecastOptions): Forecast {
  const draft = draftForecast(series, options)
  return finishForecast(draft, calibrate(draft.deviates, OWN_WEIGHT, draft.historyHorizons))
}

/** Forecasts from drafts of many series: the correction of the intervals is pooled over those that sell regularly, and those that do not. */
export function finishTogether(drafts: readonly Draft[]): Forecast[] {
  const groupOf = (draft: Draft): string => (draft.demandClass === 'intermittent' || draft.demandClass === 'lumpy' ? 'rare' : 'regular')
  const groups = new Map<string, Draft[]>()
  for (const draft of drafts) {
    const members = groups.get(groupOf(draft)) ?? []
    members.push(draft)
    groups.set(groupOf(draft), members)
  }
  const corrections = new Map(Array.from(groups, ([group, members]) => {
    const pool = members.flatMap((draft) => draft.deviates)
    const history = members.reduce((sum, draft) => sum + draft.historyHorizons / members.length, 0)
    return [group, pool.length >= LEAST_POOLED ? calibrate(pool, POOLED_WEIGHT, history) : null]
  }))
  return drafts.map((draft) => finishForecast(draft, corrections.get(groupOf(draft)) ?? calibrate(draft.deviates, OWN_WEIGHT, draft.historyHorizons)))
}
