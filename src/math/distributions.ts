import { exp, log, pow } from './elementary.ts'
import { nextUint32, nextUnit, type Stream } from './rng.ts'

/** 1/k for the sequential searches: a product is much cheaper than a division. */
const RECIPROCALS = Float64Array.from({ length: 1024 }, (_, k) => (k === 0 ? 0 : 1 / k))
const LOG_FACTORIALS = (() => {
  const table = new Float64Array(256)
  for (let k = 2; k < 256; k += 1) table[k] = table[k - 1]! + log(k)
  return table
})()
const HALF_LOG_TWO_PI = 0.9189385332046728

/** ln k! for a whole k >= 0: a table, then Stirling's series (first term left out under 1e-19). */
export function logFactorial(k: number): number {
  if (k < 256) return LOG_FACTORIALS[k]!
  const inverse = 1 / k
  return (k + 0.5) * log(k) - k + HALF_LOG_TWO_PI + inverse * (1 / 12 - inverse * inverse * (1 / 360 - (inverse * inverse) / 1260))
}

/** Standard normal. Source: G. Marsaglia's polar method (1964). */
export function normal(stream: Stream): number {
  for (;;) {
    const x = 2 * nextUnit(stream) - 1
    const y = 2 * nextUnit(stream) - 1
    const square = x * x + y * y
    if (square < 1 && square > 0) return x * Math.sqrt((-2 * log(square)) / square)
  }
}

/** Gamma of the given shape and mean 1. @throws nothing; shape > 0. Source: G. Marsaglia, W. W. Tsang, ACM TOMS 26 (2000) 363-372. */
export function gammaMeanOne(stream: Stream, shape: number): number {
  if (shape < 1) return (gammaMeanOne(stream, shape + 1) * (shape + 1) * pow(nextUnit(stream), 1 / shape)) / shape
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(stream)
    const root = 1 + c * x
    if (root <= 0) continue
    const v = root * root * root
    const u = nextUnit(stream)
    const square = x * x
    if (u < 1 - 0.0331 * square * square || log(u) < 0.5 * square + d * (1 - v + log(v))) return (d * v) / shape
  }
}

/** Poisson by table: means 0, 1/4 .. 31 3/4, each with its distribution function in units of 2^-32 and, per upper byte of a draw, where to begin. */
const TABLE_STEPS_PER_UNIT = 4
const TABLE_MEANS = 32
const TABLE_COUNTS = 96
const POISSON_UP_TO = new Float64Array(TABLE_MEANS * TABLE_STEPS_PER_UNIT * TABLE_COUNTS)
const POISSON_FROM = new Uint8Array(TABLE_MEANS * TABLE_STEPS_PER_UNIT * 256)
for (let step = 0; step < TABLE_MEANS * TABLE_STEPS_PER_UNIT; step += 1) {
  const mean = step / TABLE_STEPS_PER_UNIT
  const base = step * TABLE_COUNTS
  let term = exp(-mean)
  let sum = 0
  for (let k = 0; k < TABLE_COUNTS; k += 1) {
    sum += term
    POISSON_UP_TO[base + k] = k === TABLE_COUNTS - 1 ? Infinity : sum * 4294967296
    term *= mean / (k + 1)
  }
  for (let byte = 0, k = 0; byte < 256; byte += 1) {
    while (byte * 16777216 + 0.5 > POISSON_UP_TO[base + k]!) k += 1
    POISSON_FROM[step * 256 + byte] = k
  }
}

/** Poisson of a mean under 32: of the tabulated mean below it, plus one of what is left, which is nearly always 0. */
function smallPoisson(stream: Stream, mean: number): number {
  const step = Math.floor(mean * TABLE_STEPS_PER_UNIT)
  const word = nextUint32(stream)
  const base = step * TABLE_COUNTS
  let k = POISSON_FROM[step * 256 + (word >>> 24)]!
  while (word + 0.5 > POISSON_UP_TO[base + k]!) k += 1
  const left = mean - step / TABLE_STEPS_PER_UNIT
  const u = nextUnit(stream)
  // e^-x is at least 1 - x.
  if (u <= 1 - left) return k
  let term = exp(-left)
  for (let sum = term, more = 1; u > sum && more < 32; more += 1) {
    term *= left * RECIPROCALS[more]!
    sum += term
    k += 1
  }
  return k
}

/**
 * Poisson. Below a mean of 32 by inversion out of a table, up to 128 as the sum of parts, above by W. Hörmann's transformed rejection PTRS
 * (Insurance: Math. Econ. 12 (1993) 39-45).
 */
export function poisson(stream: Stream, mean: number): number {
  if (!(mean > 0)) return 0
  if (mean < 32) return smallPoisson(stream, mean)
  if (mean < 64) return smallPoisson(stream, mean / 2) + smallPoisson(stream, mean / 2)
  if (mean < 128) {
    const part = mean / 4
    return smallPoisson(stream, part) + smallPoisson(stream, part) + smallPoisson(stream, part) + smallPoisson(stream, part)
  }
  const b = 0.931 + 2.53 * Math.sqrt(mean)
  const a = -0.059 + 0.02483 * b
  const acceptedShare = 0.9277 - 3.6224 / (b - 2)
  let logMean = 0
  for (;;) {
    const u = nextUnit(stream) - 0.5
    const v = nextUnit(stream)
    const us = 0.5 - Math.abs(u)
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43)
    if (us >= 0.07 && v <= acceptedShare) return k
    if (k < 0 || (us < 0.013 && v > us)) continue
    if (logMean === 0) logMean = log(mean)
    if (log((v * (1.1239 + 1.1328 / (b - 3.4))) / (a / (us * us) + b)) <= k * logMean - mean - logFactorial(k)) return k
  }
}

/** Binomial. By inversion while n p < 10, else by W. Hörmann's transformed rejection BTRS (J. Stat. Comput. Simul. 46 (1993) 101-110). */
export function binomial(stream: Stream, n: number, p: number): number {
  if (!(p > 0) || n <= 0) return 0
  if (p >= 1) return n
  if (p > 0.5) return n - binomial(stream, n, 1 - p)
  const odds = p / (1 - p)
  if (n * p < 10) {
    const u = nextUnit(stream)
    let term = n < 64 ? pow(1 - p, n) : exp(n * log(1 - p))
    let sum = term
    let k = 0
    while (u > sum && k < n) {
      k += 1
      term *= (odds * (n - k + 1)) / k
      sum += term
      if (term < 1e-18 && k > n * p) break
    }
    return k
  }
  const spread = Math.sqrt(n * p * (1 - p))
  const b = 1.15 + 2.53 * spread
  const a = -0.0873 + 0.0248 * b + 0.01 * p
  const acceptedShare = 0.92 - 4.2 / b
  const mode = Math.floor((n + 1) * p)
  const logOdds = log(odds)
  const atMode = logFactorial(mode) + logFactorial(n - mode)
  for (;;) {
    const u = nextUnit(stream) - 0.5
    const v = nextUnit(stream)
    const us = 0.5 - Math.abs(u)
    const k = Math.floor(((2 * a) / us + b) * u + n * p + 0.5)
    if (k < 0 || k > n) continue
    if (us >= 0.07 && v <= acceptedShare) return k
    const limit = atMode - logFactorial(k) - logFactorial(n - k) + (k - mode) * logOdds
    if (log((v * (2.83 + 5.1 / b) * spread) / (a / (us * us) + b)) <= limit) return k
  }
}
