import type { PlanId } from '#domain/units.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { applyMerge } from './applyMerge.ts'
import type { HeadroomDb } from './db.ts'
import type { DeriveHistory } from './derive.ts'
import { loadPlanSnapshot } from './documents.ts'
import type { StorageError } from './errors.ts'
import { readKept } from './keptDocument.ts'
import { readVersion } from './versions.ts'

/**
 * Makes everything that can be edited as it was in a version, as one undoable step; false when it is so already. Imports and the history
 * that comes of them stay: they have an undo of their own. Heavy: for workers.
 */
export async function restoreVersion(db: HeadroomDb, planId: PlanId, id: string, derive: DeriveHistory, atMs = Date.now()): Promise<Result<boolean, StorageError>> {
  const snapshot = await loadPlanSnapshot(db, planId)
  const row = await readVersion(db, planId, id)
  if (!snapshot || !row) return fail({ code: 'storage.versionMissing' })
  const version = await readKept(row)
  if (!version) return fail({ code: 'storage.versionUnreadable', params: { name: row.name } })
  const { history, opening } = snapshot.document
  const applied = await applyMerge(db, { planId, document: { ...version, history, opening }, expectedRevision: snapshot.row.revision, label: { labelKey: 'command.plan.restoreVersion', labelParams: { name: row.name } } }, derive, atMs)
  return applied.ok ? ok(applied.value !== null) : applied
}
