import type { PlanId } from '#domain/units.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { backupFileName, backupsToForget, planKeyOf, readBackupName } from '#storage/backupNames.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { isNoRoom, storageErrorOf } from '#storage/errors.ts'
import { noteBackup, putPlanBackup, readPlanBackup, type BackupFailure, type FolderHandle } from '#storage/fileHandles.ts'
import { listPlans } from '#storage/plans.ts'
import { markSavedToFile } from '#storage/savedState.ts'
import { isUntouchedSample } from '#storage/sample.ts'
import type { PlanRow } from '#storage/types.ts'
import { handleErrorOf } from './handleErrors.ts'
import { PLAIN, writtenPlan } from './planFiles.ts'
import type { BackupOutcome, DataError } from './types.ts'
import { writeHandle } from './writeHandle.ts'

/**
 * Writes every plan that changed since its last backup to the folder, reads each file again, and only then removes old ones. A plan that
 * fails keeps no other back; the first failure is noted, so that it is told until a backup succeeds. A plan whose newest backup was deleted is written anew.
 */
export async function backUpToFolder(db: HeadroomDb, folder: FolderHandle, author: string | null, atMs = Date.now()): Promise<Result<BackupOutcome, BackupFailure>> {
  const done = await writeAll(db, folder, author, atMs)
  await noteBackup(db, atMs, done.ok ? null : done.error)
  return done
}

async function writeAll(db: HeadroomDb, folder: FolderHandle, author: string | null, atMs: number): Promise<Result<BackupOutcome, BackupFailure>> {
  const names = await namesIn(folder)
  if (!names.ok) return names
  const found = new Set(names.value)
  let written = 0
  let removed = 0
  let failure: BackupFailure | null = null
  for (const plan of (await listPlans(db)).filter((row) => !isUntouchedSample(row))) {
    const one = await expected(() => backUpPlan(db, folder, found, plan, author, atMs))
    if (one.ok) {
      written += one.value.written
      removed += one.value.removed
    } else failure ??= { ...one.error, planName: plan.name }
  }
  return failure === null ? ok({ written, removed }) : fail(failure)
}

/** One plan, unless it lies there as it is; `found` follows what the folder holds. */
async function backUpPlan(db: HeadroomDb, folder: FolderHandle, found: Set<string>, plan: PlanRow, author: string | null, atMs: number): Promise<Result<BackupOutcome, DataError>> {
  const last = await readPlanBackup(db, plan.id)
  if (last?.revision === plan.revision && found.has(last.fileName) && (await isWritten(folder, last.fileName))) return ok({ written: 0, removed: 0 })
  const fileName = backupFileName(plan.name, plan.id, atMs)
  const one = await writeOne(db, folder, { planId: plan.id, fileName, author, atMs })
  if (!one.ok) return one
  found.add(fileName)
  const forgotten = await forgetOld(folder, [...found], plan.id)
  if (!forgotten.ok) return forgotten
  for (const name of forgotten.value) found.delete(name)
  return ok({ written: 1, removed: forgotten.value.length })
}

/** Whatever a plan throws is its own failure: the others are still to be written, and it must be told. */
async function expected<T>(work: () => Promise<Result<T, DataError>>): Promise<Result<T, DataError>> {
  try {
    return await work()
  } catch (error) {
    return fail(storageErrorOf(error) ?? { code: 'unexpected', params: { reason: String(error) } })
  }
}

async function namesIn(folder: FolderHandle): Promise<Result<readonly string[], DataError>> {
  try {
    const names: string[] = []
    for await (const name of folder.keys()) names.push(name)
    return ok(names)
  } catch (error) {
    return fail(handleErrorOf(error))
  }
}

async function writeOne(db: HeadroomDb, folder: FolderHandle, { planId, fileName, author, atMs }: { readonly planId: PlanId; readonly fileName: string; readonly author: string | null; readonly atMs: number }): Promise<Result<void, DataError>> {
  const plan = await writtenPlan(db, planId, author, PLAIN, atMs)
  if (!plan.ok) return plan
  try {
    const placed = await writeHandle(await folder.getFileHandle(fileName, { create: true }), plan.value.bytes)
    // A file that was begun and not finished would be taken for a backup.
    if (!placed.ok) await folder.removeEntry(fileName).catch(() => undefined)
    if (!placed.ok) return placed
  } catch (error) {
    return fail(handleErrorOf(error))
  }
  // Not a base for merging: twenty backups would push out the versions that were really shared.
  const noted = [await putPlanBackup(db, planId, { revision: plan.value.revision, atMs, fileName }), await markSavedToFile(db, planId, plan.value.revision, atMs)]
  // A browser without room cannot note it; the file is there, and is written once more later.
  return noted.find((one) => !one.ok && !isNoRoom(one.error)) ?? ok(undefined)
}

/** A file appears empty and gets its content only at the end: one that was cut off must not count, or it would push out a whole one. */
async function isWritten(folder: FolderHandle, name: string): Promise<boolean> {
  try {
    return (await (await folder.getFileHandle(name)).getFile()).size > 0
  } catch (error) {
    // Gone meanwhile, a folder of this name, not to be read: no backup to rely on.
    if (error instanceof DOMException) return false
    throw error
  }
}

async function forgetOld(folder: FolderHandle, names: readonly string[], planId: PlanId): Promise<Result<readonly string[], DataError>> {
  const own = names.filter((name) => readBackupName(name)?.planKey === planKeyOf(planId))
  const written = await Promise.all(own.map((name) => isWritten(folder, name)))
  const old = backupsToForget(own.filter((_, i) => written[i]), planId)
  try {
    for (const name of old) await folder.removeEntry(name)
    return ok(old)
  } catch (error) {
    return fail(handleErrorOf(error))
  }
}
