import { blobSource } from '#importers/byteSource.ts'
import { refusedRows } from '#importers/refusedRows.ts'
import type { FileReport } from '#importers/types.ts'
import { csvText } from '#shared/table/csv.ts'
import { xlsxBytes } from '#shared/table/xlsx.ts'
import type { FileSource } from './types.ts'

/** The refused rows of a read file as a file of their own, in the format they came in; null without any. */
export async function refusedRowsOf(source: FileSource, report: FileReport): Promise<{ readonly fileName: string; readonly blob: Blob } | null> {
  const refused = await refusedRows({ name: source.name, source: blobSource(source.blob), answers: source.answers }, report)
  if (!refused) return null
  const { header, rows, sheet } = refused
  const stem = source.name.replace(/\.[^.]{1,5}$/, '')
  return sheet === null
    ? { fileName: `${stem}-refused.csv`, blob: new Blob([csvText(header, rows)], { type: 'text/csv' }) }
    : { fileName: `${stem}-refused.xlsx`, blob: new Blob([xlsxBytes([{ name: sheet, header, rows }])]) }
}
