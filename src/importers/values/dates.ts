import { asciiForm } from './clean.ts'
import { inFigures } from './dateWords.ts'
import type { ToWallSeconds } from './zones.ts'

export type DateOrder = 'DMY' | 'MDY' | 'YMD'
export type ParsedTime = { readonly wallSeconds: number; readonly hasTimeOfDay: boolean }

const numeric = /^(\d{1,4})([-/.年])(\d{1,2})[-/.月](\d{1,4})日?[-/,]?(?:[Tt\s]\s*(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?\s*([AaPp]\.?[Mm]\.?)?\s*(Z|z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$/

/** The two numbers of a date whose order the text leaves open, and what it says about it; null for any other form. */
export function openDateParts(cell: string): { readonly first: number; readonly second: number; readonly hasAmPm: boolean } | null {
  const text = asciiForm(cell)
  if (text.length > 60) return null
  let match = numeric.exec(text)
  // Weekdays and 下午 may stand around an open date too.
  if (!match && /^\D{0,16}\d{1,2}[-/.]\d{1,2}[-/.]\d/.test(text)) match = numeric.exec(inFigures(text) ?? '')
  if (!match || match[1]!.length > 2) return null
  return { first: Number(match[1]), second: Number(match[3]), hasAmPm: match[8] !== undefined }
}

/**
 * A time as wall-clock seconds of the wanted zone, or null. Times with an offset are moved into the zone; others are taken
 * as its wall clock. Excel serials, epoch seconds and milliseconds, 20260903, Buddhist years and month names are understood.
 */
export function parseTime(cell: string, order: DateOrder, toWall: ToWallSeconds): ParsedTime | null {
  const text = asciiForm(cell)
  if (text.length < 5 || text.length > 60) return null
  const match = numeric.exec(text)
  if (match) return fromParts(match, order, toWall)
  if (/^\d+(?:\.\d+)?$/.test(text)) return fromNumber(text, toWall)
  const figures = inFigures(text)
  if (figures === null) return null
  const words = numeric.exec(figures)
  return words ? fromParts(words, order, toWall) : null
}

function fromParts(match: RegExpExecArray, order: DateOrder, toWall: ToWallSeconds): ParsedTime | null {
  const [a, b, c] = [Number(match[1]), Number(match[3]), Number(match[4])]
  const isYearFirst = match[1]!.length === 4
  if (!isYearFirst && (match[1]!.length > 2 || match[2] === '年')) return null
  const [year, month, day] = isYearFirst ? [a, b, c] : order === 'MDY' ? [c, a, b] : order === 'YMD' ? [a, b, c] : [c, b, a]
  return assemble(year, month, day, match[5], match[6], match[7], match[8], match[9], toWall)
}

function assemble(
  yearAsWritten: number, month: number, day: number, hour: string | undefined, minute: string | undefined, second: string | undefined,
  half: string | undefined, offset: string | undefined, toWall: ToWallSeconds,
): ParsedTime | null {
  let year = yearAsWritten < 100 ? 2000 + yearAsWritten : yearAsWritten
  if (year >= 2443 && year <= 2743) year -= 543
  if (year < 1970 || year > 2200 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  let hours = Number(hour ?? 0)
  if (half !== undefined) {
    if (hours > 12 || (hours === 0 && /p/i.test(half))) return null
    hours = (hours % 12) + (/p/i.test(half) ? 12 : 0)
  }
  const minutes = Number(minute ?? 0)
  const seconds = Number(second ?? 0)
  if (hours > 23 || minutes > 59 || seconds > 59) return null
  const local = Date.UTC(year, month - 1, day, hours, minutes, seconds) / 1000
  if (offset === undefined) return { wallSeconds: local, hasTimeOfDay: hour !== undefined }
  return { wallSeconds: toWall(local - offsetSeconds(offset)), hasTimeOfDay: true }
}

function offsetSeconds(text: string): number {
  const match = /^([+-])(\d{2})(?::?(\d{2}))?$/.exec(text)
  if (!match) return 0
  const size = Number(match[2]) * 3600 + Number(match[3] ?? 0) * 60
  return match[1] === '-' ? -size : size
}

function fromNumber(text: string, toWall: ToWallSeconds): ParsedTime | null {
  const value = Number(text)
  if (/^(?:19[7-9]|20\d|21\d)\d{5}$/.test(text)) return assemble(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)), undefined, undefined, undefined, undefined, undefined, toWall)
  if (/^20\d{12}$/.test(text)) return assemble(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6, 8)), text.slice(8, 10), text.slice(10, 12), text.slice(12), undefined, undefined, toWall)
  if (value >= 25_569 && value < 80_000) {
    const seconds = Math.round((value - 25_569) * 86_400)
    return { wallSeconds: seconds, hasTimeOfDay: seconds % 86_400 !== 0 }
  }
  if (/^1\d{9}$/.test(text)) return { wallSeconds: toWall(value), hasTimeOfDay: true }
  if (/^1\d{12}$/.test(text)) return { wallSeconds: toWall(Math.floor(value / 1000)), hasTimeOfDay: true }
  return null
}

function daysIn(year: number, month: number): number {
  return month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Wall seconds as `YYYY-MM-DDTHH:mm:ss`. */
export function timeText(wallSeconds: number): string {
  return new Date(wallSeconds * 1000).toISOString().slice(0, 19)
}

export function dayText(wallSeconds: number): string {
  return timeText(wallSeconds).slice(0, 10)
}
