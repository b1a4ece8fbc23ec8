import { MINUTES_PER_DAY } from '../calendar/days.ts'
import type { ZoneClock } from '../calendar/zone.ts'

/** Wall minutes with one question to the clock per UTC day, but for days on which the clocks change. */
export function wallReader(clock: ZoneClock): (utcMinute: number) => number {
  const offsets = new Map<number, number>()
  let lastDay = Number.NaN
  let lastOffset = Number.NaN
  return (utcMinute) => {
    const day = Math.floor(utcMinute / MINUTES_PER_DAY)
    if (day !== lastDay) {
      let offset = offsets.get(day)
      if (offset === undefined) {
        offset = clock.offsetMinutesAt(day * MINUTES_PER_DAY)
        if (clock.offsetMinutesAt((day + 1) * MINUTES_PER_DAY) !== offset) offset = Number.NaN
        offsets.set(day, offset)
      }
      lastDay = day
      lastOffset = offset
    }
    return lastOffset === lastOffset ? utcMinute + lastOffset : clock.wallMinuteOf(utcMinute)
  }
}

/** Market days of UTC minutes, asked once per UTC day. */
export function dayReader(clock: ZoneClock): (utcMinute: number) => number {
  const wallMinuteOf = wallReader(clock)
  return (utcMinute) => Math.floor(wallMinuteOf(utcMinute) / MINUTES_PER_DAY)
}
