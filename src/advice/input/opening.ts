import { dayNumberOf } from '#domain/calendar/days.ts'
import { deadlineClock } from '#domain/calendar/deadlines.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { OpeningInput } from '#engines/simulate/types.ts'

import type { PlanStart } from '../planStart.ts'
import type { Notes } from './notes.ts'

/**
 * Orders already waiting, oldest first by warehouse, with their deadlines, and the dispatches of the days before the run.
 *
 * An order without a warehouse waits at its market's first choice. A source that does not tell dispatches gives no waiting orders,
 * and a note; what the other sources tell is kept.
 */
export function openingInput(document: PlanDocument, start: PlanStart, routing: readonly (readonly number[])[], notes: Notes): OpeningInput {
  const { opening, markets, warehouses } = document
  if (!opening?.isDispatchKnown) notes.note({ code: 'dispatchUnknown' })
  if (!opening) return { waiting: [], trailing: [] }
  const marketIndex = new Map(markets.map((market, m) => [market.id, m]))
  const deadlines = markets.map(deadlineClock)
  const waiting = opening.waiting.flatMap(({ marketId, warehouseId, createdHourUtc, parcels, isPreorder = false, dueHourUtc }) => {
    const market = marketIndex.get(marketId)
    if (market === undefined || parcels <= 0) return []
    const { dispatchSlaBusinessDays, deliverWithinBusinessDays, autoCancelBusinessDays } = markets[market]!
    const named = warehouses.findIndex(({ id }) => id === warehouseId)
    const hourOf = (businessDays: number) => deadlines[market]!.deadlineHourOf(createdHourUtc, businessDays) - start.startHourUtc
    // A pre-order without a stated deadline is due some time after the run: it waits, but is not late.
    const stated = dueHourUtc === undefined ? (isPreorder ? start.horizonHours : null) : dueHourUtc - start.startHourUtc
    return [{
      market,
      warehouse: named >= 0 ? named : routing[market]!.indexOf(Math.max(...routing[market]!)),
      arrivalHour: Math.min(-1, createdHourUtc - start.startHourUtc),
      deadlineHour: stated ?? hourOf(dispatchSlaBusinessDays),
      deliverByHour: Math.max(hourOf(deliverWithinBusinessDays), stated === null ? -Infinity : stated + hourOf(deliverWithinBusinessDays) - hourOf(dispatchSlaBusinessDays)),
      autoCancelHour: autoCancelBusinessDays === null || stated !== null ? null : Math.max(0, hourOf(autoCancelBusinessDays)),
      parcels,
    }]
  })
  waiting.sort((a, b) => a.warehouse - b.warehouse || a.arrivalHour - b.arrivalHour || a.market - b.market)
  return { waiting, trailing: trailingDays(document, start) }
}

function trailingDays(document: PlanDocument, start: PlanStart): OpeningInput['trailing'] {
  return document.markets.flatMap((market, m) => {
    const byDay = new Map<number, { dispatched: number; late: number }>()
    for (const { marketId, day, dispatchedParcels, lateParcels } of document.opening?.trailing ?? []) {
      const index = Math.min(0, dayNumberOf(day) - start.firstDays[m]!)
      if (marketId !== market.id || index < -market.ldrWindowDays) continue
      const sum = byDay.get(index) ?? { dispatched: 0, late: 0 }
      byDay.set(index, { dispatched: sum.dispatched + dispatchedParcels, late: sum.late + lateParcels })
    }
    return [...byDay].sort(([a], [b]) => a - b).map(([day, sums]) => ({ market: m, day, ...sums }))
  })
}
