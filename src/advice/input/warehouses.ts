import { labourByHour, pickupHours, staffByHourOfWeek, weekOntoHours } from '#domain/calendar/shifts.ts'
import { dayNumberOf, weekdayOf } from '#domain/calendar/days.ts'
import type { DispatchHistory } from '#domain/history.ts'
import type { Warehouse } from '#domain/network.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { LaneInput, WarehouseInput } from '#engines/simulate/types.ts'

import type { PlanStart } from '../planStart.ts'
import { normalised, type Notes } from './notes.ts'

/** Working hours taken where nothing but the daily dispatch is known: 09:00 to 18:00. */
const ASSUMED_FROM_HOUR = 9
const ASSUMED_TO_HOUR = 18

/** Capacity by hour, in parcels; empty = unlimited. What is not known is inferred from past dispatch, or left unlimited, and noted. */
export function warehouseInput(warehouse: Warehouse, dispatches: readonly DispatchHistory[], start: PlanStart, notes: Notes): WarehouseInput {
  const { handling } = warehouse
  return {
    id: warehouse.id,
    capacityPerHour: capacityPerHour(warehouse, dispatches, start, notes),
    capacityNoiseShape: warehouse.capacityNoiseShape,
    outageProbabilityPerDay: warehouse.outageProbabilityPerDay,
    repairProbabilityPerDay: 1,
    ...(handling && handling.packingOrder !== 'fifo' && { packingOrder: handling.packingOrder }),
    ...(handling?.receivingUnitsPerDay != null && { receivingUnitsPerDay: handling.receivingUnitsPerDay }),
  }
}

function capacityPerHour(warehouse: Warehouse, dispatches: readonly DispatchHistory[], start: PlanStart, notes: Notes): number[] {
  const { startHourUtc, horizonHours } = start
  if (warehouse.parcelsPerLabourHour !== null && warehouse.shifts.length > 0) {
    const rate = warehouse.parcelsPerLabourHour
    return labourByHour(warehouse, startHourUtc, horizonHours).map((labourHours) => labourHours * rate)
  }
  const observed = dispatches.filter((history) => history.warehouseId === warehouse.id && history.parcels.length > 0)
  const parcelsPerDay = percentile95(observed.flatMap(({ parcels }) => parcels))
  if (parcelsPerDay <= 0) {
    notes.note({ code: 'capacityUnknown', warehouse: warehouse.name })
    return []
  }
  notes.note({ code: 'capacityInferred', warehouse: warehouse.name, parcelsPerDay })
  const labour = warehouse.shifts.length > 0 ? staffByHourOfWeek(warehouse) : assumedWeek(observed)
  return weekOntoHours(spread(labour, parcelsPerDay), warehouse.timeZone, startHourUtc, horizonHours)
}

/** Smallest value whose cumulative share reaches 95 %; 0 without values. */
function percentile95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.ceil(0.95 * sorted.length) - 1] ?? 0
}

/** A weekday with a smaller share of the parcels was an exception, not a working day. */
const MIN_WEEKDAY_SHARE = 0.02

/** One pair of hands from 09:00 to 18:00 on the weekdays with at least 2 % of the parcels dispatched. Shape: [168]. */
function assumedWeek(observed: readonly DispatchHistory[]): number[] {
  const byWeekday = new Map<number, number>()
  let total = 0
  for (const { firstDay, parcels } of observed) {
    const first = dayNumberOf(firstDay)
    parcels.forEach((count, i) => {
      const weekday = weekdayOf(first + i)
      byWeekday.set(weekday, (byWeekday.get(weekday) ?? 0) + count)
      total += count
    })
  }
  const weekdays = [...byWeekday].filter(([, count]) => count > 0 && count >= MIN_WEEKDAY_SHARE * total).map(([weekday]) => weekday)
  return staffByHourOfWeek({ shifts: [{ weekdays, startHour: ASSUMED_FROM_HOUR, endHour: ASSUMED_TO_HOUR, staff: 1 }] })
}

/** Each day with labour gets the same parcels, in proportion to its labour hours. */
function spread(labourByHourOfWeek: readonly number[], parcelsPerDay: number): number[] {
  return labourByHourOfWeek.map((labour, hour) => {
    const day = Math.floor(hour / 24) * 24
    const total = labourByHourOfWeek.slice(day, day + 24).reduce((sum, hours) => sum + hours, 0)
    return total > 0 ? (parcelsPerDay * labour) / total : 0
  })
}

/** Carrier services by warehouse, shares normalised. A warehouse that no service serves gets one that takes everything every hour, and a note. */
export function laneInputs(document: PlanDocument, start: PlanStart, notes: Notes): LaneInput[] {
  const { startHourUtc, horizonHours } = start
  const everyHour = Array.from({ length: horizonHours }, (_, hour) => hour)
  return document.warehouses.flatMap((warehouse, w): LaneInput[] => {
    const served = document.services.flatMap((service) => service.pickups.filter((pickup) => pickup.warehouseId === warehouse.id).map((pickup) => ({ service, pickup })))
    if (served.length === 0) {
      notes.note({ code: 'carrierUnknown', warehouse: warehouse.name })
      return [{ serviceId: '', warehouse: w, share: 1, pickupHours: everyHour, capParcelsPerDay: null, transitShareByDay: [1], lostShare: 0 }]
    }
    const shares = normalised(served.map(({ pickup }) => pickup.share))
    return served.map(({ service, pickup }, i) => {
      const name = `${service.carrierName} ${service.serviceName}`.trim()
      if (pickup.capParcelsPerDay === null) notes.note({ code: 'carrierCapUnknown', service: name })
      const isPickupKnown = pickup.weekdays.length > 0 && pickup.cutoffHours.length > 0
      if (!isPickupKnown) notes.note({ code: 'pickupUnknown', service: name })
      const isTransitKnown = service.transitShareByDay.some((share) => share > 0)
      if (!isTransitKnown) notes.note({ code: 'transitUnknown', service: name })
      return {
        serviceId: service.id, warehouse: w, share: shares[i]!,
        pickupHours: isPickupKnown ? pickupHours(pickup, warehouse.timeZone, startHourUtc, horizonHours) : everyHour,
        capParcelsPerDay: pickup.capParcelsPerDay,
        transitShareByDay: isTransitKnown ? normalised(service.transitShareByDay) : [1],
        lostShare: service.lostShare,
        ...(service.care && service.care.damagedShare > 0 && { damagedShare: service.care.damagedShare }),
        ...(service.care && service.care.wrongItemShare > 0 && { wrongItemShare: service.care.wrongItemShare }),
      }
    })
  })
}
