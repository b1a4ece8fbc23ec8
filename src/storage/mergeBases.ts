import { canonicalJson, type Json } from '#shared/canonicalJson.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { PlanId } from '#domain/units.ts'
import { gunzip, gzip } from '#plan-file/gzip.ts'
import type { Result } from '#shared/result.ts'
import type { HeadroomDb } from './db.ts'
import { StorageFailure, type StorageError } from './errors.ts'
import { writeTransaction } from './transaction.ts'

/** Revisions of a plan that were shared or taken in; older ones are forgotten. */
export const KEPT_BASES = 20

/** One shared revision, compressed. Kept in `meta` under `plan:ID:shared:IDENTITY`, so that it goes when its plan goes. */
type BaseRow = { readonly identity: string; readonly sequence: number; readonly rawLength: number; readonly bytes: Uint8Array<ArrayBuffer> }

export type MergeBase = { readonly identity: string; readonly document: PlanDocument }

/**
 * Keeps a document as a base for later merges: call it when a plan is written to a file, and when a file is taken in. `identity` is that of
 * the file (`rawSha256`); sections of a newer schema may hang on the document (`attachSections`). Saving a revision again makes it the newest.
 */
export async function saveBase(db: HeadroomDb, planId: PlanId, identity: string, document: PlanDocument): Promise<Result<void, StorageError>> {
  const raw = new TextEncoder().encode(canonicalJson(document as unknown as Json))
  const bytes = await gzip(raw)
  return writeTransaction(db, [db.plans], async () => {
    if (!(await db.plans.get(planId))) throw new StorageFailure({ code: 'storage.planMissing' })
    const rows = await readRows(db, planId)
    const sequence = Math.max(0, ...rows.map((row) => row.sequence)) + 1
    await db.meta.put({ key: baseKey(planId, identity), value: { identity, sequence, rawLength: raw.length, bytes } satisfies BaseRow })
    const others = rows.filter((row) => row.identity !== identity).sort((a, b) => b.sequence - a.sequence)
    await db.meta.bulkDelete(others.slice(KEPT_BASES - 1).map((row) => baseKey(planId, row.identity)))
  })
}

/** The newest kept revision that has one of the identities: of a file itself, or of the parents that its header names. Null when none is kept. */
export async function findBase(db: HeadroomDb, planId: PlanId, identities: readonly string[]): Promise<MergeBase | null> {
  const wanted = new Set(identities)
  const [row] = (await readRows(db, planId)).filter(({ identity }) => wanted.has(identity)).sort((a, b) => b.sequence - a.sequence)
  if (!row) return null
  const inflated = await gunzip(row.bytes, row.rawLength)
  // A base that cannot be read is as good as none: the merge asks more, and nothing is taken wrongly.
  return inflated.ok ? { identity: row.identity, document: JSON.parse(new TextDecoder().decode(inflated.bytes)) as PlanDocument } : null
}

/** Identities of the kept revisions, newest first. */
export async function listBases(db: HeadroomDb, planId: PlanId): Promise<readonly string[]> {
  return (await readRows(db, planId)).sort((a, b) => b.sequence - a.sequence).map(({ identity }) => identity)
}

async function readRows(db: HeadroomDb, planId: PlanId): Promise<BaseRow[]> {
  return (await db.meta.where('key').startsWith(baseKey(planId, '')).toArray()).map(({ value }) => value as BaseRow)
}

function baseKey(planId: PlanId, identity: string): string {
  return `plan:${planId}:shared:${identity}`
}
