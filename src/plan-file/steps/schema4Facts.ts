import { z } from 'zod'

import { CANCELLERS } from '#domain/ledger.ts'
import type { Bundle, CancelFacts, LatenessFacts, OrderFacts, PackageFacts, PackingFacts, ReturnFacts, RevenueFacts, TransitFacts } from '#domain/orderFacts.ts'
import { amount, day, id, list, numbers, text } from './fields.ts'

type Fields<T> = { readonly [K in keyof T]-?: z.ZodType }

/** What schema 2 keeps of orders beyond demand. */
const bundle = z.looseObject({
  skuId: id, parts: list(z.looseObject({ skuId: id, units: amount } satisfies Fields<Bundle['parts'][number]>)), origin: z.enum(['listed', 'orders']),
} satisfies Fields<Bundle>)
const packing = z.looseObject({ marketId: id, warehouseId: id.nullable(), ownParcels: amount, freeParcels: amount, preorderParcels: amount, platformParcels: amount } satisfies Fields<PackingFacts>)
const packages = z.looseObject({ marketId: id, packages: amount, sharedPackages: amount, splitOrders: amount } satisfies Fields<PackageFacts>)
const revenue = z.looseObject({ marketId: id, currency: text.nullable(), amountMinor: z.number(), paidUnits: amount, freeUnits: amount } satisfies Fields<RevenueFacts>)
const lateness = z
  .looseObject({ marketId: id, firstDay: day, onTime: numbers, late: numbers, doomed: numbers, platform: numbers } satisfies Fields<LatenessFacts>)
  .refine(({ onTime, late, doomed, platform }) => late.length === onTime.length && doomed.length === onTime.length && platform.length === onTime.length, 'columns differ in length')
const transit = z.looseObject({ marketId: id, carrier: text, warehouseId: id.nullable(), region: text.nullable(), arrivedByDay: numbers, movingByAge: numbers } satisfies Fields<TransitFacts>)
const cancellation = z.looseObject({ marketId: id, by: z.enum(CANCELLERS), reason: text, orders: amount, units: amount } satisfies Fields<CancelFacts>)
const returned = z.looseObject({ marketId: id, skuId: id, soldUnits: amount, returnedUnits: amount } satisfies Fields<ReturnFacts>)

export const facts = z.looseObject({
  bundles: list(bundle), packing: list(packing), packages: list(packages), revenue: list(revenue), lateness: list(lateness), transit: list(transit),
  cancellations: list(cancellation), returns: list(returned),
} satisfies Fields<OrderFacts>)
