import type { OrderFacts } from './orderFacts.ts'
import type { CurrencyCode, IsoDay, MarketId, SkuId, WarehouseId } from './units.ts'

/**
 * Units ordered per market day of one SKU, from one source; cancelled units are apart (not in `units`; cancelled within an hour: in neither).
 * Index 0 is `firstDay`. Partial days are in it: take the days from `completeFrom` to `completeTo` for forecasting.
 */
export type DailySeries = {
  readonly skuId: SkuId
  readonly marketId: MarketId
  readonly source: string
  readonly firstDay: IsoDay
  readonly units: readonly number[]
  readonly cancelledUnits: readonly number[]
}

/** How a market orders: when in the week, and how much at a time. */
export type MarketProfile = {
  readonly marketId: MarketId
  /** Orders by local hour of the week, index 0 = Monday 00:00; empty when the source has days only. */
  readonly ordersByHourOfWeek: readonly number[]
  readonly orderCount: number
  /** Value and number of orders having it. */
  readonly linesPerOrder: CountTable
  /** Value and number of lines having it. */
  readonly unitsPerLine: CountTable
}
export type CountTable = { readonly values: readonly number[]; readonly counts: readonly number[] }

/** Parcels dispatched per market day from one warehouse, as observed; used to infer capacity that nobody entered. */
export type DispatchHistory = { readonly warehouseId: WarehouseId; readonly firstDay: IsoDay; readonly parcels: readonly number[] }

/** Days from `firstDay` to `lastDay`, both included. */
export type DayRun = { readonly firstDay: IsoDay; readonly lastDay: IsoDay }

/**
 * The whole market days that one market's imports cover, as runs in order that neither touch nor overlap. A day outside them is not
 * known, or only in part, which is not a day without sales. `completeFrom` and `completeTo` are the ends of all runs, null without any.
 */
export type MarketCoverage = {
  readonly marketId: MarketId
  readonly completeFrom: IsoDay | null
  readonly completeTo: IsoDay | null
  readonly runs: readonly DayRun[]
}

/**
 * Something known of the past that moves demand, per market day: money spent on ads and prices in whole units of `currency`, hours of
 * livestreams, flags of promotions and of empty shelves (0 or 1). null = not known for that day.
 */
export type DriverSeries = {
  readonly kind: 'spend' | 'price' | 'liveHours' | 'promotion' | 'stockOut'
  /** null = of the whole shop. */
  readonly skuId: SkuId | null
  readonly firstDay: IsoDay
  readonly values: readonly (number | null)[]
  readonly currency: CurrencyCode | null
}
export const DRIVER_KINDS = ['spend', 'price', 'liveHours', 'promotion', 'stockOut'] as const satisfies readonly DriverSeries['kind'][]

/** What the imported orders say of the past: derived from the ledgers, carried by the plan file. No order ids. */
export type History = {
  /** First and last market day with complete data (partial first and last days are left out); null without data. */
  readonly completeFrom: IsoDay | null
  readonly completeTo: IsoDay | null
  readonly series: readonly DailySeries[]
  readonly profiles: readonly MarketProfile[]
  readonly dispatches: readonly DispatchHistory[]
  /** One entry per market; absent in plans of schema 1: then every day from `completeFrom` to `completeTo` counts as known. */
  readonly coverage?: readonly MarketCoverage[]
  /** Sorted by kind and SKU, one each; absent where no import tells of any. */
  readonly drivers?: readonly DriverSeries[]
  /** What orders tell beyond demand; absent without order lines, and in plans of schema 1. */
  readonly facts?: OrderFacts
}

/** Orders already waiting when the simulation starts: users come in the middle of a spike. */
export type OpeningState = {
  /** Time of the latest imported event (UTC). */
  readonly asOfMs: number
  /** False when the source does not tell what was dispatched: then nothing is assumed to wait, and the page says so. */
  readonly isDispatchKnown: boolean
  readonly waiting: readonly WaitingOrders[]
  readonly trailing: readonly TrailingDay[]
}
export type WaitingOrders = { readonly marketId: MarketId; readonly warehouseId: WarehouseId | null; readonly createdHourUtc: number; readonly parcels: number; readonly isPreorder?: boolean; /** Dispatch deadline stated by the file; absent = the market's rule, for a pre-order not known. */ readonly dueHourUtc?: number }
export type TrailingDay = { readonly marketId: MarketId; readonly day: IsoDay; readonly dispatchedParcels: number; readonly lateParcels: number }

export const EMPTY_HISTORY: History = { completeFrom: null, completeTo: null, series: [], profiles: [], dispatches: [] }
