import type { PlanId } from '#domain/units.ts'
import type { Result } from '#shared/result.ts'
import type { HeadroomDb } from './db.ts'
import type { StorageError } from './errors.ts'
import { writeTransaction } from './transaction.ts'

/** Where one revision of a plan comes from: written to a file, or taken in from one. Kept in `meta` under `plan:ID:lineage:REVISION:IDENTITY`. */
export type LineageRow = {
  readonly revision: number
  /** SHA-256 of the canonical JSON, as in the header of its file. */
  readonly identity: string
  /** Identities of the revisions that it was made from: two for a merge. */
  readonly parents: readonly string[]
  /** Name as the author gave it; null = not told. */
  readonly by: string | null
  readonly atMs: number
  /** Name of the file it came from; null = made here. */
  readonly from: string | null
}

/** Notes a revision; the same revision and identity again replaces its row. */
export function saveLineage(db: HeadroomDb, planId: PlanId, row: LineageRow): Promise<Result<void, StorageError>> {
  return writeTransaction(db, [], () => putLineage(db, planId, row))
}

/** As `saveLineage`, for use inside a transaction. */
export async function putLineage(db: HeadroomDb, planId: PlanId, row: LineageRow): Promise<void> {
  await db.meta.put({ key: `${lineagePrefix(planId)}${String(row.revision).padStart(10, '0')}:${row.identity}`, value: row })
}

/** The known revisions of a plan, newest first. */
export async function listLineage(db: HeadroomDb, planId: PlanId): Promise<readonly LineageRow[]> {
  return (await db.meta.where('key').startsWith(lineagePrefix(planId)).toArray()).reverse().map(({ value }) => value as LineageRow)
}

function lineagePrefix(planId: PlanId): string {
  return `plan:${planId}:lineage:`
}
