import type { FactColumn, FactTable } from '#domain/factTable.ts'
import type { LineCounts } from './lineDiff.ts'
import type { BatchRow } from './types.ts'

type FactsOf = Pick<BatchRow, 'facts' | 'marketId'>

/** Rows of a new table: unknown so far; known, and saying something else than what stands; known and the same. */
export function diffFacts(stored: readonly FactsOf[], { facts, marketId }: FactsOf): LineCounts {
  if (!facts) return { newLines: 0, changedLines: 0, identicalLines: 0 }
  const standing = new Map<string, { readonly table: FactTable; readonly row: number }>()
  for (const batch of stored) {
    if (!batch.facts || batch.facts.kind !== facts.kind || batch.marketId !== marketId) continue
    const keys = rowKeys(batch.facts)
    for (let row = 0; row < batch.facts.rowCount; row += 1) standing.set(keys(row), { table: batch.facts, row })
  }
  const keys = rowKeys(facts)
  let newLines = 0
  let changedLines = 0
  for (let row = 0; row < facts.rowCount; row += 1) {
    const known = standing.get(keys(row))
    if (!known) newLines += 1
    else if (!isSameRow(facts, row, known.table, known.row)) changedLines += 1
  }
  return { newLines, changedLines, identicalLines: facts.rowCount - newLines - changedLines }
}

/** `batches` in the order of their import; a table whose rows were all replaced is left out. */
export function standingFacts(batches: readonly FactsOf[]): FactTable[] {
  const replaced = new Set<string>()
  const tables: FactTable[] = []
  for (const { facts, marketId } of batches.toReversed()) {
    if (!facts) continue
    const keys = rowKeys(facts)
    const kept: number[] = []
    for (let row = 0; row < facts.rowCount; row += 1) {
      const key = `${facts.kind}\n${marketId}\n${keys(row)}`
      if (replaced.has(key)) continue
      replaced.add(key)
      kept.push(row)
    }
    if (kept.length > 0) tables.unshift(kept.length === facts.rowCount ? facts : withRows(facts, kept))
  }
  return tables
}

/**
 * The identity of each row, asked for in order: its identity fields (all fields when the kind names none), the period of the file when
 * no time is among them, and how many rows before it in the file had the same.
 */
function rowKeys(table: FactTable): (row: number) => string {
  const fields = table.identity ?? Object.keys(table.columns).sort()
  const hasTime = fields.some((field) => table.columns[field]?.type === 'time')
  const period = hasTime || !table.period ? '' : `${table.period.firstDay}..${table.period.lastDay}`
  const seen = new Map<string, number>()
  return (row) => {
    const plain = [period, ...fields.map((field) => cellText(table.columns[field], row))].join('\u0001')
    const nth = seen.get(plain) ?? 0
    seen.set(plain, nth + 1)
    return nth === 0 ? plain : `${plain}\u0001${nth}`
  }
}

/** Compared over the fields that the new table has: a file with fewer columns says nothing of the others. */
function isSameRow(table: FactTable, row: number, known: FactTable, knownRow: number): boolean {
  return Object.keys(table.columns).every((field) => cellText(table.columns[field], row) === cellText(known.columns[field], knownRow))
}

function cellText(column: FactColumn | undefined, row: number): string {
  if (!column) return ''
  if (column.type === 'text') return column.words[column.index[row]!] ?? ''
  const value = column.type === 'number' ? column.values[row]! : column.seconds[row]!
  return Number.isNaN(value) ? '' : String(value)
}

function withRows(table: FactTable, rows: readonly number[]): FactTable {
  const columns = Object.entries(table.columns).map(([field, column]): [string, FactColumn] => {
    if (column.type === 'text') return [field, { ...column, index: Int32Array.from(rows, (row) => column.index[row]!) }]
    if (column.type === 'number') return [field, { type: 'number', values: Float64Array.from(rows, (row) => column.values[row]!) }]
    return [field, { type: 'time', seconds: Float64Array.from(rows, (row) => column.seconds[row]!) }]
  })
  return { ...table, rowCount: rows.length, columns: Object.fromEntries(columns) }
}
