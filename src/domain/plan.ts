import type { ForecastOverride, SmallTest, SpuShare } from './demandRecords.ts'
import type { History, OpeningState } from './history.ts'
import type { ImportMapping } from './importMapping.ts'
import type { CarrierService, InboundLot, Market, Sku, StockLevel, Warehouse } from './network.ts'
import type { EventCorrection } from './pastEvent.ts'
import type { Scenario } from './scenario.ts'
import type { BuyingSettings, PurchaseOrder, Supplier, SupplyTerms } from './supply.ts'
import type { CurrencyCode, PlanId, ScenarioId, TimeZone } from './units.ts'

/** Schema of plan documents written by this build; append-only, one step each in `plan-file/steps/`. */
export const PLAN_SCHEMA = 4

export type PlanSettings = {
  readonly name: string
  readonly currency: CurrencyCode
  readonly timeZone: TimeZone
  /** Set by hand; `null` = time of the latest imported event. */
  readonly asOfMs: number | null
  readonly isSample: boolean
  readonly activeScenarioId: ScenarioId | null
  /** Absent = as DEFAULT_MONEY, which is said. */
  readonly money?: MoneySettings
}

/** What orders cost beyond goods, shipping and people, and when money moves. Minor units of the plan's currency; null = not known, left out. */
export type MoneySettings = {
  readonly platformFeeShare: number | null
  readonly platformFeePerOrderMinor: number
  readonly cancelledCostMinor: number
  readonly latePenaltyMinor: number
  /** Share of the value of a lost, damaged or wrong parcel that a claim gives back. */
  readonly claimPaidShare: number
  readonly openingCashMinor: number | null
  readonly payoutDelayDays: number
  readonly supplierPaymentDays: number
}
export const DEFAULT_MONEY: MoneySettings = {
  platformFeeShare: null, platformFeePerOrderMinor: 0, cancelledCostMinor: 0, latePenaltyMinor: 0, claimPaidShare: 0, openingCashMinor: null, payoutDelayDays: 8, supplierPaymentDays: 0,
}

/** Everything that can be edited, by kind. One database row each; undo, merging and history work on these. */
export type PlanRecords = {
  readonly settings: PlanSettings
  readonly sku: Sku
  readonly stock: StockLevel
  readonly inbound: InboundLot
  readonly warehouse: Warehouse
  readonly service: CarrierService
  readonly market: Market
  readonly scenario: Scenario
  /** Present only when the user corrected what the imported orders say. */
  readonly opening: OpeningState
  readonly mapping: ImportMapping
  readonly override: ForecastOverride
  /** What the user changed of a detected event. */
  readonly pastEvent: EventCorrection
  readonly smallTest: SmallTest
  readonly spuShare: SpuShare
  readonly supplier: Supplier
  readonly supplyTerms: SupplyTerms
  readonly purchaseOrder: PurchaseOrder
  readonly buying: BuyingSettings
}
export type RecordKind = keyof PlanRecords
export const RECORD_KINDS = ['settings', 'sku', 'stock', 'inbound', 'warehouse', 'service', 'market', 'scenario', 'opening', 'mapping', 'override', 'pastEvent', 'smallTest', 'spuShare', 'supplier', 'supplyTerms', 'purchaseOrder', 'buying'] as const satisfies readonly RecordKind[]

/** A whole plan as plain data: what engines, plan files and the command line work on. Arrays are sorted by id. */
export type PlanDocument = {
  readonly planId: PlanId
  readonly settings: PlanSettings
  readonly skus: readonly Sku[]
  readonly stock: readonly StockLevel[]
  readonly inbound: readonly InboundLot[]
  readonly warehouses: readonly Warehouse[]
  readonly services: readonly CarrierService[]
  readonly markets: readonly Market[]
  readonly scenarios: readonly Scenario[]
  readonly mappings: readonly ImportMapping[]
  readonly overrides: readonly ForecastOverride[]
  readonly pastEvents: readonly EventCorrection[]
  readonly smallTests: readonly SmallTest[]
  readonly spuShares: readonly SpuShare[]
  readonly suppliers: readonly Supplier[]
  readonly supplyTerms: readonly SupplyTerms[]
  readonly purchaseOrders: readonly PurchaseOrder[]
  /** None or one. */
  readonly buying: readonly BuyingSettings[]
  readonly history: History
  readonly opening: OpeningState | null
}

/** Key of a record within its plan: the id, or `settings`/`opening` for the single ones, or `sku@warehouse` for stock. */
export function recordKey<K extends RecordKind>(kind: K, value: PlanRecords[K]): string {
  if (kind === 'settings' || kind === 'opening') return kind
  if (kind === 'stock') {
    const level = value as StockLevel
    return `${level.skuId}@${level.warehouseId}`
  }
  return (value as { readonly id: string }).id
}
