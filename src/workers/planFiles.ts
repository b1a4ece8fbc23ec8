import { APP_VERSION } from '#domain/version.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { PlanId } from '#domain/units.ts'
import { attachSections } from '#plan-file/merge/sections.ts'
import { originOf } from '#plan-file/merge/versionOf.ts'
import { readPlanFile, type ReadPlan } from '#plan-file/read.ts'
import { IV_BYTES, lockPlanFile, SALT_BYTES } from '#plan-file/lock.ts'
import { lineOf, revisionId } from '#plan-file/revisions.ts'
import { FILE_EXTENSION, FILE_TYPE, LEFT_OUT, type PlanFileMeta } from '#plan-file/types.ts'
import { withoutCosts } from '#plan-file/withoutCosts.ts'
import { fileIdentity, verifyWritten, writePlanFile } from '#plan-file/write.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { parentsOfFile } from '#storage/ancestors.ts'
import { commonRevisions } from '#storage/commonRevisions.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { loadPlanSnapshot } from '#storage/documents.ts'
import { isNoRoom } from '#storage/errors.ts'
import { readOrigin } from '#storage/lineage.ts'
import { listKept, prepareBase } from '#storage/mergeBases.ts'
import { createPlanFromDocument, listPlans } from '#storage/plans.ts'
import { markSavedToFile, noteShared } from '#storage/savedState.ts'
import { planFileBytes } from './planFileBytes.ts'
import type { DataError, OpenedPlan, PlanFileLook, PlanMatch, SavedFile, SaveWishes } from './types.ts'

export const PLAIN: SaveWishes = { phrase: null, isStripped: false }

/** A plan file that was written, read again and found equal, and what is to be noted once it lies where it shall lie. */
export type WrittenPlan = { readonly file: Omit<SavedFile, 'isNoted'>; readonly bytes: Uint8Array<ArrayBuffer>; readonly identity: string; readonly revision: number; readonly note: () => Promise<Result<void, DataError>> }

/**
 * Writes a plan file, encrypted when there is a phrase, reads it again and compares. `note` marks the plan as saved, with the document as
 * a base for what comes back. A file without costs is no backup, so the plan stays unsaved. It names no ancestor: their hashes would tell
 * a guessed cost from a wrong one, and a reader that has one of them would take every cost for deleted.
 */
export async function writtenPlan(db: HeadroomDb, planId: PlanId, author: string | null, { phrase, isStripped }: SaveWishes, atMs: number): Promise<Result<WrittenPlan, DataError>> {
  const snapshot = await loadPlanSnapshot(db, planId)
  if (!snapshot) return fail({ code: 'storage.planMissing' })
  const { row } = snapshot
  const stripped = isStripped ? withoutCosts(snapshot.document) : null
  const document = stripped?.document ?? snapshot.document
  const carried = stripped ? null : snapshot.carried
  const known = await writable(() => fileIdentity(document, carried))
  if (!known.ok) return known
  const parents = stripped ? [] : await parentsOfFile(db, planId, known.value)
  const meta = { build: APP_VERSION, revision: row.revision, savedAtMs: atMs, author, parents, originPlanId: await readOrigin(db, planId), carried, ...(stripped ? { without: LEFT_OUT } : {}) }
  const written = await writeFor(document, meta, phrase)
  if (!written.ok) return written
  const bytes = written.value
  const verified = await verifyWritten(bytes, document, phrase, carried)
  if (!verified.ok) return verified
  if (stripped && withoutCosts(document).removed.length > 0) return fail({ code: 'planFile.verifyFailed' })
  const { identity } = verified.value
  const file = {
    fileName: `${document.settings.name}${stripped ? '-shared' : ''}${FILE_EXTENSION}`, blob: new Blob([bytes], { type: FILE_TYPE }),
    removed: stripped?.removed ?? null, namesLeft: stripped?.namesLeft ?? 0,
  }
  async function note(): Promise<Result<void, DataError>> {
    const revision = await revisionId(identity, parents)
    const shared = {
      base: await prepareBase(revision, attachSections(document, carried), parents),
      lineage: { way: 'saved' as const, revision: row.revision, identity: revision, parents, by: author, atMs, from: null, fileAtMs: null },
    }
    return stripped ? noteShared(db, planId, shared) : markSavedToFile(db, planId, row.revision, atMs, shared)
  }
  return ok({ file, bytes, identity, revision: row.revision, note })
}

/** A full disk is when a file is needed most: that it was saved is then not noted, and the reader is told; false = so it was. */
export async function notedWhenThereIsRoom({ note }: WrittenPlan): Promise<Result<boolean, DataError>> {
  const noted = await note()
  return noted.ok || isNoRoom(noted.error) ? ok(noted.ok) : noted
}

/** A verified plan file to hand to the browser, noted as saved. */
export async function exportPlan(db: HeadroomDb, planId: PlanId, author: string | null, wishes: SaveWishes = PLAIN, atMs = Date.now()): Promise<Result<SavedFile, DataError>> {
  const written = await writtenPlan(db, planId, author, wishes, atMs)
  if (!written.ok) return written
  const noted = await notedWhenThereIsRoom(written.value)
  return noted.ok ? ok({ ...written.value.file, isNoted: noted.value }) : noted
}

async function writeFor(document: PlanDocument, meta: PlanFileMeta, phrase: string | null): Promise<Result<Uint8Array<ArrayBuffer>, DataError>> {
  const bytes = await writable(() => writePlanFile(document, meta))
  if (!bytes.ok || phrase === null) return bytes
  const read = await readPlanFile(bytes.value)
  if (!read.ok) return read
  return lockPlanFile(bytes.value, read.value.header, { phrase, salt: crypto.getRandomValues(new Uint8Array(SALT_BYTES)), iv: crypto.getRandomValues(new Uint8Array(IV_BYTES)) })
}

/** A value that JSON cannot hold, or a plan that no reader would accept, is an answer. */
async function writable<T>(work: () => Promise<T>): Promise<Result<T, DataError>> {
  try {
    return ok(await work())
  } catch (error) {
    if (error instanceof RangeError) return fail({ code: 'planFile.notWritable' })
    throw error
  }
}

/** What a plan file says of itself, and the plans of this browser that it is a version of, the one with the nearest common revision first. */
export async function lookAtPlanFile(db: HeadroomDb, blob: Blob, phrase: string | null = null): Promise<Result<PlanFileLook, DataError>> {
  const read = await readPlan(blob, phrase)
  if (!read.ok) return read
  const { header } = read.value
  const line = await lineOf(read.value)
  const found: (PlanMatch & { readonly rank: number })[] = []
  for (const plan of await listPlans(db)) {
    if (plan.id !== header.planId && (await readOrigin(db, plan.id)) !== originOf(header)) continue
    const [nearest] = commonRevisions(line, new Map((await listKept(db, plan.id)).map(({ identity, parents }) => [identity, parents])))
    found.push({ planId: plan.id, name: plan.name, isSamePlan: plan.id === header.planId, hasBase: nearest !== undefined, rank: nearest === undefined ? line.length : line.indexOf(nearest) })
  }
  found.sort((a, b) => a.rank - b.rank || Number(b.isSamePlan) - Number(a.isSamePlan))
  return ok({ name: header.name, by: header.author, savedAtMs: header.savedAtMs, without: header.without ?? [], matches: found.map(({ rank: _rank, ...match }) => match) })
}

/** Opens a plan file as a plan of its own, which keeps what it descends from. `copyName` = beside the plan that is here already. */
export async function openPlanFile(db: HeadroomDb, blob: Blob, fileName: string, copyName: string | null, phrase: string | null = null): Promise<Result<OpenedPlan, DataError>> {
  const read = await readPlan(blob, phrase)
  if (!read.ok) return read
  const { header, carried } = read.value
  const [identity, ...parents] = await lineOf(read.value)
  const shared = await prepareBase(identity, attachSections(read.value.document, carried), parents)
  const name = copyName ?? header.name
  const document = { ...read.value.document, settings: { ...read.value.document.settings, name } }
  const created = await createPlanFromDocument(db, document, {
    label: { labelKey: 'command.plan.open', labelParams: { name } }, base: { history: document.history, opening: document.opening }, revision: header.revision, carried,
    ...(copyName === null ? { savedToFileAtMs: header.savedAtMs } : {}),
    descent: { origin: originOf(header), shared, lineage: { way: 'opened', revision: header.revision, identity, parents, by: header.author, atMs: Date.now(), from: fileName, fileAtMs: header.savedAtMs } },
  })
  return created.ok ? ok({ planId: created.value, name, without: header.without ?? [] }) : created
}

export async function readPlan(blob: Blob, phrase: string | null = null): Promise<Result<ReadPlan, DataError>> {
  const bytes = await planFileBytes(blob)
  if (!bytes.ok) return bytes
  const read = await readPlanFile(bytes.value, phrase)
  return read.ok ? read : fail({ code: read.error.code, ...(read.error.params ? { params: read.error.params } : {}) })
}
