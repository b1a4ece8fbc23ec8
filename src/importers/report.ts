import { clip, type FindingLog } from './findingLog.ts'
import type { OpenedFile } from './openFile.ts'
import type { TableResult } from './readTable.ts'
import { headerFingerprint } from './recognise/fingerprint.ts'
import { isPersonalHeader, looksPersonal } from './recognise/personal.ts'
import type { Recognised } from './recognise/recognise.ts'
import type { FileReport, ImportQuestion, ImportTotals, Verdict } from './types.ts'
import { cleanCell } from './values/clean.ts'
import { dayText } from './values/dates.ts'

export const SAMPLE_ROWS = 20
const NO_TOTALS: ImportTotals = { lines: 0, orders: 0, skus: 0, units: 0, cancelledUnits: 0, netUnits: 0, returnedUnits: 0, firstDay: null, lastDay: null }

export type FileIdentity = Pick<FileReport, 'file' | 'sizeBytes' | 'sha256'>

/** What is told of a file, whatever became of it. */
export function report(base: FileIdentity, verdict: Verdict, opened: OpenedFile | null, table: Recognised | null, log: FindingLog, result: TableResult | null, questions: readonly ImportQuestion[], timeZone: string): FileReport {
  const headers = table?.headers ?? opened?.unknown?.cells.map(cleanCell) ?? []
  const fieldOf = new Map([...(table?.fieldColumns ?? [])].map(([field, column]) => [column, field]))
  const totals = totalsOf(result, table)
  return {
    ...base,
    verdict,
    kind: table && table.missing.length === 0 ? table.source.kind : null,
    isStorable: verdict !== 'ASK' && table !== null && (result?.rowsOk ?? 0) > 0,
    encoding: opened?.encoding ?? null,
    delimiter: opened?.delimiter ?? null,
    sheet: opened?.sheet ?? null,
    headerRow: table?.headerRow ?? opened?.unknown?.row ?? null,
    mapping: Object.fromEntries([...fieldOf].map(([column, field]) => [field, headers[column]!])),
    columns: headers.slice(0, 500).map((header, column) => describeColumn(header, column, fieldOf.get(column) ?? null, opened, table)),
    rowsOk: result?.rowsOk ?? 0,
    rowsBad: result?.rowsBad ?? 0,
    rowsSkipped: result?.rowsSkipped ?? {},
    totals,
    confidence: table?.confidence ?? 0,
    fingerprint: headers.length > 0 ? headerFingerprint(headers) : null,
    reading: { timeZone, currency: result?.currency ?? null, dateOrder: result?.dateOrder ?? null, decimalMark: result?.decimalMark ?? null },
    period: periodOf(result, totals, table),
    gaps: result?.days.gaps() ?? [],
    checks: result?.checks ?? [],
    otherTables: opened?.otherTables ?? [],
    questions,
    findings: log.kept,
    findingCounts: Object.fromEntries(log.counts),
    sample: result?.rows.slice(0, SAMPLE_ROWS) ?? [],
  }
}

function periodOf(result: TableResult | null, { firstDay, lastDay }: ImportTotals, table: Recognised | null): FileReport['period'] {
  return result?.days.period() ?? (firstDay !== null && lastDay !== null ? { firstDay, lastDay } : (table?.period ?? null))
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
  return { header: clip(header), samples: isPersonal ? [] : [...new Set(cells)].slice(0, 3).map(clip), field, isPersonal, why: field === null ? null : (table?.why.get(field) ?? 'name') }
}
