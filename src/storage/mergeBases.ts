import { canonicalJson, type Json } from '#shared/canonicalJson.ts'
import { PLAN_SCHEMA, type PlanDocument } from '#domain/plan.ts'
import type { PlanId } from '#domain/units.ts'
import { gzip } from '#plan-file/gzip.ts'
import type { Result } from '#shared/result.ts'
import type { HeadroomDb } from './db.ts'
import { StorageFailure, type StorageError } from './errors.ts'
import type { KeptDocument } from './keptDocument.ts'
import { writeTransaction } from './transaction.ts'
import type { MetaChange } from './types.ts'

/** Revisions of a plan that were shared or taken in; older ones are forgotten. */
export const KEPT_BASES = 20

/** One shared revision, compressed. Kept in `meta` under `plan:ID:shared:IDENTITY`, so that it goes when its plan goes. */
export type BaseRow = KeptDocument & {
  /** What it is called among ancestors: `revisionId`. */
  readonly identity: string
  /** Its own ancestors, nearest first; absent = not noted, in rows of older builds. */
  readonly parents?: readonly string[]
  readonly sequence: number
}

export type PreparedBase = Omit<BaseRow, 'sequence'>

/**
 * Keeps a document as a base for later merges: call it when a plan is written to a file, and when a file is taken in. `identity` is that of
 * the revision (`revisionId`), `parents` what its header names; sections of a newer schema may hang on the document (`attachSections`).
 * Saving a revision again makes it the last one shared.
 */
export async function saveBase(db: HeadroomDb, planId: PlanId, identity: string, document: PlanDocument, parents?: readonly string[]): Promise<Result<void, StorageError>> {
  const prepared = await prepareBase(identity, document, parents)
  return writeTransaction(db, [db.plans], async () => {
    if (!(await db.plans.get(planId))) throw new StorageFailure({ code: 'storage.planMissing' })
    await putBase(db, planId, prepared)
  })
}

/** Compresses a document ahead of the transaction that will keep it: compressing inside would end the transaction. */
export async function prepareBase(identity: string, document: PlanDocument, parents?: readonly string[]): Promise<PreparedBase> {
  const raw = new TextEncoder().encode(canonicalJson(document as unknown as Json))
  return { identity, ...(parents && { parents }), schema: PLAN_SCHEMA, rawLength: raw.length, bytes: await gzip(raw) }
}

/** Keeps a base and forgets the oldest. Inside a transaction. */
export async function putBase(db: HeadroomDb, planId: PlanId, prepared: PreparedBase): Promise<void> {
  const rows = await readRows(db, planId)
  await db.meta.put({ key: baseKey(planId, prepared.identity), value: nextRow(rows, prepared) })
  const others = rows.filter((row) => row.identity !== prepared.identity).sort((a, b) => b.sequence - a.sequence)
  await db.meta.bulkDelete(others.slice(KEPT_BASES - 1).map((row) => baseKey(planId, row.identity)))
}

/** The same as part of an undoable step: once the merge of a file is undone, the file is no common ancestor any more. */
export async function baseChange(db: HeadroomDb, planId: PlanId, prepared: PreparedBase): Promise<MetaChange> {
  const key = baseKey(planId, prepared.identity)
  return { key, before: (await db.meta.get(key))?.value ?? null, after: nextRow(await readRows(db, planId), prepared) }
}

/** A copy descends from the same revisions. Inside a transaction. */
export async function copyBases(db: HeadroomDb, from: PlanId, to: PlanId): Promise<void> {
  await db.meta.bulkPut((await readRows(db, from)).map((row) => ({ key: baseKey(to, row.identity), value: row })))
}

/** Identities of the kept revisions, the one shared last first. */
export async function listBases(db: HeadroomDb, planId: PlanId): Promise<readonly string[]> {
  return (await listKept(db, planId)).map(({ identity }) => identity)
}

/** The kept revisions and what they descend from, the one shared last first. */
export async function listKept(db: HeadroomDb, planId: PlanId): Promise<readonly BaseRow[]> {
  return (await readRows(db, planId)).sort((a, b) => b.sequence - a.sequence)
}

function nextRow(rows: readonly BaseRow[], prepared: PreparedBase): BaseRow {
  return { ...prepared, sequence: Math.max(0, ...rows.map((row) => row.sequence)) + 1 }
}

async function readRows(db: HeadroomDb, planId: PlanId): Promise<BaseRow[]> {
  return (await db.meta.where('key').startsWith(baseKey(planId, '')).toArray()).map(({ value }) => value as BaseRow)
}

function baseKey(planId: PlanId, identity: string): string {
  return `plan:${planId}:shared:${identity}`
}
