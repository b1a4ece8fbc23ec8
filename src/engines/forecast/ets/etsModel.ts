import { log } from '#math/elementary.ts'

/** Error additive or multiplicative; trend none, additive, additive damped; season none, additive, multiplicative. */
export type EtsModel = { readonly error: 'A' | 'M'; readonly trend: 'N' | 'A' | 'Ad'; readonly season: 'N' | 'A' | 'M' }

/** Parameters and first states. `seasonal` has one value per phase, index 0 = first period; empty without season. */
export type EtsPoint = { alpha: number; beta: number; gamma: number; phi: number; level: number; slope: number; readonly seasonal: Float64Array }

/** Derivatives of the criterion by each part of a point. */
export type EtsGradient = EtsPoint

/** What one pass leaves behind: per period the level before the error, slope, season and error, and the states at the end. */
export type EtsPass = {
  readonly before: Float64Array
  readonly slopes: Float64Array
  readonly seasons: Float64Array
  readonly errors: Float64Array
  readonly lastSeasonal: Float64Array
  lastLevel: number
  lastSlope: number
  sumSquaredErrors: number
}

export function newPass(n: number, season: number): EtsPass {
  const row = (): Float64Array => new Float64Array(n)
  return { before: row(), slopes: row(), seasons: row(), errors: row(), lastSeasonal: new Float64Array(season), lastLevel: 0, lastSlope: 0, sumSquaredErrors: 0 }
}

const SMALLEST = 1e-8

/**
 * n log(sum of squared errors) + 2 sum log |forecast| (the second part for multiplicative errors only): minus twice the log-likelihood
 * up to a constant. Infinity where a multiplicative part is not positive.
 *
 * Recursion with q = level + phi slope, forecast f = q, q + s or q s, e = y - f: level q + alpha e (/ s), slope phi slope + beta e (/ s),
 * season s + gamma e (/ q). Source: Hyndman et al. 2008, tables 2.2 and 2.3; criterion as R's `ets`.
 */
export function etsCriterion(model: EtsModel, y: Float64Array, point: EtsPoint, pass: EtsPass): number {
  const { alpha, beta, gamma, phi } = point
  const n = y.length
  const isRelative = model.error === 'M'
  const hasTrend = model.trend !== 'N'
  const isSum = model.season === 'A'
  const isProduct = model.season === 'M'
  const { before, slopes, seasons, errors, lastSeasonal } = pass
  lastSeasonal.set(point.seasonal)
  let level = point.level
  let slope = hasTrend ? point.slope : 0
  let squares = 0
  let logs = 0
  let product = 1
  let phase = 0
  const period = point.seasonal.length
  for (let t = 0; t < n; t += 1) {
    const q = hasTrend ? level + phi * slope : level
    let s = 0
    let f = q
    if (isSum) {
      s = lastSeasonal[phase]!
      f = q + s
    } else if (isProduct) {
      s = lastSeasonal[phase]!
      f = q * s
      if (!(s > SMALLEST && q > SMALLEST)) return Infinity
    }
    const e = y[t]! - f
    before[t] = q
    slopes[t] = slope
    seasons[t] = s
    errors[t] = e
    if (isRelative) {
      if (!(f > SMALLEST)) return Infinity
      const r = e / f
      squares += r * r
      product *= f
      if (product > 1e100 || product < 1e-100) {
        logs += log(product)
        product = 1
      }
    } else squares += e * e
    const levelError = isProduct ? e / s : e
    level = q + alpha * levelError
    if (hasTrend) slope = phi * slope + beta * levelError
    if (period > 0) {
      lastSeasonal[phase] = s + gamma * (isProduct ? e / q : e)
      phase = phase + 1 === period ? 0 : phase + 1
    }
  }
  pass.lastLevel = level
  pass.lastSlope = slope
  pass.sumSquaredErrors = squares
  if (!(squares < Infinity)) return Infinity
  return n * log(Math.max(squares, 1e-280)) + 2 * (isRelative ? logs + log(product) : 0)
}

/** Gradient of `etsCriterion` at the point of the last pass, by running the recursion backwards (reverse-mode differentiation). */
export function etsGradient(model: EtsModel, y: Float64Array, point: EtsPoint, pass: EtsPass, gradient: EtsGradient): void {
  const { alpha, beta, gamma, phi } = point
  const n = y.length
  const isRelative = model.error === 'M'
  const hasTrend = model.trend !== 'N'
  const isProduct = model.season === 'M'
  const { before, slopes, seasons, errors } = pass
  const bySeasonal = gradient.seasonal
  bySeasonal.fill(0)
  const period = bySeasonal.length
  let byLevel = 0
  let bySlope = 0
  let byAlpha = 0
  let byBeta = 0
  let byGamma = 0
  let byPhi = 0
  const weight = (2 * n) / Math.max(pass.sumSquaredErrors, 1e-280)
  let phase = period > 0 ? n % period : 0
  for (let t = n - 1; t >= 0; t -= 1) {
    if (period > 0) phase = phase === 0 ? period - 1 : phase - 1
    const q = before[t]!
    const s = seasons[t]!
    const e = errors[t]!
    const bySeason = period > 0 ? bySeasonal[phase]! : 0
    const levelError = isProduct ? e / s : e
    const seasonError = isProduct ? e / q : e
    byAlpha += byLevel * levelError
    byBeta += bySlope * levelError
    byGamma += bySeason * seasonError
    const byLevelError = alpha * byLevel + beta * bySlope
    let byError = isProduct ? byLevelError / s + (gamma * bySeason) / q : byLevelError + gamma * bySeason
    let byQ = byLevel
    let byS = bySeason
    if (isProduct) {
      byS -= (byLevelError * levelError) / s
      byQ -= (gamma * bySeason * seasonError) / q
    }
    let byForecast = 0
    if (isRelative) {
      const f = y[t]! - e
      const r = e / f
      byForecast = (-weight * r * y[t]!) / (f * f) + 2 / f
    } else byError += weight * e
    byForecast -= byError
    if (isProduct) {
      byQ += byForecast * s
      byS += byForecast * q
    } else {
      byQ += byForecast
      byS += byForecast
    }
    if (period > 0) bySeasonal[phase] = byS
    if (hasTrend) {
      byPhi += bySlope * slopes[t]! + byQ * slopes[t]!
      bySlope = phi * (bySlope + byQ)
    }
    byLevel = byQ
  }
  gradient.alpha = byAlpha
  gradient.beta = byBeta
  gradient.gamma = byGamma
  gradient.phi = byPhi
  gradient.level = byLevel
  gradient.slope = bySlope
}
