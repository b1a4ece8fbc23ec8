import { cleanCell } from '../values/clean.ts'
import { knownKey } from './aliasIndex.ts'

export type HeadRow = { readonly row: number; readonly cells: readonly string[] }
/** A row that may be a header: its names, and under which key each is known ('' = not). */
export type HeaderRow = { readonly row: number; readonly headers: readonly string[]; readonly keys: readonly string[]; readonly hits: number }

export const MAX_COLUMNS = 2000

export function headerRowOf({ row, cells }: HeadRow): HeaderRow {
  const headers = cells.slice(0, MAX_COLUMNS).map(cleanCell)
  const keys = headers.map(knownKey)
  return { row, headers, keys, hits: keys.reduce((count, key) => count + (key === '' ? 0 : 1), 0) }
}

/**
 * A header in two rows as one: captions above (merged, so only the first of their columns has the text) and names below.
 * A name that occurs in one group only keeps its own text. Null when the lower row is no row of names.
 */
export function joinedRow(upper: HeaderRow, lower: HeaderRow): HeaderRow | null {
  if (upper.hits + lower.hits < 2 || lower.hits < 1 || upper.headers.length === 0 || lower.headers.some(isValue)) return null
  const width = Math.max(upper.headers.length, lower.headers.length)
  const count = new Map<string, number>()
  for (const name of lower.headers) count.set(name, (count.get(name) ?? 0) + 1)
  const headers: string[] = []
  const keys: string[] = []
  let caption = ''
  let hits = 0
  for (let column = 0; column < width; column += 1) {
    const above = upper.headers[column] ?? ''
    const below = lower.headers[column] ?? ''
    if (above !== '') caption = above
    const both = caption !== '' && below !== '' ? knownKey(`${caption} ${below}`) : ''
    const key = below === '' ? (upper.keys[column] ?? '') : both !== '' ? both : (lower.keys[column] ?? '')
    headers.push(below === '' ? above : caption !== '' && count.get(below)! > 1 ? `${caption} ${below}` : below)
    keys.push(key)
    if (key !== '') hits += 1
  }
  return { row: lower.row, headers, keys, hits }
}

/** Numbers and times: what stands below a header, not in it. */
export function isValue(cell: string): boolean {
  return /^[^\p{L}]{0,4}[+-]?\d[\d.,:/\s-]{0,30}%?$/u.test(cell)
}

/** How many cells of these rows are headers that some source knows: tells encodings and delimiters apart. */
export function knownHeaderCount(rows: readonly (readonly string[])[]): number {
  let best = 0
  for (const cells of rows) {
    const keys = new Set(cells.slice(0, MAX_COLUMNS).map((cell) => knownKey(cleanCell(cell))))
    keys.delete('')
    best = Math.max(best, keys.size)
  }
  return best
}
