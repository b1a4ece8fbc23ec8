import { solveSymmetric } from '#math/cholesky.ts'
import { exp, log } from '#math/elementary.ts'

import type { Design } from './design.ts'

/** Coefficients of the log-linear part, and the lift of the ad effect: mean = exp(x beta) (1 + lift response). */
export type Coefficients = { readonly beta: Float64Array; readonly lift: number }

export const LIFT_PRIOR_MEAN = 1
const LIFT_PRIOR_SD = 1.2
const LARGEST_LIFT = 8

/** [rows] means of the model. */
export function modelMeans(design: Design, response: Float64Array | null, { beta, lift }: Coefficients): Float64Array {
  const { starts, columnOf, x } = design
  const means = new Float64Array(design.rows)
  for (let t = 0; t < design.rows; t += 1) {
    let sum = 0
    for (let at = starts[t]!; at < starts[t + 1]!; at += 1) sum += x[at]! * beta[columnOf[at]!]!
    means[t] = exp(Math.max(-30, Math.min(30, sum))) * (response ? 1 + lift * response[t]! : 1)
  }
  return means
}

/**
 * Maximum of the penalised negative binomial likelihood by Fisher scoring: `iterations` steps from `start`.
 *
 * `y` [known] with NaN for periods that do not count; variance mean + excess mean^2; priors of the design scaled by nothing: `y` in units sold.
 * Source: McCullagh and Nelder 1989; the lift enters as the column response / (1 + lift response).
 */
export function fitCoefficients(design: Design, y: Float64Array, response: Float64Array | null, excess: number, start: Coefficients, iterations: number): Coefficients {
  const { columns } = design
  const size = columns + (response ? 1 : 0)
  const beta = Float64Array.from(start.beta)
  let lift = start.lift
  const information = new Float64Array(size * size)
  const score = new Float64Array(size)
  for (let iteration = 0; iteration < iterations; iteration += 1) {
    informationAt(design, y, response, excess, { beta, lift }, information, score)
    if (!solveSymmetric(information, score)) break
    let longest = 0
    for (const step of score) longest = Math.max(longest, Math.abs(step))
    const damping = longest > 1.5 ? 1.5 / longest : 1
    for (let j = 0; j < columns; j += 1) beta[j] = beta[j]! + damping * score[j]!
    if (response) lift = Math.max(0, Math.min(LARGEST_LIFT, lift + damping * score[columns]!))
    if (longest < 1e-3) break
  }
  return { beta, lift }
}

/** Writes the expected information [size x size] and the score [size] of the log posterior; the lift, if any, comes last. */
export function informationAt(design: Design, y: Float64Array, response: Float64Array | null, excess: number, { beta, lift }: Coefficients, information: Float64Array, score: Float64Array): void {
  const { columns, starts, columnOf, x } = design
  const size = columns + (response ? 1 : 0)
  information.fill(0)
  for (let j = 0; j < columns; j += 1) {
    information[j * size + j] = design.priorPrecision[j]!
    score[j] = design.priorPrecision[j]! * (design.priorMean[j]! - beta[j]!)
  }
  if (response) {
    const precision = 1 / (LIFT_PRIOR_SD * LIFT_PRIOR_SD)
    information[columns * size + columns] = precision
    score[columns] = precision * (LIFT_PRIOR_MEAN - lift)
  }
  for (let t = 0; t < y.length; t += 1) {
    const actual = y[t]!
    if (Number.isNaN(actual)) continue
    const from = starts[t]!
    const to = starts[t + 1]!
    let sum = 0
    for (let at = from; at < to; at += 1) sum += x[at]! * beta[columnOf[at]!]!
    let mean = exp(Math.max(-30, Math.min(30, sum)))
    const growth = response ? 1 + lift * response[t]! : 1
    mean *= growth
    const weight = mean / (1 + excess * mean)
    const pull = (actual - mean) / (1 + excess * mean)
    for (let at = from; at < to; at += 1) {
      const i = columnOf[at]!
      score[i] = score[i]! + pull * x[at]!
      const weighted = weight * x[at]!
      for (let before = from; before <= at; before += 1) information[i * size + columnOf[before]!]! += weighted * x[before]!
    }
    if (!response) continue
    const slope = response[t]! / growth
    score[columns] = score[columns]! + pull * slope
    information[columns * size + columns]! += weight * slope * slope
    for (let at = from; at < to; at += 1) information[columns * size + columnOf[at]!]! += weight * slope * x[at]!
  }
  for (let i = 0; i < size; i += 1) for (let j = 0; j < i; j += 1) information[j * size + i] = information[i * size + j]!
}

/** Excess e of the variance mean + e mean^2 by moments, between 0 and 10. */
export function excessVariance(y: Float64Array, means: Float64Array): number {
  let above = 0
  let squares = 0
  for (let t = 0; t < y.length; t += 1) {
    if (Number.isNaN(y[t]!)) continue
    const gap = y[t]! - means[t]!
    above += gap * gap - means[t]!
    squares += means[t]! * means[t]!
  }
  return squares > 0 ? Math.max(0, Math.min(10, above / squares)) : 0
}

/** Negative binomial deviance plus the penalty: twice the loss of log posterior against a perfect fit. */
export function penalisedDeviance(design: Design, y: Float64Array, means: Float64Array, excess: number, { beta, lift }: Coefficients, hasResponse: boolean): number {
  const k = 1 / Math.max(excess, 1e-6)
  let sum = 0
  for (let t = 0; t < y.length; t += 1) {
    const actual = y[t]!
    if (Number.isNaN(actual)) continue
    const mean = Math.max(means[t]!, 1e-12)
    sum += 2 * ((actual > 0 ? actual * log(actual / mean) : 0) - (actual + k) * log((actual + k) / (mean + k)))
  }
  for (let j = 0; j < beta.length; j += 1) sum += design.priorPrecision[j]! * (beta[j]! - design.priorMean[j]!) * (beta[j]! - design.priorMean[j]!)
  return hasResponse ? sum + ((lift - LIFT_PRIOR_MEAN) * (lift - LIFT_PRIOR_MEAN)) / (LIFT_PRIOR_SD * LIFT_PRIOR_SD) : sum
}
