import { backtest, type Deviate, DEVIATES, isFiniteOutlook } from './backtest.ts'
import type { Calibration } from './calibration.ts'
import { demandClassOf } from './demandClass.ts'
import { borrows, usableProfile } from './borrowedProfile.ts'
import { fillMissing } from './fillMissing.ts'
import { recallFit, warmStart } from './methods/ets.ts'
import type { Outlook } from './methods/method.ts'
import { regression } from './methods/regression.ts'
import { historicMean, seasonalNaive } from './methods/seasonalNaive.ts'
import { CANDIDATES, INSTANT_CANDIDATES, METHODS } from './registry.ts'
import { saneValues } from './saneValues.ts'
import { separateSpikes } from './spikes.ts'
import { shapeOf, type SpreadShape, valueAtDeviate } from './spread.ts'
import type { DemandClass, Forecast, ForecastOptions, ForecastReason, ForecastSeries, PastSpike, SmoothingFit } from './types.ts'

/** A forecast whose interval is not corrected yet: what can be made from one series alone. Plain data, so that workers can send it. */
export type Draft = {
  readonly method: string
  readonly demandClass: DemandClass
  readonly shape: SpreadShape
  readonly outlook: Outlook
  readonly spikes: readonly PastSpike[]
  readonly backtest: Forecast['backtest']
  /** Length of the history in horizons. */
  readonly historyHorizons: number
  /** Where past outcomes lay in the chosen method's distributions. */
  readonly deviates: readonly Deviate[]
  readonly reason?: ForecastReason
  /** For `ForecastOptions.last` of the next draft; null where exponential smoothing was not tried. */
  readonly fit: SmoothingFit | null
}

const MAX_ORIGINS = 4
/** Another method must be this much better than the favourite in the backtest to be taken. */
const CLEARLY_BETTER = 0.6

/** Chooses a method and forecasts; never throws. A horizon below 1 counts as none. A young series with a profile to borrow is forecast without its season. */
export function draftForecast(series: ForecastSeries, options: ForecastOptions): Draft {
  if (!borrows(series)) return draftOwn(series, options)
  const profile = usableProfile(series.borrow!)
  const share = (t: number): number => profile[t % profile.length]!
  const draft = draftOwn({ ...series, values: series.values.map((value, t) => value / share(t)), season: 1 }, options)
  const restore = (future: Float64Array): Float64Array => future.map((value, h) => value * share(series.values.length + h))
  return { ...draft, shape: shapeOf(series.values.filter((value) => Number.isFinite(value))), demandClass: demandClassOf(series.values), outlook: { mean: restore(draft.outlook.mean), sd: restore(draft.outlook.sd) } }
}

function draftOwn(series: ForecastSeries, options: ForecastOptions): Draft {
  const horizon = Math.max(0, Math.floor(options.horizon) || 0)
  const season = Math.max(1, Math.floor(series.season) || 1)
  const demandClass = demandClassOf(series.values)
  const { values: observed, offset } = trimmed(series.values)
  if (observed.length === 0 || horizon === 0) return emptyDraft(demandClass, horizon)
  const { base, spikes } = separateSpikes(observed, season)
  const filled = fillMissing(base, season).values
  const shape = shapeOf(filled)
  if (options.last?.season === season && options.last.periods <= filled.length) warmStart(filled, season, options.last.found)
  const forced = options.method === undefined ? undefined : METHODS[options.method]
  const drivers = (series.drivers ?? []).map((driver) => ({ ...driver, values: driver.values.slice(offset) }))
  const usual = (options.effort === 'instant' ? INSTANT_CANDIDATES : CANDIDATES)[demandClass]
  const candidates = forced ? [forced] : drivers.length > 0 ? [regression, ...usual] : usual
  const known = { observed, drivers }
  const { scores, origins } = backtest(filled, observed, season, horizon, [...new Set([...candidates, seasonalNaive])], shape, options.origins ?? MAX_ORIGINS, drivers)
  const lossOf = (name: string): number => scores.find((score) => score.name === name)?.scaledPinball ?? Infinity
  let chosen = candidates[0] ?? historicMean
  for (const candidate of candidates.slice(1)) {
    const limit = chosen === candidates[0] ? CLEARLY_BETTER : 1
    if (lossOf(candidate.name) < limit * lossOf(chosen.name)) chosen = candidate
  }
  let outlook: Outlook | null = null
  for (const method of [chosen, ...candidates, historicMean]) {
    outlook = method.outlook(filled, season, horizon, known)
    if (outlook && isFiniteOutlook(outlook) && isPlausible(outlook, filled)) {
      chosen = method
      break
    }
  }
  const score = scores.find((one) => one.name === chosen.name)
  const reason = reasonOf(observed, season)
  const found = recallFit(filled)
  return {
    ...(reason ? { reason } : {}),
    fit: found && { season, periods: filled.length, found },
    method: chosen.name,
    demandClass,
    shape,
    outlook: outlook ?? emptyDraft(demandClass, horizon).outlook,
    spikes: spikes.map((spike) => shifted(spike, offset)),
    backtest: score ? { chosen: score.scaledPinball, seasonalNaive: lossOf(seasonalNaive.name), origins } : null,
    historyHorizons: observed.length / horizon,
    deviates: score?.deviates ?? [],
  }
}

/** Means and quantiles of a draft, with the correction learned from rolling origins; never negative, quantiles in order. */
export function finishForecast(draft: Draft, calibration: Calibration): Forecast {
  const { outlook, shape } = draft
  const horizon = outlook.mean.length
  const quantiles = DEVIATES.map(() => new Float64Array(horizon))
  for (let h = 0; h < horizon; h += 1) {
    let last = 0
    for (let i = 0; i < DEVIATES.length; i += 1) {
      last = Math.max(last, valueAtDeviate(shape, calibration[i]!, outlook.mean[h]!, outlook.sd[h]!))
      quantiles[i]![h] = last
    }
  }
  const { method, demandClass, spikes, backtest: tested, reason } = draft
  return { ...(reason ? { reason } : {}), method, demandClass, mean: outlook.mean.map((value) => Math.max(0, value)), quantiles, spikes, backtest: tested }
}

/** Whether a forecast stays within a thousand times what was ever seen: a fit that lost its way does not. */
function isPlausible({ mean, sd }: Outlook, values: Float64Array): boolean {
  const limit = MOST_TIMES_SEEN * values.reduce((top, value) => Math.max(top, Math.abs(value)), 0)
  return mean.every((value) => Math.abs(value) <= limit) && sd.every((value) => value <= limit)
}
const MOST_TIMES_SEEN = 1000

/** Leading unseen periods dropped; infinities and absurd sizes made missing, vanishing ones zero. */
export function trimmed(values: Float64Array): { readonly values: Float64Array; readonly offset: number } {
  const sane = saneValues(values)
  const first = sane.findIndex((value) => !Number.isNaN(value))
  const offset = first < 0 ? sane.length : first
  return { values: sane.slice(offset), offset }
}

function shifted(spike: PastSpike, offset: number): PastSpike {
  return { ...spike, startPeriod: spike.startPeriod + offset, endPeriod: spike.endPeriod + offset, peakPeriod: spike.peakPeriod + offset }
}

function emptyDraft(demandClass: DemandClass, horizon: number): Draft {
  const nothing = { mean: new Float64Array(horizon), sd: new Float64Array(horizon) }
  return { method: 'none', demandClass, shape: 'count', outlook: nothing, spikes: [], backtest: null, historyHorizons: 0, deviates: [], reason: 'nothingKnown', fit: null }
}

/** What keeps the forecast simple, if anything. */
function reasonOf(observed: Float64Array, season: number): ForecastReason | null {
  const known = observed.filter((value) => !Number.isNaN(value))
  if (known.every((value) => value <= 0)) return 'neverSold'
  if (known.length < Math.max(LEAST_PERIODS, 2 * season)) return 'fewPeriods'
  return known.every((value) => value === known[0]) ? 'alwaysSame' : null
}
/** Fewer say nothing of a trend. */
const LEAST_PERIODS = 5
