import { solveSymmetric } from '#math/cholesky.ts'
import { normalProbability } from '#math/normal.ts'

import { saneValues } from '../saneValues.ts'
import type { ForecastSeries } from '../types.ts'

import { adstock, hill } from './adResponse.ts'
import { fitRegression, type RegressionFit, type ResponseFit } from './fitRegression.ts'
import { informationAt, modelMeans } from './negativeBinomial.ts'

/** What planned spend sells over the horizon that no spend would not: units, with an 80 % interval. */
export type AdEffect = {
  readonly mean: number
  readonly lo80: number
  readonly hi80: number
  /** The plan spends more on a day than was ever seen: what lies beyond is extrapolated. */
  readonly isBeyondSeen: boolean
}

/** Relative error of the base over the plan that the fit does not know of: the level wanders, dates are never quite alike, the grid is coarse. */
const BASE_SD = 0.08

/** Errors of neighbouring days hang together, which the likelihood does not know: spreads are wider than it says. */
export const WIDENING = 1.2

export type Part = { readonly weight: number; readonly mean: number; readonly sd: number }

/**
 * Units sold over the horizon because of the planned spend, against the same plan without spend (what earlier spend carries over stays).
 *
 * Each carry-over and saturation of the grid gives a normal distribution by the delta method; the result is their mixture, not below 0.
 * Null when the series has no spend that varies, or the regression cannot be fitted.
 */
export function adEffect(series: ForecastSeries, horizon: number): AdEffect | null {
  const known = { observed: saneValues(series.values), drivers: series.drivers ?? [] }
  const fitted = fitRegression(known, series.season, horizon)
  if (!fitted || fitted.responses.length === 0) return null
  const parts = fitted.responses.map((response) => partOf(fitted, response))
  const spend = fitted.design.spend!
  const most = (values: Float64Array): number => values.reduce((top, value) => (value > top ? value : top), 0)
  return {
    mean: Math.max(0, parts.reduce((sum, { weight, mean }) => sum + weight * mean, 0)),
    lo80: mixtureQuantile(parts, 0.1),
    hi80: mixtureQuantile(parts, 0.9),
    isBeyondSeen: most(spend.subarray(fitted.known)) > most(spend.subarray(0, fitted.known)),
  }
}

function partOf({ design, known, y, excess, planFactors }: RegressionFit, { carry, half, steepness, response, coefficients, weight }: ResponseFit): Part {
  const { columns, starts, columnOf, x, rows } = design
  const without = hill(adstock(design.spend!.map((value, t) => (t < known ? value : 0)), carry), half, steepness)
  const base = modelMeans(design, null, { ...coefficients, lift: 0 })
  const gradient = new Float64Array(columns + 1)
  let mean = 0
  for (let t = known; t < rows; t += 1) {
    const gained = planFactors[t - known]! * base[t]! * (response[t]! - without[t]!)
    gradient[columns] = gradient[columns]! + gained
    mean += coefficients.lift * gained
    for (let at = starts[t]!; at < starts[t + 1]!; at += 1) gradient[columnOf[at]!]! += coefficients.lift * gained * x[at]!
  }
  const size = columns + 1
  const information = new Float64Array(size * size)
  informationAt(design, y, response, excess, coefficients, information, new Float64Array(size))
  const direction = Float64Array.from(gradient)
  if (!solveSymmetric(information, direction)) return { weight, mean, sd: Math.abs(mean) }
  let variance = BASE_SD * BASE_SD * mean * mean
  for (let i = 0; i < size; i += 1) variance += gradient[i]! * direction[i]!
  return { weight, mean, sd: WIDENING * Math.sqrt(Math.max(0, variance)) }
}

/** Quantile of a mixture of normals, values below 0 counted as 0; by bisection. */
export function mixtureQuantile(parts: readonly Part[], level: number): number {
  const below = (value: number): number => parts.reduce((sum, { weight, mean, sd }) => sum + weight * (sd > 0 ? normalProbability((value - mean) / sd) : value >= mean ? 1 : 0), 0)
  if (below(0) >= level) return 0
  let low = 0
  let high = parts.reduce((top, { mean, sd }) => Math.max(top, mean + 6 * sd), 0)
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2
    if (below(middle) < level) low = middle
    else high = middle
  }
  return (low + high) / 2
}
