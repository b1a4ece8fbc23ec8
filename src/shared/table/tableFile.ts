import type { TableValue } from './cell.ts'
import { csvText } from './csv.ts'
import { xlsxBytes } from './xlsx.ts'

/** A table to be written to a file; `name` without an ending. */
export type TableContent = { readonly name: string; readonly header: readonly string[]; readonly rows: readonly (readonly TableValue[])[] }

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The table as a file with its name. Synchronous: large ones belong into a worker. */
export function tableFile(format: 'csv' | 'xlsx', { name, header, rows }: TableContent): { readonly fileName: string; readonly blob: Blob } {
  const blob = format === 'csv' ? new Blob([csvText(header, rows)], { type: 'text/csv;charset=utf-8' }) : new Blob([xlsxBytes([{ name, header, rows }])], { type: XLSX_TYPE })
  return { fileName: `${name}.${format}`, blob }
}
