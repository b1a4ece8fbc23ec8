import type { TimeZone } from '#domain/units.ts'

import { DailyBuilder } from './dailyBuilder.ts'
import { FactBuilder } from './factBuilder.ts'
import { type FindingLog } from './findingLog.ts'
import { LedgerBuilder } from './ledgerBuilder.ts'
import { labelReason } from './recognise/labels.ts'
import type { Recognised } from './recognise/recognise.ts'
import type { FieldKind, RowContext, Source, Values } from './sources/types.ts'
import type { ImportAnswers, ImportQuestion, ReadFile, TypedRow } from './types.ts'
import { cleanCell, isMissing } from './values/clean.ts'
import { dateOrderOf } from './values/dateOrder.ts'
import { parseTime, timeText, type DateOrder } from './values/dates.ts'
import { durationUnitSeconds, parseDuration } from './values/durations.ts'
import { endsInLostDigits, idText, isRoundedColumn, isScientificId } from './values/ids.ts'
import { currencyIn, parseDecimal, parseWhole } from './values/numbers.ts'
import type { ToWallSeconds } from './values/zones.ts'

/** A plan file takes ids of 200 characters and texts of 2,000: what is longer here could never be saved. */
const MAX_ID_CHARACTERS = 120
const MAX_TEXT_CHARACTERS = 500

export type Grid = { readonly scan: (take: (row: number, cells: readonly string[]) => void) => void }
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
}
export type TableOptions = {
  readonly log: FindingLog
  readonly answers: ImportAnswers
  readonly toWall: ToWallSeconds
  readonly keepRows: number
  readonly badRows: ReadonlySet<number>
}

type Column = { readonly field: string; readonly kind: FieldKind; readonly isNeeded: boolean; readonly header: string; readonly cells: string[]; order: DateOrder }
const expectedOf: Readonly<Record<FieldKind, string>> = { id: '123…', text: '', units: '0, 1, 2, …', amount: '12.34', time: 'YYYY-MM-DD HH:mm:ss', duration: 'HH:mm:ss' }

/** Types every row below the header: the wanted columns are gathered first, since the order of day and month is a matter of the column. */
export function readTable(grid: Grid, table: Recognised, options: TableOptions): TableResult {
  const { source, headers } = table
  const { log, answers } = options
  const columns: Column[] = [...table.fieldColumns.keys()].map((field) => {
    const spec = source.fields[field]!
    return { field, kind: spec.kind, isNeeded: spec.isNeeded ?? false, header: headers[table.fieldColumns.get(field)!]!, cells: [], order: 'YMD' }
  })
  const places = columns.map(({ field }) => table.fieldColumns.get(field)!)
  const { rowNumbers, dayCells, skipped } = gather(grid, table, columns, places, log)
  fillDown(columns, source)
  const { questions, isGuessed } = decideDateOrders(columns, source, answers, log)
  const rounded = new Set(columns.filter(({ kind, cells }) => kind === 'id' && isRoundedColumn(cells)).map(({ field }) => field))
  const byField = new Map(columns.map((column) => [column.field, column]))
  // Asked only for times that carry an offset.
  let hasOffsets = false
  const toWall: ToWallSeconds = (utcSeconds) => {
    hasOffsets = true
    return options.toWall(utcSeconds)
  }
  const dayTimes = table.dayColumns.map((column) => ({ header: headers[column]!, wallSeconds: dayHeaderSeconds(headers, table.dayColumns, headers[column]!, answers, options.toWall) }))
  // A description row stands first and holds words.
  const amountCell = byField.get('amount')?.cells.find((cell) => /\d/.test(cell)) ?? ''
  const currency = currencyIn(amountCell) ?? (byField.get('currency')?.cells.find((cell) => cell !== '')?.toUpperCase().slice(0, 3) ?? null)
  const ledger = new LedgerBuilder()
  const daily = new DailyBuilder()
  const facts = new FactBuilder(source.factFields ?? columns)
  const rows: TypedRow[] = []
  const said = new Set<string>()
  let rowsOk = 0
  let rowsBad = 0
  let hasTimeOfDay = false
  let first = Infinity
  let last = -Infinity
  let index = 0
  let hasError = false
  const context: RowContext = {
    get row() {
      return rowNumbers[index]!
    },
    hasField: (field) => byField.has(field),
    isDamagedId: (field, id) => isScientificId(id) || (endsInLostDigits(id) && rounded.has(field)),
    issue(code, severity, field, value, expected) {
      if (severity === 'error') hasError = true
      const column = field.startsWith('day:') ? field.slice(4) : (byField.get(field)?.header ?? null)
      log.add(code, severity, { row: rowNumbers[index]!, column, value: value === null ? null : String(value), expected })
    },
    issueOnce(code, severity, field, value, expected) {
      const key = `${code}|${value}`
      if (said.has(key) || said.size >= 1000) return
      said.add(key)
      context.issue(code, severity, field, value, expected)
    },
    ledger,
    daily,
    header: (field) => byField.get(field)?.header ?? '',
    addFact: (values) => facts.add(values),
    dayCells: () => dayTimes.map((day, i) => ({ ...day, cell: dayCells[i]![index]! })),
  }
  const dayField = source.dayField ?? ''
  let isAfterData = false
  for (index = 0; index < rowNumbers.length; index += 1) {
    const cell = (field: string) => byField.get(field)?.cells[index] ?? ''
    const reason = skipReason(cell, table, isAfterData)
    if (reason) {
      skipped[reason] = (skipped[reason] ?? 0) + 1
      continue
    }
    isAfterData = true
    hasError = options.badRows.has(rowNumbers[index]!)
    const values: Values = {}
    for (const column of columns) {
      const text = column.cells[index]!
      if (column.kind === 'text') values[column.field] = text === '' ? null : shortened(text)
      else if (isMissing(text)) {
        values[column.field] = null
        if (column.isNeeded) context.issue('cellMissing', 'error', column.field, text, expectedOf[column.kind])
      } else if (column.kind === 'id') {
        values[column.field] = text.length > MAX_ID_CHARACTERS ? null : idText(text)
        if (text.length > MAX_ID_CHARACTERS) context.issue('idTooLong', column.isNeeded ? 'error' : 'warning', column.field, text, `≤ ${MAX_ID_CHARACTERS}`)
      } else if (column.kind === 'time') {
        const time = parseTime(text, column.order, toWall)
        values[column.field] = time?.wallSeconds ?? null
        if (!time) context.issue('timeUnreadable', column.isNeeded ? 'error' : 'warning', column.field, text, column.order === 'YMD' ? expectedOf.time : `${column.order} HH:mm:ss`)
        else if (time.hasTimeOfDay) hasTimeOfDay = true
      } else if (column.kind === 'units') {
        const units = parseWhole(text)
        values[column.field] = units.ok ? units.value : null
        if (!units.ok) context.issue(units.reason === 'tooLarge' ? 'numberTooLarge' : 'notWholeNumber', column.isNeeded ? 'error' : 'warning', column.field, text, expectedOf.units)
      } else if (column.kind === 'duration') {
        const seconds = parseDuration(text, durationUnitSeconds(column.header))
        values[column.field] = Number.isFinite(seconds) ? seconds : null
        if (!Number.isFinite(seconds)) context.issue('notNumber', 'warning', column.field, text, expectedOf.duration)
      } else {
        // `44.650` beside a currency is a grouped amount; a bare `1.250` a decimal one.
        const amount = parseDecimal(text, currency === null)
        values[column.field] = Number.isFinite(amount) ? amount : null
        if (!Number.isFinite(amount)) context.issue('notNumber', 'warning', column.field, text, expectedOf.amount)
      }
    }
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
      first = Math.min(first, day)
      last = Math.max(last, day)
    }
    if (rows.length < options.keepRows) rows.push(typedRow(values, columns, rowNumbers[index]!))
  }
  return { rowsOk, rowsBad, rowsSkipped: skipped, questions, isGuessed, ledger, daily, facts, currency, hasTimeOfDay, hasOffsets, firstSeconds: first, lastSeconds: last, rows }
}

/** Never cut within a character of two halves. */
function shortened(text: string): string {
  return text.length > MAX_TEXT_CHARACTERS ? text.slice(0, MAX_TEXT_CHARACTERS).replace(/[\ud800-\udbff]$/, '') : text
}

/** Fills the columns; blank rows, gaps between row numbers included, are only counted. */
function gather(grid: Grid, table: Recognised, columns: readonly Column[], places: readonly number[], log: FindingLog) {
  const rowNumbers: number[] = []
  const dayCells: string[][] = table.dayColumns.map(() => [])
  const skipped: Record<string, number> = {}
  const width = table.headers.length
  let expected = table.headerRow + 1
  let blank = 0
  grid.scan((row, cells) => {
    if (row <= table.headerRow || (table.endRow !== null && row >= table.endRow)) return
    blank += row - expected
    expected = row + 1
    if (!cells.some((cell) => cell !== '' && cleanCell(cell) !== '')) {
      blank += 1
      return
    }
    rowNumbers.push(row)
    columns.forEach((column, i) => column.cells.push(cleanCell(cells[places[i]!] ?? '')))
    table.dayColumns.forEach((place, i) => dayCells[i]!.push(cleanCell(cells[place] ?? '')))
    if (cells.length > width) {
      for (let i = width; i < cells.length; i += 1) {
        if (cleanCell(cells[i]!) === '') continue
        log.add('rowTooLong', 'warning', { row, expected: String(width), value: String(cells.length) })
        break
      }
    }
  })
  if (blank > 0) skipped['blank'] = blank
  return { rowNumbers, dayCells, skipped }
}

function fillDown(columns: readonly Column[], source: Source) {
  const keys = columns.find(({ field }) => field === source.keyField)?.cells
  if (!keys) return
  for (const field of source.fillDown ?? []) {
    const cells = columns.find((column) => column.field === field)?.cells
    for (let i = 1; cells && i < cells.length; i += 1) if (cells[i] === '' && keys[i] === keys[i - 1]) cells[i] = cells[i - 1]!
  }
}

function skipReason(cell: (field: string) => string, table: Recognised, isAfterData: boolean): string | null {
  const { source } = table
  const key = cell(source.keyField)
  const label = labelReason(key)
  if (label) return label
  if (!isAfterData && source.isDescription?.(cell)) return 'description'
  const needed = Object.entries(source.fields).filter(([field, spec]) => spec.isNeeded && table.fieldColumns.has(field))
  // The header printed again, as joined exports have it.
  if (needed.length > 1 && needed.every(([field]) => cell(field) === table.headers[table.fieldColumns.get(field)!])) return 'header'
  const filled = needed.filter(([field]) => !isMissing(cell(field)))
  return isMissing(key) && filled.length === 1 && (filled[0]![1].kind === 'units' || filled[0]![1].kind === 'amount') ? 'total' : null
}

/** Each column decides for itself; one that cannot follows the columns that could, since one program wrote them all. */
function decideDateOrders(columns: readonly Column[], source: Source, answers: ImportAnswers, log: FindingLog): { questions: ImportQuestion[]; isGuessed: boolean } {
  const questions: ImportQuestion[] = []
  let isGuessed = false
  const times = columns.filter(({ kind }) => kind === 'time').map((column) => ({ column, found: dateOrderOf(column.cells, source.preferredDateOrder) }))
  const decided = times.filter(({ found }) => found.certainty !== 'open' && found.samples.length > 0)
  const shared = decided.find(({ found }) => found.certainty === 'certain') ?? decided[0]
  for (const { column, found } of times) {
    column.order = answers.dateOrder ?? (found.certainty === 'open' ? (shared?.found.order ?? found.order) : found.order)
    if (answers.dateOrder !== undefined) continue
    if (found.contradicting > 0) log.add('dateOrderMixed', 'warning', { column: column.header, value: found.samples[0] ?? null, expected: found.order, params: { count: found.contradicting } })
    const isOpen = found.certainty === 'open' && !shared && !source.isDateOrderKnown
    if (isOpen && questions.length === 0) {
      questions.push({ kind: 'dateOrder', column: column.header, samples: found.samples })
      log.add('dateOrderOpen', 'warning', { column: column.header, value: found.samples[0] ?? null, expected: column.order })
    } else if (!isOpen && found.certainty === 'inferred') {
      isGuessed = true
      log.add('dateOrderInferred', 'warning', { column: column.header, value: found.samples[0] ?? null, expected: column.order })
    }
  }
  return { questions, isGuessed }
}

function dayHeaderSeconds(headers: readonly string[], dayColumns: readonly number[], header: string, answers: ImportAnswers, toWall: ToWallSeconds): number {
  const order = answers.dateOrder ?? dateOrderOf(dayColumns.map((column) => headers[column]!), 'DMY').order
  return parseTime(header, order, toWall)?.wallSeconds ?? 0
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
