import type { PlanDocument } from '#domain/plan.ts'
import type { PlanId } from '#domain/units.ts'
import { mergePlans, mergeWith } from '#plan-file/merge/mergePlans.ts'
import type { Side } from '#plan-file/merge/types.ts'
import { commonRevisions, olderRevisions, type KeptRevisions } from './commonRevisions.ts'
import type { HeadroomDb } from './db.ts'
import { readKept } from './keptDocument.ts'
import { listKept, type BaseRow } from './mergeBases.ts'

export type MergeBase = { readonly identity: string; readonly document: PlanDocument }

/**
 * The nearest revisions that a file and the plan have in common, by identity, so that both sides take them in one order; none when one of
 * them cannot be read, as an older one would take in what was changed back since. `line`: the file's revision, then its ancestors.
 */
export async function findBases(db: HeadroomDb, planId: PlanId, line: readonly string[]): Promise<readonly MergeBase[]> {
  const rows = new Map((await listKept(db, planId)).map((row) => [row.identity, row]))
  const kept: KeptRevisions = new Map([...rows].map(([identity, { parents }]) => [identity, parents]))
  const read = (ids: readonly string[]) => Promise.all(ids.map((id) => readBase(rows.get(id)!)))
  const found = await read([...commonRevisions(line, kept)].sort())
  const bases = found.filter((base) => base !== null)
  if (bases.length < found.length) return []
  const [a, b] = bases
  if (!a || !b || bases.length > 2) return bases
  const older = await read(olderRevisions(a.identity, b.identity, kept))
  return older.length === 1 && older[0] ? reconciled(older[0], a, b) : bases
}

/** Two revisions that one older one was changed into, with what they do not dispute alike in both: what only one changed is as changed. */
function reconciled(older: MergeBase, a: MergeBase, b: MergeBase): readonly MergeBase[] {
  const { conflicts, inputs } = mergePlans(older.document, a.document, b.document)
  const decided = (side: Side) => mergeWith(inputs, new Map(conflicts.map(({ id }) => [id, side]))).merged
  return [{ ...a, document: decided('ours') }, { ...b, document: decided('theirs') }]
}

async function readBase(row: BaseRow): Promise<MergeBase | null> {
  const document = await readKept(row)
  // A base that cannot be read is as good as none: the merge asks more, and nothing is taken wrongly.
  return document && { identity: row.identity, document }
}
