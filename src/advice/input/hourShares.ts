import { firstUtcHourOfDay, hourOfWeek, lastUtcHourOfDay, wallHourOf } from '#domain/calendar/hours.ts'
import type { ZoneClock } from '#domain/calendar/zone.ts'

/** Orders of the whole week that a weekday's own hours are blended with, so that a thin weekday keeps the shop's usual shape. */
const PRIOR_ORDERS = 24

/** Weights by local hour of the week, each weekday summing to 1; `null` when no hour is known. Shapes: [168]. */
export function hourWeights(ordersByHourOfWeek: readonly number[]): number[] | null {
  const total = ordersByHourOfWeek.reduce((sum, orders) => sum + orders, 0)
  if (ordersByHourOfWeek.length !== 168 || total <= 0) return null
  const byHour = Array.from({ length: 24 }, (_, hour) => {
    let sum = 0
    for (let weekday = 0; weekday < 7; weekday += 1) sum += ordersByHourOfWeek[weekday * 24 + hour]!
    return sum / total
  })
  return ordersByHourOfWeek.map((orders, i) => {
    const weekday = Math.floor(i / 24) * 24
    const onWeekday = ordersByHourOfWeek.slice(weekday, weekday + 24).reduce((sum, count) => sum + count, 0)
    return (orders + PRIOR_ORDERS * byHour[i % 24]!) / (onWeekday + PRIOR_ORDERS)
  })
}

/**
 * Share of its market day's orders in each hour: sums to 1 over each full day, of 23 or 25 hours too; flat without weights.
 * Shape: [hours] from `startHourUtc`.
 */
export function hourShares(weights: readonly number[] | null, clock: ZoneClock, startHourUtc: number, hours: number): number[] {
  const totals = new Map<number, number>()
  const weightOf = (utcHour: number) => (weights ? weights[hourOfWeek(wallHourOf(clock, utcHour))]! : 1)
  const totalOf = (day: number): number => {
    let total = totals.get(day)
    if (total === undefined) {
      total = 0
      for (let hour = firstUtcHourOfDay(clock, day), last = lastUtcHourOfDay(clock, day); hour <= last; hour += 1) total += weightOf(hour)
      totals.set(day, total)
    }
    return total
  }
  return Array.from({ length: hours }, (_, hour) => {
    const total = totalOf(wallHourOf(clock, startHourUtc + hour).dayNumber)
    return total > 0 ? weightOf(startHourUtc + hour) / total : 0
  })
}
