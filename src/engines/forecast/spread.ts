import { countMidProbability, countQuantile } from '#math/countQuantiles.ts'
import { exp, log } from '#math/elementary.ts'
import { normalProbability, normalQuantile } from '#math/normal.ts'

/**
 * Shape of the predictive distribution of one period: `normal`; `gamma` for amounts that cannot be negative; `count` for small whole numbers
 * (negative binomial, Poisson when the spread is small).
 */
export type SpreadShape = 'normal' | 'gamma' | 'count'

const COUNT_MEAN_LIMIT = 60

/** The shape for a series: whole and small numbers are counts, other non-negative values gamma, the rest normal. */
export function shapeOf(values: Float64Array): SpreadShape {
  let isWhole = true
  let sum = 0
  for (const value of values) {
    if (value < 0) return 'normal'
    if (!Number.isInteger(value)) isWhole = false
    sum += value
  }
  return isWhole && sum / Math.max(1, values.length) <= COUNT_MEAN_LIMIT ? 'count' : 'gamma'
}

/** Value at the standard normal deviate z of a distribution with this mean and standard deviation; never negative except for `normal`. */
export function valueAtDeviate(shape: SpreadShape, z: number, mean: number, sd: number): number {
  if (shape === 'normal') return mean + z * sd
  if (!(mean > 0)) return Math.max(0, z * sd)
  if (shape === 'count') {
    const count = countQuantile(normalProbability(z), mean, sd * sd)
    if (count !== null) return count
  }
  // Wilson and Hilferty 1931: the cube root of a gamma variable is nearly normal. Very wide spreads keep a sane shape by the limit.
  const inverseShape = Math.min(MAX_INVERSE_SHAPE, (sd * sd) / (mean * mean))
  const root = 1 - inverseShape / 9 + (z * Math.sqrt(inverseShape)) / 3
  return root <= 0 ? 0 : mean * root * root * root
}

const MAX_INVERSE_SHAPE = 4

/** The standard normal deviate at which `value` lies: the inverse of `valueAtDeviate`, the middle of the step for counts; within +-8. */
export function deviateOf(shape: SpreadShape, value: number, mean: number, sd: number): number {
  if (!(sd > 0)) return value === mean ? 0 : value > mean ? 8 : -8
  if (shape === 'normal' || !(mean > 0)) return clip((value - mean) / sd)
  if (shape === 'count') {
    const probability = countMidProbability(value, mean, sd * sd)
    if (probability !== null) return clip(normalQuantile(probability))
  }
  const inverseShape = Math.min(MAX_INVERSE_SHAPE, (sd * sd) / (mean * mean))
  const root = value > 0 ? exp(log(value / mean) / 3) : 0
  return clip((root - 1 + inverseShape / 9) / (Math.sqrt(inverseShape) / 3))
}

function clip(z: number): number {
  return Math.max(-8, Math.min(8, z))
}
