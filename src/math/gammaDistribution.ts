import { exp, log } from './elementary.ts'
import { logGamma } from './gammaFunction.ts'
import { solveProbability } from './quantileSearch.ts'

/** Density at x of the gamma distribution of a shape and a rate (mean shape / rate). */
export function gammaDensity(x: number, shape: number, rate: number): number {
  if (!(x > 0)) return 0
  return rate * exp((shape - 1) * log(x * rate) - x * rate - logGamma(shape))
}

/** Probability that it is at most x: the regularised lower incomplete gamma function, to about 1e-12. Source: DLMF 8.7.1 and 8.9.2. */
export function gammaProbability(x: number, shape: number, rate: number): number {
  const z = x * rate
  if (!(z > 0)) return 0
  const front = exp(shape * log(z) - z - logGamma(shape))
  if (z < shape + 1) {
    let term = 1 / shape
    let sum = term
    for (let n = 1; n <= 100_000 && term > sum * 1e-17; n += 1) {
      term *= z / (shape + n)
      sum += term
    }
    return Math.min(1, front * sum)
  }
  let b = z + 1 - shape
  let c = 1e300
  let d = 1 / b
  let result = d
  for (let n = 1; n <= 100_000; n += 1) {
    const a = -n * (n - shape)
    b += 2
    d = 1 / (a * d + b)
    c = b + a / c
    result *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return Math.max(0, 1 - front * result)
}

/** The x that it does not exceed with probability p. */
export function gammaQuantile(p: number, shape: number, rate: number): number {
  if (!(p > 0)) return 0
  if (p >= 1) return Infinity
  let high = shape + 10 * Math.sqrt(shape) + 40
  while (gammaProbability(high, shape, 1) < p) high *= 2
  return solveProbability((x) => gammaProbability(x, shape, 1), (x) => gammaDensity(x, shape, 1), p, 0, high, shape) / rate
}
