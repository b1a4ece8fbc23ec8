import { type Counts, poissonCounts } from '#math/counts.ts'
import { exp, log } from '#math/elementary.ts'
import { gammaDensity, gammaProbability } from '#math/gammaDistribution.ts'
import { normalProbability } from '#math/normal.ts'

const INVERSE_ROOT_TWO_PI = 0.3989422804014327

/** Density of the standard normal distribution. */
export function normalDensity(z: number): number {
  return INVERSE_ROOT_TWO_PI * exp((-z * z) / 2)
}

/**
 * Standard normal loss G(z) = E max(0, Z - z) = phi(z) - z (1 - Phi(z)), in deviations; relative error below 1e-11 to z = 37.
 *
 * From 1.5 on by Laplace's continued fraction, where the difference would lose its digits. Source: Snyder and Shen 2019, C.22; DLMF 7.9.
 */
export function normalLoss(z: number): number {
  if (z < 0) return normalLoss(-z) - z
  if (z < 1.5) return normalDensity(z) - z * normalProbability(-z)
  let tail = 0
  for (let n = 120; n >= 1; n -= 1) tail = n / (z + tail)
  // Mills' ratio is 1 / (z + tail), so G = phi (1 - z / (z + tail)).
  return (normalDensity(z) * tail) / (z + tail)
}

/** The z at which the standard normal loss is `loss`; NaN unless 0 < loss < Infinity. By Newton's method on ln G, kept within a bracket. */
export function normalLossInverse(loss: number): number {
  if (!(loss > 0 && loss < Infinity)) return NaN
  let low = -loss - 1e-9
  let high = 37
  let z = Math.min(high, Math.max(low, loss > 0.4 ? -loss : Math.sqrt(-2 * log(loss))))
  for (let i = 0; i < 200; i += 1) {
    const value = normalLoss(z)
    if (value > loss) low = z
    else high = z
    const tail = normalProbability(-z)
    let next = z + (tail > 0 ? (log(value / loss) * value) / tail : 0)
    if (!(next > low && next < high)) next = (low + high) / 2
    if (Math.abs(next - z) <= 1e-15 * Math.max(1, Math.abs(z))) return next
    z = next
  }
  return z
}

/** E max(0, X - level) of a distribution over whole numbers, in its units. Shapes: [n] shares, summing to 1. */
export function discreteLoss({ first, shares }: Counts, level: number): number {
  let sum = 0
  for (let i = Math.max(0, Math.floor(level) - first); i < shares.length; i += 1) sum += shares[i]! * Math.max(0, first + i - level)
  return sum
}

/** E max(0, X - level) of a Poisson distribution, in units; NaN for a negative mean. Source: Snyder and Shen 2019, C.36. */
export function poissonLoss(level: number, mean: number): number {
  return mean >= 0 && mean < Infinity ? discreteLoss(poissonCounts(mean), level) : NaN
}

/** E max(0, X - level) of a gamma distribution of mean shape / rate; absolute error about 1e-12 of the mean; NaN unless shape and rate are positive. */
export function gammaLoss(level: number, shape: number, rate: number): number {
  if (!(shape > 0 && rate > 0)) return NaN
  const mean = shape / rate
  if (!(level > 0)) return mean - level
  return Math.max(0, (mean - level) * (1 - gammaProbability(level, shape, rate)) + (level * gammaDensity(level, shape, rate)) / rate)
}
