import type { DailyBuilder } from '../dailyBuilder.ts'
import type { FindingCode } from '../findingLog.ts'
import type { LedgerBuilder } from '../ledgerBuilder.ts'
import type { Finding } from '../types.ts'

/** id, text: as written; units: whole number; amount: decimal; time: wall seconds; status: text for the source to understand. */
export type FieldKind = 'id' | 'text' | 'units' | 'amount' | 'time'
export type FieldSpec = { readonly kind: FieldKind; readonly aliases: readonly string[]; readonly isNeeded?: boolean }

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
  readonly ledger: LedgerBuilder
  readonly daily: DailyBuilder
  /** Columns of a wide table whose headers are days, with the row's cell. */
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
  /** The table has one column per day. */
  readonly isWide?: boolean
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
