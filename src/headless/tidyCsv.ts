import { harmlessText } from '#shared/table/cell.ts'

/** Rows of a CSV text by header name (RFC 4180: quoted fields may hold commas, line ends and doubled quotes). Blank lines are left out. */
export function readTidyCsv(text: string): { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let isQuoted = false
  const body = text.startsWith('\ufeff') ? text.slice(1) : text
  const endRow = (): void => {
    row.push(field)
    field = ''
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
  }
  for (let i = 0; i < body.length; i += 1) {
    const char = body[i]!
    if (isQuoted) {
      if (char === '"' && body[i + 1] === '"') {
        field += '"'
        i += 1
      } else if (char === '"') isQuoted = false
      else field += char
    } else if (char === '"' && field === '') isQuoted = true
    else if (char === ',') {
      row.push(field)
      field = ''
    } else if (char === '\n' || (char === '\r' && body[i + 1] !== '\n')) endRow()
    else if (char !== '\r') field += char
  }
  if (field !== '' || row.length > 0) endRow()
  return { header: rows[0] ?? [], rows: rows.slice(1) }
}

/** A CSV field: quoted when it needs to be, formulas made harmless. */
export function csvField(text: string): string {
  const safe = harmlessText(text)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
