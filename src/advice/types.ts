import type { Forecast } from '#engines/forecast/types.ts'
import type { GateName, StressSummary } from '#engines/simulate/types.ts'
import type { Disruption } from '#domain/scenario.ts'
import type { SkuId } from '#domain/units.ts'

import type { FailingNode } from './survive/nodes.ts'

/** Forecast of one SKU over the horizon; day 0 is the market day of `asOf`. */
export type SkuForecast = { readonly skuId: SkuId; readonly forecast: Forecast }

/** Something the plan does not know, and what the run did about it. The page and the command line print these. */
export type Assumption =
  | { readonly code: 'stockUnknown'; readonly skuCount: number }
  | { readonly code: 'capacityInferred'; readonly warehouse: string; readonly parcelsPerDay: number }
  | { readonly code: 'capacityUnknown'; readonly warehouse: string }
  | { readonly code: 'carrierCapUnknown'; readonly service: string }
  | { readonly code: 'pickupUnknown'; readonly service: string }
  | { readonly code: 'costsUnknown'; readonly skuCount: number }
  | { readonly code: 'dispatchUnknown' }
  | { readonly code: 'hourProfileAssumed' }
  /** No carrier service picks up there: simulated as picked up and delivered at once, without a cap. */
  | { readonly code: 'carrierUnknown'; readonly warehouse: string }
  /** No days from pick-up to delivery: simulated as the same day. */
  | { readonly code: 'transitUnknown'; readonly service: string }
  /** Orders taken as one line of one unit. */
  | { readonly code: 'basketAssumed' }
  /** No shares of warehouses: shared evenly. */
  | { readonly code: 'routingAssumed'; readonly market: string }
  /** No rules were found for the market: those of another place were taken. */
  | { readonly code: 'marketAssumed'; readonly market: string }
  | { readonly code: 'noHistory' }
  /** A disruption at a place that the plan no longer has. */
  | { readonly code: 'placeUnknown'; readonly disruption: Disruption['type'] }
  /** Taken as costing nothing; cash: as none at the start. */
  | { readonly code: 'moneyUnknown'; readonly what: readonly UnknownMoney[] }
  /** Reorders take the days usual for goods that come by air. */
  | { readonly code: 'leadTimeAssumed'; readonly skuCount: number }
  /** Planned actions that the run takes as costing nothing. */
  | { readonly code: 'actionCostUnknown'; readonly actionCount: number }
  /** Too many SKUs to choose among all methods for each. */
  | { readonly code: 'forecastInstant'; readonly skuCount: number }

export const UNKNOWN_MONEY = ['fees', 'shipping', 'labour', 'cash'] as const
export type UnknownMoney = (typeof UNKNOWN_MONEY)[number]

/** A full stress test as shown, stored and printed. */
export type StressResult = StressSummary & {
  readonly engineVersion: string
  readonly inputHash: string
  readonly resultHash: string
  readonly seed: number
  readonly startHourUtc: number
  /** ISO market day of index 0 of every series. */
  readonly firstDay: string
  readonly assumptions: readonly Assumption[]
}

export type StageName = 'ads' | 'orders' | GateName

export type HeadroomAnswer = {
  readonly stage: GateName
  /** The gate that stops it beyond `factor`. */
  readonly constraint: GateName
  /** Largest event factor (grid of .1, at most 50) that holds; 0 when even the plan without the event breaks. */
  readonly factor: number
  /** True when the grid ended before the stage broke. */
  readonly atLeast: boolean
  /** Share of runs that broke at `factor`, with its 95 % interval, and the number of runs. */
  readonly probabilityBroken: number
  readonly interval: readonly [number, number]
  readonly replications: number
  readonly toleranceShare: number
}

export type SmallestCapacityAnswer = {
  readonly warehouse: string
  /** Factor on the warehouse's packing calendar, and what it then packs: the mean over all days of the run, in total. */
  readonly capacityFactor: number
  readonly parcelsPerDay: number
  readonly currentParcelsPerDay: number
  readonly atLeast: boolean
  readonly probabilityBroken: number
  readonly interval: readonly [number, number]
  readonly replications: number
  readonly toleranceShare: number
  readonly constraint: GateName
}

/** The largest multiple of the planned ad spend (grid of .1, at most 50) for which every gate holds. Money in minor units of the plan's currency. */
export type AdHeadroomAnswer = Omit<HeadroomAnswer, 'stage' | 'constraint'> & {
  /** The gate that gives way beyond it; null where none does. */
  readonly constraint: GateName | null
  /** The response curve ends first: spend without end brings `mostOrdersPerDay`, and the plan holds those. */
  readonly saturates: boolean
  /** Not the ads break it: it breaks without any. */
  readonly breaksWithoutAds: boolean
  /** On the largest day of the campaigns, at `factor`; the most orders there are at any spend. */
  readonly spendPerDayMinor: number
  readonly ordersPerDay: number
  readonly mostOrdersPerDay: number
}

export type Answers = {
  readonly headroom: readonly HeadroomAnswer[]
  readonly binding: GateName | null
  readonly largestSpike: HeadroomAnswer | null
  /** null when packing capacity is unlimited or no capacity on the grid holds. */
  readonly smallestCapacity: SmallestCapacityAnswer | null
  /** Absent without an ad campaign, and in runs of earlier versions. */
  readonly adHeadroom?: AdHeadroomAnswer
  /** Without probabilities: how long the shop survives without each place. Absent in runs of earlier versions. */
  readonly nodes?: readonly FailingNode[]
}
