import type { DailySalesTable, Ledger } from '#domain/ledger.ts'
import type { MessageKey, MessageParams } from '#i18n/messages.ts'

/** ACCEPT nothing refused, nothing guessed; WARN some rows refused or a reversible guess; ASK a question is open; REJECT no table or unreadable. */
export type Verdict = 'ACCEPT' | 'WARN' | 'ASK' | 'REJECT'

/** Something the user can see next to the row. Text comes from `messageKey` in both languages. */
export type Finding = {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'info'
  /** The sheet's own row number (XLSX) or the record number, header included (CSV); null = the whole file. */
  readonly row: number | null
  /** Header text as written. */
  readonly column: string | null
  readonly value: string | null
  readonly expected: string | null
  readonly messageKey: MessageKey
  readonly params: MessageParams
}

/** A question that the file leaves open; answering it re-reads the file. */
export type ImportQuestion =
  | { readonly kind: 'columns'; readonly unmapped: readonly string[]; readonly needed: readonly string[] }
  | { readonly kind: 'dateOrder'; readonly column: string; readonly samples: readonly string[] }
  | { readonly kind: 'encoding'; readonly candidates: readonly string[] }

/** Answers by the user, on screen or with `inspect --answers`. `columns`: field name -> header text. */
export type ImportAnswers = {
  readonly kind?: string
  readonly encoding?: string
  readonly delimiter?: string
  readonly sheet?: string
  readonly headerRow?: number
  readonly dateOrder?: 'DMY' | 'MDY' | 'YMD'
  readonly timeZone?: string
  readonly columns?: Readonly<Record<string, string>>
}

export type ImportTotals = {
  readonly lines: number
  readonly orders: number
  readonly skus: number
  readonly units: number
  readonly cancelledUnits: number
  readonly netUnits: number
  readonly returnedUnits: number
  readonly firstDay: string | null
  readonly lastDay: string | null
}

/** What the import page shows and `inspect` prints of one file. Plain data: crosses workers. */
export type FileReport = {
  readonly file: string
  readonly sizeBytes: number
  readonly sha256: string
  readonly verdict: Verdict
  readonly kind: string | null
  /** True when there are orders or daily sales to store; other kinds are recognised and shown only. */
  readonly isStorable: boolean
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly sheet: string | null
  readonly headerRow: number | null
  /** Field name -> header text as written. */
  readonly mapping: Readonly<Record<string, string>>
  /** All header cells, with up to three samples each: for the mapping step. */
  readonly columns: readonly { readonly header: string; readonly samples: readonly string[]; readonly field: string | null; readonly isPersonal: boolean }[]
  readonly rowsOk: number
  readonly rowsBad: number
  readonly rowsSkipped: Readonly<Record<string, number>>
  readonly totals: ImportTotals
  readonly questions: readonly ImportQuestion[]
  /** At most 1,000 kept; `findingCounts` counts all by code. */
  readonly findings: readonly Finding[]
  readonly findingCounts: Readonly<Record<string, number>>
  readonly sample: readonly TypedRow[]
}

/** A row as typed; ids as text, local times as `YYYY-MM-DDTHH:mm:ss`, personal columns absent. */
export type TypedRow = Readonly<Record<string, string | number | null>>

/** A read file: its report and, unless rejected or asking, the rows in columns. */
export type ReadFile = {
  readonly report: FileReport
  readonly ledger: Ledger | null
  readonly daily: DailySalesTable | null
  /** Every typed row, when asked for. */
  readonly rows?: readonly TypedRow[]
}
