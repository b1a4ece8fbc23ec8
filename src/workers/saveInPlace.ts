import type { PlanId } from '#domain/units.ts'
import { readPlanFile } from '#plan-file/read.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { listAncestors } from '#storage/ancestors.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { keepFileHandle, type FileHandle } from '#storage/fileHandles.ts'
import { handleErrorOf } from './handleErrors.ts'
import { notedWhenThereIsRoom, PLAIN, writtenPlan } from './planFiles.ts'
import type { DataError, SavedFile } from './types.ts'
import { writeHandle } from './writeHandle.ts'

/**
 * Saves a plan to a file of the user and remembers the file. `isNewPlace` = the user has just chosen it, so whatever it holds is replaced;
 * otherwise a file that holds anything but a version of this plan known here is left alone: `files.changedElsewhere`.
 */
export async function saveInPlace(db: HeadroomDb, planId: PlanId, handle: FileHandle, author: string | null, isNewPlace: boolean, atMs = Date.now()): Promise<Result<SavedFile, DataError>> {
  if (!isNewPlace) {
    const found = await isKnownThere(db, planId, handle)
    if (!found.ok) return found
    if (!found.value) return fail({ code: 'files.changedElsewhere', params: { name: handle.name } })
  }
  const written = await writtenPlan(db, planId, author, PLAIN, atMs)
  if (!written.ok) return written
  const placed = await writeHandle(handle, written.value.bytes)
  if (!placed.ok) return placed
  const noted = await notedWhenThereIsRoom(written.value)
  if (!noted.ok) return noted
  if (noted.value) await keepFileHandle(db, planId, handle)
  return ok({ ...written.value.file, fileName: handle.name, isNoted: noted.value })
}

/** An empty file, or one that this plan was saved to, opened from, or merged with. */
async function isKnownThere(db: HeadroomDb, planId: PlanId, handle: FileHandle): Promise<Result<boolean, DataError>> {
  try {
    const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer())
    if (bytes.length === 0) return ok(true)
    const read = await readPlanFile(bytes)
    return ok(read.ok && (await listAncestors(db, planId)).includes(read.value.identity))
  } catch (error) {
    return fail(handleErrorOf(error))
  }
}
