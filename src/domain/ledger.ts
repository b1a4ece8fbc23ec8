import type { TimeZone } from './units.ts'

export const ORDER_STATUSES = ['unpaid', 'onHold', 'toShip', 'shipped', 'delivered', 'completed', 'cancelled', 'unknown'] as const
export type OrderStatus = (typeof ORDER_STATUSES)[number]

/** No such event: the value in every time column of a ledger. */
export const NO_TIME = -1

/** Who ended an order; the first stands for not told. */
export const CANCELLERS = ['unknown', 'buyer', 'seller', 'platform'] as const
export type Canceller = (typeof CANCELLERS)[number]

/** Bits of `Ledger.flags`. A free line is a gift or a sample: packed, but no revenue. */
export const LINE_FLAGS = { preorder: 1, platformFulfilled: 2, free: 4 } as const

/** What one unit of a bundle is packed from, by the seller's codes. */
export type BundlePart = { readonly sellerSku: string; readonly units: number }

/** A SKU as a source names it. The key is the platform id when intact, else the seller's own code. */
export type LedgerSku = { readonly key: string; readonly platformSkuId: string | null; readonly sellerSku: string; readonly name: string; /** Present when the file says that it is a bundle, and of what. */ readonly parts?: readonly BundlePart[] }

/**
 * The order lines of one import batch, in columns: the truth that daily columns are derived from. No personal data.
 *
 * Shapes: every column has `lineCount` entries. Times are whole minutes since 1970-01-01T00:00 *on the wall clock of
 * `timeZone`* (as if it were UTC), `NO_TIME` when absent; days without a time of day have `hasTimeOfDay: false`.
 * Units: `units` are gross and positive; `returnedUnits` apart; `amountMinor` in `currency`, NaN when absent.
 */
export type Ledger = {
  readonly shop: string
  readonly source: string
  readonly timeZone: TimeZone
  readonly currency: string | null
  readonly hasTimeOfDay: boolean
  /** True when `timeZone` is certain: the times carried an offset, or the user named their zone. Otherwise the zone is a guess. */
  readonly hasAbsoluteTimes?: boolean
  /** False for sources without a shipped or ready-to-ship column. */
  readonly isDispatchKnown: boolean
  readonly lineCount: number
  readonly skus: readonly LedgerSku[]
  readonly warehouses: readonly string[]
  readonly carriers: readonly string[]
  readonly orderIds: readonly string[]
  /** Index into `orderIds`, `skus`; `warehouses` and `carriers` with -1 for none. */
  readonly orderIndex: Uint32Array
  readonly skuIndex: Uint32Array
  readonly warehouseIndex: Int32Array
  readonly carrierIndex: Int32Array
  /** n-th line of the same order and SKU in the file, from 0: part of the line's identity. */
  readonly occurrence: Uint16Array
  readonly units: Int32Array
  readonly returnedUnits: Int32Array
  readonly amountMinor: Float64Array
  /** Index into ORDER_STATUSES. */
  readonly status: Uint8Array
  /** 1 = takes back units of other lines, as a credit note or a correction of stock: no order was placed by it. Absent = none. */
  readonly isReversal?: Uint8Array
  /** Bits of LINE_FLAGS. Absent = none. */
  readonly flags?: Uint8Array
  /** Index into CANCELLERS. Absent = not told. */
  readonly cancelledBy?: Uint8Array
  readonly cancelReasons?: readonly string[]
  /** Index into `cancelReasons`, -1 for none. */
  readonly cancelReasonIndex?: Int32Array
  /** Codes of destinations, country or country and state (`US-CA`); never an address. */
  readonly regions?: readonly string[]
  readonly regionIndex?: Int32Array
  /** n-th package of this ledger that the line went into, -1 when not told: two orders may share one, an order may have several. */
  readonly packageIndex?: Int32Array
  /** Seller's codes of the bundles that the lines are parts of, and the index of each line's, -1 for none. */
  readonly bundles?: readonly string[]
  readonly bundleIndex?: Int32Array
  /** Dispatch deadline stated by the file itself. */
  readonly dueMinute?: Int32Array
  readonly createdMinute: Int32Array
  readonly paidMinute: Int32Array
  readonly readyToShipMinute: Int32Array
  readonly shippedMinute: Int32Array
  readonly deliveredMinute: Int32Array
  readonly cancelledMinute: Int32Array
}

/** Units per day and SKU from a source that has no orders. Day numbers are days since 1970-01-01. */
export type DailySalesTable = {
  readonly source: string
  readonly timeZone: TimeZone
  readonly skus: readonly LedgerSku[]
  readonly skuIndex: Uint32Array
  readonly dayNumber: Int32Array
  readonly units: Float64Array
}
