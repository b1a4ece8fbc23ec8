import type { PurchaseItem } from '#engines/inventory/purchaseTypes.ts'
import type { Sku } from '#domain/network.ts'
import type { BuyingSettings, Supplier, SupplyTerms } from '#domain/supply.ts'

import { chanceWithin, type DemandSpread, meanOfDays, tailOfDays, unitsAtDeviate } from './demandSpread.ts'
import { EXCESS_DAYS } from './types.ts'

const DAYS_PER_YEAR = 365
const Z95 = 1.6448536269514722

/** What a purchase is reckoned with; costs in minor units of one currency. */
export type PurchaseInput = {
  readonly sku: Sku
  readonly terms: SupplyTerms | null
  readonly supplier: Supplier | null
  readonly spread: DemandSpread
  readonly positionUnits: number
  /** Mean days from order to shelf, and their deviation. */
  readonly leadTimeDays: number
  readonly leadTimeSdDays: number
}

/**
 * One SKU as the list of purchases takes it: demand of the days that the order has to last, until the goods of the next one come. A unit missing costs
 * its margin; a unit left over is stored for `EXCESS_DAYS` more, and its part of the cost is lost where it would not even sell by then;
 * every unit costs its storing and the money bound meanwhile. Null without cost or price.
 */
export function purchaseItem({ sku, terms, supplier, spread, positionUnits, leadTimeDays, leadTimeSdDays }: PurchaseInput, buying: BuyingSettings, planCurrency: string): PurchaseItem | null {
  const { unitCostMinor: cost, unitPriceMinor: price } = sku
  if (cost === null || price === null || !(cost > 0) || (sku.currency !== null && sku.currency !== planCurrency)) return null
  const coverageDays = leadTimeDays + buying.reviewPeriodDays
  const holdingPerUnit = (cost * buying.holdingSharePerYear * coverageDays) / DAYS_PER_YEAR
  const least = Math.max(terms?.minOrderUnits ?? 0, meanOfDays(spread, coverageDays))
  const leftOverChance = chanceWithin(spread, coverageDays + EXCESS_DAYS, Math.max(0, positionUnits) + least)
  const orderCost = supplier && (supplier.currency === null || supplier.currency === planCurrency) ? supplier.orderCostMinor ?? 0 : 0
  return {
    id: sku.id, positionUnits, tail: tailOfDays(spread, coverageDays, leadTimeSdDays), unitCost: cost, marginPerUnit: Math.max(0, price - cost),
    overageCostPerUnit: cost * buying.obsolescenceShare * leftOverChance + (cost * buying.holdingSharePerYear * EXCESS_DAYS) / DAYS_PER_YEAR, holdingPerUnit,
    caseUnits: terms?.caseUnits || 1, minOrderUnits: terms?.minOrderUnits ?? 0,
    maxOrderUnits: shelfLifeLimit(terms, spread, positionUnits), orderCost,
    volumePerUnit: terms?.volumeM3PerUnit ?? null,
    priceBreaks: (terms?.priceBreaks ?? []).map(({ fromUnits, unitCostMinor }) => ({ fromUnits, unitCost: unitCostMinor })),
  }
}

/** No more than sells within the shelf life, with a chance of 95 %. */
export function shelfLifeLimit(terms: SupplyTerms | null, spread: DemandSpread, positionUnits: number): number | null {
  if (terms?.shelfLifeDays === null || terms?.shelfLifeDays === undefined) return null
  return Math.max(0, Math.floor(unitsAtDeviate(spread, terms.shelfLifeDays, -Z95) - Math.max(0, positionUnits)))
}
