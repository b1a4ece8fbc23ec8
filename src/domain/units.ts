import type { Brand } from '#shared/brand.ts'

export type PlanId = Brand<string, 'PlanId'>
export type SkuId = Brand<string, 'SkuId'>
export type WarehouseId = Brand<string, 'WarehouseId'>
export type ServiceId = Brand<string, 'ServiceId'>
export type MarketId = Brand<string, 'MarketId'>
export type ScenarioId = Brand<string, 'ScenarioId'>
export type EventId = Brand<string, 'EventId'>
export type LotId = Brand<string, 'LotId'>
export type BatchId = Brand<string, 'BatchId'>

/** A calendar day without a zone, `YYYY-MM-DD`. */
export type IsoDay = Brand<string, 'IsoDay'>
/** An IANA name such as `America/Los_Angeles`; never a fixed offset. */
export type TimeZone = Brand<string, 'TimeZone'>
/** ISO 4217, upper case. */
export type CurrencyCode = Brand<string, 'CurrencyCode'>

/** An amount in the smallest unit of its own currency; rounded only when shown. */
export type Money = { readonly amountMinor: number; readonly currency: CurrencyCode }
