import { translator } from '#i18n/translate.ts'

import type { ByteSource } from './byteSource.ts'
import { FindingLog } from './findingLog.ts'
import { openFile } from './openFile.ts'
import { isPersonalHeader, looksPersonal } from './recognise/personal.ts'
import type { FileReport, Finding, ImportAnswers } from './types.ts'
import { cleanCell } from './values/clean.ts'

/** Headers of the added columns; in both languages, and no known column's: dropped back, the file reads as before. */
const ROW_HEADER = 'Original row 原行号'
const REASON_HEADER = 'Reason 原因'

export type RefusedRows = { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[]; readonly sheet: string | null }
export type RefusedInput = { readonly name: string; readonly source: ByteSource; readonly answers: ImportAnswers; readonly signal?: AbortSignal }

const inEnglish = translator('en')
const inChinese = translator('zh')

/**
 * The refused rows of a read file as they were written, under its own header, each with its number and the reasons in both languages; cells about
 * persons are left blank. Null without any. Told are the rows whose findings the report kept: reading with `maxRefusals` keeps more.
 * @throws the signal's reason when it is aborted.
 */
export async function refusedRows(input: RefusedInput, report: FileReport): Promise<RefusedRows | null> {
  const reasons = new Map<number, Finding[]>()
  for (const finding of report.findings) {
    if (finding.severity !== 'error' || finding.row === null || finding.row === report.headerRow) continue
    const known = reasons.get(finding.row)
    if (known) known.push(finding)
    else reasons.set(finding.row, [finding])
  }
  if (reasons.size === 0 || report.headerRow === null) return null
  const answers = { ...input.answers, ...(report.encoding === null ? {} : { encoding: report.encoding }), ...(report.sheet === null ? {} : { sheet: report.sheet }), headerRow: report.headerRow }
  const opened = await openFile(input.source, { fileName: input.name, answers, log: new FindingLog(), signal: input.signal, hindsight: { isUnordered: true }, onProgress: () => undefined })
  if (!opened) return null
  const header = opened.head.find(({ row }) => row === report.headerRow)?.cells ?? []
  const isPersonal = header.map((name, i) => isPersonalHeader(cleanCell(name)) || report.columns[i]?.isPersonal === true)
  const rows: (readonly string[])[] = []
  await opened.grid.scan((row, cells) => {
    const why = reasons.get(row)
    if (!why) return
    const own = header.map((_, i) => (isPersonal[i] || looksPersonal(cells[i] ?? '') ? '' : (cells[i] ?? '')))
    rows.push([...own, String(row), why.map(inWords).join(' ')])
  })
  return { header: [...header, ROW_HEADER, REASON_HEADER], rows, sheet: report.sheet }
}

function inWords({ messageKey, params }: Finding): string {
  return `${inEnglish(messageKey, params)} ${inChinese(messageKey, params)}`
}
