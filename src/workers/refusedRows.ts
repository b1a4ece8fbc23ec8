import { blobSource } from '#importers/byteSource.ts'
import { FindingLog } from '#importers/findingLog.ts'
import { openFile } from '#importers/openFile.ts'
import type { FileReport } from '#importers/types.ts'
import { csvText } from '#shared/table/csv.ts'
import { xlsxBytes } from '#shared/table/xlsx.ts'
import type { FileSource } from './types.ts'

/** Header of the added column; data, so it reads in both languages. It is no known column: dropped back, the file reads as before. */
const REASON_HEADER = 'Reason 原因'

/** The refused rows of a read file under its own header, with the reason of each; null without any. */
export async function refusedRowsOf(source: FileSource, report: FileReport): Promise<{ readonly fileName: string; readonly blob: Blob } | null> {
  const reasons = new Map<number, string[]>()
  for (const { severity, row, column, value, expected } of report.findings) {
    if (severity !== 'error' || row === null) continue
    reasons.set(row, [...(reasons.get(row) ?? []), `${column ?? ''}: ${value ?? ''}${expected ? ` → ${expected}` : ''}`])
  }
  if (reasons.size === 0 || report.headerRow === null) return null
  const answers = { ...source.answers, ...(report.encoding === null ? {} : { encoding: report.encoding }), ...(report.sheet === null ? {} : { sheet: report.sheet }) }
  const opened = await openFile(blobSource(source.blob), { fileName: source.name, answers, log: new FindingLog(), signal: undefined, hindsight: { isUnordered: true }, onProgress: () => undefined })
  if (!opened) return null
  let header: readonly string[] = []
  const rows: (readonly string[])[] = []
  await opened.grid.scan((row, cells) => {
    if (row === report.headerRow) header = [...cells]
    const why = reasons.get(row)
    if (why && row !== report.headerRow) rows.push([...cells, ...Array.from({ length: Math.max(0, header.length - cells.length) }, () => ''), why.join('; ')])
  })
  if (header.length === 0) header = opened.recognised?.headers ?? []
  const stem = source.name.replace(/\.[^.]{1,5}$/, '')
  const named = [...header, REASON_HEADER]
  return report.encoding === null
    ? { fileName: `${stem}-refused.xlsx`, blob: new Blob([xlsxBytes([{ name: report.sheet ?? 'Sheet1', header: named, rows }])]) }
    : { fileName: `${stem}-refused.csv`, blob: new Blob([csvText(named, rows)], { type: 'text/csv' }) }
}
