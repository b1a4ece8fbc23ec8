import type { FindingLog } from '../findingLog.ts'
import type { Recognised } from '../recognise/recognise.ts'
import type { ImportQuestion } from '../types.ts'
import { parseDecimal } from '../values/numbers.ts'
import { WordColumn } from './wordColumn.ts'

/** The columns that share their header with the one taken for a needed field, with their cells; filled while the rows are read. */
export type Rivals = readonly { readonly field: string; readonly columns: readonly number[]; readonly cells: readonly WordColumn[] }[]

/** Fields that the kind cannot do without. Platforms repeat other headers by habit, and mean the first. */
export function rivalsOf({ source, repeated }: Recognised): Rivals {
  // Several repeated headers are groups of columns in a report, of which the first is the whole.
  if (source.yields === 'facts' && repeated.size > 1) return []
  const needed = new Set(source.isGeneral ? source.needs.flat() : [])
  return [...repeated].filter(([field]) => needed.has(field) || source.fields[field]?.isNeeded === true).map(([field, columns]) => ({ field, columns, cells: columns.map(() => new WordColumn()) }))
}

/** One question for each field whose columns differ somewhere, with three samples and the sum of each. */
export function askWhichColumn(rivals: Rivals, table: Recognised, log: FindingLog): readonly ImportQuestion[] {
  return rivals.flatMap(({ field, columns, cells }) => {
    if (cells.every((column) => isAlike(column, cells[0]!))) return []
    const header = table.headers[columns[0]!]!
    log.add('columnAmbiguous', 'warning', { row: table.headerRow, column: header, value: columns.map((column) => `#${column + 1}`).join(', '), expected: field })
    const { kind } = table.source.fields[field]!
    const hasSum = kind === 'units' || kind === 'amount'
    const choices = columns.map((column, i) => ({ column: column + 1, header: table.headers[column]!, samples: cells[i]!.words.list.slice(1, 4), sum: hasSum ? sumOf(cells[i]!) : null }))
    return [{ kind: 'whichColumn' as const, field, choices }]
  })
}

function isAlike(a: WordColumn, b: WordColumn): boolean {
  if (a === b) return true
  for (let row = 0; row < a.length; row += 1) if (a.text(row) !== b.text(row)) return false
  return true
}

function sumOf(cells: WordColumn): number {
  const values = cells.words.list.map((word) => parseDecimal(word, '.'))
  let sum = 0
  for (let row = 0; row < cells.length; row += 1) sum += values[cells.code(row)]! || 0
  return Math.round(sum * 1000) / 1000
}
