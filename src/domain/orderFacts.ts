import type { Canceller } from './ledger.ts'
import type { IsoDay, MarketId, SkuId, WarehouseId } from './units.ts'

/** A SKU that is packed from others: selling one takes `units` of each part. Learned from what order files say of their bundles. */
export type Bundle = { readonly skuId: SkuId; readonly parts: readonly { readonly skuId: SkuId; readonly units: number }[]; /** `listed`: the file names the parts, and sales are counted as theirs; `orders`: seen in the orders, whose lines are the parts already. */ readonly origin: 'listed' | 'orders' }

/** Parcels (one order from one warehouse, cancelled lines apart) by place: how a market's work is split over warehouses. */
export type PackingFacts = {
  readonly marketId: MarketId
  /** Null where the orders name no warehouse. */
  readonly warehouseId: WarehouseId | null
  /** Packed by the shop; `free` (only gifts or samples) and `preorder` ones are among them. */
  readonly ownParcels: number
  readonly freeParcels: number
  readonly preorderParcels: number
  /** Packed and sent by the platform. */
  readonly platformParcels: number
}

/** Packages as the files number them: several orders in one, and orders in several. */
export type PackageFacts = { readonly marketId: MarketId; readonly packages: number; readonly sharedPackages: number; readonly splitOrders: number }

/** What was paid for and what was given away; amounts in the minor unit, cancelled lines in none. */
export type RevenueFacts = { readonly marketId: MarketId; readonly currency: string | null; readonly amountMinor: number; readonly paidUnits: number; readonly freeUnits: number }

/**
 * Parcels per market day, index 0 = `firstDay`, by the market's own dispatch event and deadline: `onTime` and `late` on the day of
 * their dispatch, `doomed` ones (not dispatched, deadline passed) on the day of their deadline; `platform`: dispatched by the platform.
 */
export type LatenessFacts = { readonly marketId: MarketId; readonly firstDay: IsoDay; readonly onTime: readonly number[]; readonly late: readonly number[]; readonly doomed: readonly number[]; readonly platform: readonly number[] }

/**
 * Parcels of one carrier on one lane by whole market days: `arrivedByDay[d]` arrived d days after they were shipped; `movingByAge[d]` were
 * shipped d days before the newest event and have not arrived. `region` is a code such as `US-CA`.
 */
export type TransitFacts = { readonly marketId: MarketId; readonly carrier: string; readonly warehouseId: WarehouseId | null; readonly region: string | null; readonly arrivedByDay: readonly number[]; readonly movingByAge: readonly number[] }

/** Cancellations after the first hour; credit notes have units but no order. */
export type CancelFacts = { readonly marketId: MarketId; readonly by: Canceller; readonly reason: string; readonly orders: number; readonly units: number }

export type ReturnFacts = { readonly marketId: MarketId; readonly skuId: SkuId; readonly soldUnits: number; readonly returnedUnits: number }

/** What imported orders tell beyond demand: sums only, no order ids. Every list is sorted by what names its entries. */
export type OrderFacts = {
  readonly bundles: readonly Bundle[]
  readonly packing: readonly PackingFacts[]
  readonly packages: readonly PackageFacts[]
  readonly revenue: readonly RevenueFacts[]
  readonly lateness: readonly LatenessFacts[]
  readonly transit: readonly TransitFacts[]
  readonly cancellations: readonly CancelFacts[]
  readonly returns: readonly ReturnFacts[]
}
