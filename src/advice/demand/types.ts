import type { ForecastOverride } from '#domain/demandRecords.ts'
import type { PastEvent } from '#domain/pastEvent.ts'
import type { SkuId } from '#domain/units.ts'
import type { DemandClass } from '#engines/forecast/types.ts'

import type { Reason } from '../reason.ts'

export type DemandAlert = 'rising' | 'falling' | 'burst' | 'stockOut' | 'tooShort' | 'overridden' | 'worseThanNaive' | 'spendBeyondSeen'

/** One SKU in the list of demand. Units are pieces. */
export type DemandRow = {
  readonly skuId: SkuId
  readonly sellerSku: string
  readonly name: string
  readonly demandClass: DemandClass
  /** Units per day of the latest days, at most 56, oldest first; null = not known. */
  readonly sparkline: readonly (number | null)[]
  /** Units of the next 28 days together, with an 80 % interval. */
  readonly next28: { readonly mean: number; readonly lo80: number; readonly hi80: number }
  /** Scaled pinball loss in the backtest; null when too short to test. */
  readonly accuracy: { readonly chosen: number; readonly seasonalNaive: number; readonly origins: number } | null
  readonly method: string
  /** Made in haste, to be replaced by the row of the full choice. */
  readonly isProvisional: boolean
  readonly alerts: readonly DemandAlert[]
}

/** A piece of the list: at most 250 rows. A row of phase `full` replaces the row of phase `instant`. `done` of `total` SKUs of this phase. */
export type DemandPart = { readonly rows: readonly DemandRow[]; readonly done: number; readonly total: number; readonly phase: 'instant' | 'full' }

/** What is tried on one SKU from its first forecast day on; null = as it goes on by itself. `spendPerDay` in whole units of the ad currency, `priceMinor` in minor units of the SKU's. */
export type DemandWhatIf = { readonly spendPerDay: number | null; readonly priceMinor: number | null; readonly liveHoursPerWeek: number | null }

/** Units per day: [horizonDays], and quantiles [7][horizonDays] in the order of QUANTILE_LEVELS. */
export type DayForecast = { readonly firstDay: string; readonly horizonDays: number; readonly mean: readonly number[]; readonly quantiles: readonly (readonly number[])[] }

/** A past window forecast with what was known before it. Shapes: [days]; `actual` null = not known. */
export type BacktestWindow = {
  readonly firstDay: string
  readonly actual: readonly (number | null)[]
  readonly median: readonly number[]
  readonly lo80: readonly number[]
  readonly hi80: readonly number[]
}

/** What an influence did to sales over the days that it is known for. */
export type DriverEffect = {
  readonly name: 'spend' | 'price' | 'liveHours' | 'promotion'
  readonly kind: 'spend' | 'price' | 'flag'
  /** `sku`: known for this SKU; `shop`: for the whole shop only. */
  readonly scope: 'sku' | 'shop'
  /**
   * Relative change of units with its 80 % interval: of spend on average over its days against none, of a flag on its days (an hour, for
   * livestreams), of a price 10 % higher.
   */
  readonly effectShare: number
  readonly lo80: number
  readonly hi80: number
  /** First and last day known, and their number. */
  readonly firstDay: string
  readonly lastDay: string
  readonly days: number
  /** Means of the last 28 days, which the forecast takes as plan. */
  readonly recentMean: number
  readonly largestSeen: number
  readonly currency: string | null
}

export type DemandDetail = {
  readonly skuId: SkuId
  readonly sellerSku: string
  readonly name: string
  readonly demandClass: DemandClass
  /** [days] from `firstDay` on; `units` null = not known, `lostUnits` an estimate for days out of stock. */
  readonly history: { readonly firstDay: string; readonly units: readonly (number | null)[]; readonly isStockOut: readonly boolean[]; readonly lostUnits: readonly number[] }
  readonly events: readonly PastEvent[]
  readonly forecast: DayForecast
  readonly method: string
  /** Losses of the methods tried, the best first. */
  readonly candidates: readonly { readonly method: string; readonly loss: number }[]
  readonly backtest: { readonly origins: readonly BacktestWindow[] }
  /** Over the history: `level` times `weekly` (by weekday, Monday first, mean 1), plus `events` and `rest`. Shapes: [days], [7], [days], [days]; null = not known. */
  readonly decomposition: {
    readonly level: readonly number[]
    readonly weekly: readonly number[]
    readonly events: readonly number[]
    readonly rest: readonly (number | null)[]
  }
  readonly drivers: readonly DriverEffect[]
  /** null = nothing was tried. */
  readonly whatIf: DemandWhatIfAnswer | null
  /** How the numbers came about, in order. */
  readonly explanation: readonly Reason[]
  readonly override: ForecastOverride | null
}

/** `forecast` null = it cannot be told, for the reasons given. `unitsChange`: of the whole horizon against the forecast as it goes on by itself, 80 % interval. */
export type DemandWhatIfAnswer = {
  readonly forecast: DayForecast | null
  readonly unitsChange: { readonly mean: number; readonly lo80: number; readonly hi80: number } | null
  readonly reasons: readonly Reason[]
}
