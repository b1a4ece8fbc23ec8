/** A moment on the wall clock, in seconds since 1970 as if it were UTC; `isDay` = no time of day. */
export type TableTime = { readonly wallSeconds: number; readonly isDay?: boolean }
/** A typed number stays a number and a time a time; a text is written so that no spreadsheet takes it for a formula. */
export type TableValue = string | number | null | TableTime

// What Excel, WPS and LibreOffice read as the start of a formula: the signs in their half-width, full-width and small forms, behind whatever
// an importing program may trim, and bare control characters. A text that begins with an apostrophe gets another one, so that the reader,
// who takes one away, always has the text again.
const SIGNS = "'=+\\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B"
const TRIMMED = '[\\s\\0\u200B-\u200F\u2060]*'
const NEEDS_APOSTROPHE = new RegExp(`^(?:[\\t\\r\\n\\0]|${TRIMMED}[${SIGNS}])`)
// Where the list separator is a semicolon or a tab, a spreadsheet cuts a CSV line there, in the middle of our cell, and again at its line ends.
const NEEDS_INNER_APOSTROPHE = new RegExp(`[;\\t\\r\\n](?=${TRIMMED}[${SIGNS}])`, 'g')
const INNER_APOSTROPHE = new RegExp(`([;\\t\\r\\n])'(?=${TRIMMED}[${SIGNS}])`, 'g')

/** The text with an apostrophe before what would be run as a formula: also when a workbook is later saved as CSV. */
export function harmlessText(text: string): string {
  const inner = /[;\t\r\n]/.test(text) ? text.replace(NEEDS_INNER_APOSTROPHE, "$&'") : text
  return NEEDS_APOSTROPHE.test(text) ? `'${inner}` : inner
}

/** The text that `harmlessText` was given. */
export function originalText(text: string): string {
  if (!text.includes("'")) return text
  const outer = text.startsWith("'") ? text.slice(1) : text
  return /[;\t\r\n]'/.test(outer) ? outer.replace(INNER_APOSTROPHE, '$1') : outer
}

/** `YYYY-MM-DD`, or `YYYY-MM-DD HH:mm:ss`: no order of day and month to guess. */
export function timeAsText({ wallSeconds, isDay = false }: TableTime): string {
  if (!Number.isFinite(wallSeconds)) return ''
  const text = new Date(wallSeconds * 1000).toISOString()
  return isDay ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 19)}`
}
