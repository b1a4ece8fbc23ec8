import type { CommandKey } from '#i18n/messages/commands.ts'
import type { PlanId } from '#domain/units.ts'
import type { Result } from '#shared/result.ts'
import type { HeadroomDb } from './db.ts'
import { baseHistoryKey, rederiveHistory, type DeriveHistory } from './derive.ts'
import { StorageFailure, type StorageError } from './errors.ts'
import { applyImportedChanges } from './importedRows.ts'
import { applyMetaChanges } from './metaChanges.ts'
import { applyRecordChanges, touchPlan } from './recordRows.ts'
import { writeTransaction } from './transaction.ts'
import type { CommandRow, PlanRow } from './types.ts'

export type CommandScope = CommandRow['scope']
/** Name of an undoable step: a key of i18n/messages/commands.ts with its parameters. */
export type CommandLabel = { readonly labelKey: CommandKey; readonly labelParams: CommandRow['labelParams'] }

const KEPT_COMMANDS_PER_SCOPE = 500

/** The step that `undo` would take back. */
export function nextUndo(db: HeadroomDb, scope: CommandScope): Promise<CommandRow | undefined> {
  return db.commands.where({ scope }).reverse().filter((command) => !command.isUndone).first()
}

/** The step that `redo` would do again. */
export function nextRedo(db: HeadroomDb, scope: CommandScope): Promise<CommandRow | undefined> {
  return db.commands.where({ scope }).filter((command) => command.isUndone).first()
}

/** The newest steps of a scope, undone ones included, newest first: the history in words. */
export function listCommands(db: HeadroomDb, scope: CommandScope, limit = 100): Promise<CommandRow[]> {
  return db.commands.where({ scope }).reverse().limit(limit).toArray()
}

export type StepOptions = {
  readonly atMs?: number
  /** Refuse with `storage.stepNotLast` when another step is the last by now: a message offered to take back this one only. */
  readonly onlySeq?: number | undefined
}

/** Takes the last step back; null when there is none. `derive` is called only when the step changed batches, or merged another past. */
export function undo(db: HeadroomDb, scope: CommandScope, derive: DeriveHistory, options: StepOptions = {}): Promise<Result<CommandRow | null, StorageError>> {
  return step(db, scope, derive, options, 'backwards')
}

/** Does the last undone step again; null when there is none. */
export function redo(db: HeadroomDb, scope: CommandScope, derive: DeriveHistory, options: StepOptions = {}): Promise<Result<CommandRow | null, StorageError>> {
  return step(db, scope, derive, options, 'forwards')
}

/**
 * Records a step that was just applied, inside its transaction (over `commands`, `batches`, `ledgers`).
 * The redo branch is dropped, with the batches that only it could have brought back.
 */
export async function appendCommand(
  db: HeadroomDb, scope: CommandScope, label: CommandLabel, atMs: number, parts: Partial<Pick<CommandRow, 'changes' | 'batches' | 'plans' | 'imported' | 'meta'>>,
): Promise<void> {
  const dropped = await db.commands.where({ scope }).filter((command) => command.isUndone).primaryKeys()
  await db.commands.bulkDelete(dropped)
  await db.commands.add({ scope, atMs, ...label, isUndone: false, changes: parts.changes ?? [], batches: parts.batches ?? [], plans: parts.plans ?? [], ...(parts.imported ? { imported: parts.imported } : {}), ...(parts.meta ? { meta: parts.meta } : {}) })
  const count = await db.commands.where({ scope }).count()
  const forgotten = count > KEPT_COMMANDS_PER_SCOPE ? await db.commands.where({ scope }).limit(count - KEPT_COMMANDS_PER_SCOPE).primaryKeys() : []
  await db.commands.bulkDelete(forgotten)
  if (scope !== 'app' && dropped.length + forgotten.length > 0) await dropUnreachableBatches(db, scope)
}

export function stepTables(db: HeadroomDb) {
  return [db.plans, db.records, db.batches, db.ledgers, db.histories, db.commands]
}

function step(db: HeadroomDb, scope: CommandScope, derive: DeriveHistory, { atMs = Date.now(), onlySeq }: StepOptions, direction: 'forwards' | 'backwards') {
  return writeTransaction(db, stepTables(db), async () => {
    const command = direction === 'backwards' ? await nextUndo(db, scope) : await nextRedo(db, scope)
    if (onlySeq !== undefined && command?.seq !== onlySeq) throw new StorageFailure({ code: 'storage.stepNotLast' })
    if (!command) return null
    if (scope !== 'app') {
      await applyRecordChanges(db, scope, command.changes, direction)
      await applyImportedChanges(db, scope, command.imported ?? [], direction)
      await applyMetaChanges(db, command.meta ?? [], direction)
      for (const { id, becomesLive } of command.batches) await db.batches.update(id, { isLive: direction === 'forwards' ? becomesLive : !becomesLive })
      await touchPlan(db, scope, atMs)
      if (command.batches.length > 0 || command.meta?.some(({ key }) => key === baseHistoryKey(scope))) await rederiveHistory(db, scope, derive)
    }
    for (const { id, before, after } of command.plans) await applyPlanChange(db, id, direction === 'forwards' ? [before, after] : [after, before], atMs)
    const moved: CommandRow = { ...command, isUndone: direction === 'backwards' }
    await db.commands.put(moved)
    return moved
  })
}

/**
 * Moves a plan in or out of the trash as a step says. Only that: edits made since keep their name, time and revision.
 * A plan that a step created goes to the trash when the step is undone, so that redo finds it whole.
 */
async function applyPlanChange(db: HeadroomDb, id: PlanId, [, to]: readonly [PlanRow | null, PlanRow | null], atMs: number): Promise<void> {
  await db.plans.update(id, { deletedAtMs: to === null ? atMs : to.deletedAtMs })
}

async function dropUnreachableBatches(db: HeadroomDb, planId: PlanId): Promise<void> {
  const reachable = new Set<string>()
  await db.commands.where({ scope: planId }).each((command) => {
    for (const { id } of command.batches) reachable.add(id)
  })
  const dead = (await db.batches.where({ planId }).toArray()).filter((batch) => !batch.isLive && !reachable.has(batch.id)).map((batch) => batch.id)
  await db.batches.bulkDelete(dead)
  await db.ledgers.bulkDelete(dead)
}
