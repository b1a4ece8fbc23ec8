import type { EtsFits } from './ets/etsFit.ts'

/** Demand of one series as the engine sees it. Day or period 0 first. */
export type ForecastSeries = {
  /** Observed demand per period; NaN = missing (for instance out of stock, or a partial day). */
  readonly values: Float64Array
  /** Periods in one season: 7 for daily data, 12 monthly, 1 none. */
  readonly season: number
  /** Known influences, past and planned; none when left out. */
  readonly drivers?: readonly Driver[]
  /** [season] shares by phase of the period index, of the category: used while the series is younger than four seasons. */
  readonly borrow?: Float64Array
}

/** An influence known for the past and for the plan: money spent on ads, a price, or a flag (promotion, livestream...: 0 or 1). */
export type Driver = {
  readonly name: string
  readonly kind: 'spend' | 'price' | 'flag'
  /** [values.length + horizon]; NaN = not known. */
  readonly values: Float64Array
  /** Flags only: log effect believed beforehand, for instance what other SKUs showed. */
  readonly belief?: { readonly logEffect: number; readonly sd: number }
}

export type DemandClass = 'smooth' | 'erratic' | 'intermittent' | 'lumpy' | 'empty'

/** A burst found in the past: kept out of the base, kept in the event library. Periods are indices into `values`. */
export type PastSpike = {
  readonly startPeriod: number
  readonly endPeriod: number
  readonly peakPeriod: number
  /** Peak over the base level at that time. */
  readonly peakFactor: number
  readonly excessUnits: number
  /** Periods until half of the excess was gone, after the peak; null if it never halved within the data. */
  readonly halfLifePeriods: number | null
}

/** Why a forecast is simpler than it could be: nothing known, never sold, too few periods for a trend or season, always the same. */
export type ForecastReason = 'nothingKnown' | 'neverSold' | 'fewPeriods' | 'alwaysSame'

/** Levels of every fan in the product, in this order: 2.5, 10, 25, 50, 75, 90, 97.5 %. */
export const QUANTILE_LEVELS = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975] as const

export type Forecast = {
  readonly method: string
  readonly demandClass: DemandClass
  /** [horizon], units per period, never negative. */
  readonly mean: Float64Array
  /** [7][horizon] in the order of QUANTILE_LEVELS, non-decreasing from row to row. */
  readonly quantiles: readonly Float64Array[]
  readonly spikes: readonly PastSpike[]
  /** Backtest: mean scaled pinball loss of the chosen method and of seasonal naive; null when too short to test. */
  readonly backtest: { readonly chosen: number; readonly seasonalNaive: number; readonly origins: number } | null
  /** Left out where nothing stood in the way. */
  readonly reason?: ForecastReason
}

export type ForecastOptions = {
  readonly horizon: number
  /** Force one method by name; otherwise chosen by rolling-origin backtest. */
  readonly method?: string
  /** `instant`: Theta and the methods for rare sales only, about fifty times faster than `full` (the default). */
  readonly effort?: 'instant' | 'full'
  /** Rolling origins of the backtest at most; 4 when left out. */
  readonly origins?: number
  /** The fit of an earlier draft of the same series (its values a few periods shorter): the search starts where it ended. */
  readonly last?: SmoothingFit
}

/** What a later draft can start from: the likely exponential smoothing models. Plain data. */
export type SmoothingFit = { readonly season: number; readonly periods: number; readonly found: EtsFits }
