import { invariant } from '#shared/assert.ts'

import type { Market } from '../network.ts'
import { dayNumberOf, weekdayOf } from './days.ts'

/** Which days count for a market's promises. */
export type BusinessCalendar = { readonly weekdays: ReadonlySet<number>; readonly holidays: ReadonlySet<number> }

/** @throws RangeError without any business weekday: no promise could ever fall due. */
export function businessCalendarOf(market: Pick<Market, 'businessWeekdays' | 'holidays'>): BusinessCalendar {
  const weekdays = new Set(market.businessWeekdays.filter((weekday) => Number.isInteger(weekday) && weekday >= 1 && weekday <= 7))
  invariant(weekdays.size > 0, 'a market needs a business weekday')
  return { weekdays, holidays: new Set(market.holidays.map(dayNumberOf)) }
}

export function isBusinessDay(calendar: BusinessCalendar, dayNumber: number): boolean {
  return calendar.weekdays.has(weekdayOf(dayNumber)) && !calendar.holidays.has(dayNumber)
}

/**
 * The `count`-th business day after a day, the day itself not counted, whether it is one or not; `count` 0 is the day itself
 * when it is a business day, else the next one.
 */
export function addBusinessDays(calendar: BusinessCalendar, dayNumber: number, count: number): number {
  invariant(Number.isInteger(count) && count >= 0, 'business days are counted forwards')
  let day = dayNumber
  if (count === 0) {
    while (!isBusinessDay(calendar, day)) day += 1
    return day
  }
  for (let left = count; left > 0; ) {
    day += 1
    if (isBusinessDay(calendar, day)) left -= 1
  }
  return day
}
