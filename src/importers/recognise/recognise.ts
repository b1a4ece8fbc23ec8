import { sources } from '../sources/registry.ts'
import type { Source } from '../sources/types.ts'
import type { ImportAnswers } from '../types.ts'
import { cleanCell, comparable } from '../values/clean.ts'
import { openDateParts, parseTime } from '../values/dates.ts'

export type HeadRow = { readonly row: number; readonly cells: readonly string[] }
export type Recognised = {
  readonly source: Source
  readonly headerRow: number
  readonly headers: readonly string[]
  /** Field name -> column index. */
  readonly fieldColumns: ReadonlyMap<string, number>
  readonly dayColumns: readonly number[]
  /** Number of the row from which another table begins; null = the table runs to the end. */
  readonly endRow: number | null
  /** What a banner above the header says the file covers. */
  readonly period: { readonly firstDay: string; readonly lastDay: string } | null
  readonly score: number
  /** Fields that the source needs and no column has. */
  readonly missing: readonly string[]
}

const MAX_COLUMNS = 2000
export const HEADER_SEARCH_ROWS = 100

const aliasesOf = new Map<Source, ReadonlyMap<string, string>>(
  sources.map((source) => [source, new Map(Object.entries(source.fields).flatMap(([field, { aliases }]) => aliases.map((alias): [string, string] => [comparable(alias), field])))]),
)
const everyAlias = new Set([...aliasesOf.values()].flatMap((aliases) => [...aliases.keys()]))

/** How many cells of these rows are headers that some source knows: tells encodings and delimiters apart. */
export function knownHeaderCount(rows: readonly (readonly string[])[]): number {
  let best = 0
  for (const cells of rows) best = Math.max(best, new Set(cells.slice(0, MAX_COLUMNS).map(comparable).filter((key) => everyAlias.has(key))).size)
  return best
}

/** The best reading of a table's first rows: header row, source and columns. Null when no known column is in sight. */
export function recognise(head: readonly HeadRow[], answers: ImportAnswers, sheetName: string | null): Recognised | null {
  const asked = answers.kind === undefined ? sources : sources.filter(({ kind }) => kind === answers.kind)
  let best: Recognised | null = null
  for (const { row, cells } of head.slice(0, HEADER_SEARCH_ROWS)) {
    if (answers.headerRow !== undefined && row !== answers.headerRow) continue
    const headers = cells.slice(0, MAX_COLUMNS).map(cleanCell)
    const keys = headers.map(comparable)
    const dayColumns = headers.flatMap((header, i) => (isDayHeader(header) ? [i] : []))
    for (const source of asked) {
      const found = readHeader(source, row, headers, keys, dayColumns, answers, sheetName)
      if (found && isBetter(found, best)) best = found
    }
  }
  return best
}

function isBetter(found: Recognised, best: Recognised | null): boolean {
  if (!best) return true
  const complete = found.missing.length === 0
  if (complete !== (best.missing.length === 0)) return complete
  return found.score > best.score
}

function readHeader(
  source: Source, row: number, headers: readonly string[], keys: readonly string[], dayColumns: readonly number[], answers: ImportAnswers, sheetName: string | null,
): Recognised | null {
  const aliases = aliasesOf.get(source)!
  const fieldColumns = new Map<string, number>()
  keys.forEach((key, column) => {
    const field = key === '' ? undefined : aliases.get(key)
    if (field !== undefined && !fieldColumns.has(field)) fieldColumns.set(field, column)
  })
  // A platform's file shows itself by several of its own headers; what only the user's answers fit is a general table.
  if (!source.isGeneral && answers.kind === undefined && fieldColumns.size < 3) return null
  for (const [field, header] of Object.entries(answers.columns ?? {})) {
    const column = typeof header === 'string' ? findColumn(headers, keys, header) : -1
    if (column >= 0 && source.fields[field] !== undefined) {
      for (const [other, taken] of fieldColumns) if (taken === column) fieldColumns.delete(other)
      fieldColumns.set(field, column)
    }
  }
  const missing = source.needs.filter((group) => !group.some((field) => fieldColumns.has(field))).map((group) => group[0]!)
  if (source.isWide && dayColumns.length < 3) return null
  if (fieldColumns.size === 0 && answers.headerRow === undefined) return null
  const bonus = sheetName !== null && source.sheetName?.test(sheetName) ? 1 : 0
  const days = source.isWide ? Math.min(dayColumns.length, 30) : 0
  return { source, headerRow: row, headers, fieldColumns, dayColumns: source.isWide ? dayColumns : [], endRow: null, period: null, missing, score: fieldColumns.size + days + bonus }
}

function findColumn(headers: readonly string[], keys: readonly string[], wanted: string): number {
  const exact = headers.indexOf(cleanCell(wanted))
  return exact >= 0 ? exact : keys.indexOf(comparable(wanted))
}

/** A header that is a calendar day: plain numbers are not taken for dates here. */
function isDayHeader(header: string): boolean {
  if (header.length < 6 || header.length > 25 || /^\d+(?:\.\d+)?$/.test(header)) return false
  return openDateParts(header) !== null || parseTime(header, 'DMY', (utc) => utc) !== null
}
