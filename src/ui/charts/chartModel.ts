import type { ChartConfiguration } from 'chart.js'

import { csvText } from '#shared/table/csv.ts'

import type { ChartPalette } from './palette.ts'

/** What is behind a chart: shown by "Table", written by "CSV". Raw numbers in `rows`; `format` says how they are read. */
export type ChartTable = {
  readonly columns: readonly { readonly key: string; readonly header: string; readonly format: ((value: number) => string) | null }[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/** How a chart is drawn now: it is drawn anew whenever this changes. Nothing in a chart moves. */
export type ChartSurface = { readonly palette: ChartPalette }

/** A chart as data: everything but the canvas. */
export type ChartModel = {
  /** Base of the file names of its exports. */
  readonly id: string
  readonly title: string
  readonly caption: string
  /** What the picture shows, for those who do not see it. */
  readonly alt: string
  readonly dayCount: number
  /** How it is read with the keyboard, where that is not day by day. */
  readonly explore?: string
  readonly table: ChartTable
  /** One market day in words. */
  readout(day: number): string
  config(surface: ChartSurface): ChartConfiguration<'line', (number | null)[], number>
}

/** The table behind a chart as the text of a CSV file. */
export function chartTableCsv(table: ChartTable): string {
  return csvText(table.columns.map((column) => column.header), table.rows)
}
