import type { EventId, IsoDay, MarketId, ScenarioId, ServiceId, SkuId, WarehouseId } from './units.ts'

/** A video takes off: orders of its SKUs rise to `peakFactor` times normal within `riseHours`, then the excess halves every `halfLifeHours`. */
export type ViralSpike = {
  readonly type: 'viralSpike'
  readonly id: EventId
  readonly startDay: IsoDay
  readonly startHour: number
  readonly peakFactor: number
  readonly riseHours: number
  readonly halfLifeHours: number
  readonly probability: number
  /** Empty = every SKU. */
  readonly skuIds: readonly SkuId[]
}

export const LIVESTREAM_SHAPES = ['even', 'front', 'end', 'peak'] as const
/** Orders of its SKUs run at `factor` times normal from `startHour` (market time) for `durationHours`. */
export type Livestream = {
  readonly type: 'livestream'
  readonly id: EventId
  readonly startDay: IsoDay
  readonly startHour: number
  readonly durationHours: number
  readonly factor: number
  readonly probability: number
  /** Every so many days again until the horizon ends; `null` = once. */
  readonly repeatEveryDays: number | null
  readonly skuIds: readonly SkuId[]
  /** How the excess is spread over the show; absent = even. */
  readonly shape?: (typeof LIVESTREAM_SHAPES)[number]
}

/** A video that spreads by being bought: `firstOrders` orders over `riseHours`, each of which brings `branchingRatio` more (under 1). */
export type SelfExciting = {
  readonly type: 'selfExciting'
  readonly id: EventId
  readonly startDay: IsoDay
  readonly startHour: number
  readonly firstOrders: number
  readonly riseHours: number
  readonly branchingRatio: number
  /** Share of an order's pull that is left an hour later, 0 to under 1. */
  readonly memoryPerHour: number
  readonly probability: number
  readonly skuIds: readonly SkuId[]
}

/**
 * Ads on top of what is planned. Orders follow the response curve: spend of the day x, with `carryOverShare` of yesterday's effect, brings
 * `mostOrdersPerDay` x / (x + `halfSpendMinor`) orders; money in minor units of the plan's currency.
 */
export type AdCampaign = {
  readonly type: 'adCampaign'
  readonly id: EventId
  readonly startDay: IsoDay
  readonly days: number
  readonly spendPerDayMinor: number
  readonly mostOrdersPerDay: number
  readonly halfSpendMinor: number
  readonly carryOverShare: number
  readonly skuIds: readonly SkuId[]
}

/** A promotion or a holiday season: `factor` for its days, then `afterFactor` for `afterDays` (bought ahead). */
export type Promotion = {
  readonly type: 'promotion' | 'holiday'
  readonly id: EventId
  readonly startDay: IsoDay
  readonly startHour: number
  readonly days: number
  readonly factor: number
  readonly afterDays: number
  readonly afterFactor: number
  readonly probability: number
  readonly skuIds: readonly SkuId[]
}

export type ScenarioEvent = ViralSpike | Livestream | SelfExciting | AdCampaign | Promotion
export const EVENT_TYPES = ['viralSpike', 'selfExciting', 'livestream', 'adCampaign', 'promotion', 'holiday'] as const satisfies readonly ScenarioEvent['type'][]

/**
 * Something goes wrong. `warehouseStops`: packing stops. `carrierStops`: no pick-ups. `transitDelay`: parcels of the carrier stand still. `customsHold`: lots that
 * arrive at the warehouse wait. `supplierLate`: lots on the way stand still. `noReorders`: suppliers take no orders. `salesStop`: the market brings no orders.
 */
export const DISRUPTION_TYPES = ['warehouseStops', 'carrierStops', 'transitDelay', 'customsHold', 'supplierLate', 'noReorders', 'salesStop'] as const
export type Disruption = {
  readonly id: string
  readonly type: (typeof DISRUPTION_TYPES)[number]
  /** Warehouse, service or market, as the type says; null = all of them. */
  readonly placeId: WarehouseId | ServiceId | MarketId | null
  /** What still works, 0 to 1. */
  readonly keptShare: number
  readonly when:
    | { readonly kind: 'calendar'; readonly startDay: IsoDay; readonly startHour: number; readonly hours: number; readonly probability: number }
    | { readonly kind: 'random'; readonly startProbabilityPerDay: number; readonly endProbabilityPerDay: number }
}

/** Ads are slowed by themselves: looked at each evening. */
export type Throttle = {
  readonly trigger: { readonly kind: 'backlogDays'; readonly days: number } | { readonly kind: 'ldr'; readonly share: number }
  readonly reactionDelayHours: number
  readonly eventKeptShare: number
  readonly ordersPerDayCap: number | null
}

export const ACTION_TYPES = [
  'extraShift', 'overtime', 'temporaryStaff', 'preBuiltStock', 'transfer', 'secondCarrier', 'backupWarehouse', 'airInsteadOfSea', 'slowerAds', 'shorterLivestream', 'orderHandlingCapacity',
] as const
export type ActionType = (typeof ACTION_TYPES)[number]
/** Something done against it. What `amount` counts depends on the type: advice/actions/ names its unit. */
export type PlannedAction = {
  readonly id: string
  readonly type: ActionType
  readonly warehouseId: WarehouseId | null
  readonly toWarehouseId: WarehouseId | null
  readonly serviceId: ServiceId | null
  readonly skuId: SkuId | null
  readonly amount: number
  /** First day it works; null = from the start, plus its own lead time. */
  readonly fromDay: IsoDay | null
  readonly days: number | null
  /** What it costs in all, minor units of the plan's currency; null = as reckoned. */
  readonly costMinor: number | null
}

/** What the seller will not have, each null = not asked: see advice/certificate/. */
export type GateWishes = {
  readonly ldrShare: number | null
  readonly cancelledShare: number | null
  readonly stockOutShare: number | null
  readonly lossMinor: number | null
  /** Cash on hand shall not fall under this. */
  readonly lowestCashMinor: number | null
}

/** What is tried on the plan. The first viral spike (else the first event with a factor) is the one whose factor headroom searches vary. */
export type Scenario = {
  readonly id: ScenarioId
  readonly name: string
  readonly events: readonly ScenarioEvent[]
  readonly horizonDays: number
  readonly replications: number
  readonly seed: number
  /** A gate may break in at most this share of runs. */
  readonly toleranceShare: number
  // Absent = none.
  readonly disruptions?: readonly Disruption[]
  readonly throttle?: Throttle
  readonly actions?: readonly PlannedAction[]
  readonly gates?: GateWishes
  /** Orders at suppliers are placed during the run by the policies of the stock chapter; absent = none are placed. */
  readonly reordersByPolicy?: boolean
}
