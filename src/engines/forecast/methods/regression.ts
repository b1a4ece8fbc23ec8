import { yearlyEcho } from '../regression/bursts.ts'
import { fitRegression } from '../regression/fitRegression.ts'

import type { Known, Method, Outlook } from './method.ts'

const LEVEL_SMOOTHING = 0.03

/**
 * Log-linear negative binomial regression on season, trend, price and flags, times 1 + lift Hill(adstock(spend)).
 *
 * Carry-over and saturation are averaged over a grid by their posterior; bursts that nothing explains are left out of the fit; unusual
 * dates of last year return; the level follows the recent ratio of sales to fit. Missing periods are skipped.
 */
export const regression: Method = {
  name: 'regression',
  outlook: (values, season, horizon, known) => regressionOutlook(values, season, horizon, known),
}

function regressionOutlook(values: Float64Array, season: number, horizon: number, known: Known | undefined): Outlook | null {
  const fitted = known && fitRegression(known, season, horizon)
  if (!fitted || fitted.y.length !== values.length) return null
  const { observed, y, means, excess, known: count } = fitted
  const level = recentLevel(y, means, excess)
  const echo = season === 7 ? yearlyEcho(observed, means, excess, count) : new Float64Array(horizon).fill(1)
  const limit = 10 * largest(observed)
  const mean = Float64Array.from(echo, (factor, h) => Math.min(limit, means[count + h]! * factor * level))
  const sd = mean.map((value) => Math.sqrt(value + excess * value * value))
  return { mean, sd }
}

/** Sales over fit of the recent past, recent periods weighing more, drawn to 1 by how uncertain it is. */
function recentLevel(y: Float64Array, means: Float64Array, excess: number): number {
  let actual = 0
  let expected = 0
  let variance = 0
  let weight = 1
  for (let t = y.length - 1; t >= 0 && weight > 0.01; t -= 1) {
    if (!Number.isNaN(y[t]!)) {
      actual += weight * y[t]!
      expected += weight * means[t]!
      variance += weight * weight * (means[t]! + excess * means[t]! * means[t]!)
    }
    weight *= 1 - LEVEL_SMOOTHING
  }
  if (!(expected > 0)) return 1
  const noise = variance / (expected * expected)
  return 1 + (actual / expected - 1) * (LEVEL_VARIANCE / (LEVEL_VARIANCE + noise))
}

/** How far the level is thought to wander off the fit: a standard deviation of 5 %. */
const LEVEL_VARIANCE = 0.0025

function largest(values: Float64Array): number {
  let top = 0
  for (const value of values) if (value > top) top = value
  return top
}
