import type { FactTable } from '#domain/factTable.ts'
import type { DailySalesTable, Ledger, OrderStatus } from '#domain/ledger.ts'
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

/** A question that the file leaves open, with what each answer would mean; answering it re-reads the file. */
export type ImportQuestion =
  | { readonly kind: 'columns'; readonly unmapped: readonly string[]; readonly needed: readonly string[] }
  /** Several columns fit one field (two have the same header): answered by `columns: {field: '#4'}`, the column's number from 1. */
  | { readonly kind: 'whichColumn'; readonly field: string; readonly choices: readonly { readonly column: number; readonly header: string; readonly samples: readonly string[]; readonly sum: number | null }[] }
  | { readonly kind: 'dateOrder'; readonly column: string; readonly samples: readonly string[]; readonly choices?: readonly { readonly order: 'DMY' | 'MDY'; readonly firstDay: string; readonly lastDay: string }[] }
  | { readonly kind: 'decimalMark'; readonly column: string; readonly samples: readonly string[]; readonly choices: readonly { readonly mark: '.' | ','; readonly sum: number }[] }
  | { readonly kind: 'encoding'; readonly candidates: readonly string[]; readonly previews?: readonly { readonly encoding: string; readonly text: string }[] }

/** Answers by the user, on screen, remembered, or with `inspect --answers`. `columns`: field name -> header text, or `#4` for the fourth column. */
export type ImportAnswers = {
  readonly kind?: string
  readonly encoding?: string
  readonly delimiter?: string
  readonly sheet?: string
  readonly headerRow?: number
  readonly dateOrder?: 'DMY' | 'MDY' | 'YMD'
  readonly timeZone?: string
  readonly columns?: Readonly<Record<string, string>>
  readonly decimalMark?: '.' | ','
  readonly currency?: string
  /** Status word as written -> its meaning. */
  readonly statuses?: Readonly<Record<string, OrderStatus>>
  /** SKU as written -> the SKU it is another spelling of; nothing is merged without this. */
  readonly sameSku?: Readonly<Record<string, string>>
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
  /** True when there are rows to store. */
  readonly isStorable: boolean
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly sheet: string | null
  readonly headerRow: number | null
  /** Field name -> header text as written. */
  readonly mapping: Readonly<Record<string, string>>
  /** All header cells, with up to three samples each: for the mapping step. */
  readonly columns: readonly ReportColumn[]
  /** How sure the kind is, 0..1; 1 = every header that matters is known. */
  readonly confidence: number
  /** Identity of the header row (names in their order, without case and spaces): what mappings are remembered by. */
  readonly fingerprint: string | null
  /** The choices under which it was read, each of which can be answered otherwise. */
  readonly reading: { readonly timeZone: string; readonly currency: string | null; readonly dateOrder: 'DMY' | 'MDY' | 'YMD' | null; readonly decimalMark: '.' | ',' | null }
  /** Days that the rows, or else the file's own banner, cover. */
  readonly period: { readonly firstDay: string; readonly lastDay: string } | null
  /** Days without a row within the period, as runs. */
  readonly gaps: readonly { readonly firstDay: string; readonly lastDay: string }[]
  /** The file's own total rows against the sums of its rows. */
  readonly checks: readonly { readonly column: string; readonly stated: number; readonly found: number; readonly agrees: boolean }[]
  /** Tables of other sheets, or further down, that would be understood too; taken with `answers.sheet` and `answers.headerRow`. */
  readonly otherTables: readonly { readonly sheet: string | null; readonly headerRow: number; readonly kind: string }[]
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

export type ReportColumn = {
  readonly header: string
  readonly samples: readonly string[]
  readonly field: string | null
  readonly isPersonal: boolean
  /** Why it was taken for the field: its name is known, the user said so, or its values fit. */
  readonly why: 'name' | 'answer' | 'values' | null
}

/** A row as typed; ids as text, local times as `YYYY-MM-DDTHH:mm:ss`, personal columns absent. */
export type TypedRow = Readonly<Record<string, string | number | null>>

/** A read file: its report and, unless rejected or asking, the rows in columns. */
export type ReadFile = {
  readonly report: FileReport
  readonly ledger: Ledger | null
  readonly daily: DailySalesTable | null
  readonly facts: FactTable | null
  /** Every typed row, when asked for. */
  readonly rows?: readonly TypedRow[]
}
