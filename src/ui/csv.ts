/** A typed number stays a number; text is written so that no spreadsheet takes it for a formula. */
export type CsvValue = string | number | null

// Half-width and full-width signs that Excel, WPS and LibreOffice read as the start of a formula; a text that has such an apostrophe
// already gets another, so that taking one away always gives the text back.
const FORMULA_START = /^'*[=+\-@\t\r\0\uFF1D\uFF0B\uFF0D\uFF20]/

/** One cell: quoted where needed, formulas made harmless by an apostrophe. */
export function csvCell(value: CsvValue): string {
  if (value === null) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  const safe = FORMULA_START.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) || /^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A whole file: UTF-8 mark first (Excel on Chinese Windows needs it), CRLF between lines. */
export function csvText(header: readonly string[], rows: Iterable<readonly CsvValue[]>): string {
  const lines = [header.map(csvCell).join(',')]
  for (const row of rows) lines.push(row.map(csvCell).join(','))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}
