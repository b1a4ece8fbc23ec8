import type { PlanDocument } from '#domain/plan.ts'
import type { BatchId, PlanId } from '#domain/units.ts'
import type { CarriedForward } from '#plan-file/types.ts'
import type { Result } from '#shared/result.ts'
import { listAncestors } from './ancestors.ts'
import { appendCommand, stepTables, type CommandLabel } from './commandLog.ts'
import { hasPast, type PastState } from './baseHistory.ts'
import type { HeadroomDb } from './db.ts'
import { baseHistoryKey } from './derive.ts'
import { copyImported } from './importedRows.ts'
import { carriedKey, insertPlanDocument, loadCarried, loadPlanDocument } from './documents.ts'
import { StorageFailure, type StorageError } from './errors.ts'
import { putLineage, putOrigin, readOrigin, type LineageRow } from './lineage.ts'
import { copyBases, putBase, type PreparedBase } from './mergeBases.ts'
import { applyEdits, readRecord } from './records.ts'
import { savedRevisionKey } from './savedState.ts'
import { writeTransaction } from './transaction.ts'
import type { BatchRow, PlanRow } from './types.ts'

const TRASH_DAYS = 30
const DAY_MS = 86_400_000

/** Plans that are not in the trash, the last changed first. */
export async function listPlans(db: HeadroomDb): Promise<PlanRow[]> {
  return (await db.plans.toArray()).filter((plan) => plan.deletedAtMs === null).sort((a, b) => b.updatedAtMs - a.updatedAtMs || (a.id < b.id ? -1 : 1))
}

/** Plans in the trash, the last deleted first. */
export async function listDeletedPlans(db: HeadroomDb): Promise<PlanRow[]> {
  return (await db.plans.toArray()).filter((plan) => plan.deletedAtMs !== null).sort((a, b) => b.deletedAtMs! - a.deletedAtMs!)
}

export function newPlanId(): PlanId {
  return crypto.randomUUID() as PlanId
}

/** `batches`: the imports that the document's history was derived from; `base`: the part of it that came without order lines. */
export type NewPlanOptions = {
  readonly label?: CommandLabel
  readonly batches?: readonly BatchRow[]
  readonly base?: PastState
  readonly revision?: number
  readonly savedToFileAtMs?: number
  /** What a plan file of a newer schema held beyond this version's knowledge. */
  readonly carried?: CarriedForward | null
  /** Of a plan that comes from a file or from another plan: what it descends from. */
  readonly descent?: Descent
}
export type Descent = { readonly origin: string; readonly lineage: LineageRow; /** The file, as a base for later merges. */ readonly shared?: PreparedBase; /** The plan whose bases are its own too. */ readonly copyOf?: PlanId }

/**
 * Stores a document as a plan of its own and returns its id: the document's, or a new one when that is taken.
 * With `label` it is an undoable step of the list of plans.
 */
export function createPlanFromDocument(
  db: HeadroomDb, document: PlanDocument, options: NewPlanOptions = {}, atMs = Date.now(),
): Promise<Result<PlanId, StorageError>> {
  return writeTransaction(db, stepTables(db), () => insertPlan(db, document, options, atMs))
}

/** As `createPlanFromDocument`, for use inside a transaction over `stepTables`. */
export async function insertPlan(
  db: HeadroomDb, document: PlanDocument, options: NewPlanOptions, atMs: number,
): Promise<PlanId> {
  const planId = (await db.plans.get(document.planId)) ? newPlanId() : document.planId
  const row: PlanRow = {
    id: planId, name: document.settings.name, isSample: document.settings.isSample, createdAtMs: atMs, updatedAtMs: atMs, deletedAtMs: null,
    revision: options.revision ?? 1, savedToFileAtMs: options.savedToFileAtMs ?? null,
  }
  await db.plans.put(row)
  await insertPlanDocument(db, planId, document)
  await putBatches(db, planId, options.batches ?? [])
  const base = options.base ?? (options.batches ? undefined : { history: document.history, opening: document.opening })
  if (base && hasPast(base)) await db.meta.put({ key: baseHistoryKey(planId), value: base })
  if (options.carried) await db.meta.put({ key: carriedKey(planId), value: options.carried })
  if (row.savedToFileAtMs !== null) await db.meta.put({ key: savedRevisionKey(planId), value: row.revision })
  if (options.descent) await putDescent(db, planId, options.descent)
  if (options.label) await appendCommand(db, 'app', options.label, atMs, { plans: [{ id: planId, before: null, after: row }] })
  return planId
}

async function putDescent(db: HeadroomDb, planId: PlanId, { origin, lineage, shared, copyOf }: Descent): Promise<void> {
  await putOrigin(db, planId, origin)
  await putLineage(db, planId, lineage)
  if (shared) await putBase(db, planId, shared)
  if (copyOf) await copyBases(db, copyOf, planId)
}

/** Stores batches, the columns apart from the rows that lists read. Inside a transaction. */
export async function putBatches(db: HeadroomDb, planId: PlanId, batches: readonly BatchRow[]): Promise<void> {
  await db.batches.bulkPut(batches.map(({ ledger: _ledger, daily: _daily, facts: _facts, ...info }) => ({ ...info, planId })))
  await db.ledgers.bulkPut(batches.map(({ id, ledger, daily, facts }) => ({ id, planId, ledger, daily, facts: facts ?? null })))
}

/** A step of the plan itself, as the name is one of its settings. False when the name is the same. */
export function renamePlan(db: HeadroomDb, planId: PlanId, name: string, atMs = Date.now()): Promise<Result<boolean, StorageError>> {
  return writeTransaction(db, stepTables(db), async () => {
    const settings = await readRecord(db, planId, 'settings', 'settings')
    if (!settings) throw new StorageFailure({ code: 'storage.planMissing' })
    return applyEdits(db, planId, { labelKey: 'command.plan.rename', labelParams: { name } }, [{ kind: 'settings', key: 'settings', after: { ...settings, name } }], atMs)
  })
}

/** A copy with its own id, its live imports and the bases of the plan, so that its file can be merged back; the copy is no sample any more. */
export function duplicatePlan(db: HeadroomDb, planId: PlanId, name: string, atMs = Date.now()): Promise<Result<PlanId, StorageError>> {
  return writeTransaction(db, stepTables(db), async () => {
    const document = await loadPlanDocument(db, planId)
    const copyId = newPlanId()
    const infos = (await db.batches.where({ planId }).toArray()).filter((batch) => batch.isLive)
    const batches: BatchRow[] = []
    for (const info of infos) {
      const columns = await db.ledgers.get(info.id)
      batches.push({ ...info, id: crypto.randomUUID() as BatchId, planId: copyId, ledger: columns?.ledger ?? null, daily: columns?.daily ?? null, facts: columns?.facts ?? null })
    }
    const copy: PlanDocument = { ...document, planId: copyId, settings: { ...document.settings, name, isSample: false } }
    const noted = (await db.meta.get(baseHistoryKey(planId)))?.value as PastState | undefined
    const base = noted ?? (infos.length === 0 ? { history: document.history, opening: document.opening } : undefined)
    const carried = await loadCarried(db, planId)
    await copyImported(db, planId, copyId)
    // Its own identity is told with its first file: making it is work for a worker, and nothing is compared with it.
    const lineage: LineageRow = { way: 'copied', revision: 1, identity: '', parents: await listAncestors(db, planId), by: null, atMs, from: document.settings.name, fileAtMs: null }
    const descent: Descent = { origin: await readOrigin(db, planId), lineage, copyOf: planId }
    return insertPlan(db, copy, { descent, label: { labelKey: 'command.plan.duplicate', labelParams: { name } }, batches, carried, ...(base ? { base } : {}) }, atMs)
  })
}

/** Into the trash; undoable, and restorable for 30 days. */
export function deletePlan(db: HeadroomDb, planId: PlanId, atMs = Date.now()): Promise<Result<void, StorageError>> {
  return moveToTrash(db, planId, atMs, 'command.plan.delete', atMs)
}

export function restorePlan(db: HeadroomDb, planId: PlanId, atMs = Date.now()): Promise<Result<void, StorageError>> {
  return moveToTrash(db, planId, null, 'command.plan.restore', atMs)
}

function moveToTrash(db: HeadroomDb, planId: PlanId, deletedAtMs: number | null, labelKey: 'command.plan.delete' | 'command.plan.restore', atMs: number) {
  return writeTransaction(db, stepTables(db), async () => {
    const before = await db.plans.get(planId)
    if (!before) throw new StorageFailure({ code: 'storage.planMissing' })
    const after: PlanRow = { ...before, deletedAtMs }
    await db.plans.put(after)
    await appendCommand(db, 'app', { labelKey, labelParams: { name: before.name } }, atMs, { plans: [{ id: planId, before, after }] })
  })
}

/** Forgets plans that were in the trash for 30 days, with everything about them; returns their ids. */
export function purgeTrash(db: HeadroomDb, nowMs = Date.now()): Promise<Result<readonly PlanId[], StorageError>> {
  return writeTransaction(db, [...stepTables(db), db.runs], async () => {
    const expired = (await db.plans.toArray()).filter((plan) => plan.deletedAtMs !== null && plan.deletedAtMs <= nowMs - TRASH_DAYS * DAY_MS).map((plan) => plan.id)
    for (const planId of expired) {
      for (const table of [db.records, db.batches, db.ledgers, db.histories, db.runs]) await table.where({ planId }).delete()
      await db.commands.where({ scope: planId }).delete()
      await db.meta.where('key').startsWith(`plan:${planId}:`).delete()
    }
    await db.plans.bulkDelete(expired)
    const gone = new Set<PlanId>(expired)
    await db.commands.where({ scope: 'app' }).filter((command) => command.plans.some(({ id }) => gone.has(id))).delete()
    return expired
  })
}
