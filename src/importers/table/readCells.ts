import { cutText } from '#shared/cutText.ts'

import type { FindingCode } from '../findingLog.ts'
import type { FieldKind, Values } from '../sources/types.ts'
import type { Finding } from '../types.ts'
import { isMissing } from '../values/clean.ts'
import { durationUnitSeconds, parseDuration } from '../values/durations.ts'
import { idText } from '../values/ids.ts'
import { parseDecimal, parseWhole } from '../values/numbers.ts'
import type { ToWallSeconds } from '../values/zones.ts'
import type { Column, TimedColumn, WordedColumn } from './gather.ts'

/** A plan file takes ids of 200 characters and texts of 2,000: what is longer here could never be saved. */
const MAX_ID_CHARACTERS = 120
const MAX_TEXT_CHARACTERS = 500

const TIME_FORMS = { YMD: 'YYYY-MM-DD HH:mm:ss', DMY: 'DD/MM/YYYY HH:mm:ss', MDY: 'MM/DD/YYYY HH:mm:ss' } as const
export const expectedOf: Readonly<Record<FieldKind, string>> = { id: '123…', text: '', units: '0, 1, 2, …', amount: '12.34', time: 'YYYY-MM-DD HH:mm:ss', duration: 'HH:mm:ss' }

type Issue = (code: FindingCode, severity: Finding['severity'], field: string, value: string, expected: string) => void
/** A cell's value and, when there is something to say about it, what. */
type Typed = { readonly value: string | number | null; readonly code?: FindingCode; readonly severity?: Finding['severity']; readonly expected?: string }
/** Puts the value of the row's cell among the row's values. */
export type CellReader = (row: number, values: Values) => void
export type CellOptions = { readonly toWall: ToWallSeconds; readonly issue: Issue; readonly onClock: () => void; readonly sameSku?: Readonly<Record<string, string>> | undefined }

export function cellReader(column: Column, options: CellOptions): CellReader {
  return column.kind === 'time' ? timeReader(column, options) : wordReader(column, options)
}

/** Each distinct text is understood once. */
function wordReader(column: WordedColumn, { issue, sameSku }: CellOptions): CellReader {
  const { field, cells } = column
  // Spellings that the user says are of one SKU.
  const spelled = (text: string) => (sameSku !== undefined && isSkuField(field) && Object.hasOwn(sameSku, text) ? sameSku[text]! : text)
  const typed: (string | number | null | undefined)[] = []
  const remarks = new Map<number, Typed>()
  const codes = cells.codes()
  return (row, values) => {
    const code = codes[row]!
    let value = typed[code]
    if (value === undefined) {
      const word = typedWord(spelled(cells.words.list[code]!), column)
      value = word.value
      typed[code] = value
      if (word.code !== undefined) remarks.set(code, word)
    }
    values[field] = value
    if (remarks.size === 0) return
    const remark = remarks.get(code)
    if (remark?.code !== undefined) issue(remark.code, remark.severity!, field, cells.words.list[code]!, remark.expected!)
  }
}

function typedWord(text: string, { kind, isNeeded, isWhole, header, mark }: WordedColumn): Typed {
  if (kind === 'text') return { value: text === '' ? null : isWhole ? text : cutText(text, MAX_TEXT_CHARACTERS) }
  if (isMissing(text)) return isNeeded ? { value: null, code: 'cellMissing', severity: 'error', expected: expectedOf[kind] } : { value: null }
  const severity = isNeeded ? 'error' : 'warning'
  if (kind === 'id') return text.length > MAX_ID_CHARACTERS ? { value: null, code: 'idTooLong', severity, expected: `≤ ${MAX_ID_CHARACTERS}` } : { value: idText(text) }
  if (kind === 'units') {
    const units = parseWhole(text, mark)
    return units.ok ? { value: units.value } : { value: null, code: units.reason === 'tooLarge' ? 'numberTooLarge' : 'notWholeNumber', severity, expected: expectedOf.units }
  }
  const amount = kind === 'duration' ? parseDuration(text, durationUnitSeconds(header)) : parseDecimal(text, mark)
  return Number.isFinite(amount) ? { value: amount } : { value: null, code: 'notNumber', severity: 'warning', expected: expectedOf[kind] }
}

function timeReader(column: TimedColumn, { toWall, issue, onClock }: CellOptions): CellReader {
  const { field, cells, isNeeded } = column
  return (row, values) => {
    const { order } = column
    values[field] = null
    if (cells.isEmpty(row)) {
      if (isNeeded) issue('cellMissing', 'error', field, '', expectedOf.time)
      return
    }
    const seconds = cells.seconds(row, order, toWall)
    if (!Number.isNaN(seconds)) {
      values[field] = seconds
      if (cells.hasClock(row, order, toWall)) onClock()
      return
    }
    const text = cells.text(row)
    if (!isMissing(text)) issue('timeUnreadable', isNeeded ? 'error' : 'warning', field, text, TIME_FORMS[order])
    else if (isNeeded) issue('cellMissing', 'error', field, text, expectedOf.time)
  }
}

export function isSkuField(field: string): boolean {
  return field === 'sku' || field === 'sellerSku' || field === 'itemSku'
}
