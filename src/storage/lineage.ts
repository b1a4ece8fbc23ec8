import type { PlanId } from '#domain/units.ts'
import type { Result } from '#shared/result.ts'
import type { HeadroomDb } from './db.ts'
import type { StorageError } from './errors.ts'
import { writeTransaction } from './transaction.ts'
import type { MetaChange } from './types.ts'

export const LINEAGE_WAYS = ['saved', 'opened', 'copied', 'merged'] as const

/** Where one revision of a plan comes from. Kept in `meta` under `plan:ID:lineage:REVISION:WAY:IDENTITY`. */
export type LineageRow = {
  /** Written to a file; opened from a file; copied from another plan of this browser; merged with a file. */
  readonly way: (typeof LINEAGE_WAYS)[number]
  readonly revision: number
  /** What it is called among ancestors (`revisionId`); of a merge, the identity of its content. */
  readonly identity: string
  /** The revisions that it was made from, as far as they are known, nearest first. */
  readonly parents: readonly string[]
  /** Name as the author gave it; null = not told. */
  readonly by: string | null
  readonly atMs: number
  /** Name of the file, or of the plan, that it came from; null = made here. */
  readonly from: string | null
  /** When that file was written; null = made here. */
  readonly fileAtMs: number | null
}

/** Notes a revision; the same revision, way and identity again replaces its row. */
export function saveLineage(db: HeadroomDb, planId: PlanId, row: LineageRow): Promise<Result<void, StorageError>> {
  return writeTransaction(db, [], () => putLineage(db, planId, row))
}

/** As `saveLineage`, for use inside a transaction. */
export async function putLineage(db: HeadroomDb, planId: PlanId, row: LineageRow): Promise<void> {
  await db.meta.put({ key: lineageKey(planId, row), value: row })
}

/** The same as part of an undoable step. */
export function lineageChange(planId: PlanId, row: LineageRow): MetaChange {
  return { key: lineageKey(planId, row), before: null, after: row }
}

/** The known revisions of a plan, newest first. */
export async function listLineage(db: HeadroomDb, planId: PlanId): Promise<readonly LineageRow[]> {
  const rows = (await db.meta.where('key').startsWith(lineagePrefix(planId)).toArray()).map(({ value }) => value as LineageRow)
  return rows.sort((a, b) => b.revision - a.revision || b.atMs - a.atMs)
}

/** The plan that this one is a copy of, by its first ancestor; itself when it is no copy. Files of one origin can be merged. */
export async function readOrigin(db: HeadroomDb, planId: PlanId): Promise<string> {
  return ((await db.meta.get(originKey(planId)))?.value as string | undefined) ?? planId
}

/** Inside a transaction. */
export async function putOrigin(db: HeadroomDb, planId: PlanId, origin: string): Promise<void> {
  if (origin !== planId) await db.meta.put({ key: originKey(planId), value: origin })
}

function originKey(planId: PlanId): string {
  return `plan:${planId}:origin`
}

function lineageKey(planId: PlanId, { revision, way, identity }: LineageRow): string {
  return `${lineagePrefix(planId)}${String(revision).padStart(10, '0')}:${way}:${identity}`
}

function lineagePrefix(planId: PlanId): string {
  return `plan:${planId}:lineage:`
}
