import { businessCalendarOf, isBusinessDay } from '#domain/calendar/businessDays.ts'
import { deadlineClock } from '#domain/calendar/deadlines.ts'
import { lastUtcHourOfDay } from '#domain/calendar/hours.ts'
import { zoneClock } from '#domain/calendar/zone.ts'
import type { Market } from '#domain/network.ts'

const HOURS_PER_DAY = 24
type Rows = readonly (readonly (number | null)[])[]

/**
 * Hours between the finish and the deadline of each day's latest order, counted in business days only: a weekend in between is no slack.
 * Orders of a day's last hour share one deadline and the count never falls as the hours grow, so that quantiles stay quantiles. Shapes: [7][days].
 */
export function slackInBusinessDays(market: Market, startHourUtc: number, rows: Rows): (number | null)[][] {
  const zone = zoneClock(market.timeZone)
  const deadlines = deadlineClock(market)
  const firstDay = zone.wallDayOf(startHourUtc * 60)
  const deadlineByDay = (rows[0] ?? []).map((_, day) => deadlines.deadlineHourOf(lastUtcHourOfDay(zone, firstDay + day), market.dispatchSlaBusinessDays))
  const finishes = rows.flatMap((row) => row.map((hours, day) => (deadlineByDay[day] ?? 0) + Math.round(hours ?? 0)))
  const from = Math.min(...deadlineByDay, ...finishes)
  const before = businessHoursBefore(market, from, Math.max(...deadlineByDay, ...finishes))
  return rows.map((row) => row.map((hours, day) => {
    const deadline = (deadlineByDay[day] ?? 0) - from
    return hours === null ? null : ((before[deadline + Math.round(hours)] ?? 0) - (before[deadline] ?? 0)) / HOURS_PER_DAY
  }))
}

/** Business hours from one UTC hour up to each of the next ones, both ends given. */
function businessHoursBefore(market: Market, from: number, to: number): number[] {
  const zone = zoneClock(market.timeZone)
  const calendar = businessCalendarOf(market)
  const before = [0]
  for (let hour = from; hour < to; hour++) before.push((before.at(-1) ?? 0) + (isBusinessDay(calendar, zone.wallDayOf(hour * 60)) ? 1 : 0))
  return before
}
