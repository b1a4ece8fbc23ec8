import type { ForecastSeries } from './types.ts'

/** A young series leans on the profile of its category until it has seen this many seasons of its own. */
export const YOUNG_SEASONS = 4
const SMALLEST_SHARE = 0.05

/** Whether a series is too young for a season of its own, and has one to borrow. */
export function borrows({ values, season, borrow }: ForecastSeries): boolean {
  return borrow !== undefined && season > 1 && borrow.length === season && values.length < YOUNG_SEASONS * season && borrow.every((share) => share >= 0 && share < Infinity) && borrow.some((share) => share > 0)
}

/** [season] shares of mean 1, none below 0.05, by phase of the period index. */
export function usableProfile(borrow: Float64Array): Float64Array {
  const mean = borrow.reduce((sum, share) => sum + share, 0) / borrow.length
  return borrow.map((share) => Math.max(SMALLEST_SHARE, share / mean))
}

/**
 * Profile of a category: sales by phase over the mean, of all its series together, so that those that sell more count more. Mean 1.
 *
 * `firstPhase` is the phase of each series' period 0; the result is by phase. Null when nothing was sold.
 */
export function categoryProfile(series: readonly { readonly values: Float64Array; readonly firstPhase: number }[], season: number): Float64Array | null {
  const units = new Float64Array(season)
  const periods = new Float64Array(season)
  for (const { values, firstPhase } of series) {
    for (let t = 0; t < values.length; t += 1) {
      if (!(values[t]! >= 0 && values[t]! < Infinity)) continue
      const phase = (firstPhase + t) % season
      units[phase] = units[phase]! + values[t]!
      periods[phase] = periods[phase]! + 1
    }
  }
  const means = units.map((sum, phase) => (periods[phase]! > 0 ? sum / periods[phase]! : NaN))
  const seen = means.filter((value) => !Number.isNaN(value))
  const average = seen.reduce((sum, value) => sum + value / seen.length, 0)
  return average > 0 ? means.map((value) => (Number.isNaN(value) ? 1 : value / average)) : null
}
