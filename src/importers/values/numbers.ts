import { asciiForm, isMissing } from './clean.ts'

export type WholeNumber = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly reason: 'missing' | 'notWhole' | 'tooLarge' }

const MAX_UNITS = 1_000_000_000

/** A count of units: grouped thousands, a sign, full-width digits and a trailing `.0` are understood; a fraction is not. */
export function parseWhole(cell: string): WholeNumber {
  const text = asciiForm(cell)
  if (isMissing(text)) return { ok: false, reason: 'missing' }
  if (text.length > 40) return { ok: false, reason: 'notWhole' }
  const match = /^(\()?([+-]?)\s*(\d+|\d{1,3}(?:[,'  ]\d{3})+)(?:\.0*)?\s*\)?$/.exec(text)
  if (!match) {
    const value = /^[+-]?\d(?:\.\d+)?E[+-]?\d{1,3}$/i.test(text) ? Number(text) : Number.NaN
    return Number.isInteger(value) ? bounded(value) : { ok: false, reason: 'notWhole' }
  }
  const size = Number(match[3]!.replace(/\D/g, ''))
  return bounded(match[1] !== undefined || match[2] === '-' ? -size : size)
}

function bounded(value: number): WholeNumber {
  return Math.abs(value) <= MAX_UNITS ? { ok: true, value: value === 0 ? 0 : value } : { ok: false, reason: 'tooLarge' }
}

const symbols: readonly (readonly [RegExp, string])[] = [
  [/R\$|BRL/i, 'BRL'], [/S\$|SGD/i, 'SGD'], [/US\$|USD/i, 'USD'], [/RM|MYR/i, 'MYR'], [/Rp|IDR/i, 'IDR'], [/₫|VND|đ/i, 'VND'], [/฿|THB/i, 'THB'], [/₱|PHP/i, 'PHP'],
  [/€|EUR/i, 'EUR'], [/£|GBP/i, 'GBP'], [/₩|KRW|원/i, 'KRW'], [/JPY|円/i, 'JPY'], [/CNY|RMB|元/i, 'CNY'], [/MXN/i, 'MXN'], [/\$/, 'USD'], [/[¥￥]/, 'CNY'],
]
/** The ISO code a money cell or header names, or null. */
export function currencyIn(text: string): string | null {
  if (/^[\d.,\s+-]*$/.test(text)) return null
  const short = text.slice(0, 60)
  return symbols.find(([pattern]) => pattern.test(short))?.[1] ?? null
}

/**
 * A decimal amount with either mark: the last mark is the decimal one when it occurs once and is not followed by exactly
 * three digits, or when both marks occur. NaN when the cell is no number. `preferDecimal` settles the `1.234` kind.
 */
export function parseDecimal(cell: string, preferDecimal: boolean): number {
  const ascii = asciiForm(cell)
  if (ascii.length > 60) return Number.NaN
  if (/^[+-]?\d+(?:\.\d{1,2})?$/.test(ascii)) return Number(ascii)
  if (/^[+-]?\d(?:\.\d+)?E[+-]?\d{1,3}$/i.test(ascii)) return Number(ascii)
  const digits = /[+-]?\s*\d[\d.,'\s]*/.exec(ascii)?.[0].replace(/[\s']/g, '') ?? ''
  if (digits === '') return Number.NaN
  const isNegative = digits.startsWith('-') || /^\(.*\)$/.test(ascii) || /^-/.test(ascii)
  const body = digits.replace(/^[+-]/, '').replace(/[.,]+$/, '')
  const lastDot = body.lastIndexOf('.')
  const lastComma = body.lastIndexOf(',')
  const last = Math.max(lastDot, lastComma)
  let value: number
  if (last < 0) value = Number(body)
  else {
    const mark = body[last]!
    const isOnly = body.indexOf(mark) === last
    const isBoth = lastDot >= 0 && lastComma >= 0
    const isGroup = body.length - last - 1 === 3
    const isDecimal = isBoth ? isOnly : isOnly && (!isGroup || (preferDecimal && mark === '.'))
    const whole = body.slice(0, isDecimal ? last : body.length).replace(/[.,]/g, '')
    value = Number(isDecimal ? `${whole || '0'}.${body.slice(last + 1)}` : whole)
  }
  return isNegative ? -value : value
}
