import { originalText } from '#shared/table/cell.ts'

/** A cell's text without wrapping: edges trimmed, `="123"` and the apostrophes before formulas undone. */
export function cleanCell(raw: string): string {
  const text = trimmed(raw)
  const first = text.charCodeAt(0)
  if (first === 61 && text.startsWith('="') && text.endsWith('"')) return trimmed(text.slice(2, -1))
  return originalText(text)
}

/** By hand: a pattern for the end of a text takes the square of a long run of spaces in its middle. */
function trimmed(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isEdge(text.charCodeAt(start))) start += 1
  while (end > start && isEdge(text.charCodeAt(end - 1))) end -= 1
  return end - start === text.length ? text : text.slice(start, end)
}

/** What stands around a cell's real content in real exports: tabs, no-break and zero-width spaces, marks of writing direction, a BOM, control characters. */
function isEdge(code: number): boolean {
  if (code <= 32) return true
  if (code < 0xa0) return false
  return code === 0xa0 || (code >= 0x2000 && code <= 0x200f) || code === 0x3000 || code === 0xfeff || (code >= 0x2028 && code <= 0x202f) || (code >= 0x205f && code <= 0x2060) || (code >= 0x2066 && code <= 0x2069) || code === 0x1680
}

/** Full-width, Arabic-Indic, Devanagari and Thai digits and their signs as ASCII, for numbers and times. */
export function asciiForm(text: string): string {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 127) return raised.test(text) ? text : text.normalize('NFKC').replace(otherDigits, asciiDigit)
  return text
}

/** Raised, lowered and circled digits and fractions: `5²` is not 52. */
const raised = /[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209f\u2150-\u218b\u2460-\u24ff\u2776-\u2793]/
/** Arabic-Indic and Persian digits with their decimal and thousands marks, Devanagari, Bengali, Thai, Lao, Burmese and Khmer digits, the minus sign, dashes before a number. */
const otherDigits = /[\u0660-\u0669\u06f0-\u06f9\u066b\u066c\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\u0ed0-\u0ed9\u1040-\u1049\u17e0-\u17e9\u2212\ufe63]|[\u2010-\u2014](?=\d)/g
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xed0, 0x1040, 0x17e0]

function asciiDigit(mark: string): string {
  const code = mark.charCodeAt(0)
  if (code === 0x66b) return '.'
  if (code === 0x66c) return ','
  const zero = zeros.find((start) => code >= start && code <= start + 9)
  return zero === undefined ? '-' : String(code - zero)
}

/** Missing in every dialect seen: blank, dashes, N/A, the errors of formulas. */
export function isMissing(text: string): boolean {
  const first = text.charCodeAt(0)
  if (first >= 48 && first <= 57) return false
  return text === '' || (text.length <= 7 && /^(?:[-\u2010-\u2015\u2212－]{1,3}|n\/?a|#(?:n\/a|ref!|value!|div\/0!|name\?|null!|num!)|null|nan|none|\/|无|無|暂无)$/i.test(text))
}

/** A header or label as it is compared: compatibility form, lower case, letters, marks and digits only. */
export function comparable(text: string): string {
  if (text.length <= 200 && /^[\x20-\x7e]*$/.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, '')
  return text.slice(0, 200).normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}\p{M}]+/gu, '')
}
