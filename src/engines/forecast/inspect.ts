import { backtest, originsOf } from './backtest.ts'
import { centredTrend, seasonalFigure } from './decompose.ts'
import { demandClassOf } from './demandClass.ts'
import { trimmed } from './draft.ts'
import { fillMissing } from './fillMissing.ts'
import type { Outlook } from './methods/method.ts'
import { regression } from './methods/regression.ts'
import { seasonalNaive } from './methods/seasonalNaive.ts'
import { CANDIDATES, METHODS } from './registry.ts'
import { separateSpikes } from './spikes.ts'
import { shapeOf } from './spread.ts'
import type { ForecastSeries } from './types.ts'

const ORIGINS = 4

/** A forecast of the past: `start` is the index of its first period in the series. */
export type PastWindow = { readonly start: number; readonly outlook: Outlook }
export type Inspection = {
  /** Loss of every method tried, the best first. */
  readonly candidates: readonly { readonly method: string; readonly loss: number }[]
  readonly windows: readonly PastWindow[]
  /** Over the series: level times the seasonal figure by phase (mean 1), the excess of bursts, and what is left; NaN where nothing is known. Shapes: [periods], [season]. */
  readonly level: Float64Array
  readonly figure: Float64Array
  readonly bursts: Float64Array
}

/** How a forecast came about, for showing: the backtest of all methods, what the chosen one said at each origin, and the parts of the past. */
export function inspectForecast(series: ForecastSeries, horizon: number, chosen: string): Inspection {
  const season = Math.max(1, series.season)
  const { values: observed, offset } = trimmed(series.values)
  const { base } = separateSpikes(observed, season)
  const filled = observed.length > 0 ? fillMissing(base, season).values : observed
  const drivers = (series.drivers ?? []).map((driver) => ({ ...driver, values: driver.values.slice(offset) }))
  const usual = CANDIDATES[demandClassOf(series.values)]
  const methods = [...new Set([...(drivers.length > 0 ? [regression] : []), ...usual, seasonalNaive])]
  const { scores, origins: tested } = backtest(filled, observed, season, horizon, methods, shapeOf(filled), ORIGINS, drivers)
  const { origins, reach } = originsOf(filled.length, season, horizon, ORIGINS)
  const method = METHODS[chosen]
  const windows = !method || tested === 0 ? [] : origins.flatMap((origin): PastWindow[] => {
    const outlook = method.outlook(filled.slice(0, origin), season, reach, { observed: observed.slice(0, origin), drivers })
    return outlook ? [{ start: offset + origin, outlook }] : []
  })
  return {
    candidates: scores.map(({ name, scaledPinball }) => ({ method: name, loss: scaledPinball })).sort((a, b) => a.loss - b.loss),
    windows, ...partsOf(series.values, offset, observed, base, filled, season),
  }
}

function partsOf(values: Float64Array, offset: number, observed: Float64Array, base: Float64Array, filled: Float64Array, season: number) {
  const level = new Float64Array(values.length).fill(NaN)
  const bursts = new Float64Array(values.length)
  const figure = (filled.length >= 2 * season ? seasonalFigure(filled, season, 'multiplicative') : null) ?? new Float64Array(season).fill(1)
  const trend = filled.length > season ? centredTrend(filled, season) : filled
  const firstKnown = trend.findIndex((value) => !Number.isNaN(value))
  const lastKnown = trend.findLastIndex((value) => !Number.isNaN(value))
  // The ends have no full season around them: the nearest level stands.
  for (let t = 0; t < filled.length; t += 1) level[offset + t] = firstKnown < 0 ? NaN : trend[Math.min(lastKnown, Math.max(firstKnown, t))]!
  for (let t = 0; t < observed.length; t += 1) if (observed[t]! > base[t]!) bursts[offset + t] = observed[t]! - base[t]!
  const byPhase = new Float64Array(season)
  for (let phase = 0; phase < season; phase += 1) byPhase[(phase + offset) % season] = figure[phase]!
  return { level, figure: byPhase, bursts }
}
