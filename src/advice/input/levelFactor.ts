import { levelFactorQuantiles, samplePaths } from '#engines/forecast/samplePaths.ts'

import type { DailyUnits } from '../dailyUnits.ts'
import { DAYS_PER_SEASON, forecastDaily } from '../forecastPlan.ts'

/** Possible futures that the lasting error of the forecast is read from, and their seed: always the same, so that the input is. */
const LEVEL_PATHS = { paths: 1000, seed: 1 }

/** Answers by what they were made from: a plan is simulated again and again while its past stays as it is. */
const known = new Map<string, readonly number[]>()
const MOST_KNOWN = 16

/** Quantiles of the forecast error that lasts, as a factor of mean 1: of the market's total, since errors of single SKUs partly cancel. */
export function levelFactor(history: DailyUnits, firstDay: number, horizonDays: number): readonly number[] {
  const key = [history.firstDay, firstDay, horizonDays, ...history.values].join()
  let quantiles = known.get(key)
  if (!quantiles) {
    const forecast = forecastDaily(history, firstDay, horizonDays)
    quantiles = levelFactorQuantiles(samplePaths({ values: history.values, season: DAYS_PER_SEASON }, forecast, LEVEL_PATHS))
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(key, quantiles)
  }
  return quantiles
}
