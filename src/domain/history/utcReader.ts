import { MINUTES_PER_DAY } from '../calendar/days.ts'
import type { ZoneClock } from '../calendar/zone.ts'
import { NO_TIME } from '../ledger.ts'

/** Wall minutes to UTC minutes, a day at a time: only the days around a clock change are asked minute by minute. */
export function utcReader(clock: ZoneClock): (wallMinute: number) => number {
  const offsetOfDay = new Map<number, number>()
  let lastDay = Number.NaN
  let lastOffset = Number.NaN
  return (wallMinute) => {
    if (wallMinute === NO_TIME) return NO_TIME
    const day = Math.floor(wallMinute / MINUTES_PER_DAY)
    if (day !== lastDay) {
      let offset = offsetOfDay.get(day)
      if (offset === undefined) {
        const start = day * MINUTES_PER_DAY
        offset = clock.offsetMinutesAt(start - MINUTES_PER_DAY)
        if (clock.offsetMinutesAt(start) !== offset || clock.offsetMinutesAt(start + 2 * MINUTES_PER_DAY) !== offset) offset = Number.NaN
        offsetOfDay.set(day, offset)
      }
      lastDay = day
      lastOffset = offset
    }
    return lastOffset === lastOffset ? wallMinute - lastOffset : clock.utcMinuteOf(wallMinute)
  }
}
