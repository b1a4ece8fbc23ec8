import type { CurrencyCode, IsoDay, LotId, MarketId, ServiceId, SkuId, TimeZone, WarehouseId } from './units.ts'

/** One thing sold. `null` means "not known": it is shown as such and never replaced by a made-up figure. */
export type Sku = {
  readonly id: SkuId
  readonly sellerSku: string
  /** The platform's own id, kept as text: it has up to 19 digits. */
  readonly platformSkuId: string | null
  readonly name: string
  readonly unitCostMinor: number | null
  readonly unitPriceMinor: number | null
  readonly currency: CurrencyCode | null
}

/** What one warehouse holds of one SKU; `onHandUnits: null` means not known, simulated as unlimited and marked. */
export type StockLevel = {
  readonly skuId: SkuId
  readonly warehouseId: WarehouseId
  readonly onHandUnits: number | null
  /** When it was counted (UTC). Orders placed later are taken off. */
  readonly countedAtMs: number | null
}

/** Units on their way to a warehouse; arrival is uniform over `arrivalDay .. arrivalDay + arrivalSpreadDays`. */
export type InboundLot = {
  readonly id: LotId
  readonly skuId: SkuId
  readonly warehouseId: WarehouseId
  readonly units: number
  readonly arrivalDay: IsoDay
  readonly arrivalSpreadDays: number
}

/** People at the packing tables from `startHour` (0-23) up to `endHour` (1-24) on each named weekday (1 = Monday .. 7 = Sunday). */
export type Shift = {
  readonly weekdays: readonly number[]
  readonly startHour: number
  readonly endHour: number
  readonly staff: number
}

export type Warehouse = {
  readonly id: WarehouseId
  readonly name: string
  readonly country: string
  readonly timeZone: TimeZone
  readonly kind: 'own' | '3pl' | 'platform'
  /** Hour-of-week shift calendar in the warehouse's own time. Empty with unknown capacity. */
  readonly shifts: readonly Shift[]
  /** `null`: not known; inferred from observed dispatch and marked as inferred. */
  readonly parcelsPerLabourHour: number | null
  /** Shape of the Gamma factor (mean 1) on each day's capacity; `null` = no noise. */
  readonly capacityNoiseShape: number | null
  /** Chance per day that packing stops for that day. */
  readonly outageProbabilityPerDay: number
  /** Absent = oldest first, no limit on receiving, costs not known. */
  readonly handling?: WarehouseHandling
}

export const PACKING_ORDERS = ['fifo', 'earliestDeadline', 'savableFirst'] as const
export type WarehouseHandling = {
  readonly packingOrder: (typeof PACKING_ORDERS)[number]
  readonly receivingUnitsPerDay: number | null
  /** Minor units of the plan's currency. */
  readonly labourCostPerHourMinor: number | null
  readonly storageCostPerUnitDayMinor: number | null
}

/** One carrier product picking up at some warehouses. */
export type CarrierService = {
  readonly id: ServiceId
  readonly carrierName: string
  readonly serviceName: string
  readonly pickups: readonly Pickup[]
  /** Share of parcels by whole days from pick-up to delivery: `[0]` = same day. Sums to 1; at most 60 bins. */
  readonly transitShareByDay: readonly number[]
  readonly lostShare: number
  readonly costPerParcelMinor: number | null
  readonly currency: CurrencyCode | null
  /** Absent = nothing known of damage, wrong items and surcharges: none. */
  readonly care?: CarrierCare
}

export type CarrierCare = {
  readonly damagedShare: number
  readonly wrongItemShare: number
  /** Added to each parcel of a day beyond a number of parcels, in the service's currency. */
  readonly surcharges: readonly { readonly fromParcelsPerDay: number; readonly addedMinor: number }[]
}

/** How a service serves one warehouse. */
export type Pickup = {
  readonly warehouseId: WarehouseId
  /** Local hours (0-23) at whose end the truck leaves, on each named weekday (1-7). */
  readonly weekdays: readonly number[]
  readonly cutoffHours: readonly number[]
  /** Per day; `null` = no cap known, simulated as unlimited and marked. */
  readonly capParcelsPerDay: number | null
  /** Share of this warehouse's parcels given to this service; shares of a warehouse are normalised. */
  readonly share: number
}

/** Where orders come from, with the promise that the platform holds the shop to. */
export type Market = {
  readonly id: MarketId
  readonly name: string
  readonly country: string
  readonly timeZone: TimeZone
  readonly currency: CurrencyCode
  readonly businessWeekdays: readonly number[]
  readonly holidays: readonly IsoDay[]
  /** Local hour (1-24) from which an order counts as the next day's; 24 = no cut-off. */
  readonly orderCutoffHour: number
  readonly dispatchSlaBusinessDays: number
  readonly deliverWithinBusinessDays: number
  readonly dispatchEvent: 'carrierScan' | 'readyToShip'
  readonly ldrWindowDays: number
  readonly ldrTargetShare: number
  readonly ldrEnforcementShare: number
  readonly otdrTargetShare: number
  /** Platform cancels an order not dispatched this many business days after its day; `null` = never. */
  readonly autoCancelBusinessDays: number | null
  /** Chance per day that a buyer cancels an order still waiting. */
  readonly buyerCancelProbabilityPerDay: number
  /** The platform's daily setting; `null` = not used. The excess of a creation day is due one business day later. */
  readonly orderHandlingCapacity: number | null
  readonly isPacedBeyondTripleCapacity: boolean
  readonly routing: readonly RoutingShare[]
  /** No warehouse has the goods: the sale is lost, or sold anyway and cancelled by the seller's fault. */
  readonly whenOutOfStock: 'lost' | 'oversold'
  readonly rulePack: RulePackRef
  /** Absent = none of these limits. */
  readonly limits?: MarketLimits
}

export type MarketLimits = {
  /** An order goes to another warehouse with the goods when the first has more than this many hours of packing waiting; null = never. */
  readonly spillBacklogHours: number | null
  readonly newShopCapOrdersPerDay: number | null
  /** From a late dispatch rate on, orders are limited to a share of the mean daily orders of the last 28 days. Ascending. */
  readonly volumeLimitTiers: readonly { readonly fromLdrShare: number; readonly keptShare: number }[]
  readonly volumeLimitDays: number
  /** Chance per day that a buyer cancels, by days since the order; empty = the market's one figure. */
  readonly buyerCancelByAge: readonly number[]
  /** Of delivered parcels, back in stock after some days. */
  readonly returnShare: number
  readonly returnAfterDays: number
}
export const NO_LIMITS: MarketLimits = { spillBacklogHours: null, newShopCapOrdersPerDay: null, volumeLimitTiers: [], volumeLimitDays: 7, buyerCancelByAge: [], returnShare: 0, returnAfterDays: 14 }

/** First choice of warehouse by share of orders; the others follow in this order when it lacks the goods. */
export type RoutingShare = { readonly warehouseId: WarehouseId; readonly share: number }

/** Which published text a market's rules come from; every result names it. */
export type RulePackRef = { readonly id: string; readonly source: string; readonly effectiveFrom: IsoDay | null }
