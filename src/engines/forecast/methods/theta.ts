import { isSeasonal, seasonalFigure } from '../decompose.ts'

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
    const found = isSeasonal(values, season) ? seasonalFigure(values, season, 'multiplicative') : null
    const figure = found?.every((share) => Math.abs(share) >= 1e-4) ? found : null
    const adjusted = figure ? values.map((value, t) => value / figure[t % season]!) : values
    const fit = smoothLevelLikeR(adjusted)
    const sigma = rootMeanSquare(fit.sumSquaredErrors, Math.max(1, n - 2))
    const halfSlope = regressionSlope(adjusted) / 2
    let decay = 1
    for (let t = 0; t < n; t += 1) decay *= 1 - fit.alpha
    const lead = (1 - decay) / fit.alpha
    const mean = new Float64Array(horizon)
    const sd = new Float64Array(horizon)
    for (let h = 0; h < horizon; h += 1) {
      const share = figure ? figure[(n + h) % season]! : 1
      mean[h] = (fit.level + halfSlope * (h + lead)) * share
      sd[h] = sigma * Math.sqrt(1 + h * fit.alpha * fit.alpha)
    }
    return { mean, sd }
  },
}

function regressionSlope(values: Float64Array): number {
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
  return squares > 0 ? cross / squares : 0
}
