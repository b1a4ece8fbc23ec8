import type { ByteSource } from './byteSource.ts'
import type { FindingCode, FindingLog } from './findingLog.ts'
import type { Grid } from './table/gather.ts'
import { knownHeaderCount, recognise, tablesOf, type HeadRow, type Recognised } from './recognise/recognise.ts'
import { unknownTable } from './recognise/tableShape.ts'
import { encodingOf } from './text/decodeText.ts'
import { containerOf, type Container } from './text/fileSignature.ts'
import { DELIMITERS, firstRecords, RecordReader } from './text/parseCsv.ts'
import { PIECE_BYTES, textPieces, wholeCharacters, type Watch } from './text/textPieces.ts'
import { tidyText } from './text/tidy.ts'
import type { FileReport, ImportAnswers, ImportQuestion } from './types.ts'
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
  /** Tables that would be understood too. */
  readonly otherTables: FileReport['otherTables']
}
/** What reading has found out that opening could not know: the file is opened again with it. */
export type Hindsight = { readonly foreignAt?: number; readonly isUnordered?: boolean }
type Options = Watch & { readonly fileName: string; readonly answers: ImportAnswers; readonly log: FindingLog; readonly hindsight: Hindsight }

/** Thrown when a workbook turns out to be damaged while its rows are read. */
export class WorkbookFailure extends Error {
  readonly error: WorkbookError
  constructor(error: WorkbookError) {
    super(error.detail)
    this.error = error
  }
}

const HEAD_ROWS = 120
const MAX_SHEETS = 100
const refusedContainers: Readonly<Partial<Record<Container, FindingCode>>> = {
  empty: 'fileEmpty', image: 'fileIsImage', pdf: 'fileIsPdf', archive: 'fileIsArchive', legacyWorkbook: 'workbookLegacy', encryptedWorkbook: 'workbookEncrypted', html: 'fileIsHtml',
}
/** The finding that a workbook is refused with. */
export const workbookFindings: Readonly<Record<WorkbookError['code'], FindingCode>> = {
  notZip: 'workbookDamaged', truncated: 'workbookTruncated', encrypted: 'workbookEncrypted', damaged: 'workbookDamaged', tooLarge: 'workbookTooLarge',
  doctype: 'workbookDoctype', notWorkbook: 'archiveNoWorkbook', binaryWorkbook: 'workbookBinary', openDocument: 'workbookOpenDocument',
}

/** From bytes to a recognised table; null when the file is refused, with the reason in the log. */
export async function openFile(source: ByteSource, options: Options): Promise<OpenedFile | null> {
  const start = await source.read(0, PIECE_BYTES)
  const refused = refusedContainers[containerOf(start)]
  if (refused) {
    options.log.add(refused, 'error')
    return null
  }
  return containerOf(start) === 'zip' ? openSheets(source, options) : openText(source, start, options)
}

async function openText(source: ByteSource, start: Uint8Array, options: Options): Promise<OpenedFile | null> {
  const { answers, log, hindsight } = options
  const isWholeFile = start.length >= source.sizeBytes
  const foreign = hindsight.foreignAt === undefined ? null : await source.read(hindsight.foreignAt, hindsight.foreignAt + PIECE_BYTES)
  const startHits = (text: string) => Math.max(...DELIMITERS.map((delimiter) => knownHeaderCount(firstRecords(tidyText(text), delimiter, 20))))
  const { encoding, certainty, candidates } = encodingOf(start, isWholeFile, answers.encoding, foreign, startHits)
  const text = startText(start, encoding, isWholeFile)
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
    return { delimiter, head, recognised: recognise(head, answers, null, options.fileName), unknown: unknownTable(head) }
  })
  tried.sort((a, b) => rank(b) - rank(a))
  const best = tried[0]!
  if (rank(best) === 0) {
    log.add('tableMissing', 'error', { value: text.slice(0, 60) })
    return null
  }
  const questions: ImportQuestion[] = []
  if (certainty === 'guessed') log.add('encodingGuessed', 'warning', { value: encoding, expected: candidates.join(', ') })
  return {
    encoding, delimiter: best.delimiter, sheet: null, head: best.head, recognised: best.recognised, unknown: best.unknown, questions,
    otherTables: tablesIn(best.head, options, null).filter(({ headerRow }) => headerRow !== best.recognised?.headerRow),
    grid: {
      async scan(take) {
        const reader = new RecordReader(best.delimiter, take, (kind, row) => log.add(kind, kind === 'unclosedQuote' ? 'error' : 'warning', { row, expected: '"…"' }))
        for await (const piece of textPieces(source, encoding, certainty === 'presumed', options)) reader.push(piece)
        reader.end()
        return reader.spoiltRows
      },
    },
  }
}

/** The text of the first piece, as its lines are read later. */
function startText(start: Uint8Array, encoding: string, isWholeFile: boolean): string {
  const bytes = encoding === 'utf-8' && !isWholeFile ? start.subarray(0, wholeCharacters(start)) : start
  return tidyText(new TextDecoder(encoding).decode(bytes, { stream: !isWholeFile }))
}

function tablesIn(head: readonly HeadRow[], { answers, fileName }: Pick<Options, 'answers' | 'fileName'>, sheet: string | null): FileReport['otherTables'] {
  const { kind: _, ...rest } = answers
  return tablesOf(head, rest, sheet, fileName).map(({ headerRow, source }) => ({ sheet, headerRow, kind: source.kind }))
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

async function openSheets(source: ByteSource, { fileName, answers, log, onProgress, signal, hindsight }: Options): Promise<OpenedFile | null> {
  const refuse = (error: WorkbookError) => {
    log.add(workbookFindings[error.code], 'error', { value: error.detail })
    return null
  }
  const workbook = await openWorkbook(source)
  if (!workbook.ok) return refuse(workbook.error)
  const { sheets } = workbook.value
  const isUnordered = hindsight.isUnordered ?? false
  const asked = sheets.filter(({ name }) => answers.sheet === undefined || name === answers.sheet)
  const tables: FileReport['otherTables'][number][] = []
  let best: OpenedFile | null = null
  let bestRank = 0
  for (const sheet of asked.slice(0, MAX_SHEETS)) {
    signal?.throwIfAborted()
    const head: HeadRow[] = []
    const addHead = (row: number, cells: readonly string[]) => {
      if (head.length < HEAD_ROWS && cells.length > 0) head.push({ row, cells })
    }
    const read = await workbook.value.readSheet(sheet, addHead, { isUnordered, onPiece: () => head.length < HEAD_ROWS })
    if (!read.ok) return refuse(read.error)
    const recognised = recognise(head, answers, sheet.name, fileName)
    const unknown = unknownTable(head)
    tables.push(...tablesIn(head, { answers, fileName }, sheet.name))
    // A hidden sheet is taken only when no visible one will do.
    const sheetRank = rank({ recognised, unknown }) - (sheet.isHidden ? 0.5 : 0)
    if (sheetRank <= bestRank) continue
    bestRank = sheetRank
    const characters = workbook.value.sheetBytes(sheet)
    const onPiece = (done: number) => {
      signal?.throwIfAborted()
      onProgress(Math.min(1, done / characters))
      return true
    }
    best = {
      encoding: null, delimiter: null, sheet: sheet.name, head, recognised, unknown, questions: [], otherTables: [],
      grid: {
        async scan(take) {
          const rows = await workbook.value.readSheet(sheet, take, { isUnordered, onPiece })
          if (!rows.ok) throw new WorkbookFailure(rows.error)
          return new Set()
        },
      },
    }
  }
  if (!best) {
    log.add('tableMissing', 'error', { value: asked.map(({ name }) => name).join(', ') })
    return null
  }
  const { sheet: chosen, recognised } = best
  return { ...best, otherTables: tables.filter(({ sheet, headerRow }) => sheet !== chosen || headerRow !== recognised?.headerRow).slice(0, MAX_SHEETS) }
}
