import type { FindingCode, FindingLog } from './findingLog.ts'
import type { Grid } from './readTable.ts'
import { knownHeaderCount, recognise, type HeadRow, type Recognised } from './recognise/recognise.ts'
import { unknownTable } from './recognise/tableShape.ts'
import { decodeText } from './text/decodeText.ts'
import { containerOf, type Container } from './text/fileSignature.ts'
import { DELIMITERS, firstRecords, scanRecords, tidyText, type CsvProblem } from './text/parseCsv.ts'
import type { ImportAnswers, ImportQuestion } from './types.ts'
import { openWorkbook, type WorkbookError } from './workbook/readWorkbook.ts'

export type OpenedFile = {
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly sheet: string | null
  readonly head: readonly HeadRow[]
  readonly grid: Grid
  readonly recognised: Recognised | null
  /** The header row of a table that no source knows. */
  readonly unknown: HeadRow | null
  readonly questions: readonly ImportQuestion[]
  readonly quoteProblems: () => readonly CsvProblem[]
}
type Options = { readonly answers: ImportAnswers; readonly log: FindingLog; readonly onProgress: (doneShare: number) => void; readonly signal: AbortSignal | undefined }

const HEAD_ROWS = 120
const refusedContainers: Readonly<Partial<Record<Container, FindingCode>>> = {
  empty: 'fileEmpty', image: 'fileIsImage', pdf: 'fileIsPdf', archive: 'fileIsArchive', legacyWorkbook: 'workbookLegacy', encryptedWorkbook: 'workbookEncrypted', html: 'fileIsHtml',
}
const refusedWorkbooks: Readonly<Record<WorkbookError['code'], FindingCode>> = {
  notZip: 'workbookDamaged', truncated: 'workbookTruncated', encrypted: 'workbookEncrypted', damaged: 'workbookDamaged', tooLarge: 'workbookTooLarge',
  doctype: 'workbookDoctype', notWorkbook: 'archiveNoWorkbook', binaryWorkbook: 'workbookBinary', openDocument: 'workbookOpenDocument',
}

/** From bytes to a recognised table; null when the file is refused, with the reason in the log. */
export async function openFile(bytes: Uint8Array, options: Options): Promise<OpenedFile | null> {
  const container = containerOf(bytes)
  const refused = refusedContainers[container]
  if (refused) {
    options.log.add(refused, 'error')
    return null
  }
  return container === 'zip' ? openSheets(bytes, options) : openText(bytes, options)
}

function openText(bytes: Uint8Array, { answers, log, onProgress, signal }: Options): OpenedFile | null {
  const startHits = (start: string) => Math.max(...DELIMITERS.map((delimiter) => knownHeaderCount(firstRecords(tidyText(start), delimiter, 20))))
  const decoded = decodeText(bytes, answers.encoding, startHits)
  const text = tidyText(decoded.text)
  if (text.trim() === '') {
    log.add('fileEmpty', 'error')
    return null
  }
  if (isBinary(text)) {
    log.add('fileNotText', 'error')
    return null
  }
  const stated = /^sep=(.)\n/.exec(text.slice(0, 10))?.[1]
  const wanted = answers.delimiter ?? stated
  const tried = (wanted === undefined ? [...DELIMITERS] : [wanted === '\\t' ? '\t' : wanted.slice(0, 1) || ',']).map((delimiter) => {
    const head = firstRecords(text, delimiter, HEAD_ROWS).map((cells, i) => ({ row: i + 1, cells }))
    return { delimiter, head, recognised: recognise(head, answers, null), unknown: unknownTable(head) }
  })
  tried.sort((a, b) => rank(b) - rank(a))
  const best = tried[0]!
  if (rank(best) === 0) {
    log.add('tableMissing', 'error', { value: text.slice(0, 60) })
    return null
  }
  const questions: ImportQuestion[] = []
  if (decoded.certainty === 'guessed') log.add('encodingGuessed', 'warning', { value: decoded.encoding, expected: decoded.candidates.join(', ') })
  let problems: readonly CsvProblem[] = []
  return {
    encoding: decoded.encoding, delimiter: best.delimiter, sheet: null, head: best.head, recognised: best.recognised, unknown: best.unknown, questions,
    grid: {
      scan(take) {
        problems = scanRecords(text, best.delimiter, take, (share) => {
          signal?.throwIfAborted()
          onProgress(share * 0.6)
        })
      },
    },
    quoteProblems: () => problems,
  }
}

/** Known tables before half-known ones, those before tables of unknown headers; more columns first. */
function rank({ recognised, unknown }: { readonly recognised: Recognised | null; readonly unknown: HeadRow | null }): number {
  if (recognised?.missing.length === 0) return 10_000 + recognised.score
  const width = unknown ? Math.min(unknown.cells.length, 900) : 0
  return unknown ? 1000 + width + (recognised?.score ?? 0) : recognised && recognised.fieldColumns.size >= 2 ? 100 + recognised.score : 0
}

function isBinary(text: string): boolean {
  const start = text.slice(0, 8192)
  const control = start.replace(/[^\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffd]/g, '').length
  return control > 2 && control > start.length * 0.02
}

async function openSheets(bytes: Uint8Array, { answers, log, onProgress, signal }: Options): Promise<OpenedFile | null> {
  const refuse = (error: WorkbookError) => {
    log.add(refusedWorkbooks[error.code], 'error', { value: error.detail })
    return null
  }
  const workbook = await openWorkbook(bytes)
  if (!workbook.ok) return refuse(workbook.error)
  onProgress(0.05)
  const { sheets } = workbook.value
  const asked = sheets.filter(({ name }) => answers.sheet === undefined || name === answers.sheet)
  let best: OpenedFile | null = null
  let bestRank = 0
  for (const sheet of asked.slice(0, 100)) {
    signal?.throwIfAborted()
    const read = await workbook.value.readSheet(sheet)
    if (!read.ok) return refuse(read.error)
    const rows = read.value
    const head = rows.slice(0, HEAD_ROWS)
    const recognised = recognise(head, answers, sheet.name)
    const unknown = unknownTable(head)
    // A hidden sheet is taken only when no visible one will do.
    const sheetRank = rank({ recognised, unknown }) - (sheet.isHidden ? 0.5 : 0)
    if (sheetRank <= bestRank) continue
    bestRank = sheetRank
    best = {
      encoding: null, delimiter: null, sheet: sheet.name, head, recognised, unknown, questions: [], quoteProblems: () => [],
      grid: { scan: (take) => rows.forEach(({ row, cells }) => take(row, cells)) },
    }
  }
  onProgress(0.6)
  if (!best) log.add('tableMissing', 'error', { value: asked.map(({ name }) => name).join(', ') })
  return best
}
