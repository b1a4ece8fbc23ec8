import type { OrderStatus } from './ledger.ts'

/** What the user answered about a file's columns and values, so far as it holds for the next file with the same headers. */
export type MappingAnswers = {
  readonly kind?: string
  /** Field name -> header text as written, or `#4` for the fourth column. */
  readonly columns: Readonly<Record<string, string>>
  readonly dateOrder?: 'DMY' | 'MDY' | 'YMD'
  readonly decimalMark?: '.' | ','
  readonly encoding?: string
  readonly currency?: string
  readonly timeZone?: string
  /** Status word as written -> its meaning. */
  readonly statuses?: Readonly<Record<string, OrderStatus>>
  /** SKU as written -> the SKU that it is another spelling of. */
  readonly sameSku?: Readonly<Record<string, string>>
}

/** A remembered reading of one header row; shared with the plan. Headers of personal columns are left out. */
export type ImportMapping = {
  /** Fingerprint of the header row. */
  readonly id: string
  readonly kind: string
  readonly headers: readonly string[]
  readonly answers: MappingAnswers
  /** Name of the file that it was learned from. */
  readonly name: string
}
