import type { FileReport } from '#importers/types.ts'
import type { FileEntry } from './importSession.ts'
import { rowsRead } from './reportWords.ts'

/** Rows of all files under inspection, and how many files agree with totals of their own (of `checked` that have any). */
export type Reconciliation = {
  readonly read: number
  readonly used: number
  readonly refused: number
  readonly skipped: Readonly<Record<string, number>>
  readonly checked: number
  readonly agreeing: number
  readonly isStored: boolean
}

/** Rows refused for a reason of their own: while the columns are not known, no row is refused, it waits. */
export function refusedRows({ rowsBad, questions }: Pick<FileReport, 'rowsBad' | 'questions'>): number {
  return questions.some(({ kind }) => kind === 'columns') ? 0 : rowsBad
}

/** Adds up the readings; null when there is nothing to reconcile. */
export function reconcile(entries: readonly FileEntry[]): Reconciliation | null {
  const states = entries.flatMap(({ state }) => ('report' in state && state.report.verdict !== 'REJECT' ? [state] : []))
  if (states.length === 0) return null
  const reports = states.map(({ report }) => report)
  const sum = (pick: (report: FileReport) => number) => reports.reduce((total, report) => total + pick(report), 0)
  const skipped: Record<string, number> = {}
  for (const report of reports) for (const [reason, count] of Object.entries(report.rowsSkipped)) skipped[reason] = (skipped[reason] ?? 0) + count
  const checked = reports.filter(({ checks }) => checks.length > 0)
  return {
    read: sum(rowsRead), used: sum(({ rowsOk }) => rowsOk), refused: sum(refusedRows), skipped,
    checked: checked.length, agreeing: checked.filter(({ checks }) => checks.every(({ agrees }) => agrees)).length,
    isStored: states.every(({ phase }) => phase === 'stored'),
  }
}
