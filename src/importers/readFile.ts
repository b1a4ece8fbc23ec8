import type { ByteSource } from './byteSource.ts'
import { fileIdentity } from './fileIdentity.ts'
import { clip, FindingLog } from './findingLog.ts'
import { openFile, workbookFindings, WorkbookFailure, type Hindsight, type OpenedFile } from './openFile.ts'
import { finishTable, readTable } from './readTable.ts'
import { isPersonalHeader } from './recognise/personal.ts'
import { report, SAMPLE_ROWS, type FileIdentity } from './report.ts'
import { orderLines } from './sources/orderLines.ts'
import { NotUtf8Error } from './text/textPieces.ts'
import type { ImportAnswers, ImportQuestion, ReadFile, Verdict } from './types.ts'
import { cleanCell } from './values/clean.ts'
import { wallClock } from './values/zones.ts'
import { RowOrderError } from './workbook/sheet.ts'

export type ReadFileInput = {
  readonly name: string
  readonly source: ByteSource
  readonly answers: ImportAnswers
  /** The zone of the file's wall clock unless its times carry an offset or `answers.timeZone` says otherwise. */
  readonly timeZone: string
  readonly shop: string
  readonly signal?: AbortSignal
  readonly onProgress?: (doneShare: number) => void
  /** Every typed row in `rows`, not only the first twenty in the report. */
  readonly keepRows?: boolean
  /** Keep what refuses rows, up to so many, in place of the first thousand findings. */
  readonly maxRefusals?: number
}

/** Shares of the work, by measurement: identity, reading, typing. */
const READ_FROM = 0.1
const TYPE_FROM = 0.7

/**
 * Reads one dropped file. Whatever its bytes are, they get a verdict, a report in both languages and, unless rejected, their rows in columns.
 * The same function serves the worker and the command line.
 * @throws the signal's reason when it is aborted; nothing else.
 */
export async function readFile(input: ReadFileInput): Promise<ReadFile> {
  const { source, signal } = input
  signal?.throwIfAborted()
  const identity: FileIdentity = {
    file: input.name, sizeBytes: source.sizeBytes, sha256: await fileIdentity(source, { signal, onProgress: (share) => input.onProgress?.(share * READ_FROM) }),
  }
  let hindsight: Hindsight = {}
  for (;;) {
    const log = new FindingLog(input.maxRefusals)
    let opened: OpenedFile | null = null
    try {
      opened = await openFile(source, { fileName: input.name, answers: input.answers, log, signal, hindsight, onProgress: (share) => input.onProgress?.(READ_FROM + share * (TYPE_FROM - READ_FROM)) })
      if (opened) return await read(input, opened, log, identity)
    } catch (error) {
      signal?.throwIfAborted()
      const learnt = learn(error, hindsight)
      if (learnt) {
        hindsight = learnt
        continue
      }
      if (error instanceof WorkbookFailure) log.add(workbookFindings[error.error.code], 'error', { value: error.error.detail })
      else log.add('fileUnreadable', 'error', { value: error instanceof Error ? error.message : String(error) })
    }
    return { report: report(identity, 'REJECT', opened, null, log, null, [], input.answers.timeZone ?? input.timeZone), ledger: null, daily: null, facts: null }
  }
}

/** What a failure teaches about the file, if it was not known; the file is then read again. */
function learn(error: unknown, known: Hindsight): Hindsight | null {
  if (error instanceof NotUtf8Error && known.foreignAt === undefined) return { ...known, foreignAt: error.start }
  return error instanceof RowOrderError && !known.isUnordered ? { ...known, isUnordered: true } : null
}

async function read(input: ReadFileInput, opened: OpenedFile, log: FindingLog, base: FileIdentity): Promise<ReadFile> {
  const { recognised } = opened
  if (!recognised || recognised.missing.length > 0) {
    const table = recognised ?? null
    const needed = table ? table.missing : orderLines.needs.map((group) => group[0]!)
    const headers = (table?.headers ?? opened.unknown?.cells ?? []).map(cleanCell)
    const mapped = new Set(table?.fieldColumns.values() ?? [])
    const unmapped = headers.filter((header, i) => header !== '' && !mapped.has(i) && !isPersonalHeader(header)).slice(0, 500).map(clip)
    log.add('columnsUnknown', 'error', { row: table?.headerRow ?? opened.unknown?.row ?? null, value: unmapped.slice(0, 6).join(', '), expected: needed.join(', ') })
    const rowsBad = await countRows(opened, table?.headerRow ?? opened.unknown?.row ?? 0)
    const questions: ImportQuestion[] = [{ kind: 'columns', unmapped, needed }]
    return { report: { ...report(base, 'ASK', opened, table, log, null, questions, input.answers.timeZone ?? input.timeZone), rowsBad }, ledger: null, daily: null, facts: null }
  }
  const zone = input.answers.timeZone ?? input.timeZone
  const toWall = wallClock(zone)
  if (!toWall) log.add('timeZoneUnknown', 'warning', { value: zone, expected: 'Asia/Shanghai' })
  const timeZone = toWall ? zone : 'UTC'
  const onRows = async (share: number) => {
    input.onProgress?.(TYPE_FROM + share * (1 - TYPE_FROM))
    // The shortest of reads: whoever wants to cancel gets a turn.
    await input.source.read(0, 1)
    input.signal?.throwIfAborted()
  }
  const result = await readTable(opened.grid, recognised, { log, answers: input.answers, toWall: toWall ?? ((utc) => utc), keepRows: input.keepRows ? Infinity : SAMPLE_ROWS, onRows })
  input.signal?.throwIfAborted()
  const repeated = result.ledger.repeatedLines + result.daily.repeatedLines
  const repeatedPairs = result.ledger.repeatedPairs + result.daily.repeatedLines
  if (repeated > 0) log.add('linesRepeated', 'info', { params: { count: repeated, pairs: repeatedPairs } }, repeatedPairs)
  if (result.rowsOk === 0) log.add('rowsMissing', 'warning', { expected: recognised.source.kind })
  const questions = [...opened.questions, ...result.questions]
  const verdict: Verdict = questions.length > 0 ? 'ASK' : log.hasErrors || log.hasWarnings || result.isGuessed ? 'WARN' : 'ACCEPT'
  input.onProgress?.(1)
  return {
    report: report(base, verdict, opened, recognised, log, result, questions, timeZone),
    // With a question open the rows are only shown: nothing is there to be stored.
    ...(verdict === 'ASK' ? { ledger: null, daily: null, facts: null } : finishTable(result, recognised, { shop: input.shop, timeZone, isZoneNamed: input.answers.timeZone !== undefined && toWall !== null })),
    ...(input.keepRows ? { rows: result.rows } : {}),
  }
}

async function countRows(opened: OpenedFile, headerRow: number): Promise<number> {
  let last = headerRow
  await opened.grid.scan((row) => {
    last = Math.max(last, row)
  })
  return last - headerRow
}
