import type { FindingLog } from '../findingLog.ts'
import type { Source } from '../sources/types.ts'
import type { FileReport } from '../types.ts'
import { isMissing } from '../values/clean.ts'
import { parseDecimal } from '../values/numbers.ts'
import type { Column, WordedColumn } from './gather.ts'

/** Half a minor unit for each of many rows that a program rounded by itself. */
const TOLERANCE_SHARE = 0.0005
/** Rates, averages and prices of one unit have no sum. */
const noSum = /rate|ratio|average|percent|roi|ctr|cvr|ctor|per[A-Z]|price|unitCost|duration|率|均|单价|占比|(?:^|\s)(?:avg|average|per|rate|price|roi)(?:\s|$|\()/i

/** Totals of people, posts and visits are counted once over the whole; only units and money must add up. */
const mustAddUp = /quantity|units|cost|spend|amount|revenue|gmv|fees|price/i

export type TotalRows = { readonly totals: readonly number[]; readonly skipped: ReadonlySet<number>; readonly rowAt: (place: number) => number }

/**
 * The file's own total rows against the sums of its rows. `totals`: places of total rows, `skipped`: places of all rows that are no data.
 * A total may be the whole table's, that of the rows above it, or of the rows since the last one. Units sold that
 * disagree are a warning: rows are missing, or numbers were misread. Platforms round money and count some of it twice: that is only said.
 */
export function totalChecks(columns: readonly Column[], rows: TotalRows, yields: Source['yields'], log: FindingLog): FileReport['checks'] {
  if (rows.totals.length === 0) return []
  return columns
    .filter((column): column is WordedColumn => (column.kind === 'units' || column.kind === 'amount') && !noSum.test(column.field) && !noSum.test(column.header))
    .flatMap((column) => checksOf(column, rows, (place, check) => {
      const isCount = yields !== 'facts' && column.kind === 'units'
      if (isCount || mustAddUp.test(column.field)) log.add('totalDisagrees', isCount ? 'warning' : 'info', { row: rows.rowAt(place), column: check.column, value: String(check.stated), expected: String(check.found) })
    }))
}

function checksOf(column: WordedColumn, { totals, skipped }: TotalRows, onDisagreement: (place: number, check: FileReport['checks'][number]) => void): FileReport['checks'][number][] {
  const values = column.cells.words.list.map((word) => (isMissing(word) ? Number.NaN : parseDecimal(word, column.mark)))
  const valueAt = (row: number) => values[column.cells.code(row)]!
  const sumOf = (from: number, to: number) => {
    let sum = 0
    for (let row = from; row < to; row += 1) sum += skipped.has(row) ? 0 : valueAt(row) || 0
    return sum
  }
  const checks: FileReport['checks'][number][] = []
  const all = sumOf(0, column.cells.length)
  let above = 0
  let from = 0
  for (const total of totals) {
    const part = sumOf(from, total)
    above += part
    from = total + 1
    const stated = valueAt(total)
    if (Number.isNaN(stated)) continue
    const found = [part, above, all].find((sum) => agrees(stated, sum))
    const check = { column: column.header, stated, found: round(found ?? (above === 0 ? all : above)), agrees: found !== undefined }
    checks.push(check)
    if (!check.agrees) onDisagreement(total, check)
  }
  return checks
}

function agrees(stated: number, found: number): boolean {
  return Math.abs(stated - found) <= Math.max(0.01, Math.abs(stated) * TOLERANCE_SHARE)
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
