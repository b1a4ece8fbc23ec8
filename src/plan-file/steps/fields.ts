import { z } from 'zod'

// Without it zod tries `new Function`, which the content security policy forbids.
z.config({ jitless: true })

const MAX_TEXT = 2000
const MAX_ID = 200
const MAX_LIST = 100_000

export const id = z.string().min(1).max(MAX_ID)
export const text = z.string().max(MAX_TEXT)
export const share = z.number().min(0).max(1)
export const amount = z.number().min(0)
/** Beyond this a run would draw orders without end. */
export const factor = z.number().min(0).max(1000)
export const timeMs = z.number().min(-8.64e15).max(8.64e15)
export const wholeNumber = z.int().min(0)
export const hour = z.int().min(0).max(24)
export const currency = z.string().regex(/^[A-Z]{3}$/)
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).refine(isCalendarDay, 'not a day')
export const timeZone = z.string().min(1).max(64).refine(isTimeZone, 'not a time zone')
export const weekdays = z.array(z.int().min(1).max(7)).max(7)
export const numbers = z.array(z.number()).max(MAX_LIST)

export function list<T extends z.ZodType>(item: T): z.ZodArray<T> {
  return z.array(item).max(MAX_LIST)
}

/** Words as written, each with what it stands for. */
export function textBy<T extends z.ZodType>(item: T): z.ZodRecord<z.ZodString, T> {
  return z.record(text, item)
}

function isCalendarDay(value: string): boolean {
  const time = Date.parse(`${value}T00:00:00Z`)
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(value)
}

function isTimeZone(value: string): boolean {
  try {
    return /^[A-Za-z]/.test(value) && new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== ''
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
