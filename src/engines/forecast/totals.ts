import { normalQuantile } from '#math/normal.ts'

import { lastingShares } from './samplePaths.ts'
import { valueAtDeviate } from './spread.ts'
import type { Forecast } from './types.ts'

/** Autocorrelation of neighbouring periods' passing errors, as a rule. */
const USUAL_FADE = 0.3
const Z80 = normalQuantile(0.9)
const Z95 = normalQuantile(0.975)

/**
 * Units of the first `periods` periods together, with an 80 % interval: errors of single periods hang together as in `samplePaths`, by their
 * variances and without drawing; the total is taken as gamma distributed. No period is surer than a Poisson count.
 */
export function totalOf(forecast: Pick<Forecast, 'mean' | 'quantiles'>, periods: number): { readonly mean: number; readonly lo80: number; readonly hi80: number } {
  const count = Math.min(periods, forecast.mean.length)
  const share = lastingShares(forecast)
  const [q02, q10, , , , q90, q97] = forecast.quantiles
  let mean = 0
  let variance = 0
  let lasting = 0
  let passing = 0
  for (let h = 0; h < count; h += 1) {
    const expected = forecast.mean[h]!
    const width = Math.max((q90![h]! - q10![h]!) / (2 * Z80), (q97![h]! - q02![h]!) / (2 * Z95))
    const sd = Math.sqrt(Math.max(width * width, expected))
    const own = Math.sqrt(share[h]!) * sd
    const rest = Math.sqrt(1 - share[h]!) * sd
    // Covariance with all earlier periods: `lasting` is their sum, `passing` their sum faded once a period.
    passing *= USUAL_FADE
    variance += sd * sd + 2 * (own * lasting + rest * passing)
    lasting += own
    passing += rest
    mean += expected
  }
  const sd = Math.sqrt(variance)
  return { mean, lo80: mean > 0 ? valueAtDeviate('gamma', -Z80, mean, sd) : 0, hi80: mean > 0 ? valueAtDeviate('gamma', Z80, mean, sd) : 0 }
}
