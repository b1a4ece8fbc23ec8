import { z } from 'zod'

import { LEAD_TIME_LEGS, PURCHASE_STATUSES, TRANSPORT_MODES, type BuyingSettings, type PurchaseLine, type PurchaseOrder, type Supplier, type SupplierLeg, type SupplyTerms } from '#domain/supply.ts'

import { amount, currency, day, id, list, share, text } from './fields.ts'

type Fields<T> = { readonly [K in keyof T]-?: z.ZodType }

const leg = z.looseObject({ leg: z.enum(LEAD_TIME_LEGS), mode: z.enum(TRANSPORT_MODES).nullable(), typicalDays: amount.nullable(), observedDays: z.array(amount).max(10_000) } satisfies Fields<SupplierLeg>)
export const supplier = z.looseObject({
  id, name: text, country: text, currency: currency.nullable(), mode: z.enum(TRANSPORT_MODES), legs: list(leg), orderCostMinor: amount.nullable(), note: text,
} satisfies Fields<Supplier>)

const priceBreak = z.looseObject({ fromUnits: amount, unitCostMinor: amount })
export const supplyTerms = z.looseObject({
  id, skuId: id, supplierId: id.nullable(), leadTimeDays: amount.nullable(), leadTimeSdDays: amount.nullable(), caseUnits: amount.nullable(), minOrderUnits: amount.nullable(),
  priceBreaks: list(priceBreak), shelfLifeDays: amount.nullable(), volumeM3PerUnit: amount.nullable(),
  service: z.looseObject({ kind: z.enum(['cycle', 'fill']), share }).nullable(), isDiscontinued: z.boolean(),
} satisfies Fields<SupplyTerms>)

const line = z.looseObject({ skuId: id, units: amount, unitCostMinor: amount.nullable(), currency: currency.nullable() } satisfies Fields<PurchaseLine>)
export const purchaseOrder = z.looseObject({
  id, number: text, supplierId: id.nullable(), warehouseId: id, mode: z.enum(TRANSPORT_MODES), status: z.enum(PURCHASE_STATUSES), orderedDay: day, expectedDay: day,
  receivedDay: day.nullable(), lines: list(line), note: text,
} satisfies Fields<PurchaseOrder>)

export const buying = z.looseObject({
  id: z.literal('buying'), budgetMinor: amount.nullable(), volumeM3: amount.nullable(), reviewPeriodDays: z.int().min(1).max(366), holdingSharePerYear: amount, obsolescenceShare: share, transferCostMinor: amount.nullable(),
} satisfies Fields<BuyingSettings>)
