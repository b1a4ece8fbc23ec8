import type { CurrencyCode, IsoDay, LotId, SkuId, WarehouseId } from './units.ts'

export const TRANSPORT_MODES = ['sea', 'rail', 'air', 'express', 'truck'] as const
export type TransportMode = (typeof TRANSPORT_MODES)[number]
export const LEAD_TIME_LEGS = ['production', 'firstLeg', 'customs', 'receiving'] as const
export type LeadTimeLegName = (typeof LEAD_TIME_LEGS)[number]

/** What is known of one part of the way from order to shelf, by hand; observed days of finished orders come on top. */
export type SupplierLeg = {
  readonly leg: LeadTimeLegName
  /** null = whatever the order goes by. */
  readonly mode: TransportMode | null
  /** As the supplier or forwarder says; null = not told. */
  readonly typicalDays: number | null
  /** Days that past orders took. */
  readonly observedDays: readonly number[]
}

/** Who makes or sells the goods. Money in minor units of `currency`. */
export type Supplier = {
  readonly id: string
  readonly name: string
  readonly country: string
  readonly currency: CurrencyCode | null
  /** How its orders usually come. */
  readonly mode: TransportMode
  readonly legs: readonly SupplierLeg[]
  /** Paid per order whatever its size (bank fee, inspection); null = not known, taken as none. */
  readonly orderCostMinor: number | null
  readonly note: string
}

/** How one SKU is bought and how well it shall be in stock; null = the default that is said. */
export type SupplyTerms = {
  /** The SKU's id: one per SKU. */
  readonly id: string
  readonly skuId: SkuId
  readonly supplierId: string | null
  /** From order to shelf in days, by hand; takes the place of what the supplier's legs tell. */
  readonly leadTimeDays: number | null
  /** Standard deviation of that. */
  readonly leadTimeSdDays: number | null
  readonly caseUnits: number | null
  readonly minOrderUnits: number | null
  readonly priceBreaks: readonly { readonly fromUnits: number; readonly unitCostMinor: number }[]
  readonly shelfLifeDays: number | null
  readonly volumeM3PerUnit: number | null
  readonly service: { readonly kind: 'cycle' | 'fill'; readonly share: number } | null
  /** No longer ordered; what is left is sold off. */
  readonly isDiscontinued: boolean
}

export const PURCHASE_STATUSES = ['draft', 'ordered', 'received', 'cancelled'] as const
export type PurchaseLine = { readonly skuId: SkuId; readonly units: number; readonly unitCostMinor: number | null; readonly currency: CurrencyCode | null }

/** An order at a supplier. `ordered`: its units are lots on their way (`lotIdOf`); `received`: they were booked into stock. */
export type PurchaseOrder = {
  readonly id: string
  /** Shown and printed, such as PO-2026-11-25-1. */
  readonly number: string
  readonly supplierId: string | null
  readonly warehouseId: WarehouseId
  readonly mode: TransportMode
  readonly status: (typeof PURCHASE_STATUSES)[number]
  readonly orderedDay: IsoDay
  readonly expectedDay: IsoDay
  readonly receivedDay: IsoDay | null
  readonly lines: readonly PurchaseLine[]
  readonly note: string
}

/** The lot that stands for one line of an order on its way. */
export function lotIdOf(order: Pick<PurchaseOrder, 'id'>, skuId: SkuId): LotId {
  return `order:${order.id}:${skuId}` as LotId
}

/** Planning wishes of the whole shop for buying. */
export type BuyingSettings = {
  readonly id: 'buying'
  /** In minor units of the plan's currency; null = no limit. */
  readonly budgetMinor: number | null
  readonly volumeM3: number | null
  /** How often is ordered. */
  readonly reviewPeriodDays: number
  /** Storing and money bound, per year as a share of cost. */
  readonly holdingSharePerYear: number
  /** Lost of the cost of a unit that is left over at the end. */
  readonly obsolescenceShare: number
  /** Of moving one unit from one warehouse to another, in minor units of the plan's currency; null = not known, taken as a tenth of its cost. */
  readonly transferCostMinor: number | null
}
export const DEFAULT_BUYING: BuyingSettings = { id: 'buying', budgetMinor: null, volumeM3: null, reviewPeriodDays: 7, holdingSharePerYear: 0.25, obsolescenceShare: 0.3, transferCostMinor: null }
