import type { FileReport } from '../types.ts'
import { isMissing } from '../values/clean.ts'
import { parseDecimal } from '../values/numbers.ts'
import type { Column, WordedColumn } from './gather.ts'

/** Half a minor unit for each of many rows that a program rounded by itself. */
const TOLERANCE_SHARE = 0.0005
/** Rates, averages and prices of one unit have no sum. */
const noSum = /rate|ratio|average|percent|roi|ctr|cvr|ctor|per[A-Z]|price|unitCost|duration|率|均|单价|占比|(?:^|\s)(?:avg|average|per|rate|price|roi)(?:\s|$|\()/i

/**
 * The file's own total rows against the sums of the rows above them. `totals`: places of total rows, `skipped`: places of all rows that are no data.
 * A total may be the whole table's or that of the rows since the last one.
 */
export function totalChecks(columns: readonly Column[], totals: readonly number[], skipped: ReadonlySet<number>): FileReport['checks'] {
  if (totals.length === 0) return []
  return columns
    .filter((column): column is WordedColumn => (column.kind === 'units' || column.kind === 'amount') && !noSum.test(column.field) && !noSum.test(column.header))
    .flatMap((column) => checksOf(column, totals, skipped))
}

function checksOf(column: WordedColumn, totals: readonly number[], skipped: ReadonlySet<number>): FileReport['checks'][number][] {
  const values = column.cells.words.list.map((word) => (isMissing(word) ? Number.NaN : parseDecimal(word, column.mark)))
  const valueAt = (row: number) => values[column.cells.code(row)]!
  const checks: FileReport['checks'][number][] = []
  let whole = 0
  let part = 0
  let from = 0
  for (const total of totals) {
    for (let row = from; row < total; row += 1) {
      const value = skipped.has(row) ? Number.NaN : valueAt(row)
      if (Number.isNaN(value)) continue
      whole += value
      part += value
    }
    from = total + 1
    const stated = valueAt(total)
    if (Number.isNaN(stated)) continue
    const isOfPart = agrees(stated, part)
    checks.push({ column: column.header, stated, found: round(isOfPart ? part : whole), agrees: isOfPart || agrees(stated, whole) })
    part = 0
  }
  return checks
}

function agrees(stated: number, found: number): boolean {
  return Math.abs(stated - found) <= Math.max(0.01, Math.abs(stated) * TOLERANCE_SHARE)
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
