import { log } from './elementary.ts'
import { logBeta, logGamma } from './gammaFunction.ts'

/** A distribution over whole numbers: P(first + i) = shares[i]; what is left out has a probability under 1e-15. */
export type Counts = { readonly first: number; readonly shares: Float64Array }

/** Shares under this part of the largest one are left out. */
const LEAST_PART = 1e-19

/** Orders of `trials` clicks when the conversion is Beta(a, b): the beta-binomial distribution. */
export function betaBinomialCounts(trials: number, a: number, b: number): Counts {
  const ratio = (k: number): number => ((trials - k) * (a + k)) / ((k + 1) * (b + trials - k - 1))
  // Without a mode inside, the distribution falls from 0, rises to the end, or does both (then no tail may be cut).
  const inner = Math.floor(((trials + 1) * (a - 1)) / Math.max(a + b - 2, 1e-9))
  const mode = a > 1 && b > 1 ? Math.max(0, Math.min(trials, inner)) : a <= 1 && (b > 1 || b >= a) ? 0 : trials
  return walk(mode, trials, ratio, b > 1 ? LEAST_PART : 0)
}

/** Orders in `exposure` days when the daily rate is Gamma(shape, rate): the negative binomial distribution. */
export function gammaPoissonCounts(exposure: number, shape: number, rate: number): Counts {
  const q = exposure / (rate + exposure)
  const mode = shape > 1 ? Math.floor(((shape - 1) * q) / (1 - q)) : 0
  return walk(mode, Infinity, (k) => ((shape + k) / (k + 1)) * q, LEAST_PART)
}

/** From the mode outwards by the ratio of neighbours, then scaled to a sum of 1. */
function walk(mode: number, last: number, ratio: (k: number) => number, leastPart: number): Counts {
  const up: number[] = [1]
  for (let k = mode, share = 1; k < last; k += 1) {
    share *= ratio(k)
    if (share < leastPart) break
    up.push(share)
  }
  const down: number[] = []
  for (let k = mode - 1, share = 1; k >= 0; k -= 1) {
    share /= ratio(k)
    if (share < leastPart) break
    down.push(share)
  }
  const shares = Float64Array.from([...down.reverse(), ...up])
  let total = 0
  for (const share of shares) total += share
  for (let i = 0; i < shares.length; i += 1) shares[i] = shares[i]! / total
  return { first: mode - (shares.length - up.length), shares }
}

/** ln P(k) of the beta-binomial distribution. */
export function logBetaBinomial(k: number, trials: number, a: number, b: number): number {
  return -log(trials + 1) - logBeta(k + 1, trials - k + 1) + logBeta(a + k, b + trials - k) - logBeta(a, b)
}

/** ln P(k) of the negative binomial distribution that a Gamma(shape, rate) daily rate gives over `exposure` days. */
export function logGammaPoisson(k: number, exposure: number, shape: number, rate: number): number {
  return logGamma(shape + k) - logGamma(shape) - logGamma(k + 1) + shape * log(rate / (rate + exposure)) + (k > 0 ? k * log(exposure / (rate + exposure)) : 0)
}

export function meanOfCounts({ first, shares }: Counts): number {
  let sum = 0
  for (let i = 0; i < shares.length; i += 1) sum += shares[i]! * (first + i)
  return sum
}

export function deviationOfCounts(counts: Counts): number {
  const mean = meanOfCounts(counts)
  let sum = 0
  for (let i = 0; i < counts.shares.length; i += 1) sum += counts.shares[i]! * (counts.first + i - mean) * (counts.first + i - mean)
  return Math.sqrt(sum)
}

/** Smallest whole number whose cumulative probability reaches p. */
export function quantileOfCounts({ first, shares }: Counts, p: number): number {
  let sum = 0
  for (let i = 0; i < shares.length; i += 1) {
    sum += shares[i]!
    // The sum of thousands of shares is uncertain in its last digits.
    if (sum >= p - 1e-13) return first + i
  }
  return first + shares.length - 1
}

/** Poisson distribution of a mean. */
export function poissonCounts(mean: number): Counts {
  return mean > 0 ? walk(Math.floor(mean), Infinity, (k) => mean / (k + 1), LEAST_PART) : { first: 0, shares: Float64Array.of(1) }
}
