import type { ReactNode } from 'react'

import type { CsvValue } from '#shared/table/csv.ts'

export type Column<Row> = {
  readonly id: string
  /** With its unit where there is one: "Capacity, parcels a day". */
  readonly title: string
  /** Sorted by, written to CSV, and shown (numbers in the language's form) unless `cell` is given. */
  value(row: Row): CsvValue
  cell?(row: Row): ReactNode
  /** Numbers are right-aligned by themselves from `number`. */
  readonly align?: 'start' | 'end'
  /** Decimals of a shown number; default 0. */
  readonly digits?: number
  /** The column that names the row; the first one by default. */
  readonly isRowHeader?: boolean
  /** Whole sentences: a line of their own on a narrow screen. */
  readonly isWide?: boolean
  /** Left out on a narrow screen. */
  readonly isOptional?: boolean
  /** CSS width, e.g. `'12em'`. */
  readonly width?: string
  readonly isUnsortable?: boolean
  /** Buttons of the row: no sorting, no CSV column, a line of their own on a narrow screen. */
  readonly isActions?: boolean
}

export type Sort = { readonly columnId: string; readonly isDescending: boolean }

export type DataTableProps<Row> = {
  /** What the table lists, for screen readers. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  rowKey(row: Row): string
  readonly initialSort?: Sort
  /** With a name, a button "Save as CSV" writes all rows in the order shown. */
  readonly csvFileName?: string
  /** Enter or a click on a row. */
  readonly onRowAction?: (row: Row) => void
  readonly selectedKey?: string | null
  /** Shown in place of rows. */
  readonly emptyText?: string
  /** Height of the scrolled part in pixels; only long tables are scrolled by themselves. Default 480. */
  readonly maxHeightPx?: number
}
