import type { History } from '#domain/history.ts'
import { recordKey, type PlanDocument } from '#domain/plan.ts'
import type { PlanId } from '#domain/units.ts'
import type { CarriedForward } from '#plan-file/types.ts'
import type { Result } from '#shared/result.ts'
import type { PastState } from './baseHistory.ts'
import { appendCommand, stepTables, type CommandLabel } from './commandLog.ts'
import type { HeadroomDb } from './db.ts'
import { baseHistoryKey, rederiveHistory, type DeriveHistory } from './derive.ts'
import { carriedKey, loadCarried, loadPlanDocument, recordRows } from './documents.ts'
import { StorageFailure, type StorageError } from './errors.ts'
import { lineageChange, type LineageRow } from './lineage.ts'
import { baseChange, type PreparedBase } from './mergeBases.ts'
import { applyMetaChanges } from './metaChanges.ts'
import { applyRecordChanges, isSameValue, touchPlan } from './recordRows.ts'
import { changesOf, type RecordEdit } from './records.ts'
import { writeTransaction } from './transaction.ts'
import type { MetaChange } from './types.ts'

export type AppliedMerge = {
  readonly planId: PlanId
  /** The resolved merge; its history becomes what the plan came with, beneath its own imports. */
  readonly document: PlanDocument
  /** Revision of the plan that was compared. */
  readonly expectedRevision: number
  readonly label: CommandLabel
  /** What a newer schema added; null = nothing. */
  readonly carried?: CarriedForward | null
  /** Where the merged revision comes from; its number is given here. */
  readonly lineage?: Omit<LineageRow, 'revision' | 'atMs'>
  /** What was taken in, kept as a base for the next merge, and no longer one once this step is undone. */
  readonly base?: PreparedBase
}

/** `isPastShadowed`: the plan's own imports stand before some of the merged daily columns, as they do before those of any opened file. */
export type MergeOutcome = { readonly revision: number; readonly isPastShadowed: boolean }

/**
 * Writes a merged plan as one undoable step in one transaction, and returns its outcome; null when nothing differs and no base is kept. Refuses
 * with `storage.revisionMoved` when the plan was changed since it was compared. The plan keeps its id, its imports and its history in words.
 */
export function applyMerge(db: HeadroomDb, merge: AppliedMerge, derive: DeriveHistory, atMs = Date.now()): Promise<Result<MergeOutcome | null, StorageError>> {
  const { planId, document, expectedRevision, label } = merge
  return writeTransaction(db, stepTables(db), async () => {
    const row = await db.plans.get(planId)
    if (!row || row.deletedAtMs !== null) throw new StorageFailure({ code: 'storage.planMissing' })
    if (row.revision !== expectedRevision) throw new StorageFailure({ code: 'storage.revisionMoved' })
    const before = await loadPlanDocument(db, planId)
    const changes = await changesOf(db, planId, await editsTo(db, planId, before, document))
    const past = await pastChange(db, planId, before, document)
    const known = [...past, ...(merge.carried === undefined ? [] : await carriedChange(db, planId, merge.carried)), ...(merge.base ? [await baseChange(db, planId, merge.base)] : [])]
    if (changes.length === 0 && known.length === 0) return null
    await applyRecordChanges(db, planId, changes, 'forwards')
    const { revision } = await touchPlan(db, planId, atMs)
    const meta = merge.lineage ? [...known, lineageChange(planId, { ...merge.lineage, revision, atMs })] : known
    await applyMetaChanges(db, meta, 'forwards')
    if (past.length > 0) await rederiveHistory(db, planId, derive)
    await appendCommand(db, planId, label, atMs, { changes, ...(meta.length > 0 ? { meta } : {}) })
    return { revision, isPastShadowed: past.length > 0 && !isSameValue(unitsBySeries((await db.histories.get(planId))?.history), unitsBySeries(document.history)) }
  })
}

/** Total of each series that sold anything. */
function unitsBySeries(history: History | undefined): Readonly<Record<string, number>> {
  const totals = new Map<string, number>()
  for (const { skuId, marketId, source, units } of history?.series ?? []) {
    const key = JSON.stringify([skuId, marketId, source])
    const total = units.reduce((sum, unit) => sum + unit, totals.get(key) ?? 0)
    if (total !== 0) totals.set(key, total)
  }
  return Object.fromEntries(totals)
}

/** Every record as the merged document has it; what it does not have goes. A corrected opening state stays unless the merge brings another. */
async function editsTo(db: HeadroomDb, planId: PlanId, before: PlanDocument, merged: PlanDocument): Promise<readonly RecordEdit[]> {
  const wanted = recordRows(planId, merged)
  const keys = new Set(wanted.map(({ kind, key }) => `${kind}/${key}`))
  const gone = recordRows(planId, before).filter(({ kind, key }) => !keys.has(`${kind}/${key}`))
  const edits = [...wanted.map(({ kind, key, value }) => ({ kind, key, after: value })), ...gone.map(({ kind, key }) => ({ kind, key, after: null }))] as RecordEdit[]
  return isSameValue(before.opening, merged.opening) ? edits : [...edits, await openingEdit(db, planId, merged)]
}

/** The merged opening state: as a correction when it is of the same moment as that of the plan's own imports, else as part of its past. */
async function openingEdit(db: HeadroomDb, planId: PlanId, { opening }: PlanDocument): Promise<RecordEdit> {
  const derived = (await db.histories.get(planId))?.opening ?? null
  const isCorrection = opening !== null && derived !== null && opening.asOfMs === derived.asOfMs
  return { kind: 'opening', key: opening === null ? 'opening' : recordKey('opening', opening), after: isCorrection ? opening : null }
}

/** The past that the plan came with becomes that of the merge, when the merge changed any of it. */
async function pastChange(db: HeadroomDb, planId: PlanId, before: PlanDocument, { history, opening }: PlanDocument): Promise<readonly MetaChange[]> {
  if (isSameValue(before.history, history) && isSameValue(before.opening, opening)) return []
  const key = baseHistoryKey(planId)
  const stored = (await db.meta.get(key))?.value as PastState | undefined
  const hasImports = (await db.batches.where({ planId }).toArray()).some(({ isLive }) => isLive)
  // Without imports, the history of the plan is the one that it came with, noted or not.
  const past = stored ?? (hasImports ? null : { history: before.history, opening: before.opening })
  return [{ key, before: past, after: { history, opening } satisfies PastState }]
}

async function carriedChange(db: HeadroomDb, planId: PlanId, carried: CarriedForward | null): Promise<readonly MetaChange[]> {
  const before = await loadCarried(db, planId)
  return isSameValue(before, carried) ? [] : [{ key: carriedKey(planId), before, after: carried }]
}
