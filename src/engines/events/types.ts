/** Units per day of one SKU; day numbers, NaN = not known. */
export type EventSeries = { readonly skuId: string; readonly firstDay: number; readonly values: Float64Array }

/** A burst found in one SKU's sales. Day numbers. */
export type Burst = { readonly skuId: string; readonly startDay: number; readonly peakDay: number; readonly endDay: number }

/** What else is known of the days. Day numbers; no SKUs = all of them. */
export type KnownHappenings = {
  readonly sessions: readonly { readonly day: number; readonly durationHours: number | null; readonly skuIds: readonly string[] }[]
  readonly promotions: readonly { readonly name: string; readonly firstDay: number; readonly lastDay: number; readonly skuIds: readonly string[] }[]
  readonly holidays: readonly { readonly name: string; readonly firstDay: number; readonly lastDay: number }[]
  /** The shop's ad spend per day; null = not known. */
  readonly adSpend: { readonly firstDay: number; readonly spend: Float64Array } | null
}

export const NOTHING_KNOWN: KnownHappenings = { sessions: [], promotions: [], holidays: [], adSpend: null }
