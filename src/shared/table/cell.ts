/** A moment on the wall clock, in seconds since 1970 as if it were UTC; `isDay` = no time of day. */
export type TableTime = { readonly wallSeconds: number; readonly isDay?: boolean }
/** A typed number stays a number and a time a time; a text is written so that no spreadsheet takes it for a formula. */
export type TableValue = string | number | null | TableTime

// Half-width and full-width signs that Excel, WPS and LibreOffice read as the start of a formula. A text that begins with an apostrophe
// gets another one, so that the reader, who takes one away, always has the text again.
const NEEDS_APOSTROPHE = /^['=+\-@\t\r\0\uFF1D\uFF0B\uFF0D\uFF20]/

/** The text with an apostrophe before what would be run as a formula: also when a workbook is later saved as CSV. */
export function harmlessText(text: string): string {
  return NEEDS_APOSTROPHE.test(text) ? `'${text}` : text
}

/** `YYYY-MM-DD`, or `YYYY-MM-DD HH:mm:ss`: no order of day and month to guess. */
export function timeAsText({ wallSeconds, isDay = false }: TableTime): string {
  if (!Number.isFinite(wallSeconds)) return ''
  const text = new Date(wallSeconds * 1000).toISOString()
  return isDay ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 19)}`
}
