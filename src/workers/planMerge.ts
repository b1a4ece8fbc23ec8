import { fail, ok, type Result } from '#shared/result.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { PlanId } from '#domain/units.ts'
import { planIdentity } from '#plan-file/canonicalDocument.ts'
import { columnSummary } from '#plan-file/merge/columns.ts'
import { diffPlans } from '#plan-file/merge/diffPlans.ts'
import { mergePlans } from '#plan-file/merge/mergePlans.ts'
import { problemKey } from '#plan-file/merge/references.ts'
import { resolveConflicts } from '#plan-file/merge/resolve.ts'
import { attachSections, splitSections } from '#plan-file/merge/sections.ts'
import type { Conflict, Difference, MergeResult } from '#plan-file/merge/types.ts'
import { asVersionOf } from '#plan-file/merge/versionOf.ts'
import type { ReadPlan } from '#plan-file/read.ts'
import { lineOf } from '#plan-file/revisions.ts'
import { applyMerge } from '#storage/applyMerge.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { deriveFromBatches } from '#storage/derive.ts'
import { loadPlanSnapshot, type PlanSnapshot } from '#storage/documents.ts'
import { findBases, type MergeBase } from '#storage/findBases.ts'
import { listLineage } from '#storage/lineage.ts'
import { prepareBase } from '#storage/mergeBases.ts'
import { readPlan } from './planFiles.ts'
import { planNames } from './planNames.ts'
import type { DataError, MergeChoices, MergeOutcome, MergeReview } from './types.ts'

export type MergeInputs = { readonly snapshot: PlanSnapshot; readonly read: ReadPlan; readonly bases: readonly MergeBase[]; readonly ours: PlanDocument; readonly theirs: PlanDocument }

/** A plan file against a plan of this browser: what is asked, what is merged by itself, and how the two differ. Writes nothing. */
export async function reviewMerge(db: HeadroomDb, planId: PlanId, blob: Blob, phrase: string | null = null): Promise<Result<MergeReview, DataError>> {
  const inputs = await readInputs(db, planId, blob, phrase)
  if (!inputs.ok) return inputs
  const { snapshot, read, bases, ours, theirs } = inputs.value
  const { merged, conflicts } = mergeInputs(inputs.value)
  const known = (await listLineage(db, planId)).find(({ identity }) => bases.some((base) => base.identity === identity))
  const hasBase = bases.length > 0
  const isAsked = askedPlaces(conflicts)
  return ok({
    planName: snapshot.row.name, expectedRevision: snapshot.row.revision, fileBy: read.header.author, fileAtMs: read.header.savedAtMs,
    hasBase, baseAtMs: known?.fileAtMs ?? known?.atMs ?? null,
    conflicts: conflicts.map((one) => ({ ...one, base: columnSummary(one.base), ours: columnSummary(one.ours), theirs: columnSummary(one.theirs) })),
    taken: diffPlans(ours, merged).filter((one) => !isAsked(one)),
    kept: !hasBase ? [] : diffPlans(theirs, merged).filter((one) => !isAsked(one)),
    differences: diffPlans(ours, theirs),
    names: planNames([...bases.map(({ document }) => document), theirs, ours]),
    currency: ours.settings.currency, timeZone: ours.settings.timeZone,
  })
}

/**
 * Merges as the choices say, one undoable step in one transaction. What would not fit together is told first, and written only when that
 * very problem was accepted; a value that no plan may have is never written.
 */
export async function mergeFile(db: HeadroomDb, planId: PlanId, blob: Blob, fileName: string, { expectedRevision, choices, acceptedProblems }: MergeChoices, phrase: string | null = null): Promise<Result<MergeOutcome, DataError>> {
  const inputs = await readInputs(db, planId, blob, phrase)
  if (!inputs.ok) return inputs
  const { snapshot, read, theirs } = inputs.value
  if (snapshot.row.revision !== expectedRevision) return fail({ code: 'storage.revisionMoved' })
  const { document: resolved, problems } = resolveConflicts(mergeInputs(inputs.value), choices)
  const isInvalid = problems.some(({ code }) => code === 'merge.invalid')
  const accepted = new Set(acceptedProblems.map(problemKey))
  if (isInvalid || problems.some((problem) => !accepted.has(problemKey(problem)))) return ok({ kind: 'problems', problems })
  const { document, carried } = splitSections(resolved, [snapshot.carried, read.carried])
  const [revision, ...parents] = await lineOf(read)
  const applied = await applyMerge(db, {
    planId, document, expectedRevision, carried, label: { labelKey: 'command.plan.merge', labelParams: { name: fileName } },
    base: await prepareBase(revision, theirs, parents),
    lineage: { way: 'merged', identity: await planIdentity(document), parents: [revision, ...parents], by: read.header.author, from: fileName, fileAtMs: read.header.savedAtMs },
  }, deriveFromBatches)
  return applied.ok ? ok({ kind: 'merged', isPastShadowed: applied.value?.isPastShadowed ?? false }) : applied
}

/** The three-way merge of what was read. */
export function mergeInputs({ bases: [base, ...others], ours, theirs }: MergeInputs): MergeResult {
  return mergePlans(base?.document ?? null, ours, theirs, others.map(({ document }) => document))
}

/** Both sides of a merge, and the nearest common revisions that are kept. */
export async function readInputs(db: HeadroomDb, planId: PlanId, blob: Blob, phrase: string | null): Promise<Result<MergeInputs, DataError>> {
  const read = await readPlan(blob, phrase)
  if (!read.ok) return read
  const snapshot = await loadPlanSnapshot(db, planId)
  if (!snapshot || snapshot.row.deletedAtMs !== null) return fail({ code: 'storage.planMissing' })
  const bases = await findBases(db, planId, await lineOf(read.value))
  const ours = attachSections(snapshot.document, snapshot.carried)
  return ok({ snapshot, read: read.value, bases, ours, theirs: asVersionOf(planId, read.value, bases[0]?.document ?? ours) })
}

/** Whether a difference is one that is asked, so that it is not told twice. */
function askedPlaces(conflicts: readonly Conflict[]): (difference: Difference) => boolean {
  const places = new Map<string, string[]>()
  for (const { kind, key, path } of conflicts) {
    const record = JSON.stringify([kind, key])
    const cut = path.lastIndexOf('/')
    const paths = path.split('/').at(-1)!.split('+').map((field) => `${path.slice(0, cut + 1)}${field}`)
    places.set(record, [...(places.get(record) ?? []), ...paths])
  }
  return ({ kind, key, path }) => places.get(JSON.stringify([kind, key]))?.some((asked) => asked === '' || path === asked || path.startsWith(`${asked}/`)) ?? false
}
