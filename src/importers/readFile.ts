import { sha256Hex } from '#shared/sha256.ts'

import { clip, FindingLog } from './findingLog.ts'
import { openFile, type OpenedFile } from './openFile.ts'
import { finishTable, readTable, type TableResult } from './readTable.ts'
import { isPersonalHeader, looksPersonal } from './recognise/personal.ts'
import type { Recognised } from './recognise/recognise.ts'
import { orderLines } from './sources/orderLines.ts'
import type { FileReport, ImportAnswers, ImportQuestion, ImportTotals, ReadFile, Verdict } from './types.ts'
import { cleanCell } from './values/clean.ts'
import { dayText } from './values/dates.ts'
import { wallClock } from './values/zones.ts'

export type ReadFileInput = {
  readonly name: string
  readonly bytes: Uint8Array
  readonly answers: ImportAnswers
  /** The zone of the file's wall clock unless its times carry an offset or `answers.timeZone` says otherwise. */
  readonly timeZone: string
  readonly shop: string
  readonly signal?: AbortSignal
  readonly onProgress?: (doneShare: number) => void
  /** Every typed row in `rows`, not only the first twenty in the report. */
  readonly keepRows?: boolean
}

const SAMPLE_ROWS = 20
const NO_TOTALS: ImportTotals = { lines: 0, orders: 0, skus: 0, units: 0, cancelledUnits: 0, netUnits: 0, returnedUnits: 0, firstDay: null, lastDay: null }

/**
 * Reads one dropped file. Whatever its bytes are, they get a verdict, a report in both languages and, unless rejected, their rows in columns.
 * The same function serves the worker and the command line.
 * @throws the signal's reason when it is aborted; nothing else.
 */
export async function readFile(input: ReadFileInput): Promise<ReadFile> {
  input.signal?.throwIfAborted()
  const log = new FindingLog()
  const base = { file: input.name, sizeBytes: input.bytes.length, sha256: await sha256Hex(input.bytes) }
  let opened: OpenedFile | null = null
  try {
    opened = await openFile(input.bytes, { answers: input.answers, log, signal: input.signal, onProgress: (share) => input.onProgress?.(share) })
    if (opened) return read(input, opened, log, base)
  } catch (error) {
    input.signal?.throwIfAborted()
    log.add('fileUnreadable', 'error', { value: error instanceof Error ? error.message : String(error) })
  }
  return { report: report(base, 'REJECT', opened, null, log, null, []), ledger: null, daily: null, facts: null }
}

type Base = Pick<FileReport, 'file' | 'sizeBytes' | 'sha256'>

function read(input: ReadFileInput, opened: OpenedFile, log: FindingLog, base: Base): ReadFile {
  const { recognised } = opened
  if (!recognised || recognised.missing.length > 0) {
    const table = recognised ?? null
    const needed = table ? table.missing : orderLines.needs.map((group) => group[0]!)
    const headers = (table?.headers ?? opened.unknown?.cells ?? []).map(cleanCell)
    const mapped = new Set(table?.fieldColumns.values() ?? [])
    const unmapped = headers.filter((header, i) => header !== '' && !mapped.has(i) && !isPersonalHeader(header)).slice(0, 500).map(clip)
    log.add('columnsUnknown', 'error', { row: table?.headerRow ?? opened.unknown?.row ?? null, value: unmapped.slice(0, 6).join(', '), expected: needed.join(', ') })
    const rowsBad = countRows(opened, table?.headerRow ?? opened.unknown?.row ?? 0)
    const questions: ImportQuestion[] = [{ kind: 'columns', unmapped, needed }]
    return { report: { ...report(base, 'ASK', opened, table, log, null, questions), rowsBad }, ledger: null, daily: null, facts: null }
  }
  const zone = input.answers.timeZone ?? input.timeZone
  const toWall = wallClock(zone)
  if (!toWall) log.add('timeZoneUnknown', 'warning', { value: zone, expected: 'Asia/Shanghai' })
  const timeZone = toWall ? zone : 'UTC'
  const badRows = new Set<number>()
  const grid = {
    scan(take: (row: number, cells: readonly string[]) => void) {
      opened.grid.scan(take)
      for (const { kind, row } of opened.quoteProblems()) {
        if (kind === 'unclosedQuote') badRows.add(row)
        log.add(kind, kind === 'unclosedQuote' ? 'error' : 'warning', { row, expected: '"…"' })
      }
    },
  }
  const result = readTable(grid, recognised, { log, answers: input.answers, toWall: toWall ?? ((utc) => utc), keepRows: input.keepRows ? Infinity : SAMPLE_ROWS, badRows })
  input.signal?.throwIfAborted()
  const repeated = result.ledger.repeatedLines + result.daily.repeatedLines
  if (repeated > 0) log.add('linesRepeated', 'info', { params: { count: repeated } })
  if (result.rowsOk === 0) log.add('rowsMissing', 'warning', { expected: recognised.source.kind })
  const questions = [...opened.questions, ...result.questions]
  const verdict: Verdict = questions.length > 0 ? 'ASK' : log.hasErrors || log.hasWarnings || result.isGuessed ? 'WARN' : 'ACCEPT'
  input.onProgress?.(1)
  return {
    report: report(base, verdict, opened, recognised, log, result, questions),
    // With a question open the rows are only shown: nothing is there to be stored.
    ...(verdict === 'ASK' ? { ledger: null, daily: null, facts: null } : finishTable(result, recognised, { shop: input.shop, timeZone, isZoneNamed: input.answers.timeZone !== undefined && toWall !== null })),
    ...(input.keepRows ? { rows: result.rows } : {}),
  }
}

function report(base: Base, verdict: Verdict, opened: OpenedFile | null, table: Recognised | null, log: FindingLog, result: TableResult | null, questions: readonly ImportQuestion[]): FileReport {
  const headers = table?.headers ?? opened?.unknown?.cells.map(cleanCell) ?? []
  const fieldOf = new Map([...(table?.fieldColumns ?? [])].map(([field, column]) => [column, field]))
  return {
    ...base,
    verdict,
    kind: table && table.missing.length === 0 ? table.source.kind : null,
    isStorable: verdict !== 'ASK' && table !== null && table.source.yields !== 'facts' && (result?.rowsOk ?? 0) > 0,
    encoding: opened?.encoding ?? null,
    delimiter: opened?.delimiter ?? null,
    sheet: opened?.sheet ?? null,
    headerRow: table?.headerRow ?? opened?.unknown?.row ?? null,
    mapping: Object.fromEntries([...fieldOf].map(([column, field]) => [field, headers[column]!])),
    columns: headers.slice(0, 500).map((header, column) => describeColumn(header, column, fieldOf.get(column) ?? null, opened, table)),
    rowsOk: result?.rowsOk ?? 0,
    rowsBad: result?.rowsBad ?? 0,
    rowsSkipped: result?.rowsSkipped ?? {},
    totals: totalsOf(result, table),
    confidence: table && table.missing.length === 0 ? 1 : 0,
    fingerprint: null,
    reading: { timeZone: '', currency: result?.currency ?? null, dateOrder: null, decimalMark: null },
    period: null,
    gaps: [],
    checks: [],
    otherTables: [],
    questions,
    findings: log.kept,
    findingCounts: Object.fromEntries(log.counts),
    sample: result?.rows.slice(0, SAMPLE_ROWS) ?? [],
  }
}

function totalsOf(result: TableResult | null, table: Recognised | null): ImportTotals {
  if (!result || !table) return NO_TOTALS
  if (table.source.yields === 'orders') return result.ledger.totals()
  if (table.source.yields === 'daily') return result.daily.totals(result.rowsOk)
  const hasDays = result.firstSeconds <= result.lastSeconds
  return { ...NO_TOTALS, lines: result.rowsOk, firstDay: hasDays ? dayText(result.firstSeconds) : null, lastDay: hasDays ? dayText(result.lastSeconds) : null }
}

function describeColumn(header: string, column: number, field: string | null, opened: OpenedFile | null, table: Recognised | null): FileReport['columns'][number] {
  const headerRow = table?.headerRow ?? opened?.unknown?.row ?? 0
  const cells = (opened?.head ?? []).filter(({ row }) => row > headerRow).map(({ cells: row }) => cleanCell(row[column] ?? '')).filter((cell) => cell !== '')
  const isPersonal = field === null && (isPersonalHeader(header) || cells.slice(0, 20).some(looksPersonal))
  return { header: clip(header), samples: isPersonal ? [] : [...new Set(cells)].slice(0, 3).map(clip), field, isPersonal, why: field === null ? null : 'name' }
}

function countRows(opened: OpenedFile, headerRow: number): number {
  let last = headerRow
  opened.grid.scan((row) => {
    last = Math.max(last, row)
  })
  return last - headerRow
}
