import type { CarrierService, Warehouse } from '../network.ts'
import type { TimeZone } from '../units.ts'
import { MINUTES_PER_DAY, weekdayOf } from './days.ts'
import { hourOfWeek, wallHourOf } from './hours.ts'
import { zoneClock } from './zone.ts'

type Staffed = Pick<Warehouse, 'timeZone' | 'shifts'>

/** People at the tables by hour of the local week, 0 = Monday 00:00; overlapping shifts add up. Shape: [168]. */
export function staffByHourOfWeek(warehouse: Pick<Warehouse, 'shifts'>): number[] {
  const staff = new Array<number>(168).fill(0)
  for (const shift of warehouse.shifts) {
    for (const weekday of new Set(shift.weekdays)) {
      for (let hour = shift.startHour; hour < shift.endHour; hour += 1) staff[(weekday - 1) * 24 + hour]! += shift.staff
    }
  }
  return staff
}

/**
 * Values of a local week laid onto UTC hours: an hour that the clocks skip is lost, one that happens twice counts twice.
 * Shapes: `byHourOfWeek` [168], result [hours] from `startUtcHour`.
 */
export function weekOntoHours(byHourOfWeek: readonly number[], timeZone: TimeZone, startUtcHour: number, hours: number): number[] {
  const clock = zoneClock(timeZone)
  return Array.from({ length: hours }, (_, hour) => byHourOfWeek[hourOfWeek(wallHourOf(clock, startUtcHour + hour))]!)
}

/** Labour hours at the packing tables in each UTC hour. Shape: [hours] from `startUtcHour`. */
export function labourByHour(warehouse: Staffed, startUtcHour: number, hours: number): number[] {
  return weekOntoHours(staffByHourOfWeek(warehouse), warehouse.timeZone, startUtcHour, hours)
}

/**
 * Hours at whose end a truck leaves, ascending, counted from `startUtcHour`, within `hours`.
 *
 * A cut-off hour h is the UTC hour that holds h:59 on the warehouse's wall, so every named day has each of its cut-offs once,
 * also on the days when the clocks change.
 */
export function pickupHours(pickup: Pick<CarrierService['pickups'][number], 'weekdays' | 'cutoffHours'>, timeZone: TimeZone, startUtcHour: number, hours: number): number[] {
  const clock = zoneClock(timeZone)
  const weekdays = new Set(pickup.weekdays)
  const found = new Set<number>()
  const lastDay = clock.wallDayOf((startUtcHour + hours) * 60)
  for (let day = clock.wallDayOf(startUtcHour * 60); day <= lastDay; day += 1) {
    if (!weekdays.has(weekdayOf(day))) continue
    for (const cutoffHour of pickup.cutoffHours) {
      const hour = Math.floor(clock.utcMinuteOf(day * MINUTES_PER_DAY + cutoffHour * 60 + 59) / 60) - startUtcHour
      if (hour >= 0 && hour < hours) found.add(hour)
    }
  }
  return [...found].sort((a, b) => a - b)
}
