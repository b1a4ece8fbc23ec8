import { timeToSurviveDays } from '#engines/inventory/surviveRecover.ts'

import type { StockFacts } from './facts.ts'
import type { PlaceStock } from './types.ts'

/** One SKU by warehouse. What the platform holds cannot stand in for another warehouse. */
export function placeStocks({ document, places }: StockFacts, s: number, unitsPerDay: number): PlaceStock[] {
  const onHand = places.onHand[s]!
  const lots = places.lots.get(document.skus[s]!.id) ?? []
  return document.warehouses.map((warehouse, w) => {
    const pace = unitsPerDay * places.demandShares[s]![w]!
    const units = onHand[w]!
    return {
      warehouseId: warehouse.id, warehouseName: warehouse.name, isPlatformHeld: warehouse.kind === 'platform', onHandUnits: units,
      inboundUnits: lots.reduce((sum, lot) => sum + (lot.warehouse === w ? lot.lot.units : 0), 0), unitsPerDay: pace, coverDays: units === null || pace <= 0 ? null : units / pace,
      surviveDays: surviveDays(w, unitsPerDay, document.warehouses.map(({ kind }) => kind === 'platform'), onHand),
    }
  })
}

/** Days that the other warehouses' stock serves all demand when one is held; a warehouse ships as fast as it must. */
function surviveDays(held: number, unitsPerDay: number, isPlatform: readonly boolean[], onHand: readonly (number | null)[]): number | null {
  const others = onHand.filter((_, w) => w !== held && !isPlatform[w])
  if (others.some((units) => units === null) || unitsPerDay <= 0) return null
  return timeToSurviveDays(others.map((units) => ({ units: units!, capacityUnitsPerDay: unitsPerDay })), unitsPerDay)
}
