import { asciiForm, isMissing } from './clean.ts'
import { currencyIn } from './currency.ts'
import { isCountWord, isUnitWord } from './units.ts'

/** The decimal mark of a column; null where three digits after a mark are always a group (money without decimals). */
export type DecimalMark = '.' | ',' | null
export type WholeNumber = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly reason: 'missing' | 'notWhole' | 'tooLarge' }

const MAX_UNITS = 1_000_000_000
const tooLarge: WholeNumber = { ok: false, reason: 'tooLarge' }
const notWhole: WholeNumber = { ok: false, reason: 'notWhole' }
const missing: WholeNumber = { ok: false, reason: 'missing' }

/** A count of units: grouped thousands, a sign, other digits, a unit's word and a trailing `.0` are understood; a fraction is not. */
export function parseWhole(cell: string, mark: DecimalMark = '.'): WholeNumber {
  const plain = plainDigits(cell)
  if (plain >= 0) return plain <= MAX_UNITS ? { ok: true, value: plain } : tooLarge
  const text = asciiForm(cell)
  if (isMissing(text)) return missing
  if (text.length > 40) return notWhole
  // Money, weights, shares and boxes are no count of units.
  const around = numberParts(text)?.around ?? ''
  if (around !== '' && !isCountWord(around)) return notWhole
  const found = parseDecimal(text, mark)
  if (Number.isInteger(found)) return Math.abs(found) <= MAX_UNITS ? { ok: true, value: found === 0 ? 0 : found } : tooLarge
  return notWhole
}

/** The value of a text of one to fifteen ASCII digits, -1 for any other. */
function plainDigits(text: string): number {
  const { length } = text
  if (length === 0 || length > 15) return -1
  let value = 0
  for (let i = 0; i < length; i += 1) {
    const digit = text.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

/** `around`: the currency or the unit that stands before or behind the digits, '' for none. */
export type NumberParts = { readonly digits: string; readonly isNegative: boolean; readonly scale: number; readonly around: string }
const scales: Readonly<Record<string, number>> = { '%': 0.01, k: 1000, 万: 10_000, 萬: 10_000, w: 10_000, 亿: 100_000_000, 億: 100_000_000 }

/**
 * The number in a cell: its digits and marks, its sign (in front, behind, or by parentheses) and what a percent sign, 万 or K
 * makes of it. Null when anything but a currency or a unit stands around it: words in a column of numbers are no number.
 */
export function numberParts(cell: string): NumberParts | null {
  const text = asciiForm(cell).trim()
  if (text.length === 0 || text.length > 60) return null
  const match = /^(\()?\s*([+-]?)\s*([^\d.,+()-]{0,10}?)\s*([+-]?)\s*(\d[\d.,'’ ]*|[.,]\d+)\s*([^\d.,()+-]{0,12}?)\.?\s*([+-]?)\s*(\))?$/.exec(text)
  if (!match) return null
  const [, open, sign, before, inner, digits, after, trailing, close] = match
  if ((open !== undefined) !== (close !== undefined)) return null
  if ([sign, inner, trailing].filter((one) => one !== '').length > 1) return null
  const figures = digits!.trimEnd()
  // A space or an apostrophe groups thousands, or two numbers stand in one cell.
  if (/['’ ]/.test(figures) && !/^\d{1,3}(?:['’ ]\d{3})+(?:[.,]\d*)?$/.test(figures)) return null
  const prefix = before!.replace(/\.$/, '')
  const scale = scales[after!.toLowerCase()] ?? 1
  if (prefix !== '' && currencyIn(prefix) === null) return null
  if (after !== '' && scale === 1 && currencyIn(after!) === null && !isUnitWord(after!)) return null
  const isNegative = open !== undefined || sign === '-' || inner === '-' || trailing === '-'
  return { digits: figures.replace(/['’ ]/g, '').replace(/[.,]$/, ''), isNegative, scale, around: prefix || (scale === 1 ? after! : after === '%' ? '%' : '') }
}

/**
 * A decimal amount, NaN when the cell is none. Where both marks occur the last is the decimal one; a mark that occurs twice
 * groups; a single mark that is not followed by exactly three digits is decimal. `mark` settles `1.234`.
 */
export function parseDecimal(cell: string, mark: DecimalMark): number {
  const plain = plainDigits(cell)
  if (plain >= 0) return plain
  if (/^[+-]?\d{1,15}\.\d{1,2}$/.test(cell)) return Number(cell)
  const ascii = asciiForm(cell)
  if (/^[+-]?\d(?:\.\d+)?E[+-]?\d{1,3}$/i.test(ascii)) return Number(ascii)
  const parts = numberParts(ascii)
  if (!parts) return Number.NaN
  const value = valueOf(parts.digits, mark)
  const scaled = parts.scale === 1 ? value : Math.round(value * parts.scale * 1e8) / 1e8
  return parts.isNegative && scaled !== 0 ? -scaled : scaled
}

function valueOf(digits: string, mark: DecimalMark): number {
  const lastDot = digits.lastIndexOf('.')
  const lastComma = digits.lastIndexOf(',')
  const last = Math.max(lastDot, lastComma)
  if (last < 0) return Number(digits)
  const own = digits[last]!
  const isOnly = digits.indexOf(own) === last
  const isBoth = lastDot >= 0 && lastComma >= 0
  const after = digits.length - last - 1
  const isDecimal = isOnly && (isBoth || after !== 3 || last > 3 || last === 0 || (digits[0] === '0' && last === 1) || own === mark)
  const whole = isDecimal ? digits.slice(0, last) : digits
  if (!isGrouped(whole)) return Number.NaN
  const bare = whole.replace(/[.,]/g, '')
  return Number(isDecimal ? `${bare || '0'}.${digits.slice(last + 1)}` : bare)
}

/** Groups of three behind one mark, or as in India of two before the last three. */
function isGrouped(whole: string): boolean {
  return /^\d*$/.test(whole) || /^\d{1,3}(?:\.\d{3})+$/.test(whole) || /^\d{1,3}(?:,\d{3})+$/.test(whole) || /^\d{1,2}(?:,\d{2})+,\d{3}$/.test(whole)
}
