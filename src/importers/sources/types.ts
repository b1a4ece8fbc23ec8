import type { OrderStatus } from '#domain/ledger.ts'

import type { DailyBuilder } from '../dailyBuilder.ts'
import type { FindingCode } from '../findingLog.ts'
import type { LedgerBuilder } from '../ledgerBuilder.ts'
import type { Finding } from '../types.ts'

/** id, text: as written; units: whole number; amount: decimal; time: wall seconds; duration: seconds. */
export type FieldKind = 'id' | 'text' | 'units' | 'amount' | 'time' | 'duration'
export type FieldSpec = {
  readonly kind: FieldKind
  /** Header names, the better ones first: when several columns fit, the earlier name is taken, then the earlier column. */
  readonly aliases: readonly string[]
  /** Names that many kinds have: they fill the field, but hardly speak for the kind. */
  readonly weakAliases?: readonly string[]
  /** The second or a later of the columns with this name, where the file repeats it per group; 1 when not said. */
  readonly occurrence?: number
  readonly isNeeded?: boolean
  /** A text that is taken apart, so that it must not be cut. */
  readonly isWhole?: boolean
  /** False for amounts that are no money (a rate, a weight): the currency says nothing of their decimals. */
  readonly isMoney?: boolean
}

/** A row's values by field: numbers for units, amounts and times (wall seconds), null when the cell is empty. */
export type Values = Record<string, string | number | null>

export type RowContext = {
  readonly row: number
  readonly hasField: (field: string) => boolean
  /** A spreadsheet program has rounded this id: it must not be a key. */
  readonly isDamagedId: (field: string, id: string) => boolean
  readonly issue: (code: FindingCode, severity: Finding['severity'], field: string, value: string | number | null, expected: string | null) => void
  /** For findings that belong to the file: counted once per distinct value. */
  readonly issueOnce: (code: FindingCode, severity: Finding['severity'], field: string, value: string, expected: string | null) => void
  /** Number of the row's id among the distinct words of its column; -1 when the id is not the word itself, or there is no such column. */
  readonly idCode: (field: string) => number
  readonly ledger: LedgerBuilder
  /** Meanings of status words that the user gave. */
  readonly statuses: Readonly<Record<string, OrderStatus>>
  readonly daily: DailyBuilder
  /** The field's header as written, '' when the file has no such column. */
  readonly header: (field: string) => string
  /** A row of facts, for sources that make their own (`factFields`); the others' rows are added as they are. */
  readonly addFact: (values: Values) => void
  /** Columns of a wide table (their headers are days, or what `wideHeader` says), with the row's cell; the seconds count for days only. */
  readonly dayCells: () => readonly { readonly wallSeconds: number; readonly header: string; readonly cell: string }[]
}

/**
 * One kind of file. Adding one: a file here, a line in registry.ts, a fixture; its recognition, mapping, findings and
 * the properties that every source must keep come with it.
 */
export type Source = {
  readonly kind: string
  readonly yields: 'orders' | 'daily' | 'facts'
  readonly fields: Readonly<Record<string, FieldSpec>>
  /** Recognised when each group has at least one of its fields among the headers. */
  readonly needs: readonly (readonly string[])[]
  /** The field that names the row: blank or a total's label there means the row is no data. */
  readonly keyField: string
  readonly dayField: string | null
  readonly preferredDateOrder: 'DMY' | 'MDY'
  /** The fields that name a row across files of the kind: the newer import of the same row stands. Facts only. */
  readonly identity?: readonly string[]
  /** The table has one column per day, or per whatever `wideHeader` knows. */
  readonly isWide?: boolean
  /** Whether a header names one of the wide columns; days when absent. */
  readonly wideHeader?: (header: string) => boolean
  /** What the rows of facts hold when `take` makes them itself (one row of the file may give several). */
  readonly factFields?: readonly { readonly field: string; readonly kind: FieldKind }[]
  /** Headers that only another kind's files have: with one of them it is not this kind. */
  readonly excludes?: readonly string[]
  readonly fileName?: RegExp
  /** Fields of which one must be there (or a name of the file or sheet that fits) for a weak name to stand for a needed field. */
  readonly supports?: readonly string[]
  /** No platform's own format but every table with these columns, however few of its headers are known. */
  readonly isGeneral?: boolean
  readonly sheetName?: RegExp
  /** Rows that follow with the same key leave these cells blank: they mean what the first one says. */
  readonly fillDown?: readonly string[]
  /** The source always writes `preferredDateOrder`: dates that fit both orders are no question. */
  readonly isDateOrderKnown?: boolean
  readonly isDescription?: (cell: (field: string) => string) => boolean
  /** Called for each typed row without an error; may still raise one, then it must add nothing. */
  readonly take: (values: Values, context: RowContext) => void
}
