import type { DateOrder } from '../values/dates.ts'

/*
 * A time in one of the usual fixed forms as one number below 2^53: nothing is lost, the order of day and month stays open,
 * and the text can be written out again. Forms: `03/04/2026`, `2026-04-03`, with `/`, `-` or `.`, then nothing, ` 10:15`, ` 10:15:00` or, after a day
 * or month, ` 10:15:00 AM`.
 */
const separators = ['/', '-', '.']
const halves = ['', ' AM', ' PM', ' am', ' pm']
const FORMS = 180
const CLOCK_SECONDS = 86_400

/** 0 when the text has another form or no order makes it a time. */
export function packTime(text: string): number {
  const { length } = text
  if (length !== 10 && length !== 16 && length !== 19 && length !== 22) return 0
  const isYearFirst = text.charCodeAt(4) === text.charCodeAt(7) && !isDigit(text.charCodeAt(4))
  const separator = separators.indexOf(text[isYearFirst ? 4 : 2]!)
  if (separator < 0 || (!isYearFirst && text.charCodeAt(2) !== text.charCodeAt(5))) return 0
  const year = isYearFirst ? pair(text, 0) * 100 + pair(text, 2) : pair(text, 6) * 100 + pair(text, 8)
  const first = pair(text, isYearFirst ? 5 : 0)
  const second = pair(text, isYearFirst ? 8 : 3)
  // Written so that a pair that is no number fails.
  if (!(year >= 1970 && year <= 2200 && first >= 1 && first <= 31 && second >= 1 && second <= 31)) return 0
  let clock = 0
  let clockForm = 0
  let half = 0
  let isT = 0
  if (length > 10) {
    const gap = text.charCodeAt(10)
    if ((gap !== 32 && gap !== 84) || text.charCodeAt(13) !== 58) return 0
    isT = gap === 84 ? 1 : 0
    const hasSeconds = length > 16
    clockForm = hasSeconds ? 2 : 1
    const hours = pair(text, 11)
    const minutes = pair(text, 14)
    const seconds = hasSeconds ? pair(text, 17) : 0
    if (!(hours <= 23 && minutes <= 59 && seconds <= 59) || (hasSeconds && text.charCodeAt(16) !== 58)) return 0
    if (length === 22) {
      half = halves.indexOf(text.slice(19))
      if (half <= 0 || hours < 1 || hours > 12 || isYearFirst) return 0
    }
    clock = (hours * 60 + minutes) * 60 + seconds
  }
  const form = (((separator * 2 + isT) * 3 + clockForm) * 5 + half) * 2 + (isYearFirst ? 1 : 0)
  return (((year * 32 + first) * 32 + second) * CLOCK_SECONDS + clock) * FORMS + form
}

export type PackedParts = { readonly isYearFirst: boolean; readonly year: number; readonly first: number; readonly second: number; readonly clock: number; readonly clockForm: number; readonly half: number; readonly isT: boolean; readonly separator: string }

export function packedParts(packed: number): PackedParts {
  const form = packed % FORMS
  const rest = (packed - form) / FORMS
  const clock = rest % CLOCK_SECONDS
  const day = (rest - clock) / CLOCK_SECONDS
  return {
    isYearFirst: form % 2 === 1, year: day >> 10, first: (day >> 5) & 31, second: day & 31, clock,
    clockForm: Math.floor(form / 10) % 3, half: Math.floor(form / 2) % 5, isT: Math.floor(form / 30) % 2 === 1, separator: separators[Math.floor(form / 60)]!,
  }
}

/** The text as it was written. */
export function packedText(packed: number): string {
  const { isYearFirst, year, first, second, clock, clockForm, half, isT, separator } = packedParts(packed)
  const day = isYearFirst ? [String(year), two(first), two(second)] : [two(first), two(second), String(year)]
  if (clockForm === 0) return day.join(separator)
  const times = [Math.floor(clock / 3600), Math.floor(clock / 60) % 60, ...(clockForm === 2 ? [clock % 60] : [])]
  return `${day.join(separator)}${isT ? 'T' : ' '}${times.map(two).join(':')}${halves[half]!}`
}

/** Wall seconds; NaN when there is no such day in this order. `parseTime` says the same of the same text. */
export function packedSeconds(packed: number, order: DateOrder): number {
  const form = packed % FORMS
  const rest = (packed - form) / FORMS
  let clock = rest % CLOCK_SECONDS
  const day = (rest - clock) / CLOCK_SECONDS
  const half = Math.floor(form / 2) % 5
  if (half > 0) clock = (clock % 43_200) + (half % 2 === 0 ? 43_200 : 0)
  const isYearFirst = form % 2 === 1
  if (!isYearFirst && order === 'YMD') return Number.NaN
  const first = (day >> 5) & 31
  const second = day & 31
  return (!isYearFirst && order === 'DMY' ? daySeconds(day >> 10, second, first) : daySeconds(day >> 10, first, second)) + clock
}

export function packedHasClock(packed: number): boolean {
  return Math.floor((packed % FORMS) / 10) % 3 > 0
}

/** Days of these years are few, and a column names each many times. */
const knownDays = new Map<number, number>()

function daySeconds(year: number, month: number, day: number): number {
  const key = (year * 32 + month) * 32 + day
  let seconds = knownDays.get(key)
  if (seconds === undefined) {
    const at = new Date(Date.UTC(year, month - 1, day))
    seconds = month <= 12 && at.getUTCMonth() === month - 1 ? at.getTime() / 1000 : Number.NaN
    knownDays.set(key, seconds)
  }
  return seconds
}

function pair(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}
