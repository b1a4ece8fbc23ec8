import type { FileReport } from '#importers/types.ts'
import type { PlanId, BatchId } from '#domain/units.ts'
import type { Language } from '#i18n/messages.ts'
import { textOf, type Text } from '#ui/text.ts'
import type { FileEntry } from '#features/data/importSession.ts'

/** What components speak with, without React. */
export const speech = (language: Language): Text => ({ ...textOf(language), ago: () => '' })

export const report = (change: Partial<FileReport> = {}): FileReport => ({
  file: 'orders.csv', sizeBytes: 1, sha256: '', verdict: 'ACCEPT', kind: 'tiktok-orders', isStorable: true, encoding: 'utf-8', delimiter: ',', sheet: null, headerRow: 1, mapping: {}, columns: [], confidence: 1,
  fingerprint: null, reading: { timeZone: 'UTC', currency: 'USD', dateOrder: null, decimalMark: null }, period: null, gaps: [], checks: [], otherTables: [], rowsOk: 100, rowsBad: 0, rowsSkipped: {},
  totals: { lines: 100, orders: 90, skus: 5, units: 120, cancelledUnits: 0, netUnits: 120, returnedUnits: 0, firstDay: '2026-08-24', lastDay: '2026-11-22' }, questions: [], findings: [], findingCounts: {}, sample: [], ...change,
})

let lastKey = 0
export const read = (change: Partial<FileReport> = {}, isRemembered = false): FileEntry => ({
  key: `k${(lastKey += 1)}`, name: change.file ?? 'orders.csv', archive: null, file: null, state: { phase: 'read', id: `i${lastKey}`, report: report(change), answers: {}, isRemembered },
})
export const stored = (change: Partial<FileReport> = {}, newLines = 100): FileEntry => {
  const entry = read(change)
  if (entry.state.phase !== 'read') throw new RangeError('read')
  return { ...entry, state: { ...entry.state, phase: 'stored', planId: 'p' as PlanId, outcome: { batchId: 'b' as BatchId, fileName: entry.name, newLines, changedLines: 0, identicalLines: 100 - newLines } } }
}
