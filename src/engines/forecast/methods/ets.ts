import { exp } from '#math/elementary.ts'

import { type EtsFit, etsFit, etsParameterCount } from '../ets/etsFit.ts'
import type { EtsModel } from '../ets/etsModel.ts'
import { etsOutlook } from '../ets/etsOutlook.ts'
import { etsStart, seasonalStarts } from '../ets/etsStart.ts'

import type { Method } from './method.ts'

/** Longest season that states can hold: beyond it a season has too many free numbers (R's limit). */
const LONGEST_SEASON = 24
const DROP_BEYOND = 24
/** Weight of a model exp(-(AICc - best) / 5): less than half the strictness of Akaike weights, since AICc itself is uncertain. */
const AICC_SCALE = 5
const LEAST_WEIGHT = 0.01
const FIRST_ITERATIONS = 10

/** The 15 models: every combination but multiplicative trends and additive errors with a multiplicative season. */
export const ETS_MODELS: readonly EtsModel[] = (['A', 'M'] as const).flatMap((error) =>
  (['N', 'A', 'M'] as const).flatMap((season) =>
    error === 'A' && season === 'M' ? [] : (['N', 'A', 'Ad'] as const).map((trend) => ({ error, trend, season })),
  ),
)

/** The likely models, least AICc first, and the size that values were divided by; null when the series is too short or constant. */
export function fitEts(values: Float64Array, season: number): { readonly fits: readonly EtsFit[]; readonly scale: number } | null {
  const n = values.length
  let size = 0
  let isPositive = true
  let isConstant = true
  for (const value of values) {
    size += Math.abs(value) / n
    if (!(value > 0)) isPositive = false
    if (value !== values[0]) isConstant = false
  }
  if (n < 5 || isConstant || !(size > 0)) return null
  const y = values.map((value) => value / size)
  const period = season > LONGEST_SEASON ? 1 : season
  const starts = seasonalStarts(y, period, isPositive)
  const fits: EtsFit[] = []
  for (const model of ETS_MODELS) {
    if (model.error === 'M' && !isPositive) continue
    const start = etsStart(model, y, period, starts)
    if (!start || n - etsParameterCount(model, start.seasonal.length) - 3 <= 0) continue
    const fit = etsFit(model, y, start, 1e-3, FIRST_ITERATIONS)
    if (fit) fits.push(fit)
  }
  const least = fits.reduce((low, fit) => Math.min(low, fit.aicc), Infinity)
  const polished = fits
    .filter((fit) => fit.aicc <= least + DROP_BEYOND)
    .map((fit) => (fit.isConverged ? fit : (etsFit(fit.model, y, fit.point, 1e-4, 120) ?? fit)))
    .sort((a, b) => a.aicc - b.aicc)
  return polished[0] ? { fits: polished, scale: size } : null
}

/**
 * Automatic exponential smoothing: 15 state space models, averaged with weights by AICc, which forecasts better than the best one alone.
 *
 * Source: Hyndman et al. 2002 and 2008; averaging after Kolassa 2011.
 */
export const ets: Method = {
  name: 'ets',
  outlook(values, season, horizon) {
    const found = fitEts(values, season)
    if (!found) return null
    const { fits, scale } = found
    const y = values.map((value) => value / scale)
    const least = fits[0]!.aicc
    const mean = new Float64Array(horizon)
    const sd = new Float64Array(horizon)
    let total = 0
    for (const fit of fits) {
      const weight = exp((least - fit.aicc) / AICC_SCALE)
      if (weight < LEAST_WEIGHT) continue
      const outlook = etsOutlook(fit.model, y, fit.point, fit.parameterCount, horizon)
      total += weight
      for (let h = 0; h < horizon; h += 1) {
        mean[h] = mean[h]! + weight * scale * outlook.mean[h]!
        sd[h] = sd[h]! + weight * scale * outlook.sd[h]!
      }
    }
    return { mean: mean.map((value) => value / total), sd: sd.map((value) => value / total) }
  },
}
