import type { TimeZone } from '../units.ts'

import { dayNumberFromCivil, MINUTES_PER_DAY, MS_PER_MINUTE } from './days.ts'

/**
 * Wall clock of one IANA zone. Minutes are whole minutes since 1970-01-01T00:00, in UTC or "as if UTC" on the wall.
 *
 * A wall minute that the clocks skip (spring) is read with the offset before the change, so it falls just after the gap; one
 * that happens twice (autumn) is the first of the two.
 */
export type ZoneClock = {
  readonly timeZone: TimeZone
  /** Wall minus UTC, in minutes. */
  offsetMinutesAt(utcMinute: number): number
  wallMinuteOf(utcMinute: number): number
  utcMinuteOf(wallMinute: number): number
  /** Day number on the wall. */
  wallDayOf(utcMinute: number): number
}

const clocks = new Map<string, ZoneClock>()

/** True when this platform knows the zone; fixed offsets such as `+08:00` are not zones. */
export function isTimeZone(name: string): name is TimeZone {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/**
 * The clock of a zone, from the platform's own time-zone data; made once per zone.
 * @throws RangeError for an unknown zone.
 */
export function zoneClock(timeZone: TimeZone): ZoneClock {
  const known = clocks.get(timeZone)
  if (known) return known
  const clock = createClock(timeZone)
  clocks.set(timeZone, clock)
  return clock
}

function createClock(timeZone: TimeZone): ZoneClock {
  const askOffset = offsetReader(timeZone)
  const offsetAtDayStart = new Map<number, number>()
  /** First minute of a UTC day that already has the offset of the next day's start. */
  const changeMinute = new Map<number, number>()

  const startOffset = (utcDay: number): number => {
    let offset = offsetAtDayStart.get(utcDay)
    if (offset === undefined) {
      offset = askOffset(utcDay * MINUTES_PER_DAY)
      offsetAtDayStart.set(utcDay, offset)
    }
    return offset
  }
  const changeWithin = (utcDay: number, after: number): number => {
    let change = changeMinute.get(utcDay)
    if (change === undefined) {
      let before = utcDay * MINUTES_PER_DAY
      change = before + MINUTES_PER_DAY
      while (change - before > 1) {
        const middle = Math.floor((before + change) / 2)
        if (askOffset(middle) === after) change = middle
        else before = middle
      }
      changeMinute.set(utcDay, change)
    }
    return change
  }
  const offsetMinutesAt = (utcMinute: number): number => {
    const utcDay = Math.floor(utcMinute / MINUTES_PER_DAY)
    const before = startOffset(utcDay)
    const after = startOffset(utcDay + 1)
    return before === after || utcMinute < changeWithin(utcDay, after) ? before : after
  }
  const utcMinuteOf = (wallMinute: number): number => {
    const before = offsetMinutesAt(wallMinute - MINUTES_PER_DAY)
    const after = offsetMinutesAt(wallMinute + MINUTES_PER_DAY)
    // Tried in this order, the larger offset of an autumn change gives the first of two equal wall minutes.
    if (before !== after && offsetMinutesAt(wallMinute - before) !== before && offsetMinutesAt(wallMinute - after) === after) return wallMinute - after
    return wallMinute - before
  }
  return {
    timeZone,
    offsetMinutesAt,
    utcMinuteOf,
    wallMinuteOf: (utcMinute) => utcMinute + offsetMinutesAt(utcMinute),
    wallDayOf: (utcMinute) => Math.floor((utcMinute + offsetMinutesAt(utcMinute)) / MINUTES_PER_DAY),
  }
}

function offsetReader(timeZone: TimeZone): (utcMinute: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone, calendar: 'iso8601', numberingSystem: 'latn', hourCycle: 'h23',
    year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric',
  })
  return (utcMinute) => {
    const field: { [type: string]: number } = {}
    for (const { type, value } of format.formatToParts(utcMinute * MS_PER_MINUTE)) field[type] = Number(value)
    const days = dayNumberFromCivil(field['year']!, field['month']!, field['day']!)
    return days * MINUTES_PER_DAY + (field['hour']! % 24) * 60 + field['minute']! - utcMinute
  }
}
