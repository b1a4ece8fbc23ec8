import type { PlanRecords, RecordKind } from '#domain/plan.ts'
import type { PlanId } from '#domain/units.ts'
import type { Result } from '#shared/result.ts'
import type { HeadroomDb } from './db.ts'
import { appendCommand, stepTables, type CommandLabel } from './commandLog.ts'
import type { StorageError } from './errors.ts'
import { applyRecordChanges, isSameValue, touchPlan } from './recordRows.ts'
import { rebased } from './rebase.ts'
import { writeTransaction } from './transaction.ts'
import type { RecordChange, RecordRow } from './types.ts'

/**
 * What a record should become; `after: null` removes it. With `before`, what the editor began with: where another edit came between, only what this
 * one changed is written.
 */
export type RecordEdit = { [K in RecordKind]: { readonly kind: K; readonly key: string; readonly before?: PlanRecords[K] | undefined; readonly after: PlanRecords[K] | null } }[RecordKind]

export function readRecords(db: HeadroomDb, planId: PlanId): Promise<RecordRow[]> {
  return db.records.where({ planId }).toArray()
}

/** The records of one kind, sorted by key. */
export async function readRecordsOfKind<K extends RecordKind>(db: HeadroomDb, planId: PlanId, kind: K): Promise<PlanRecords[K][]> {
  const rows = await db.records.where({ planId, kind }).toArray()
  return rows.sort((a, b) => (a.key < b.key ? -1 : 1)).map((row) => row.value as PlanRecords[K])
}

export async function readRecord<K extends RecordKind>(db: HeadroomDb, planId: PlanId, kind: K, key: string): Promise<PlanRecords[K] | undefined> {
  return (await db.records.get([planId, kind, key]))?.value as PlanRecords[K] | undefined
}

/**
 * Changes records of one plan as one undoable step: one transaction with its command row. Edits that change nothing are left out;
 * when none is left, nothing is written and the value is false.
 */
export function changeRecords(db: HeadroomDb, planId: PlanId, label: CommandLabel, edits: readonly RecordEdit[], atMs = Date.now()): Promise<Result<boolean, StorageError>> {
  return writeTransaction(db, stepTables(db), () => applyEdits(db, planId, label, edits, atMs))
}

/** As `changeRecords`, for use inside a transaction over `stepTables`. */
export async function applyEdits(db: HeadroomDb, planId: PlanId, label: CommandLabel, edits: readonly RecordEdit[], atMs: number): Promise<boolean> {
  const changes = await changesOf(db, planId, edits)
  if (changes.length === 0) return false
  await applyRecordChanges(db, planId, changes, 'forwards')
  await touchPlan(db, planId, atMs)
  await appendCommand(db, planId, label, atMs, { changes })
  return true
}

/** The edits that differ from what is stored, each with its state before; the last edit of a record counts. Inside a transaction. */
export async function changesOf(db: HeadroomDb, planId: PlanId, edits: readonly RecordEdit[]): Promise<RecordChange[]> {
  const last = new Map(edits.map((edit) => [`${edit.kind}/${edit.key}`, edit]))
  const wanted = [...last.values()]
  const stored = await db.records.bulkGet(wanted.map((edit) => [planId, edit.kind, edit.key] as [PlanId, string, string]))
  return wanted.flatMap(({ kind, key, before: begun, after: wished }, i) => {
    const before = stored[i]?.value ?? null
    const after = begun && wished && before ? (rebased(begun, wished, before) as typeof wished) : wished
    return isSameValue(before, after) ? [] : [{ kind, key, before, after }]
  })
}
