import { cleanCell } from '../values/clean.ts'
import { parseTime } from '../values/dates.ts'
import type { HeadRow } from './recognise.ts'

/**
 * Do these rows look like a table whose headers nobody knows? Rows of one width, short distinct headers, and a column
 * of numbers or times below: a letter or a log has none. Returns the header row, or null.
 */
export function unknownTable(head: readonly HeadRow[]): HeadRow | null {
  const filled = head.filter(({ cells }) => cells.some((cell) => cleanCell(cell) !== ''))
  for (const [position, header] of filled.slice(0, 20).entries()) {
    const names = header.cells.map(cleanCell)
    const width = names.filter((name) => name !== '').length
    const below = filled.slice(position + 1)
    if (width < 2 || below.length < 1 || names.some((name) => name.length > 80) || new Set(names.filter((name) => name !== '')).size < width) continue
    if (names.some((name) => isValue(name))) continue
    const sameWidth = below.filter(({ cells }) => Math.abs(cells.length - header.cells.length) <= 1 || cells.length >= header.cells.length).length
    if (sameWidth < below.length * 0.8) continue
    const hasValues = names.some((_, column) => {
      const cells = below.map(({ cells: row }) => cleanCell(row[column] ?? '')).filter((cell) => cell !== '')
      return cells.length > 0 && cells.filter(isValue).length >= cells.length * 0.8
    })
    if (hasValues) return header
  }
  return null
}

function isValue(cell: string): boolean {
  return /^[^\p{L}]{0,4}[+-]?\d[\d.,]*\s?%?$/u.test(cell) || parseTime(cell, 'DMY', (utc) => utc) !== null
}
