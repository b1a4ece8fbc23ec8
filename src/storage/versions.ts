import { canonicalJson, type Json } from '#shared/canonicalJson.ts'
import { PLAN_SCHEMA } from '#domain/plan.ts'
import type { PlanId } from '#domain/units.ts'
import { gzip } from '#plan-file/gzip.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import type { HeadroomDb } from './db.ts'
import { loadPlanSnapshot } from './documents.ts'
import { StorageFailure, type StorageError } from './errors.ts'
import type { KeptDocument } from './keptDocument.ts'
import { writeTransaction } from './transaction.ts'

/** A plan as it was at a moment that someone gave a name. */
export type Version = { readonly id: string; readonly name: string; readonly atMs: number; readonly revision: number }
/** Kept in `meta` under `plan:ID:version:ID`, compressed, so that it goes when its plan goes. */
export type VersionRow = Version & KeptDocument

/** Keeps the plan as it is now under a name. Heavy: for workers. */
export async function keepVersion(db: HeadroomDb, planId: PlanId, name: string, atMs = Date.now()): Promise<Result<string, StorageError>> {
  const snapshot = await loadPlanSnapshot(db, planId)
  if (!snapshot) return fail({ code: 'storage.planMissing' })
  const raw = new TextEncoder().encode(canonicalJson(snapshot.document as unknown as Json))
  const row: VersionRow = { id: crypto.randomUUID(), name, atMs, revision: snapshot.row.revision, schema: PLAN_SCHEMA, rawLength: raw.length, bytes: await gzip(raw) }
  const kept = await putVersion(db, planId, row)
  return kept.ok ? ok(row.id) : kept
}

/** Puts a row where it was, after it was removed. */
export function putVersion(db: HeadroomDb, planId: PlanId, row: VersionRow): Promise<Result<void, StorageError>> {
  return writeTransaction(db, [db.plans], async () => {
    if (!(await db.plans.get(planId))) throw new StorageFailure({ code: 'storage.planMissing' })
    await db.meta.put({ key: versionKey(planId, row.id), value: row })
  })
}

/** The kept versions of a plan, newest first. */
export async function listVersions(db: HeadroomDb, planId: PlanId): Promise<readonly Version[]> {
  const rows = (await db.meta.where('key').startsWith(versionKey(planId, '')).toArray()).map(({ value }) => value as VersionRow)
  return rows.sort((a, b) => b.atMs - a.atMs).map(({ id, name, atMs, revision }) => ({ id, name, atMs, revision }))
}

/** Forgets a version and returns its row, for taking that back; null when it was gone already. */
export function removeVersion(db: HeadroomDb, planId: PlanId, id: string): Promise<Result<VersionRow | null, StorageError>> {
  return writeTransaction(db, [], async () => {
    const row = await readVersion(db, planId, id)
    await db.meta.delete(versionKey(planId, id))
    return row ?? null
  })
}

/** A version with its content; undefined when it is not there. */
export async function readVersion(db: HeadroomDb, planId: PlanId, id: string): Promise<VersionRow | undefined> {
  return (await db.meta.get(versionKey(planId, id)))?.value as VersionRow | undefined
}

function versionKey(planId: PlanId, id: string): string {
  return `plan:${planId}:version:${id}`
}
