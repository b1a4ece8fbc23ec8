import { allocate } from '#engines/inventory/allocation.ts'

import type { StockFacts } from './facts.ts'
import { unitsAtDeviate } from './demandSpread.ts'
import type { RowState } from './rows.ts'
import { MOST_TRANSFERS, TRANSFER_DAYS, type Transfer } from './types.ts'

const Z80 = 0.8416212335729143
const UNKNOWN_COST_SHARE = 0.1

/**
 * Moves between own warehouses, SKU by SKU: what one has beyond the need of the next four weeks (at 80 % of its spread) makes good what
 * another lacks, at least cost, where the margin saved is above the cost of moving. Lots on the way count where they go.
 */
export function transfersOf(facts: StockFacts, states: readonly RowState[]): Transfer[] {
  const made = states.flatMap((state) => skuTransfers(facts, state))
  return made.sort((a, b) => (b.savedMinor ?? 0) - (a.savedMinor ?? 0) || b.units - a.units || (a.sellerSku < b.sellerSku ? -1 : 1)).slice(0, MOST_TRANSFERS)
}

function skuTransfers({ document, places, buying }: StockFacts, { s, spread }: RowState): Transfer[] {
  const sku = document.skus[s]!
  const own = document.warehouses.flatMap(({ kind }, w) => (kind === 'platform' ? [] : [w]))
  const onHand = own.map((w) => places.onHand[s]![w]!)
  if (own.length < 2 || onHand.some((units) => units === null)) return []
  const need = own.map((w) => Math.ceil(unitsAtDeviate(spread, TRANSFER_DAYS, Z80) * places.demandShares[s]![w]!))
  const coming = own.map((w) => (places.lots.get(sku.id) ?? []).reduce((sum, { lot, day, warehouse }) => sum + (warehouse === w && day < TRANSFER_DAYS ? lot.units : 0), 0))
  const lacking = need.map((units, i) => Math.max(0, units - onHand[i]! - coming[i]!))
  const spare = need.map((units, i) => Math.max(0, Math.min(onHand[i]!, onHand[i]! + coming[i]! - units)))
  const moved = Math.min(sumOf(lacking), sumOf(spare))
  if (moved < 1) return []
  const margin = sku.unitPriceMinor !== null && sku.unitCostMinor !== null && sku.currency === document.settings.currency ? sku.unitPriceMinor - sku.unitCostMinor : null
  const cost = buying.transferCostMinor ?? (sku.unitCostMinor === null ? null : sku.unitCostMinor * UNKNOWN_COST_SHARE)
  if (margin !== null && cost !== null && margin <= cost) return []
  const planned = allocate({
    warehouses: own.map((_, i) => ({ id: `from${i}`, capacityUnits: null, quota: null })),
    supplies: spare.flatMap((units, i) => (units > 0 ? [{ warehouseId: `from${i}`, skuId: sku.id, units }] : [])),
    demands: lacking.flatMap((units, i) => (units > 0 ? [{ regionId: `to${i}`, skuId: sku.id, units, serviceShare: Math.floor(units * (moved / sumOf(lacking))) / units }] : [])),
    lanes: own.flatMap((_, from) => own.flatMap((_unused, to) => (from !== to && spare[from]! > 0 && lacking[to]! > 0 ? [{ from: `from${from}`, to: `to${to}`, costPerUnit: Math.max(1, cost ?? 1), fixedCost: 0, capacityUnits: null }] : []))),
    maxShareOfRegion: null, maxShareOfSku: null, isWholeUnits: true,
  })
  if (!planned.ok) return []
  return planned.value.flows.filter(({ units }) => units >= 1).map(({ from, to, units }) => {
    const [fromPlace, toPlace] = [document.warehouses[own[Number(from.slice(4))]!]!, document.warehouses[own[Number(to.slice(2))]!]!]
    return {
      skuId: sku.id, sellerSku: sku.sellerSku, name: sku.name, fromId: fromPlace.id, fromName: fromPlace.name, toId: toPlace.id, toName: toPlace.name, units,
      costMinor: cost === null ? null : Math.round(cost * units), savedMinor: margin === null ? null : Math.round(margin * units),
    }
  })
}

function sumOf(units: readonly number[]): number {
  return units.reduce((sum, one) => sum + one, 0)
}
