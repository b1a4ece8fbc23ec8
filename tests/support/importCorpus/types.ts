import type { ImportAnswers, ImportTotals, Verdict } from '#importers/types.ts'

/** What the contract says of a file; what is left out is not said. Rows refused or skipped are 0 unless stated. */
export type Expectation = {
  /** Several where the definitions leave it open. */
  readonly verdict: Verdict | readonly Verdict[]
  readonly kind?: string | null
  readonly encoding?: string | readonly string[] | null
  readonly delimiter?: string | null
  readonly sheet?: string | null
  readonly headerRow?: number | null
  readonly rowsOk?: number
  readonly rowsBad?: number
  readonly skipped?: Readonly<Record<string, number>>
  readonly totals?: Partial<ImportTotals>
  /** Code -> the rows it is found in (null = the whole file), in order; or how many. */
  readonly findings?: Readonly<Record<string, readonly (number | null)[] | number>>
  /** At least one of these codes is found. */
  readonly anyFinding?: readonly string[]
  readonly questions?: readonly string[]
  /** Typed rows by their row number: the fields that matter. */
  readonly rows?: Readonly<Record<number, Readonly<Record<string, string | number | null>>>>
  readonly period?: readonly [firstDay: string, lastDay: string]
  readonly answers?: ImportAnswers
}

export type CorpusFile = {
  /** Path below tests/fixtures/imports. */
  readonly path: string
  readonly bytes: () => Uint8Array
  readonly expect: Expectation
  /** Made when the tests run, and not kept. */
  readonly isLarge?: boolean
}

export function file(path: string, bytes: () => Uint8Array, expect: Expectation): CorpusFile {
  return { path, bytes, expect }
}

export function large(path: string, bytes: () => Uint8Array, expect: Expectation): CorpusFile {
  return { path, bytes, expect, isLarge: true }
}
