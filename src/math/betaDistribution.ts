import { exp, log, log1p } from './elementary.ts'
import { logBeta } from './gammaFunction.ts'
import { solveProbability } from './quantileSearch.ts'

const TINY = 1e-300

/** Density of Beta(a, b) at x in (0, 1). */
export function betaDensity(x: number, a: number, b: number): number {
  if (!(x > 0 && x < 1)) return 0
  return exp((a - 1) * log(x) + (b - 1) * log1p(-x) - logBeta(a, b))
}

/** Probability that Beta(a, b) is at most x: the regularised incomplete beta function, to about 1e-12. Source: DLMF 8.17.22, by Lentz's method. */
export function betaProbability(x: number, a: number, b: number): number {
  if (!(x > 0)) return 0
  if (x >= 1) return 1
  const front = exp(a * log(x) + b * log1p(-x) - logBeta(a, b))
  return x < (a + 1) / (a + b + 2) ? (front * continuedFraction(x, a, b)) / a : 1 - (front * continuedFraction(1 - x, b, a)) / b
}

function continuedFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 - ((a + b) * x) / (a + 1)
  d = 1 / (Math.abs(d) < TINY ? TINY : d)
  let result = d
  for (let m = 1; m <= 20_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 + even * d
    d = 1 / (Math.abs(d) < TINY ? TINY : d)
    c = 1 + even / c
    if (Math.abs(c) < TINY) c = TINY
    result *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 + odd * d
    d = 1 / (Math.abs(d) < TINY ? TINY : d)
    c = 1 + odd / c
    if (Math.abs(c) < TINY) c = TINY
    result *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return result
}

/** The x that Beta(a, b) does not exceed with probability p. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p > 0)) return 0
  if (p >= 1) return 1
  // Near 0 the distribution function is x^a / (a B(a, b)): a start and a floor for the search.
  const floor = exp((log(p) + log(a) + logBeta(a, b)) / a)
  return solveProbability((x) => betaProbability(x, a, b), (x) => betaDensity(x, a, b), p, Math.min(floor * 0.5, 0.5) * (b >= 1 ? 1 : 0), 1, a / (a + b))
}
