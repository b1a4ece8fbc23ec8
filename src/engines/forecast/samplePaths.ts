import { normal } from '#math/distributions.ts'
import { createStream, seedStream, sourceOf } from '#math/rng.ts'

import { DEVIATES } from './backtest.ts'
import { fillMissing } from './fillMissing.ts'
import { separateSpikes } from './spikes.ts'
import type { Forecast, ForecastSeries } from './types.ts'

export type PathOptions = { readonly paths: number; readonly seed: number }

const SOURCE = sourceOf('forecast paths')
/** Part of the error that lasts over the horizon even where the intervals do not widen: the level is never known exactly. */
const LEAST_LASTING_SHARE = 0.05
const MOST_LASTING_SHARE = 0.9

/**
 * Possible futures of a series: each period follows the forecast's quantiles, and errors hang together in time.
 *
 * The standard normal deviate of a period is made of a part that lasts over the whole path (as much as the intervals widen with the
 * horizon) and a part that fades from day to day with the autocorrelation found in the series. Shapes: [paths][horizon]. Never negative.
 * The same seed gives the same paths on every engine.
 */
export function samplePaths(series: ForecastSeries, forecast: Forecast, options: PathOptions): Float64Array[] {
  const horizon = forecast.mean.length
  const fade = fadingAutocorrelation(series)
  const lasting = lastingShares(forecast)
  const stream = createStream()
  const quantilesAt = Array.from({ length: horizon }, (_, h) => forecast.quantiles.map((row) => row[h]!))
  return Array.from({ length: Math.max(0, Math.floor(options.paths)) }, (_, path) => {
    seedStream(stream, options.seed, path, SOURCE, 0)
    const level = normal(stream)
    let passing = normal(stream)
    return Float64Array.from(quantilesAt, (quantiles, h) => {
      if (h > 0) passing = fade * passing + Math.sqrt(1 - fade * fade) * normal(stream)
      const share = lasting[h]!
      return valueAt(quantiles, Math.sqrt(share) * level + Math.sqrt(1 - share) * passing)
    })
  })
}

/** Share of the variance of each period that comes from the lasting part: what the widening of the 80 % interval says. */
export function lastingShares(forecast: Pick<Forecast, 'mean' | 'quantiles'>): Float64Array {
  const width = (h: number): number => forecast.quantiles[5]![h]! - forecast.quantiles[1]![h]!
  const first = forecast.mean.length > 0 ? width(0) : 0
  return forecast.mean.map((_, h) => {
    const ratio = width(h) > 0 ? first / width(h) : 1
    return Math.min(MOST_LASTING_SHARE, Math.max(LEAST_LASTING_SHARE, 1 - ratio * ratio))
  })
}

/** Autocorrelation of neighbouring periods, the season and the slow level taken out; 0..0.8, 0 for a short series. */
function fadingAutocorrelation(series: ForecastSeries): number {
  const season = Math.max(1, Math.floor(series.season) || 1)
  const values = fillMissing(separateSpikes(series.values, season).base, season).values
  const n = values.length
  const window = Math.max(2 * season, 8)
  if (n < 3 * window) return 0
  const residuals: number[] = []
  for (let t = window; t < n; t += 1) {
    let sum = 0
    let count = 0
    for (let k = t - season; k >= t - 4 * season && k >= 0; k -= season) {
      sum += values[k]!
      count += 1
    }
    residuals.push(values[t]! - sum / count)
  }
  let mean = 0
  for (const value of residuals) mean += value / residuals.length
  let cross = 0
  let squares = 0
  for (let i = 0; i < residuals.length; i += 1) {
    const here = residuals[i]! - mean
    squares += here * here
    if (i > 0) cross += here * (residuals[i - 1]! - mean)
  }
  const correlation = squares > 0 ? cross / squares : 0
  return Number.isFinite(correlation) ? Math.min(0.8, Math.max(0, correlation)) : 0
}

/** The quantile function of one period at a standard normal deviate: straight between the seven levels, straight on beyond them. */
function valueAt(quantiles: readonly number[], z: number): number {
  let i = 0
  while (i < DEVIATES.length - 2 && z > DEVIATES[i + 1]!) i += 1
  const share = (z - DEVIATES[i]!) / (DEVIATES[i + 1]! - DEVIATES[i]!)
  return Math.max(0, quantiles[i]! + share * (quantiles[i + 1]! - quantiles[i]!))
}

/**
 * Quantile function of the total over the horizon divided by its mean, at `points` equally spaced probabilities (i + .5) / points.
 *
 * Ascending, mean 1; empty when there are no paths or nothing is sold. Read between the smallest ranks, linear.
 */
export function levelFactorQuantiles(paths: readonly Float64Array[], points = 20): number[] {
  const totals = Float64Array.from(paths, (path) => path.reduce((sum, value) => sum + value, 0)).sort()
  const n = totals.length
  if (n === 0 || !(totals[n - 1]! > 0)) return []
  const raw = Array.from({ length: points }, (_, i) => {
    const position = Math.max(0, Math.min(n - 1, ((i + 0.5) / points) * n - 0.5))
    const low = Math.floor(position)
    const high = Math.min(n - 1, low + 1)
    return totals[low]! + (position - low) * (totals[high]! - totals[low]!)
  })
  const mean = raw.reduce((sum, value) => sum + value, 0) / points
  return mean > 0 ? raw.map((value) => value / mean) : []
}
