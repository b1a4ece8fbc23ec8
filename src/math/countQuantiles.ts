import { exp, log } from './elementary.ts'

const LARGEST_SUMMED_MEAN = 400

/**
 * Smallest whole number whose cumulative probability reaches p under a negative binomial distribution of given mean and variance
 * (Poisson when the variance is not above the mean). Null when the mean is beyond 400: then a continuous distribution serves.
 */
export function countQuantile(p: number, mean: number, variance: number): number | null {
  if (!(mean > 0)) return 0
  if (mean > LARGEST_SUMMED_MEAN) return null
  let k = 0
  let cumulative = 0
  walkCounts(mean, variance, (value, probability) => {
    cumulative += probability
    k = value
    return cumulative >= p
  })
  return k
}

/** Middle of the cumulative step at `count`: P(X < count) + P(X = count) / 2. Null when the mean is beyond 400. */
export function countMidProbability(count: number, mean: number, variance: number): number | null {
  if (!(mean > 0)) return count > 0 ? 1 : 0.5
  if (mean > LARGEST_SUMMED_MEAN) return null
  let below = 0
  let at = 0
  walkCounts(mean, variance, (value, probability) => {
    if (value >= count) {
      at = value === count ? probability : 0
      return true
    }
    below += probability
    return false
  })
  return Math.min(1, below + at / 2)
}

/** Probabilities of 0, 1, 2... until `visit` returns true or the tail is below 1e-12. Recursion of Panjer 1981. */
function walkCounts(mean: number, variance: number, visit: (value: number, probability: number) => boolean): void {
  const excess = variance - mean
  const isPoisson = !(excess > 1e-9 * mean)
  const size = isPoisson ? Infinity : (mean * mean) / excess
  const q = isPoisson ? 0 : excess / variance
  let probability = isPoisson ? exp(-mean) : exp(size * log(mean / variance))
  let total = 0
  const last = mean + 60 * Math.sqrt(Math.max(mean, variance)) + 100
  for (let value = 0; value <= last; value += 1) {
    total += probability
    if (visit(value, probability) || total > 1 - 1e-12) return
    probability *= isPoisson ? mean / (value + 1) : (q * (size + value)) / (value + 1)
  }
}
