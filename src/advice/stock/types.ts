import type { BuyingSettings, PurchaseOrder, SupplyTerms, TransportMode } from '#domain/supply.ts'
import type { CurrencyCode, IsoDay, SkuId, WarehouseId } from '#domain/units.ts'

/** `late`: the last safe day to order has passed. */
export const STOCK_ALERTS = ['stockOut', 'late', 'orderNow', 'orderSoon', 'overstock', 'notSelling', 'stockUnknown', 'stockNegative', 'leadTimeAssumed', 'costUnknown', 'minOrderAboveBudget', 'discontinued'] as const
export type StockAlert = (typeof STOCK_ALERTS)[number]

/** Whole days at shares of the distribution of the way from order to shelf, and where they come from. */
export type LeadTime = { readonly lo10: number; readonly median: number; readonly hi90: number; readonly mean: number; readonly source: 'hand' | 'supplier' | 'observed' | 'assumed'; readonly observations: number }

/** One SKU in one warehouse. Units are pieces; null = not known. */
export type PlaceStock = {
  readonly warehouseId: WarehouseId
  readonly warehouseName: string
  /** Held by the platform: it serves only that platform's orders. */
  readonly isPlatformHeld: boolean
  readonly onHandUnits: number | null
  readonly inboundUnits: number
  readonly unitsPerDay: number
  readonly coverDays: number | null
  /** Days that all other warehouses together can serve the SKU when this one is held; null without stock known. */
  readonly surviveDays: number | null
}

/** Why so many are suggested, or none. */
export type SuggestionReason = 'optimum' | 'budget' | 'volume' | 'minOrder' | 'case' | 'enough' | 'notWorthIt' | 'shelfLife' | 'discontinued' | 'notKnown'

export type StockRow = {
  readonly skuId: SkuId
  readonly sellerSku: string
  readonly name: string
  /** Class by revenue (A first 80 %, B to 95 %) and by steadiness of demand; null without prices or sales. */
  readonly abc: 'A' | 'B' | 'C' | null
  readonly xyz: 'X' | 'Y' | 'Z' | null
  /** Over all warehouses. */
  readonly onHandUnits: number | null
  readonly inboundUnits: number
  /** On hand + on the way - orders waiting. */
  readonly positionUnits: number | null
  readonly reservedUnits: number
  readonly unitsPerDay: number
  readonly coverDays: number | null
  readonly coverWithInboundDays: number | null
  /** Days at which stock ends with a chance of 10, 50 and 90 %, what is on the way included; null = beyond `HORIZON_DAYS`, or not known. */
  readonly stockOut: { readonly early: IsoDay | null; readonly median: IsoDay | null; readonly late: IsoDay | null }
  /** Order by then, or stock ends before the goods come more often than the target allows; null = not within the horizon. */
  readonly lastSafeOrderDay: IsoDay | null
  readonly daysToOrder: number | null
  readonly leadTime: LeadTime
  readonly service: { readonly kind: 'cycle' | 'fill'; readonly share: number; readonly isDefault: boolean }
  readonly reorderPointUnits: number
  readonly safetyStockUnits: number
  /** Suggested now; 0 with the reason. */
  readonly suggestedUnits: number
  readonly suggestedCostMinor: number | null
  /** Expected gain per money spent on the suggestion, and its place in the list of purchases (1 = best); null without costs. */
  readonly returnPerMoney: number | null
  readonly gainMinor: number | null
  readonly rank: number | null
  readonly reason: SuggestionReason
  readonly currency: CurrencyCode | null
  readonly supplierId: string | null
  readonly supplierName: string | null
  /** Cost of what is on hand; null without cost or stock. */
  readonly cashTiedMinor: number | null
  /** Units beyond what sells within `EXCESS_DAYS`, and their cost. */
  readonly excessUnits: number
  readonly excessCostMinor: number | null
  /** Share of the price that may be cut from what is too much before keeping it pays more; null where nothing is, or without cost and price. */
  readonly breakEvenMarkdownShare: number | null
  readonly alerts: readonly StockAlert[]
}
export const HORIZON_DAYS = 180
export const EXCESS_DAYS = 120

/** What is known of the whole list. Money in minor units of `currency` (the plan's); SKUs in other currencies are left out of sums and counted. */
export type StockSummary = {
  readonly asOfDay: IsoDay
  readonly currency: CurrencyCode
  readonly skuCount: number
  readonly orderNowCount: number
  readonly lateCount: number
  readonly stockOutCount: number
  readonly unknownCount: number
  readonly cashTiedMinor: number
  readonly excessCostMinor: number
  readonly suggestedCostMinor: number
  readonly suggestedGainMinor: number
  /** No list of purchases within the limits could gain more than this. */
  readonly gainBoundMinor: number
  readonly isExact: boolean
  readonly otherCurrencyCount: number
  readonly buying: BuyingSettings
  /** Moves between own warehouses that save sales, the most money first; at most `MOST_TRANSFERS`. */
  readonly transfers: readonly Transfer[]
  /** What happens if one warehouse is held, by warehouse. */
  readonly held: readonly HeldWarehouse[]
}
export const MOST_TRANSFERS = 500

/** One SKU from one warehouse to another, so that stock there lasts `TRANSFER_DAYS` as well. Money null without cost and price. */
export type Transfer = {
  readonly skuId: SkuId
  readonly sellerSku: string
  readonly name: string
  readonly fromId: WarehouseId
  readonly fromName: string
  readonly toId: WarehouseId
  readonly toName: string
  readonly units: number
  readonly costMinor: number | null
  /** Margin of the sales that would be missed there. */
  readonly savedMinor: number | null
}
export const TRANSFER_DAYS = 28

/** One warehouse held for `HELD_DAYS` (customs, a closed park, a fire): without probabilities. What the platform holds stands in for no other. */
export type HeldWarehouse = {
  readonly warehouseId: WarehouseId
  readonly warehouseName: string
  /** Units per day that it usually ships. */
  readonly unitsPerDay: number
  /** Of all demand of those days, served by the others from stock and what reaches them. */
  readonly servedShare: number
  /** SKUs that run out within those days though they would not if it worked. */
  readonly failingSkus: number
  /** Of the SKUs that it has, the one that the others serve the shortest; null beyond the horizon. */
  readonly soonest: { readonly skuId: SkuId; readonly sellerSku: string; readonly days: number } | null
  readonly lostMarginMinor: number | null
  /** SKUs of which stock is not known: left out. */
  readonly unknownSkus: number
}
export const HELD_DAYS = 14
export type StockList = { readonly rows: readonly StockRow[]; readonly summary: StockSummary }

/** What is tried on one SKU; null = as it is. */
export type StockWhatIf = { readonly leadTimeDays: number | null; readonly serviceShare: number | null; readonly demandFactor: number | null }

/** A line of the explanation: message key below `stock.why.` with its numbers. */
export type StockWhy = { readonly code: string; readonly params: Readonly<Record<string, string | number>> }

/** One SKU, whole. Arrays by day from `asOfDay` on; shape [HORIZON_DAYS]. */
export type StockDetail = {
  readonly row: StockRow
  readonly asOfDay: IsoDay
  readonly places: readonly PlaceStock[]
  /** Stock left at the end of each day when nothing more is ordered: median, and 80 % interval; never under 0. */
  readonly projection: { readonly median: readonly number[]; readonly lo80: readonly number[]; readonly hi80: readonly number[]; readonly arrivals: readonly { readonly day: IsoDay; readonly units: number; readonly lotId: string; readonly warehouseName: string }[] }
  /** Share of the ways from order to shelf that take so many days. */
  readonly leadTimeShares: readonly { readonly days: number; readonly share: number }[]
  readonly policy: { readonly reorderPointUnits: number; readonly orderUpToUnits: number; readonly safetyStockUnits: number; readonly orderUnits: number; readonly expectedCycleService: number; readonly expectedFillRate: number } | null
  /** Newest of all: what a day of each mode would change: what it costs in time. */
  readonly modes: readonly { readonly mode: TransportMode; readonly medianDays: number; readonly arrivesBeforeStockOutShare: number }[]
  readonly explanation: readonly StockWhy[]
  readonly terms: SupplyTerms | null
  readonly openOrders: readonly PurchaseOrder[]
  /** The row as it would be under what is tried; null = nothing was tried. */
  readonly tried: StockRow | null
}
