import { exp } from '#math/elementary.ts'

import { type EtsAim, type EtsFit, etsFit, etsFitFromAll, type EtsFits, etsParameterCount } from '../ets/etsFit.ts'
import type { EtsModel } from '../ets/etsModel.ts'
import { etsOutlook } from '../ets/etsOutlook.ts'
import { etsStart, seasonalStarts } from '../ets/etsStart.ts'

import type { Method, Outlook } from './method.ts'

/** Longest season that states can hold: beyond it a season has too many free numbers (R's limit). */
const LONGEST_SEASON = 24
const DROP_BEYOND = 24
/** Weight of a model exp(-(AICc - best) / 10): a fifth of the strictness of Akaike weights, since AICc itself is uncertain. */
const AICC_SCALE = 10
const LEAST_WEIGHT = 0.01
const SHORTLIST_WEIGHT = 0.1
const REFIT_ITERATIONS = 12
/** Shorter series are cheap to fit in full, and hindsight would flatter them. */
const LEAST_FOR_SHORTLIST = 100
const FIRST_ITERATIONS = 10
const WARM_ITERATIONS = 30

/** The 15 models: every combination but multiplicative trends and additive errors with a multiplicative season. */
export const ETS_MODELS: readonly EtsModel[] = (['A', 'M'] as const).flatMap((error) =>
  (['N', 'A', 'M'] as const).flatMap((season) =>
    error === 'A' && season === 'M' ? [] : (['N', 'A', 'Ad'] as const).map((trend) => ({ error, trend, season })),
  ),
)

const remembered = new WeakMap<Float64Array, { readonly season: number; readonly found: EtsFits | null }>()

/** The likely models at their posterior modes, least AICc first, and the size that values were divided by; null when the series is too short or constant. */
export function fitEts(values: Float64Array, season: number): EtsFits | null {
  const before = remembered.get(values)
  if (before?.season === season) return before.found
  const found = searchModels(values, season, 'posterior')
  remembered.set(values, { season, found })
  return found
}

/** The models tried one by one, least AICc first. */
export function searchModels(values: Float64Array, season: number, aim: EtsAim): EtsFits | null {
  const n = values.length
  const { size, isPositive, isConstant } = sizeOf(values)
  if (n < 5 || isConstant || !(size > 0)) return null
  const y = values.map((value) => value / size)
  const period = season > LONGEST_SEASON ? 1 : season
  const starts = seasonalStarts(y, period, isPositive)
  const fits: EtsFit[] = []
  for (const model of ETS_MODELS) {
    if (model.error === 'M' && !isPositive) continue
    const start = etsStart(model, y, period, starts)
    if (!start || n - etsParameterCount(model, start.seasonal.length) - 3 <= 0) continue
    const fit = etsFit(model, y, start, 1e-3, FIRST_ITERATIONS, aim)
    if (fit) fits.push(fit)
  }
  const least = fits.reduce((low, fit) => Math.min(low, fit.aicc), Infinity)
  // Forecasts gain nothing from the very top of the likelihood, so only a search for it looks into every valley.
  const polish = (fit: EtsFit): EtsFit => {
    if (aim === 'likelihood') return etsFitFromAll(fit.model, y, fit.point, 1e-4, 400, aim) ?? fit
    return fit.isConverged ? fit : (etsFit(fit.model, y, fit.point, 1e-4, 120, aim) ?? fit)
  }
  const polished = fits
    .filter((fit) => fit.aicc <= least + DROP_BEYOND)
    .map((fit) => polish(fit))
    .sort((a, b) => a.aicc - b.aicc)
  return polished[0] ? { fits: polished, scale: size } : null
}

/** Takes the likely models of an earlier part of `values` as the start, for all methods that ask for it: a few steps in place of a search. */
export function warmStart(values: Float64Array, season: number, last: EtsFits): void {
  const found = refit(values, last, WARM_ITERATIONS, 1e-3)
  if (found) remembered.set(values, { season, found })
}

/** The likely models of the fit that was made for these very values, if any. */
export function recallFit(values: Float64Array): EtsFits | null {
  const found = remembered.get(values)?.found
  return found ? shortlistOf(found, SHORTLIST_WEIGHT) : null
}

function shortlistOf(found: EtsFits, least: number): EtsFits {
  const best = found.fits[0]!.aicc
  return { ...found, fits: found.fits.filter((fit) => exp((best - fit.aicc) / AICC_SCALE) >= least) }
}

/** The shortlist of a longer (or shorter) series, fitted again from where it ended. */
function refit(values: Float64Array, shortlist: EtsFits, iterations: number, tolerance: number): EtsFits | null {
  const { size, isPositive, isConstant } = sizeOf(values)
  if (isConstant || !(size > 0)) return null
  const y = values.map((value) => value / size)
  const ratio = shortlist.scale / size
  const fits: EtsFit[] = []
  for (const { model, point } of shortlist.fits) {
    if ((model.error === 'M' && !isPositive) || values.length - etsParameterCount(model, point.seasonal.length) - 3 <= 0) continue
    const seasonal = model.season === 'A' ? point.seasonal.map((value) => value * ratio) : point.seasonal
    const fit = etsFit(model, y, { ...point, level: point.level * ratio, slope: point.slope * ratio, seasonal }, tolerance, iterations, 'posterior')
    if (fit) fits.push(fit)
  }
  fits.sort((a, b) => a.aicc - b.aicc)
  return fits[0] && Number.isFinite(fits[0].aicc) ? { fits, scale: size } : null
}

function sizeOf(values: Float64Array) {
  let size = 0
  let isPositive = true
  let isConstant = true
  for (const value of values) {
    size += Math.abs(value) / values.length
    if (!(value > 0)) isPositive = false
    if (value !== values[0]) isConstant = false
  }
  return { size, isPositive, isConstant }
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
    return found && averaged(values, found, horizon)
  },
  forOrigins(all, season) {
    const found = all.length >= LEAST_FOR_SHORTLIST ? fitEts(all, season) : null
    if (!found) return ets
    const shortlist = shortlistOf(found, SHORTLIST_WEIGHT)
    return {
      name: 'ets',
      outlook(values, _season, horizon) {
        const fits = refit(values, shortlist, REFIT_ITERATIONS, 1e-2)
        return fits ? averaged(values, fits, horizon) : ets.outlook(values, season, horizon)
      },
    }
  },
}

function averaged(values: Float64Array, { fits, scale }: EtsFits, horizon: number): Outlook {
  const y = values.map((value) => value / scale)
  const least = fits[0]!.aicc
  const mean = new Float64Array(horizon)
  const sd = new Float64Array(horizon)
  let total = 0
  for (const fit of fits) {
    const weight = exp((least - fit.aicc) / AICC_SCALE)
    if (!(weight >= LEAST_WEIGHT)) continue
    const outlook = etsOutlook(fit.model, y, fit.point, fit.parameterCount, horizon)
    total += weight
    for (let h = 0; h < horizon; h += 1) {
      mean[h] = mean[h]! + weight * scale * outlook.mean[h]!
      sd[h] = sd[h]! + weight * scale * outlook.sd[h]!
    }
  }
  return { mean: mean.map((value) => value / total), sd: sd.map((value) => value / total) }
}
