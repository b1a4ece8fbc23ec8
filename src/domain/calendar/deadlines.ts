import type { Market } from '../network.ts'
import { addBusinessDays, businessCalendarOf } from './businessDays.ts'
import { lastUtcHourOfDay, wallHourOf } from './hours.ts'
import { zoneClock } from './zone.ts'

type Promises = Pick<Market, 'timeZone' | 'businessWeekdays' | 'holidays' | 'orderCutoffHour'>

/** Last on-time UTC hour by UTC hour of the order, for one promise of a market. */
export type DeadlineClock = {
  /** Day number that an order of this UTC hour counts for: its local day, or the next one from the cut-off hour on. */
  orderDayOf(utcHour: number): number
  /** UTC hour that holds 23:59 local of the `businessDays`-th business day after the order's day. */
  deadlineHourOf(utcHour: number, businessDays: number): number
}

/**
 * The lateness rule of a market: due 23:59 local of the n-th business day after the local order day, an order exactly at the
 * cut-off hour counting as the next day's. Answers are kept per order day, since all orders of a day share them.
 */
export function deadlineClock(market: Promises): DeadlineClock {
  const clock = zoneClock(market.timeZone)
  const calendar = businessCalendarOf(market)
  const known = new Map<string, number>()
  const orderDayOf = (utcHour: number): number => {
    const wall = wallHourOf(clock, utcHour)
    return wall.hourOfDay >= market.orderCutoffHour ? wall.dayNumber + 1 : wall.dayNumber
  }
  return {
    orderDayOf,
    deadlineHourOf(utcHour, businessDays) {
      const day = orderDayOf(utcHour)
      const key = `${day}+${businessDays}`
      let hour = known.get(key)
      if (hour === undefined) {
        hour = lastUtcHourOfDay(clock, addBusinessDays(calendar, day, businessDays))
        known.set(key, hour)
      }
      return hour
    },
  }
}

/**
 * Last on-time hour for orders of each of `hours` hours from `startUtcHour`, counted from `startUtcHour`.
 * Shapes: [hours], non-decreasing, may lie beyond the last hour.
 */
export function deadlineHours(market: Promises, startUtcHour: number, hours: number, businessDays: number): number[] {
  const deadlines = deadlineClock(market)
  return Array.from({ length: hours }, (_, hour) => deadlines.deadlineHourOf(startUtcHour + hour, businessDays) - startUtcHour)
}
