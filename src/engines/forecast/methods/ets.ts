import { type EtsFit, etsFit, etsParameterCount } from '../ets/etsFit.ts'
import type { EtsModel } from '../ets/etsModel.ts'
import { etsOutlook } from '../ets/etsOutlook.ts'
import { etsStart, seasonalStarts } from '../ets/etsStart.ts'

import type { Method } from './method.ts'

/** Longest season that states can hold: beyond it a season has too many free numbers (R's limit). */
const LONGEST_SEASON = 24
const DROP_BEYOND = 12
const FIRST_ITERATIONS = 10

/** The 15 models: every combination but multiplicative trends and additive errors with a multiplicative season. */
export const ETS_MODELS: readonly EtsModel[] = (['A', 'M'] as const).flatMap((error) =>
  (['N', 'A', 'M'] as const).flatMap((season) =>
    error === 'A' && season === 'M' ? [] : (['N', 'A', 'Ad'] as const).map((trend) => ({ error, trend, season })),
  ),
)

/** The model of least AICc with its fit, and the size that values were divided by; null when the series is too short or constant. */
export function fitEts(values: Float64Array, season: number): { readonly fit: EtsFit; readonly scale: number } | null {
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
  let best: EtsFit | null = null
  const least = fits.reduce((low, fit) => Math.min(low, fit.aicc), Infinity)
  for (const fit of fits.sort((a, b) => a.aicc - b.aicc)) {
    if (fit.aicc > least + DROP_BEYOND) break
    const polished = fit.isConverged ? fit : (etsFit(fit.model, y, fit.point, 1e-4, 120) ?? fit)
    if (!best || polished.aicc < best.aicc) best = polished
  }
  return best && { fit: best, scale: size }
}

/** Automatic exponential smoothing: the best of 15 state space models by AICc. Source: Hyndman et al. 2002 and 2008. */
export const ets: Method = {
  name: 'ets',
  outlook(values, season, horizon) {
    const found = fitEts(values, season)
    if (!found) return null
    const { fit, scale } = found
    const outlook = etsOutlook(fit.model, values.map((value) => value / scale), fit.point, fit.parameterCount, horizon)
    return { mean: outlook.mean.map((value) => value * scale), sd: outlook.sd.map((value) => value * scale) }
  },
}
