import type { IsoDay, TimeZone } from './units.ts'

/**
 * The typed rows of a file that holds neither order lines nor daily sales (stock, ads, LIVE sessions, tracking, rates, purchase
 * orders...), in columns as imported. No personal data.
 *
 * Shapes: every column has `rowCount` entries. `period` is what the file says it covers when its rows carry no day of their own.
 */
export type FactTable = {
  /** Kind of the source that read it, e.g. `tiktok-campaigns`; the fields of each kind are listed in docs/headless-inspect.md. */
  readonly kind: string
  readonly timeZone: TimeZone
  readonly currency: string | null
  /** The fields that name a row across files of the kind; absent = the whole row does. */
  readonly identity?: readonly string[]
  readonly rowCount: number
  readonly period: { readonly firstDay: IsoDay; readonly lastDay: IsoDay } | null
  readonly columns: Readonly<Record<string, FactColumn>>
}

/** Texts as indices into `words` (-1 = none); numbers NaN where absent, amounts in whole currency units; times as seconds on the wall clock of `timeZone` (as if UTC), NaN where absent. */
export type FactColumn =
  | { readonly type: 'text'; readonly words: readonly string[]; readonly index: Int32Array }
  | { readonly type: 'number'; readonly values: Float64Array }
  | { readonly type: 'time'; readonly seconds: Float64Array }

/** The text of one cell, '' when there is none or no such column. */
export function factText(table: FactTable, field: string, row: number): string {
  const column = table.columns[field]
  return column?.type === 'text' ? (column.words[column.index[row]!] ?? '') : ''
}

/** The number (or wall seconds) of one cell, NaN when there is none or no such column. */
export function factNumber(table: FactTable, field: string, row: number): number {
  const column = table.columns[field]
  if (column?.type === 'number') return column.values[row]!
  return column?.type === 'time' ? column.seconds[row]! : Number.NaN
}

/** Whether the file had this column at all: an absent quantity is not a quantity of 0. */
export function hasFact(table: FactTable, field: string): boolean {
  return table.columns[field] !== undefined
}
