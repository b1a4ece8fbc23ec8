import { MINUTES_PER_DAY, weekdayOf } from './days.ts'
import type { ZoneClock } from './zone.ts'

/** UTC hours since 1970-01-01T00:00Z. An hour is read on the wall by its first minute. */
export type WallHour = { readonly dayNumber: number; readonly hourOfDay: number; /** 1 = Monday .. 7 = Sunday. */ readonly weekday: number }

/** What the wall shows at the start of a UTC hour. */
export function wallHourOf(clock: ZoneClock, utcHour: number): WallHour {
  const wallMinute = clock.wallMinuteOf(utcHour * 60)
  const dayNumber = Math.floor(wallMinute / MINUTES_PER_DAY)
  return { dayNumber, hourOfDay: Math.floor((wallMinute - dayNumber * MINUTES_PER_DAY) / 60), weekday: weekdayOf(dayNumber) }
}

/** 0 = Monday 00:00 .. 167 = Sunday 23:00. */
export function hourOfWeek(wall: WallHour): number {
  return (wall.weekday - 1) * 24 + wall.hourOfDay
}

/** The UTC hour that holds the first minute of a wall day. */
export function firstUtcHourOfDay(clock: ZoneClock, dayNumber: number): number {
  return Math.ceil(clock.utcMinuteOf(dayNumber * MINUTES_PER_DAY) / 60)
}

/** The UTC hour that holds the last minute, 23:59, of a wall day. */
export function lastUtcHourOfDay(clock: ZoneClock, dayNumber: number): number {
  return Math.floor(clock.utcMinuteOf((dayNumber + 1) * MINUTES_PER_DAY - 1) / 60)
}
