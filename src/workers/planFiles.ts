import { APP_VERSION } from '#domain/version.ts'
import type { PlanId } from '#domain/units.ts'
import { attachSections } from '#plan-file/merge/sections.ts'
import { originOf } from '#plan-file/merge/versionOf.ts'
import { readPlanFile, type ReadPlan } from '#plan-file/read.ts'
import { FILE_EXTENSION, FILE_TYPE } from '#plan-file/types.ts'
import { verifyWritten, writePlanFile } from '#plan-file/write.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { listAncestors } from '#storage/ancestors.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { loadPlanSnapshot } from '#storage/documents.ts'
import { readOrigin } from '#storage/lineage.ts'
import { listBases, prepareBase } from '#storage/mergeBases.ts'
import { createPlanFromDocument, listPlans } from '#storage/plans.ts'
import { markSavedToFile } from '#storage/savedState.ts'
import type { DataError, PlanFileLook, PlanMatch } from './types.ts'

/** Writes a plan file, reads it again, compares, and only then notes it as saved, with the document as a base for what comes back. */
export async function exportPlan(db: HeadroomDb, planId: PlanId, author: string | null, atMs = Date.now()): Promise<Result<{ readonly fileName: string; readonly blob: Blob }, DataError>> {
  const snapshot = await loadPlanSnapshot(db, planId)
  if (!snapshot) return fail({ code: 'storage.planMissing' })
  const { row, document, carried } = snapshot
  const parents = await listAncestors(db, planId)
  const bytes = await writePlanFile(document, { build: APP_VERSION, revision: row.revision, savedAtMs: atMs, author, parents, originPlanId: await readOrigin(db, planId), carried })
  const verified = await verifyWritten(bytes, document)
  if (!verified.ok) return verified
  const { identity } = verified.value
  const marked = await markSavedToFile(db, planId, row.revision, atMs, {
    base: await prepareBase(identity, attachSections(document, carried)),
    lineage: { way: 'saved', revision: row.revision, identity, parents, by: author, atMs, from: null, fileAtMs: null },
  })
  return marked.ok ? ok({ fileName: `${row.name}${FILE_EXTENSION}`, blob: new Blob([bytes], { type: FILE_TYPE }) }) : marked
}

/** What a plan file says of itself, and the plans of this browser that it is a version of, the one with the newest common revision first. */
export async function lookAtPlanFile(db: HeadroomDb, blob: Blob): Promise<Result<PlanFileLook, DataError>> {
  const read = await readPlan(blob)
  if (!read.ok) return read
  const { header, identity } = read.value
  const known = [identity, ...header.parents]
  const found: (PlanMatch & { readonly rank: number })[] = []
  for (const plan of await listPlans(db)) {
    if (plan.id !== header.planId && (await readOrigin(db, plan.id)) !== originOf(header)) continue
    const bases = new Set(await listBases(db, plan.id))
    const rank = known.findIndex((one) => bases.has(one))
    found.push({ planId: plan.id, name: plan.name, isSamePlan: plan.id === header.planId, hasBase: rank >= 0, rank: rank < 0 ? known.length : rank })
  }
  found.sort((a, b) => a.rank - b.rank || Number(b.isSamePlan) - Number(a.isSamePlan))
  return ok({ name: header.name, by: header.author, savedAtMs: header.savedAtMs, matches: found.map(({ rank: _rank, ...match }) => match) })
}

/** Opens a plan file as a plan of its own, which keeps what it descends from. `copyName` = beside the plan that is here already. */
export async function openPlanFile(db: HeadroomDb, blob: Blob, fileName: string, copyName: string | null): Promise<Result<{ readonly planId: PlanId; readonly name: string }, DataError>> {
  const read = await readPlan(blob)
  if (!read.ok) return read
  const { header, carried, identity } = read.value
  const shared = await prepareBase(identity, attachSections(read.value.document, carried))
  const name = copyName ?? header.name
  const document = { ...read.value.document, settings: { ...read.value.document.settings, name } }
  const created = await createPlanFromDocument(db, document, {
    label: { labelKey: 'command.plan.open', labelParams: { name } }, base: { history: document.history, opening: document.opening }, revision: header.revision, carried,
    ...(copyName === null ? { savedToFileAtMs: header.savedAtMs } : {}),
    descent: { origin: originOf(header), shared, lineage: { way: 'opened', revision: header.revision, identity, parents: header.parents, by: header.author, atMs: Date.now(), from: fileName, fileAtMs: header.savedAtMs } },
  })
  return created.ok ? ok({ planId: created.value, name }) : created
}

export async function readPlan(blob: Blob): Promise<Result<ReadPlan, DataError>> {
  const read = await readPlanFile(new Uint8Array(await blob.arrayBuffer()))
  return read.ok ? read : fail({ code: read.error.code, ...(read.error.params ? { params: read.error.params } : {}) })
}
