import type { PlanId } from '#domain/units.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { backupFileName, backupsToForget } from '#storage/backupNames.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { isNoRoom } from '#storage/errors.ts'
import { putBackupNote, putPlanBackup, readPlanBackup, type FolderHandle } from '#storage/fileHandles.ts'
import { listPlans } from '#storage/plans.ts'
import { markSavedToFile } from '#storage/savedState.ts'
import { handleErrorOf } from './handleErrors.ts'
import { PLAIN, writtenPlan } from './planFiles.ts'
import type { BackupOutcome, DataError } from './types.ts'
import { writeHandle } from './writeHandle.ts'

/**
 * Writes every plan that changed since its last backup to the folder, reads each file again, and only then removes old ones. What went
 * wrong is noted too, so that it is told until a backup succeeds. A plan whose newest backup was deleted is written anew.
 */
export async function backUpToFolder(db: HeadroomDb, folder: FolderHandle, author: string | null, atMs = Date.now()): Promise<Result<BackupOutcome, DataError>> {
  const done = await writeAll(db, folder, author, atMs)
  await putBackupNote(db, { atMs, problem: done.ok ? null : done.error.code })
  return done
}

async function writeAll(db: HeadroomDb, folder: FolderHandle, author: string | null, atMs: number): Promise<Result<BackupOutcome, DataError>> {
  const names = await namesIn(folder)
  if (!names.ok) return names
  const found = new Set(names.value)
  let written = 0
  let removed = 0
  for (const plan of (await listPlans(db)).filter(({ isSample }) => !isSample)) {
    const last = await readPlanBackup(db, plan.id)
    if (last?.revision === plan.revision && found.has(last.fileName)) continue
    const fileName = backupFileName(plan.name, plan.id, atMs)
    const one = await writeOne(db, folder, { planId: plan.id, fileName, author, atMs })
    if (!one.ok) return one
    found.add(fileName)
    written += 1
    const forgotten = await forgetOld(folder, [...found], plan.id)
    if (!forgotten.ok) return forgotten
    for (const name of forgotten.value) found.delete(name)
    removed += forgotten.value.length
  }
  return ok({ written, removed })
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

async function forgetOld(folder: FolderHandle, names: readonly string[], planId: PlanId): Promise<Result<readonly string[], DataError>> {
  const old = backupsToForget(names, planId)
  try {
    for (const name of old) await folder.removeEntry(name)
    return ok(old)
  } catch (error) {
    return fail(handleErrorOf(error))
  }
}
