import type { IsoDay, SkuId, WarehouseId } from '#domain/units.ts'
import type { PurchaseOrder, Supplier, SupplyTerms } from '#domain/supply.ts'

import { PRODUCTS, SAMPLE_CURRENCY } from './catalogue.ts'

/** Two invented suppliers: one near the port that ships by sea, one in Yiwu whose goods fly. */
export const SUPPLIERS: readonly Supplier[] = [
  {
    id: 'ningbo-home', name: 'Ningbo Home Goods 宁波家居', country: 'CN', currency: SAMPLE_CURRENCY, mode: 'sea', orderCostMinor: 18_000, note: '',
    legs: [
      { leg: 'production', mode: null, typicalDays: 12, observedDays: [11, 13, 16, 12] },
      { leg: 'firstLeg', mode: 'sea', typicalDays: 24, observedDays: [23, 29, 26, 31] },
      { leg: 'customs', mode: 'sea', typicalDays: 3, observedDays: [2, 3, 9, 3] },
      { leg: 'receiving', mode: null, typicalDays: 3, observedDays: [3, 2, 4, 3] },
    ],
  },
  {
    id: 'yiwu-small', name: 'Yiwu Small Goods 义乌小商品', country: 'CN', currency: SAMPLE_CURRENCY, mode: 'air', orderCostMinor: 6_000, note: '',
    legs: [
      { leg: 'production', mode: null, typicalDays: 7, observedDays: [6, 8, 7] },
      { leg: 'firstLeg', mode: 'air', typicalDays: 8, observedDays: [7, 9, 12] },
    ],
  },
]

/** Bulky or dear goods come by sea. */
const BY_SEA = new Set(['glow-lamp', 'snap-org', 'mini-blend', 'star-proj', 'tea-flask', 'tote-fold', 'drain-net', 'desk-mat'])

export const SUPPLY_TERMS: readonly SupplyTerms[] = PRODUCTS.map(({ id, costMinor }): SupplyTerms => {
  const isBySea = BY_SEA.has(id)
  return {
    id, skuId: id, supplierId: isBySea ? 'ningbo-home' : 'yiwu-small', leadTimeDays: null, leadTimeSdDays: null, caseUnits: isBySea ? 24 : 20, minOrderUnits: isBySea ? 240 : 100,
    priceBreaks: isBySea ? [{ fromUnits: 1000, unitCostMinor: Math.round(costMinor * 0.94) }] : [], shelfLifeDays: id === 'wax-melt' ? 540 : null, volumeM3PerUnit: isBySea ? 0.004 : 0.0015,
    service: null, isDiscontinued: false,
  }
}).sort((a, b) => (a.id < b.id ? -1 : 1))

/** One order that came in, for its lead time. */
export const PURCHASE_ORDERS: readonly PurchaseOrder[] = [
  {
    id: 'po-2026-08', number: 'PO-2026-08-03-1', supplierId: 'ningbo-home', warehouseId: 'los-angeles' as WarehouseId, mode: 'sea', status: 'received', orderedDay: '2026-08-03' as IsoDay,
    expectedDay: '2026-09-15' as IsoDay, receivedDay: '2026-09-21' as IsoDay, note: '',
    lines: [{ skuId: 'glow-lamp' as SkuId, units: 1200, unitCostMinor: 690, currency: SAMPLE_CURRENCY }, { skuId: 'snap-org' as SkuId, units: 720, unitCostMinor: 520, currency: SAMPLE_CURRENCY }],
  },
]
