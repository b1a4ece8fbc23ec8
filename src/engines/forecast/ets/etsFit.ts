import { minimiseBfgs } from '#math/bfgs.ts'
import { exp, log } from '#math/elementary.ts'

import { etsCriterion, etsGradient, type EtsModel, type EtsPass, type EtsPoint, newPass } from './etsModel.ts'
import { HIGH, LOW, PHI_HIGH, PHI_LOW } from './etsStart.ts'

export type EtsFit = { readonly model: EtsModel; readonly point: EtsPoint; readonly criterion: number; readonly aicc: number; readonly parameterCount: number; readonly isConverged: boolean }

/** Fitted models, least AICc first, and the size that values were divided by. */
export type EtsFits = { readonly fits: readonly EtsFit[]; readonly scale: number }

/** Free numbers of a model: smoothing parameters and first states (the last seasonal follows from the others). */
export function etsParameterCount(model: EtsModel, season: number): number {
  const trend = model.trend === 'N' ? 0 : model.trend === 'A' ? 2 : 3
  return 2 + trend + (model.season === 'N' ? 0 : season)
}

/** Corrected Akaike criterion; Infinity when there are too few values for the model. As R: one parameter more for the variance. */
export function aiccOf(criterion: number, parameterCount: number, n: number): number {
  const k = parameterCount + 1
  return n - k - 1 > 0 ? criterion + 2 * k + (2 * k * (k + 1)) / (n - k - 1) : Infinity
}

const sigmoid = (x: number): number => 1 / (1 + exp(-x))
const logit = (share: number): number => {
  const inner = Math.max(1e-4, Math.min(1 - 1e-4, share))
  return log(inner / (1 - inner))
}

/** `likelihood`: what R looks for. `posterior`: alpha is drawn from its bounds, where it forecasts badly. */
export type EtsAim = 'likelihood' | 'posterior'

/** Logit of alpha is believed to lie around -0.5 (alpha = 0.38), with a standard deviation of 1.8. */
const ALPHA_CENTRE = -0.5
const ALPHA_PRECISION = 0.3

/**
 * Fits parameters and first states by maximum likelihood from `start`, within R's usual bounds, by BFGS with exact gradients.
 *
 * With the aim `posterior` a belief about alpha is added to the search; criterion and AICc are those of the likelihood at the point found.
 * Smoothing parameters are searched on the logit scale of their bounds; states in units of the start's error. `y` should be near 1 in size.
 */
export function etsFit(model: EtsModel, y: Float64Array, start: EtsPoint, tolerance: number, maxIterations: number, aim: EtsAim): EtsFit | null {
  const season = start.seasonal.length
  const hasTrend = model.trend !== 'N'
  const isDamped = model.trend === 'Ad'
  const count = etsParameterCount(model, season)
  const pass: EtsPass = newPass(y.length, season)
  const first = etsCriterion(model, y, start, pass)
  if (!Number.isFinite(first)) return null
  let squares = 0
  for (const error of pass.errors) squares += error * error
  const unit = Math.max(1e-6, 0.5 * Math.sqrt(squares / y.length))
  const seasonUnit = model.season === 'M' ? unit / Math.max(1e-6, Math.abs(start.level)) : unit
  const slopeUnit = 0.1 * unit
  const point: EtsPoint = { ...start, seasonal: Float64Array.from(start.seasonal) }
  const gradient: EtsPoint = { ...start, seasonal: new Float64Array(season) }
  const x = new Float64Array(count)
  const origin = Float64Array.from(start.seasonal)
  const betaHigh = (alpha: number): number => Math.max(LOW, alpha)
  const gammaHigh = (alpha: number): number => Math.max(LOW, 1 - alpha)
  let at = 0
  const iAlpha = at++
  const iBeta = hasTrend ? at++ : -1
  const iGamma = season > 0 ? at++ : -1
  const iPhi = isDamped ? at++ : -1
  const iLevel = at++
  const iSlope = hasTrend ? at++ : -1
  const iSeason = at
  x[iAlpha] = logit((start.alpha - LOW) / (HIGH - LOW))
  if (iBeta >= 0) x[iBeta] = logit((start.beta - LOW) / Math.max(1e-12, start.alpha - LOW))
  if (iGamma >= 0) x[iGamma] = logit((start.gamma - LOW) / Math.max(1e-12, 1 - start.alpha - LOW))
  if (iPhi >= 0) x[iPhi] = logit((start.phi - PHI_LOW) / (PHI_HIGH - PHI_LOW))
  const total = model.season === 'M' ? season : 0
  const place = (values: Float64Array): void => {
    point.alpha = LOW + (HIGH - LOW) * sigmoid(values[iAlpha]!)
    if (iBeta >= 0) point.beta = LOW + (betaHigh(point.alpha) - LOW) * sigmoid(values[iBeta]!)
    if (iGamma >= 0) point.gamma = LOW + (gammaHigh(point.alpha) - LOW) * sigmoid(values[iGamma]!)
    if (iPhi >= 0) point.phi = PHI_LOW + (PHI_HIGH - PHI_LOW) * sigmoid(values[iPhi]!)
    point.level = start.level + unit * values[iLevel]!
    if (iSlope >= 0) point.slope = start.slope + slopeUnit * values[iSlope]!
    let sum = 0
    for (let k = 0; k < season - 1; k += 1) {
      point.seasonal[k] = origin[k]! + seasonUnit * values[iSeason + k]!
      sum += point.seasonal[k]!
    }
    if (season > 0) point.seasonal[season - 1] = total - sum
  }
  const objective = (values: Float64Array, slopes: Float64Array): number => {
    place(values)
    const criterion = etsCriterion(model, y, point, pass)
    if (!Number.isFinite(criterion)) return Infinity
    etsGradient(model, y, point, pass, gradient)
    const bend = (value: number): number => {
      const s = sigmoid(value)
      return s * (1 - s)
    }
    let byAlpha = gradient.alpha
    if (iBeta >= 0) {
      byAlpha += gradient.beta * sigmoid(values[iBeta]!)
      slopes[iBeta] = gradient.beta * (betaHigh(point.alpha) - LOW) * bend(values[iBeta]!)
    }
    if (iGamma >= 0) {
      byAlpha -= gradient.gamma * sigmoid(values[iGamma]!)
      slopes[iGamma] = gradient.gamma * (gammaHigh(point.alpha) - LOW) * bend(values[iGamma]!)
    }
    if (iPhi >= 0) slopes[iPhi] = gradient.phi * (PHI_HIGH - PHI_LOW) * bend(values[iPhi]!)
    slopes[iAlpha] = byAlpha * (HIGH - LOW) * bend(values[iAlpha]!)
    slopes[iLevel] = gradient.level * unit
    if (iSlope >= 0) slopes[iSlope] = gradient.slope * slopeUnit
    const byLast = season > 0 ? gradient.seasonal[season - 1]! : 0
    for (let k = 0; k < season - 1; k += 1) slopes[iSeason + k] = (gradient.seasonal[k]! - byLast) * seasonUnit
    if (aim === 'likelihood') return criterion
    const gap = values[iAlpha]! - ALPHA_CENTRE
    slopes[iAlpha] = slopes[iAlpha]! + 2 * ALPHA_PRECISION * gap
    return criterion + ALPHA_PRECISION * gap * gap
  }
  const result = minimiseBfgs(objective, x, tolerance, maxIterations)
  place(x)
  const criterion = etsCriterion(model, y, point, pass)
  const kept: EtsPoint = { ...point, seasonal: Float64Array.from(point.seasonal) }
  return { model, point: kept, criterion, aicc: aiccOf(criterion, count, y.length), parameterCount: count, isConverged: result.isConverged }
}

const OTHER_ALPHAS = [0.1, 0.5, 0.9]
const OTHER_BETA_SHARE = 0.1

/** The best fit from `start` and from starts with other alphas: the likelihood has several valleys, and R's low start ends in one of them. */
export function etsFitFromAll(model: EtsModel, y: Float64Array, start: EtsPoint, tolerance: number, maxIterations: number, aim: EtsAim): EtsFit | null {
  let best = etsFit(model, y, start, tolerance, maxIterations, aim)
  for (const alpha of OTHER_ALPHAS) {
    const fit = etsFit(model, y, { ...start, alpha, beta: OTHER_BETA_SHARE * alpha, gamma: Math.min(start.gamma, (1 - alpha) / 2) }, tolerance, maxIterations, aim)
    if (fit && (!best || fit.criterion < best.criterion)) best = fit
  }
  return best
}
