import { adjustSeason } from '../seasonalAdjustment.ts'

import { type Method, rootMeanSquare } from './method.ts'
import { smoothLevelLikeR } from './ses.ts'

/**
 * The Theta method: exponential smoothing with half the slope of the regression line, on values freed of a multiplicative season.
 *
 * Source: Assimakopoulos and Nikolopoulos 2000, in the form of Hyndman and Billah 2003; the season test is that of R's `thetaf`.
 */
export const theta: Method = {
  name: 'theta',
  outlook(values, season, horizon) {
    const n = values.length
    if (n < 3) return null
    const { adjusted, restore } = adjustSeason(values, season)
    const fit = smoothLevelLikeR(adjusted)
    const sigma = rootMeanSquare(fit.sumSquaredErrors, Math.max(1, n - 2))
    const halfSlope = regressionLine(adjusted).slope / 2
    let decay = 1
    for (let t = 0; t < n; t += 1) decay *= 1 - fit.alpha
    const lead = (1 - decay) / fit.alpha
    const mean = new Float64Array(horizon)
    const sd = new Float64Array(horizon)
    for (let h = 0; h < horizon; h += 1) {
      mean[h] = fit.level + halfSlope * (h + lead)
      sd[h] = sigma * Math.sqrt(1 + h * fit.alpha * fit.alpha)
    }
    return { mean: restore(mean), sd: restore(sd) }
  },
}

/** Least-squares line value = intercept + slope t through the values at t = 1, 2, ... */
export function regressionLine(values: Float64Array): { readonly intercept: number; readonly slope: number } {
  const n = values.length
  let mean = 0
  for (const value of values) mean += value / n
  let cross = 0
  let squares = 0
  for (let t = 0; t < n; t += 1) {
    const x = t - (n - 1) / 2
    cross += x * (values[t]! - mean)
    squares += x * x
  }
  const slope = squares > 0 ? cross / squares : 0
  return { intercept: mean - (slope * (n + 1)) / 2, slope }
}
