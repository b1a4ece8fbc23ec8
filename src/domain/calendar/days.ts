import { invariant } from '#shared/assert.ts'

import type { IsoDay } from '../units.ts'

export const MINUTES_PER_DAY = 1440
export const MS_PER_MINUTE = 60_000
export const MS_PER_HOUR = 3_600_000

/** True for `YYYY-MM-DD` naming a day that exists in the Gregorian calendar. */
export function isIsoDay(text: string): text is IsoDay {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const year = Number(text.slice(0, 4))
  const month = Number(text.slice(5, 7))
  const day = Number(text.slice(8, 10))
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/**
 * Days from 1970-01-01 to `day`; negative before.
 * @throws RangeError when the text is not an existing day.
 */
export function dayNumberOf(day: string): number {
  invariant(isIsoDay(day), `not a day: ${day}`)
  return dayNumberFromCivil(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)))
}

/** The day that lies `dayNumber` days after 1970-01-01; years 0000 to 9999. */
export function isoDayOf(dayNumber: number): IsoDay {
  invariant(Number.isInteger(dayNumber), 'a day number is whole')
  const text = new Date(dayNumber * MINUTES_PER_DAY * MS_PER_MINUTE).toISOString().slice(0, 10)
  invariant(isIsoDay(text), `day ${dayNumber} lies outside of the years 0000 to 9999`)
  return text
}

/** 1 = Monday .. 7 = Sunday. 1970-01-01 was a Thursday. */
export function weekdayOf(dayNumber: number): number {
  return ((((dayNumber + 3) % 7) + 7) % 7) + 1
}

/** Days from 1970-01-01 to a day of the proleptic Gregorian calendar; month 1-12; day may overflow into later months. */
export function dayNumberFromCivil(year: number, month: number, day: number): number {
  // Counting years from March puts the leap day last, so that month lengths follow one linear formula.
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
