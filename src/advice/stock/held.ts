import { meanOfDays } from './demandSpread.ts'
import type { StockFacts } from './facts.ts'
import type { RowState } from './rows.ts'
import { HELD_DAYS, type HeldWarehouse } from './types.ts'

const PACE_DAYS = 28

/**
 * What fails if one warehouse is held, one after the other, at expected demand: the others ship what they have and what reaches them, as
 * fast as it is ordered. Source: time to survive, Simchi-Levi et al. 2015.
 */
export function heldWarehouses(facts: StockFacts, states: readonly RowState[]): HeldWarehouse[] {
  return facts.document.warehouses.map((warehouse, held) => {
    let [wanted, served, lost, usual, failing, unknown] = [0, 0, 0, 0, 0, 0]
    let isMarginKnown = true
    let soonest: HeldWarehouse['soonest'] = null
    for (const { s, spread } of states) {
      const sku = facts.document.skus[s]!
      const units = unitsIn(facts, s)
      usual += (meanOfDays(spread, PACE_DAYS) / PACE_DAYS) * facts.places.demandShares[s]![held]!
      if (units === null) {
        unknown += 1
        continue
      }
      const demand = meanOfDays(spread, HELD_DAYS)
      const others = units.reduce((sum, one, w) => sum + (w === held || (facts.document.warehouses[w]!.kind === 'platform') ? 0 : one), 0)
      const usesHeld = units[held]! > 0
      const all = units.reduce((sum, one) => sum + one, 0)
      const short = Math.max(0, Math.min(demand, all) - others)
      const days = daysServed(spread.cumulative, others)
      if (days !== null && usesHeld && (soonest === null || days < soonest.days)) soonest = { skuId: sku.id, sellerSku: sku.sellerSku, days }
      wanted += demand
      served += Math.min(demand, others)
      if (short < 0.5) continue
      failing += 1
      if (sku.unitPriceMinor === null || sku.unitCostMinor === null || sku.currency !== facts.document.settings.currency) isMarginKnown = false
      else lost += short * (sku.unitPriceMinor - sku.unitCostMinor)
    }
    return {
      warehouseId: warehouse.id, warehouseName: warehouse.name, unitsPerDay: usual, servedShare: wanted > 0 ? served / wanted : 1, failingSkus: failing, soonest,
      lostMarginMinor: isMarginKnown ? Math.round(lost) : null, unknownSkus: unknown,
    }
  })
}

/** Units on hand and arriving within the days, by warehouse; null where some count is not known. */
function unitsIn({ document, places }: StockFacts, s: number): number[] | null {
  const units: number[] = []
  for (const one of places.onHand[s]!) {
    if (one === null) return null
    units.push(one)
  }
  for (const { lot, day, warehouse } of places.lots.get(document.skus[s]!.id) ?? []) if (day < HELD_DAYS) units[warehouse]! += lot.units
  return units.length === 0 ? null : units
}

/** Whole days that units serve; null beyond the horizon. */
function daysServed(cumulative: Float64Array, units: number): number | null {
  const short = cumulative.findIndex((sold) => sold > units)
  return short < 0 ? null : Math.max(0, short - 1)
}
