import type { TimeZone } from '#domain/units.ts'

import { DailyBuilder } from './dailyBuilder.ts'
import { FactBuilder } from './factBuilder.ts'
import { type FindingLog } from './findingLog.ts'
import { LedgerBuilder } from './ledgerBuilder.ts'
import { labelReason } from './recognise/labels.ts'
import type { Recognised } from './recognise/recognise.ts'
import type { RowContext, Values } from './sources/types.ts'
import { dayTimes, decideDateOrders } from './table/dateOrders.ts'
import { DayTally } from './table/dayTally.ts'
import { gather, type Column, type Grid, type WordedColumn } from './table/gather.ts'
import { currencyOfTable, decideNumberStyles } from './table/numberStyles.ts'
import { cellReader, isSkuField } from './table/readCells.ts'
import { totalChecks } from './table/totalChecks.ts'
import { askWhichColumn } from './table/whichColumn.ts'
import { WordColumn } from './table/wordColumn.ts'
import type { FileReport, ImportAnswers, ImportQuestion, ReadFile, TypedRow } from './types.ts'
import { isMissing } from './values/clean.ts'
import { lookAlikes } from './values/lookAlike.ts'
import { timeText, type DateOrder } from './values/dates.ts'
import type { DecimalMark } from './values/numbers.ts'
import { endsInLostDigits, isRoundedColumn, isScientificId } from './values/ids.ts'
import type { ToWallSeconds } from './values/zones.ts'

const ROWS_AT_ONCE = 20_000

export type TableResult = {
  readonly rowsOk: number
  readonly rowsBad: number
  readonly rowsSkipped: Readonly<Record<string, number>>
  readonly questions: readonly ImportQuestion[]
  readonly isGuessed: boolean
  readonly ledger: LedgerBuilder
  readonly daily: DailyBuilder
  readonly facts: FactBuilder
  readonly currency: string | null
  readonly hasTimeOfDay: boolean
  /** Some time carried its offset from UTC. */
  readonly hasOffsets: boolean
  readonly firstSeconds: number
  readonly lastSeconds: number
  readonly rows: readonly TypedRow[]
  readonly days: DayTally
  readonly checks: FileReport['checks']
  readonly dateOrder: DateOrder | null
  readonly decimalMark: DecimalMark
}
export type TableOptions = {
  readonly log: FindingLog
  readonly answers: ImportAnswers
  readonly toWall: ToWallSeconds
  readonly keepRows: number
  /** Told the share of rows typed; what it returns is awaited, so that others get a turn. */
  readonly onRows: (doneShare: number) => Promise<void>
}

/** Types every row below the header: the wanted columns are gathered first, since the order of day and month is a matter of the column. */
export async function readTable(grid: Grid, table: Recognised, options: TableOptions): Promise<TableResult> {
  const { source } = table
  const { log, answers } = options
  const { columns, rowNumbers, dayCells, skipped, badRows, rivals } = await gather(grid, table, log)
  const dates = decideDateOrders(columns, source, answers, log)
  const currency = currencyOfTable(columns, answers)
  const numbers = decideNumberStyles(columns, currency, answers, log)
  const questions = [...askWhichColumn(rivals, table, log), ...dates.questions, ...numbers.questions]
  const { isGuessed } = dates
  const rounded = new Set(columns.filter(({ kind, cells }) => kind === 'id' && cells instanceof WordColumn && isRoundedColumn(cells.words.list)).map(({ field }) => field))
  const byField = new Map(columns.map((column) => [column.field, column]))
  // Asked only for times that carry an offset.
  let hasOffsets = false
  const toWall: ToWallSeconds = (utcSeconds) => {
    hasOffsets = true
    return options.toWall(utcSeconds)
  }
  const days = dayTimes(table, answers, options.toWall)
  const ledger = new LedgerBuilder()
  const daily = new DailyBuilder()
  const facts = new FactBuilder(source.factFields ?? columns)
  const rows: TypedRow[] = []
  const said = new Set<string>()
  const seenDays = new DayTally()
  const totalsAt: number[] = []
  const skippedAt = new Set<number>()
  let rowsOk = 0
  let rowsBad = 0
  let hasTimeOfDay = false
  let first = Infinity
  let last = -Infinity
  let index = 0
  let hasError = false
  // One object for all rows, filled anew by the readers: sources take what they want of it and keep nothing.
  const values: Values = {}
  const context: RowContext = {
    get row() {
      return rowNumbers.at(index)
    },
    hasField: (field) => byField.has(field),
    isDamagedId: (field, id) => isScientificId(id) || (endsInLostDigits(id) && rounded.has(field)),
    issue(code, severity, field, value, expected) {
      if (severity === 'error') hasError = true
      const column = field.startsWith('day:') ? field.slice(4) : (byField.get(field)?.header ?? null)
      log.add(code, severity, { row: rowNumbers.at(index), column, value: value === null ? null : String(value), expected })
    },
    issueOnce(code, severity, field, value, expected) {
      const key = `${code}|${value}`
      if (said.has(key) || said.size >= 1000) return
      said.add(key)
      context.issue(code, severity, field, value, expected)
    },
    idCode(field) {
      const column = byField.get(field)
      if (!column || column.kind === 'time') return -1
      const code = column.cells.code(index)
      return column.cells.words.list[code] === values[field] ? code : -1
    },
    ledger,
    statuses: answers.statuses ?? {},
    daily,
    header: (field) => byField.get(field)?.header ?? '',
    addFact: (values) => facts.add(values),
    dayCells: () => days.map((day, i) => ({ ...day, cell: dayCells[i]!.text(index) })),
  }
  const dayField = source.dayField ?? ''
  const skipReason = skipRule(table, (field) => byField.get(field)?.cells.text(index) ?? '')
  const readers = columns.map((column) => cellReader(column, { toWall, issue: context.issue, onClock: () => (hasTimeOfDay = true), sameSku: answers.sameSku }))
  let isAfterData = false
  for (index = 0; index < rowNumbers.length; index += 1) {
    if (index % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await options.onRows(index / rowNumbers.length)
    const reason = skipReason(isAfterData)
    if (reason) {
      skipped[reason] = (skipped[reason] ?? 0) + 1
      skippedAt.add(index)
      if (reason === 'total') totalsAt.push(index)
      continue
    }
    isAfterData = true
    hasError = badRows.has(rowNumbers.at(index))
    for (const read of readers) read(index, values)
    if (currency !== null && values['currency'] === undefined) values['currency'] = currency
    if (!hasError) source.take(values, context)
    if (hasError) {
      rowsBad += 1
      continue
    }
    rowsOk += 1
    if (source.yields === 'facts' && !source.factFields) facts.add(values)
    const day = values[dayField]
    if (typeof day === 'number') {
      seenDays.add(day)
      first = Math.min(first, day)
      last = Math.max(last, day)
    }
    if (rows.length < options.keepRows) rows.push(typedRow(values, columns, rowNumbers.at(index)))
  }
  for (const column of columns) if (column.kind === 'id' && isSkuField(column.field)) proposeLookAlikes(column, answers, log)
  return { rowsOk, rowsBad, rowsSkipped: skipped, questions, isGuessed, ledger, daily, facts, currency, hasTimeOfDay, hasOffsets, firstSeconds: first, lastSeconds: last, rows, days: seenDays, checks: totalChecks(columns, totalsAt, skippedAt), dateOrder: dates.order, decimalMark: numbers.mark }
}

function proposeLookAlikes({ header, cells }: WordedColumn, answers: ImportAnswers, log: FindingLog) {
  const merged = answers.sameSku ?? {}
  for (const { sku, other } of lookAlikes(cells.words.list)) if (!Object.hasOwn(merged, sku) && !Object.hasOwn(merged, other)) log.add('skuLookAlike', 'info', { column: header, value: sku, expected: other })
}

/** Why a row is no data; made once for a table, asked for each row. */
function skipRule(table: Recognised, cell: (field: string) => string): (isAfterData: boolean) => string | null {
  const { source } = table
  const needed = Object.entries(source.fields).filter(([field, spec]) => spec.isNeeded && table.fieldColumns.has(field))
  return (isAfterData) => {
    const key = cell(source.keyField)
    // No total's name begins with a digit, and most keys do.
    const label = isDigit(key) ? null : labelReason(key)
    if (label) return label
    if (!isAfterData && source.isDescription?.(cell)) return 'description'
    // The header printed again, as joined exports have it.
    if (needed.length > 1 && needed.every(([field]) => cell(field) === table.headers[table.fieldColumns.get(field)!])) return 'header'
    if (!isMissing(key)) return null
    const filled = needed.filter(([field]) => !isMissing(cell(field)))
    return filled.length === 1 && (filled[0]![1].kind === 'units' || filled[0]![1].kind === 'amount') ? 'total' : null
  }
}

function isDigit(text: string): boolean {
  const code = text.charCodeAt(0)
  return code >= 48 && code <= 57
}

function typedRow(values: Values, columns: readonly Column[], row: number): TypedRow {
  const typed: Record<string, string | number | null> = { row }
  for (const { field, kind } of columns) {
    const value = values[field] ?? null
    typed[field] = kind === 'time' && typeof value === 'number' ? timeText(value) : value
  }
  return typed
}

export function finishTable(result: TableResult, table: Recognised, about: { readonly shop: string; readonly timeZone: string; readonly isZoneNamed: boolean }): Pick<ReadFile, 'ledger' | 'daily' | 'facts'> {
  const { source, fieldColumns } = table
  const timeZone = about.timeZone as TimeZone
  return {
    ledger: source.yields === 'orders'
      ? result.ledger.finish({
          shop: about.shop, source: source.kind, timeZone, currency: result.currency, hasTimeOfDay: result.hasTimeOfDay,
          ...(result.hasOffsets || about.isZoneNamed ? { hasAbsoluteTimes: true } : {}),
          isDispatchKnown: fieldColumns.has('shippedTime') || fieldColumns.has('readyToShipTime'),
        })
      : null,
    daily: source.yields === 'daily' ? result.daily.finish(source.kind, timeZone) : null,
    facts: source.yields === 'facts' ? result.facts.finish({ kind: source.kind, timeZone, currency: result.currency, period: table.period }) : null,
  }
}
