import { dayNumberOf } from '#domain/calendar/days.ts'
import { zoneClock } from '#domain/calendar/zone.ts'
import type { InboundLot } from '#domain/network.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { SkuId } from '#domain/units.ts'

import { marketShares } from '../input/demand.ts'
import { routingShares } from '../input/markets.ts'
import { createNotes } from '../input/notes.ts'
import { onHandUnits, UNLIMITED_UNITS } from '../input/stock.ts'
import { dayAt, type PlanStart } from '../planStart.ts'
import { HORIZON_DAYS } from './types.ts'

/** Stock of a plan at the start. Shapes: `onHand` [skus][warehouses], null = not known; `demandShares` [skus][warehouses]; `ordered` [skus]. */
export type Places = {
  readonly onHand: readonly (readonly (number | null)[])[]
  readonly demandShares: readonly (readonly number[])[]
  /** Units ordered since the shelves were counted, taken off already. */
  readonly ordered: readonly number[]
  readonly isNegative: ReadonlySet<SkuId>
  readonly lots: ReadonlyMap<SkuId, readonly { readonly lot: InboundLot; readonly day: number; readonly warehouse: number }[]>
}

/** Where goods stand, where demand falls by the markets' routing, and what is on the way with its day of the horizon (0 = today or overdue). */
export function placesOf(plan: PlanDocument, start: PlanStart): Places {
  // A count of a warehouse that the plan does not have says nothing of those it has.
  const document = { ...plan, stock: plan.stock.filter(({ warehouseId }) => plan.warehouses.some(({ id }) => id === warehouseId)) }
  const notes = createNotes()
  const routing = document.markets.map((market) => routingShares(document, market, notes))
  const onHand = onHandUnits(document, start, routing, notes).map((row) => row.map((units) => (units === UNLIMITED_UNITS ? null : units)))
  const shares = marketShares(document)
  const counted = new Map<string, number>()
  const isNegative = new Set<SkuId>()
  for (const { skuId, onHandUnits: units } of document.stock) {
    if (units === null) continue
    counted.set(skuId, (counted.get(skuId) ?? 0) + Math.max(0, units))
    if (units < 0) isNegative.add(skuId)
  }
  return {
    onHand, isNegative,
    demandShares: document.skus.map((_, s) => document.warehouses.map((_unused, w) => document.markets.reduce((sum, _market, m) => sum + shares[s]![m]! * routing[m]![w]!, 0))),
    ordered: document.skus.map(({ id }, s) => {
      const now = onHand[s]!.reduce<number>((sum, units) => sum + (units ?? 0), 0)
      return Math.max(0, (counted.get(id) ?? now) - now)
    }),
    lots: lotsOf(document, start),
  }
}

function lotsOf(document: PlanDocument, start: PlanStart): Places['lots'] {
  const warehouseAt = new Map<string, number>(document.warehouses.map(({ id }, w) => [id, w]))
  const today = document.warehouses.map(({ timeZone }) => dayAt(zoneClock(timeZone), start.startHourUtc * 3_600_000))
  const countedAt = new Map<string, number | null>(document.stock.map(({ skuId, warehouseId, countedAtMs }) => [`${skuId}@${warehouseId}`, countedAtMs]))
  const lots = new Map<SkuId, { lot: InboundLot; day: number; warehouse: number }[]>()
  for (const lot of document.inbound) {
    const warehouse = warehouseAt.get(lot.warehouseId)
    if (warehouse === undefined || !(lot.units > 0)) continue
    const arrival = dayNumberOf(lot.arrivalDay)
    const counted = countedAt.get(`${lot.skuId}@${lot.warehouseId}`)
    // Due before the last count: that count has it already.
    const countedDay = counted === undefined || counted === null ? today[warehouse]! : Math.min(today[warehouse]!, dayAt(zoneClock(document.warehouses[warehouse]!.timeZone), counted))
    if (arrival + lot.arrivalSpreadDays < countedDay) continue
    const own = lots.get(lot.skuId) ?? []
    own.push({ lot, warehouse, day: Math.max(0, Math.round(arrival + lot.arrivalSpreadDays / 2) - today[warehouse]!) })
    lots.set(lot.skuId, own)
  }
  return lots
}

/** Units arriving by day; shape [HORIZON_DAYS]. Lots beyond the horizon are left out. */
export function arrivalsOf(places: Places, skuId: SkuId): Float64Array {
  const arrivals = new Float64Array(HORIZON_DAYS)
  for (const { lot, day } of places.lots.get(skuId) ?? []) if (day < HORIZON_DAYS) arrivals[day]! += lot.units
  return arrivals
}
