import type { PlanId } from '#domain/units.ts'
import type { Result } from '#shared/result.ts'
import type { HeadroomDb } from './db.ts'
import { StorageFailure, type StorageError } from './errors.ts'
import { putLineage, type LineageRow } from './lineage.ts'
import { putBase, type PreparedBase } from './mergeBases.ts'
import { isUntouchedSample } from './sample.ts'
import { writeTransaction } from './transaction.ts'

/** For the reminder: browser storage is not the only copy a user should have. */
export type SavedState = {
  readonly lastChangeAtMs: number
  readonly savedToFileAtMs: number | null
  /** Changed since the last file, or never saved to one. An untouched sample is never reminded of. */
  readonly isUnsaved: boolean
}

export async function readSavedState(db: HeadroomDb, planId: PlanId): Promise<SavedState | null> {
  const plan = await db.plans.get(planId)
  if (!plan) return null
  const savedRevision = (await db.meta.get(savedRevisionKey(planId)))?.value
  return {
    lastChangeAtMs: plan.updatedAtMs,
    savedToFileAtMs: plan.savedToFileAtMs,
    isUnsaved: !isUntouchedSample(plan) && (plan.savedToFileAtMs === null || savedRevision !== plan.revision),
  }
}

/** Notes that a verified file of this revision exists, with what it is a base of later; an edit made while the file was written stays unsaved. */
export function markSavedToFile(db: HeadroomDb, planId: PlanId, revision: number, atMs = Date.now(), shared?: { readonly base: PreparedBase; readonly lineage: LineageRow }): Promise<Result<void, StorageError>> {
  return writeTransaction(db, [db.plans], async () => {
    const plan = await db.plans.get(planId)
    if (!plan) throw new StorageFailure({ code: 'storage.planMissing' })
    await db.plans.put({ ...plan, savedToFileAtMs: atMs })
    await db.meta.put({ key: savedRevisionKey(planId), value: revision })
    if (!shared) return
    await putBase(db, planId, shared.base)
    await putLineage(db, planId, shared.lineage)
  })
}

/** Notes a file that is no backup of the plan: what it is a base of later, and nothing of being saved. */
export function noteShared(db: HeadroomDb, planId: PlanId, { base, lineage }: { readonly base: PreparedBase; readonly lineage: LineageRow }): Promise<Result<void, StorageError>> {
  return writeTransaction(db, [db.plans], async () => {
    if (!(await db.plans.get(planId))) throw new StorageFailure({ code: 'storage.planMissing' })
    await putBase(db, planId, base)
    await putLineage(db, planId, lineage)
  })
}

/** Where the revision of the last saved file is noted. */
export function savedRevisionKey(planId: PlanId): string {
  return `plan:${planId}:savedRevision`
}
