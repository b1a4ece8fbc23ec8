import type { PlanDocument } from '#domain/plan.ts'
import type { BatchId, PlanId } from '#domain/units.ts'
import type { Result } from '#shared/result.ts'
import { appendCommand, stepTables, type CommandLabel } from './commandLog.ts'
import type { BatchInfo, HeadroomDb } from './db.ts'
import { readLiveBatches, rederiveHistory, type DeriveHistory } from './derive.ts'
import { StorageFailure, type StorageError } from './errors.ts'
import { diffFacts } from './factRows.ts'
import { diffDaily, diffLedger, type LineCounts } from './lineDiff.ts'
import { insertPlan, putBatches } from './plans.ts'
import { importedOutcome, type ImportedInput } from './importedRecords.ts'
import { applyImportedChanges, readImported } from './importedRows.ts'
import { changesOf, type RecordEdit } from './records.ts'
import { applyRecordChanges, touchPlan } from './recordRows.ts'
import { writeTransaction } from './transaction.ts'
import type { BatchRow, CommandRow } from './types.ts'

/** Browser storage has no free-space check: one import is limited instead. */
export const MAX_LINES_PER_IMPORT = 2_000_000

/** What to import: batches (their `planId` is set here) and the new records they bring (SKUs, a warehouse); one that is there already is left alone. */
export type ImportCommit = {
  readonly target: { readonly planId: PlanId } | { readonly newPlan: PlanDocument }
  readonly batches: readonly BatchRow[]
  readonly edits: readonly RecordEdit[]
  /** Answers to remember, in place of those kept for the same header rows. */
  readonly mappings?: readonly RecordEdit[]
}
export type BatchOutcome = LineCounts & { readonly batchId: BatchId; readonly fileName: string; readonly isStored: boolean }
/** `planId` is null when nothing of the files was new and there was no plan to begin with. */
export type ImportOutcome = { readonly planId: PlanId | null; readonly batches: readonly BatchOutcome[] }

/**
 * Imports files: ONE transaction with the batches, the records, the derived history and the undoable step.
 * A batch whose lines are all known already is not stored; when none is left, nothing at all is written.
 */
export function commitImport(db: HeadroomDb, commit: ImportCommit, derive: DeriveHistory, atMs = Date.now()): Promise<Result<ImportOutcome, StorageError>> {
  return writeTransaction(db, stepTables(db), async () => {
    const lineCount = commit.batches.reduce((sum, batch) => sum + linesOf(batch), 0)
    if (lineCount > MAX_LINES_PER_IMPORT) throw new StorageFailure({ code: 'storage.tooLarge', params: { lines: lineCount, limit: MAX_LINES_PER_IMPORT } })
    const known = 'planId' in commit.target ? await readLiveBatches(db, commit.target.planId) : []
    const outcomes = diffBatches(known, commit.batches)
    const kept = commit.batches.filter((_, i) => outcomes[i]!.isStored)
    if (kept.length === 0) return { planId: 'planId' in commit.target ? commit.target.planId : null, batches: outcomes }

    const planId = 'planId' in commit.target ? commit.target.planId : await createTarget(db, commit.target.newPlan, atMs)
    // Later imports come later in the list even within one millisecond: the order decides between figures of the same thing.
    const latest = await newestImport(db, planId)
    const stamped = kept.map((batch, i) => ({ ...batch, planId, isLive: true, importedAtMs: Math.max(atMs, latest + 1) + i }))
    await putBatches(db, planId, stamped)
    const batches = stamped.map(({ id }) => ({ id, becomesLive: true }))
    await applyImportStep(db, planId, labelOf(kept), atMs, { batches, live: [...known, ...stamped], added: commit.edits, remembered: commit.mappings ?? [], newestImportMs: latest })
    await rederiveHistory(db, planId, derive)
    return { planId, batches: outcomes }
  })
}

/** Takes one import out, in any order, as an undoable step; false when it is out already. */
export function removeBatch(db: HeadroomDb, planId: PlanId, batchId: BatchId, derive: DeriveHistory, atMs = Date.now()): Promise<Result<boolean, StorageError>> {
  return writeTransaction(db, stepTables(db), async () => {
    const batch = await db.batches.get(batchId)
    if (!batch || batch.planId !== planId) throw new StorageFailure({ code: 'storage.batchMissing' })
    if (!batch.isLive) return false
    await db.batches.update(batchId, { isLive: false })
    const label: CommandLabel = { labelKey: 'command.import.remove', labelParams: { name: batch.fileName } }
    await applyImportStep(db, planId, label, atMs, {
      batches: [{ id: batchId, becomesLive: false }], live: await readLiveBatches(db, planId), added: [], remembered: [], newestImportMs: await newestImport(db, planId),
    })
    await rederiveHistory(db, planId, derive)
    return true
  })
}

type ImportStep = Pick<CommandRow, 'batches'> & Pick<ImportedInput, 'added' | 'newestImportMs'> & { readonly live: readonly BatchRow[]; readonly remembered: readonly RecordEdit[] }

/** The records as the live batches make them, with the step that undoes it. Inside a transaction. */
async function applyImportStep(db: HeadroomDb, planId: PlanId, label: CommandLabel, atMs: number, { batches, live, added, remembered, newestImportMs }: ImportStep): Promise<void> {
  // Proposed outside this transaction: another tab, or the user, may have made a record since, and that one stands.
  const rows = await db.records.where({ planId }).toArray()
  const { changes, imported } = importedOutcome({ rows, states: await readImported(db, planId), batches: live, added, newestImportMs })
  const all = [...changes, ...(await changesOf(db, planId, remembered))]
  await applyRecordChanges(db, planId, all, 'forwards')
  await applyImportedChanges(db, planId, imported, 'forwards')
  await touchPlan(db, planId, atMs)
  await appendCommand(db, planId, label, atMs, { changes: all, batches, imported })
}

/** Time of the newest import, those taken out included; 0 without any. */
async function newestImport(db: HeadroomDb, planId: PlanId): Promise<number> {
  return (await db.batches.where({ planId }).toArray()).reduce((time, batch) => Math.max(time, batch.importedAtMs), 0)
}

/** The imports that count, newest first, without their columns. */
export async function listBatches(db: HeadroomDb, planId: PlanId): Promise<BatchInfo[]> {
  return (await db.batches.where({ planId }).toArray()).filter((batch) => batch.isLive).sort((a, b) => b.importedAtMs - a.importedAtMs)
}

/** Counts each batch's lines against the known ones and the batches before it. */
export function diffBatches(known: readonly BatchRow[], incoming: readonly BatchRow[]): BatchOutcome[] {
  const stored = [...known]
  return incoming.map((batch) => {
    const counts = [
      // Order numbers are unique within the shop of one market only.
      ...(batch.ledger ? [diffLedger(stored.flatMap(({ marketId, ledger }) => (marketId === batch.marketId && ledger ? [ledger] : [])), batch.ledger)] : []),
      ...(batch.daily ? [diffDaily(stored.flatMap(({ daily }) => daily ?? []), batch.daily)] : []),
      ...(batch.facts ? [diffFacts(stored, batch)] : []),
    ].reduce((sum, part) => ({ newLines: sum.newLines + part.newLines, changedLines: sum.changedLines + part.changedLines, identicalLines: sum.identicalLines + part.identicalLines }), { newLines: 0, changedLines: 0, identicalLines: 0 })
    const isStored = counts.newLines + counts.changedLines > 0
    if (isStored) stored.push(batch)
    return { batchId: batch.id, fileName: batch.fileName, ...counts, isStored }
  })
}

async function createTarget(db: HeadroomDb, document: PlanDocument, atMs: number): Promise<PlanId> {
  return insertPlan(db, document, { label: { labelKey: 'command.plan.create', labelParams: { name: document.settings.name } } }, atMs)
}

function labelOf(batches: readonly BatchRow[]): CommandLabel {
  return batches.length === 1
    ? { labelKey: 'command.import.add', labelParams: { name: batches[0]!.fileName } }
    : { labelKey: 'command.import.addMany', labelParams: { count: batches.length } }
}

function linesOf(batch: BatchRow): number {
  return (batch.ledger?.lineCount ?? 0) + (batch.daily?.dayNumber.length ?? 0) + (batch.facts?.rowCount ?? 0)
}
