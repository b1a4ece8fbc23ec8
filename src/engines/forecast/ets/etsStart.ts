import { seasonalFigure } from '../decompose.ts'

import type { EtsModel, EtsPoint } from './etsModel.ts'

export const LOW = 1e-4
export const HIGH = 0.9999
export const PHI_LOW = 0.8
export const PHI_HIGH = 0.98

/** Seasonal start by phase, for an additive and a multiplicative season; null when the series is too short or not positive. */
export type SeasonalStarts = { readonly A: Float64Array | null; readonly M: Float64Array | null }

export function seasonalStarts(y: Float64Array, season: number, isPositive: boolean): SeasonalStarts {
  if (season < 2 || y.length < 2 * season) return { A: null, M: null }
  return { A: figureOf(y, season, 'additive'), M: isPositive ? clipped(figureOf(y, season, 'multiplicative')) : null }
}

/** Classical decomposition; for fewer than three seasons the plain mean by phase around the line through the ends of the seasons. */
function figureOf(y: Float64Array, season: number, kind: 'additive' | 'multiplicative'): Float64Array | null {
  if (y.length >= 3 * season) return seasonalFigure(y, season, kind)
  const seasons = Math.floor(y.length / season)
  const figure = new Float64Array(season)
  for (let block = 0; block < seasons; block += 1) {
    let mean = 0
    for (let phase = 0; phase < season; phase += 1) mean += y[block * season + phase]! / season
    for (let phase = 0; phase < season; phase += 1) {
      const value = y[block * season + phase]!
      figure[phase] = figure[phase]! + (kind === 'additive' ? value - mean : mean > 0 ? value / mean : 1) / seasons
    }
  }
  return figure
}

function clipped(figure: Float64Array | null): Float64Array | null {
  if (!figure) return null
  const shares = figure.map((share) => Math.max(share, 0.01))
  const sum = shares.reduce((total, share) => total + share, 0)
  return shares.map((share) => (share * shares.length) / sum)
}

/**
 * Where the search starts: parameters low in their bounds; level and slope by regression on the first max(10, 2 season) seasonally adjusted values.
 *
 * Null when the model has a season for which there is no start. Source: Hyndman et al. 2008, section 5.2; numbers as R's `ets`.
 */
export function etsStart(model: EtsModel, y: Float64Array, season: number, starts: SeasonalStarts): EtsPoint | null {
  const figure = model.season === 'N' ? new Float64Array(0) : starts[model.season]
  if (!figure) return null
  const period = Math.max(1, figure.length)
  const adjusted = (t: number): number => {
    if (model.season === 'A') return y[t]! - figure[t % period]!
    return model.season === 'M' ? y[t]! / figure[t % period]! : y[t]!
  }
  const early = Math.min(y.length, Math.max(10, 2 * period))
  let mean = 0
  for (let t = 0; t < early; t += 1) mean += adjusted(t) / early
  let level = mean
  let slope = 0
  if (model.trend !== 'N') {
    let cross = 0
    let squares = 0
    for (let t = 0; t < early; t += 1) {
      const x = t - (early - 1) / 2
      cross += x * (adjusted(t) - mean)
      squares += x * x
    }
    slope = squares > 0 ? cross / squares : 0
    level = mean - (slope * (early + 1)) / 2
  }
  const m = model.season === 'N' ? season : period
  const alpha = LOW + (0.2 * (HIGH - LOW)) / Math.max(1, m)
  return {
    alpha,
    beta: LOW + 0.1 * (Math.min(HIGH, alpha) - LOW),
    gamma: LOW + 0.05 * (Math.min(HIGH, 1 - alpha) - LOW),
    phi: model.trend === 'Ad' ? PHI_LOW + 0.9 * (PHI_HIGH - PHI_LOW) : 1,
    level,
    slope,
    seasonal: Float64Array.from(figure),
  }
}
