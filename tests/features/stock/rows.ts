import type { StockRow, StockSummary } from '#advice/stock/types.ts'
import { DEFAULT_BUYING } from '#domain/supply.ts'
import type { CurrencyCode, IsoDay, SkuId } from '#domain/units.ts'

export const DAY = '2026-11-25' as IsoDay
const USD = 'USD' as CurrencyCode

/** A SKU that sells ten a day and must be ordered in nine days. */
export const row = (sku: string, change: Partial<StockRow> = {}): StockRow => ({
  skuId: sku as SkuId, sellerSku: sku, name: `${sku} 暖光灯`, abc: 'A', xyz: 'Y', onHandUnits: 400, inboundUnits: 100, positionUnits: 480, reservedUnits: 20, unitsPerDay: 10, coverDays: 40, coverWithInboundDays: 48,
  stockOut: { early: '2027-01-02' as IsoDay, median: '2027-01-10' as IsoDay, late: null }, lastSafeOrderDay: '2026-12-04' as IsoDay, daysToOrder: 9,
  leadTime: { lo10: 28, median: 35, hi90: 47, mean: 36, source: 'supplier', observations: 0 }, service: { kind: 'cycle', share: 0.95, isDefault: true }, reorderPointUnits: 450, safetyStockUnits: 80,
  suggestedUnits: 300, suggestedCostMinor: 150_000, returnPerMoney: 0.42, gainMinor: 63_000, rank: 1, reason: 'optimum', currency: USD, supplierId: 's1', supplierName: 'Yiwu Lights',
  cashTiedMinor: 200_000, excessUnits: 0, excessCostMinor: 0, breakEvenMarkdownShare: null, alerts: [], ...change,
})

export const summary = (change: Partial<StockSummary> = {}): StockSummary => ({
  asOfDay: DAY, currency: USD, skuCount: 3, orderNowCount: 1, lateCount: 1, stockOutCount: 0, unknownCount: 0, cashTiedMinor: 5_000_000, excessCostMinor: 120_000,
  suggestedCostMinor: 1_240_000, suggestedGainMinor: 810_000, gainBoundMinor: 830_000, isExact: false, otherCurrencyCount: 0, buying: DEFAULT_BUYING, transfers: [], held: [], ...change,
})
