import { solveSymmetric } from '#math/cholesky.ts'
import { exp, log } from '#math/elementary.ts'

import type { Covariate } from './types.ts'

/** Columns of the log-linear base, as rows of (column, value) pairs laid end to end, with normal priors. */
export type BaseDesign = {
  readonly rows: number
  readonly columns: number
  readonly starts: Int32Array
  readonly columnOf: Int32Array
  readonly x: Float64Array
  readonly priorMean: Float64Array
  readonly priorPrecision: Float64Array
}

const SEASON = 7
const WEEKDAY_DEVIATION = 0.4
const TREND_DEVIATION_PER_YEAR = 0.5
/** The level may bend every eight weeks, so that a drift of sales is not laid on ads that drift too. */
const KNOT_DAYS = 56
const KNOT_DEVIATION = 0.12

/** Level, weekday, trend, slow bends of the level, covariates. */
export function baseDesign(rows: number, covariates: readonly Covariate[]): BaseDesign {
  const knots = Math.max(0, Math.floor(rows / KNOT_DAYS) - 1)
  const firstKnot = 2 + SEASON
  const firstCovariate = firstKnot + knots
  const columns = firstCovariate + covariates.length
  const entries: number[] = []
  const places: number[] = []
  const starts = new Int32Array(rows + 1)
  for (let t = 0; t < rows; t += 1) {
    const put = (column: number, value: number): void => {
      if (value === 0 || !Number.isFinite(value)) return
      places.push(column)
      entries.push(value)
    }
    put(0, 1)
    put(1, (t - rows) / 365)
    put(2 + (t % SEASON), 1)
    for (let k = 0; k < knots; k += 1) put(firstKnot + k, Math.max(0, 1 - Math.abs((t - ((k + 1) * rows) / (knots + 1)) / (rows / (knots + 1)))))
    covariates.forEach(({ values }, c) => put(firstCovariate + c, values[t] ?? 0))
    starts[t + 1] = entries.length
  }
  const deviations = Float64Array.from({ length: columns }, (_, j) => (
    j === 0 ? 100 : j === 1 ? TREND_DEVIATION_PER_YEAR : j < firstKnot ? WEEKDAY_DEVIATION : j < firstCovariate ? KNOT_DEVIATION : covariates[j - firstCovariate]!.priorDeviation))
  return {
    rows, columns, starts, columnOf: Int32Array.from(places), x: Float64Array.from(entries),
    priorMean: Float64Array.from({ length: columns }, (_, j) => (j < firstCovariate ? 0 : covariates[j - firstCovariate]!.priorMean)),
    priorPrecision: deviations.map((deviation) => 1 / (deviation * deviation)),
  }
}

/** Coefficients of the base, lift of the response, and the penalised log-likelihood there (the lift itself without a prior). */
export type SalesFit = { readonly beta: Float64Array; readonly lift: number; readonly logLikelihood: number; readonly means: Float64Array }

const LEAST_LIFT = -0.8
const LARGEST_LIFT = 12

/** [rows] log of the base. */
export function logBase({ rows, starts, columnOf, x }: BaseDesign, beta: Float64Array): Float64Array {
  return Float64Array.from({ length: rows }, (_, t) => {
    let sum = 0
    for (let at = starts[t]!; at < starts[t + 1]!; at += 1) sum += x[at]! * beta[columnOf[at]!]!
    return Math.max(-25, Math.min(25, sum))
  })
}

/**
 * Negative binomial fit (variance mean + excess mean^2) of base x (1 + lift response) by Fisher scoring, `response` in 0..1 or null for none.
 *
 * The lift may come out negative, so that its estimate is free of the bound that later belongs to it. Source: McCullagh and Nelder 1989.
 */
export function fitSales(design: BaseDesign, y: Float64Array, response: Float64Array | null, excess: number, start: { readonly beta: Float64Array; readonly lift: number }, iterations: number): SalesFit {
  const beta = Float64Array.from(start.beta)
  let lift = response ? start.lift : 0
  for (let iteration = 0; iteration < iterations; iteration += 1) {
    const { information, score } = scoring(design, y, response, excess, beta, lift)
    if (!solveSymmetric(information, score)) break
    const longest = score.reduce((most, step) => Math.max(most, Math.abs(step)), 0)
    const damping = longest > 1.5 ? 1.5 / longest : 1
    for (let j = 0; j < design.columns; j += 1) beta[j]! += damping * score[j]!
    if (response) lift = Math.max(LEAST_LIFT, Math.min(LARGEST_LIFT, lift + damping * score[design.columns]!))
    // Steps shrink quadratically: what is left after this one is below a thousandth.
    if (longest < 0.02) break
  }
  const means = logBase(design, beta).map((value, t) => exp(value) * (response ? 1 + lift * response[t]! : 1))
  return { beta, lift, means, logLikelihood: penalisedLogLikelihood(design, y, means, excess, beta) }
}

/** Expected information and score of base coefficients and, as the last row, of the lift. */
function scoring(design: BaseDesign, y: Float64Array, response: Float64Array | null, excess: number, beta: Float64Array, lift: number) {
  const { columns, starts, columnOf, x, priorMean, priorPrecision } = design
  const size = columns + (response ? 1 : 0)
  const information = new Float64Array(size * size)
  const score = new Float64Array(size)
  for (let j = 0; j < columns; j += 1) {
    information[j * size + j] = priorPrecision[j]!
    score[j] = priorPrecision[j]! * (priorMean[j]! - beta[j]!)
  }
  if (response) information[size * size - 1] = 1e-4
  const bases = logBase(design, beta)
  for (let t = 0; t < y.length; t += 1) {
    const actual = y[t]!
    if (Number.isNaN(actual)) continue
    const growth = response ? 1 + lift * response[t]! : 1
    const mean = exp(bases[t]!) * growth
    const weight = mean / (1 + excess * mean)
    const pull = (actual - mean) / (1 + excess * mean)
    const slope = response ? response[t]! / growth : 0
    for (let at = starts[t]!; at < starts[t + 1]!; at += 1) {
      const i = columnOf[at]!
      score[i]! += pull * x[at]!
      const weighted = weight * x[at]!
      for (let before = starts[t]!; before <= at; before += 1) information[i * size + columnOf[before]!]! += weighted * x[before]!
      if (response) information[columns * size + i]! += weighted * slope
    }
    if (!response) continue
    score[columns]! += pull * slope
    information[columns * size + columns]! += weight * slope * slope
  }
  for (let i = 0; i < size; i += 1) for (let j = 0; j < i; j += 1) information[j * size + i] = information[i * size + j]!
  return { information, score }
}

function penalisedLogLikelihood(design: BaseDesign, y: Float64Array, means: Float64Array, excess: number, beta: Float64Array): number {
  const k = 1 / Math.max(excess, 1e-6)
  let sum = 0
  for (let t = 0; t < y.length; t += 1) {
    const actual = y[t]!
    if (Number.isNaN(actual)) continue
    const mean = Math.max(means[t]!, 1e-12)
    sum += (actual > 0 ? actual * log(mean) : 0) - (actual + k) * log(mean + k)
  }
  for (let j = 0; j < beta.length; j += 1) sum -= (design.priorPrecision[j]! * (beta[j]! - design.priorMean[j]!) * (beta[j]! - design.priorMean[j]!)) / 2
  return sum
}

/** Standard errors at a fit: of the lift, of the recent log base (mean over `recent` rows), and their covariance. */
export function fitErrors(design: BaseDesign, y: Float64Array, response: Float64Array, excess: number, fit: SalesFit, recent: readonly number[]) {
  const size = design.columns + 1
  const { information } = scoring(design, y, response, excess, fit.beta, fit.lift)
  const ofLift = new Float64Array(size)
  ofLift[size - 1] = 1
  const functional = new Float64Array(size)
  for (const t of recent) for (let at = design.starts[t]!; at < design.starts[t + 1]!; at += 1) functional[design.columnOf[at]!]! += design.x[at]! / recent.length
  const ofBase = Float64Array.from(functional)
  if (!solveSymmetric(Float64Array.from(information), ofLift) || !solveSymmetric(information, ofBase)) return null
  let varianceBase = 0
  for (let j = 0; j < size; j += 1) varianceBase += functional[j]! * ofBase[j]!
  return { varianceLift: ofLift[size - 1]!, varianceBase, covariance: ofBase[size - 1]! }
}

/** Excess e of the variance mean + e mean^2 by moments, between 0 and 10. */
export function excessVariance(y: Float64Array, means: Float64Array, parameters: number): number {
  let above = 0
  let squares = 0
  let count = 0
  for (let t = 0; t < y.length; t += 1) if (!Number.isNaN(y[t]!)) count += 1
  const scale = count / Math.max(1, count - parameters)
  for (let t = 0; t < y.length; t += 1) {
    if (Number.isNaN(y[t]!)) continue
    const gap = y[t]! - means[t]!
    above += scale * gap * gap - means[t]!
    squares += means[t]! * means[t]!
  }
  return squares > 0 ? Math.max(0, Math.min(10, above / squares)) : 0
}

const BURST_RATIO = 1.8
const BURST_DEVIATIONS = 4

/** The sales with bursts that nothing explains made missing: five days together 1.8 times and four deviations above their means. */
export function withoutUnexplained(y: Float64Array, means: Float64Array, excess: number): Float64Array {
  return y.map((value, t) => {
    let actual = 0
    let expected = 0
    let variance = 1e-9
    for (let k = Math.max(0, t - 2); k <= Math.min(y.length - 1, t + 2); k += 1) {
      if (Number.isNaN(y[k]!)) continue
      actual += y[k]!
      expected += means[k]!
      variance += means[k]! + excess * means[k]! * means[k]!
    }
    return actual > BURST_RATIO * expected && actual - expected > BURST_DEVIATIONS * Math.sqrt(variance) && value > means[t]! ? NaN : value
  })
}
