import { totalOf } from '#engines/forecast/totals.ts'
import type { Forecast } from '#engines/forecast/types.ts'
import { gammaPoissonCounts, poissonCounts, type Counts } from '#math/counts.ts'
import { gammaProbability } from '#math/gammaDistribution.ts'
import { normalQuantile } from '#math/normal.ts'

import { HORIZON_DAYS } from './types.ts'

const WEEK = 7
const MONTH = 28
const Z80 = normalQuantile(0.9)

/**
 * Demand of one SKU from a day on. `cumulative[t]`: expected units of the first t days, shape [HORIZON_DAYS + 1]; the variance of the units of
 * t days is `passing` t + `lasting` t^2: chance of single days, and a level that may be wrong for good.
 */
export type DemandSpread = { readonly cumulative: Float64Array; readonly passing: number; readonly lasting: number }

/**
 * Beyond the days that are forecast, the last forecast week goes on. Both parts of the variance follow from the intervals of one week
 * and of four, or of as many days as are forecast; `factor` multiplies demand.
 */
export function demandSpread(forecast: Pick<Forecast, 'mean' | 'quantiles'>, factor = 1): DemandSpread {
  const { mean } = forecast
  const known = mean.length
  const cumulative = new Float64Array(HORIZON_DAYS + 1)
  for (let t = 0; t < HORIZON_DAYS; t += 1) {
    const at = t < known ? t : known - WEEK + ((t - known) % WEEK)
    cumulative[t + 1] = cumulative[t]! + factor * Math.max(0, mean[Math.max(0, at)] ?? 0)
  }
  const short = Math.min(WEEK, known)
  const long = Math.min(MONTH, known)
  const week = varianceOf(forecast, short) * factor * factor
  const month = varianceOf(forecast, long) * factor * factor
  const lasting = long > short ? Math.max(0, (month - (long / short) * week) / (long * long - long * short)) : 0
  const passing = long > 0 ? Math.max(0, (month - lasting * long * long) / long) : 0
  return { cumulative, passing, lasting }
}

/** The variance of a total from the upper end of its 80 % interval: `unitsAtDeviate` solved for the spread. */
function varianceOf(forecast: Pick<Forecast, 'mean' | 'quantiles'>, days: number): number {
  const { mean, hi80 } = totalOf(forecast, days)
  if (!(mean > 0)) return 0
  const sd = mean * 1.5 * (Z80 - Math.sqrt(Math.max(0, Z80 * Z80 - 4 * (Math.cbrt(hi80 / mean) - 1))))
  return sd * sd
}

/** Expected units of the first `days` days; fractions of a day count in part, days beyond the horizon at the pace of the whole. */
export function meanOfDays({ cumulative }: DemandSpread, days: number): number {
  if (!(days > 0)) return 0
  if (days >= HORIZON_DAYS) return (cumulative[HORIZON_DAYS]! * days) / HORIZON_DAYS
  const whole = Math.floor(days)
  return cumulative[whole]! + (days - whole) * (cumulative[whole + 1]! - cumulative[whole]!)
}

/**
 * At least that of a Poisson count. Days count by what is expected of them at the pace of the first four weeks: where sales pause, nothing
 * gets less certain, and more days never make large demand less likely.
 */
export function varianceOfDays(spread: DemandSpread, days: number): number {
  const mean = meanOfDays(spread, days)
  if (!(mean > 0)) return 0
  const { cumulative } = spread
  const pace = cumulative[MONTH]! > 0 ? cumulative[MONTH]! / MONTH : cumulative[HORIZON_DAYS]! / HORIZON_DAYS
  const counted = mean / pace
  return Math.max(mean, spread.passing * counted + spread.lasting * counted * counted)
}

/** Units that the first `days` days do not exceed with the chance of the standard normal deviate z. Source: Wilson and Hilferty 1931. */
export function unitsAtDeviate(spread: DemandSpread, days: number, z: number): number {
  const mean = meanOfDays(spread, days)
  if (!(mean > 0)) return 0
  const inverseShape = Math.min(4, varianceOfDays(spread, days) / (mean * mean))
  const root = 1 - inverseShape / 9 + (z * Math.sqrt(inverseShape)) / 3
  return root <= 0 ? 0 : mean * root * root * root
}

/** Chance that the units of the first `days` days are at most `units`. */
export function chanceWithin(spread: DemandSpread, days: number, units: number): number {
  const mean = meanOfDays(spread, days)
  if (units < 0) return 0
  if (!(mean > 0)) return 1
  const variance = varianceOfDays(spread, days)
  // Half a unit more: units are whole.
  return gammaProbability(units + 0.5, (mean * mean) / variance, mean / variance)
}

/** Chance that at least n units are wanted in the first `days` days, which may be more or fewer by `daysSd`; [n], 1 at 0. Negative binomial, Poisson when the spread is small. */
export function tailOfDays(spread: DemandSpread, days: number, daysSd = 0): Float64Array {
  const mean = meanOfDays(spread, days)
  if (!(mean > 0)) return Float64Array.of(1)
  const pace = mean / days
  const excess = varianceOfDays(spread, days) + pace * pace * daysSd * daysSd - mean
  const shape = (mean * mean) / Math.max(excess, 1e-9 * mean)
  return tailOf(excess > 1e-6 * mean ? gammaPoissonCounts(1, shape, shape / mean) : poissonCounts(mean))
}

function tailOf({ first, shares }: Counts): Float64Array {
  const tail = new Float64Array(first + shares.length).fill(1)
  let above = 0
  for (let i = shares.length - 1; i >= 0; i -= 1) {
    above += shares[i]!
    tail[first + i] = Math.min(1, above)
  }
  tail[0] = 1
  return tail
}

