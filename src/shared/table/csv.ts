import { harmlessText, timeAsText, type TableValue } from './cell.ts'

/** What tables on screen hand over: times are texts there. */
export type CsvValue = string | number | null

/** One cell: quoted where needed, formulas made harmless by an apostrophe. */
export function csvCell(value: TableValue): string {
  if (value === null) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? numberText(value) : ''
  if (typeof value === 'object') return timeAsText(value)
  const safe = harmlessText(value)
  return /[",\r\n]/.test(safe) || /^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** `1.234` gets a further decimal: three digits behind a mark are also how thousands are grouped. */
function numberText(value: number): string {
  const text = String(value)
  return /^-?\d{1,3}\.\d{3}$/.test(text) ? `${text}0` : text
}

/** A whole file: UTF-8 mark first (Excel on Chinese Windows needs it), CRLF between lines. */
export function csvText(header: readonly string[], rows: Iterable<readonly TableValue[]>): string {
  const lines = [header.map(csvCell).join(',')]
  for (const row of rows) lines.push(row.map(csvCell).join(','))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}
