import { fail, ok, type Result } from '#shared/result.ts'
import type { HeadroomDb } from './db.ts'
import { storageErrorOf, type StorageError } from './errors.ts'

/** Other tabs close when they are asked to; one that does not is named after this. */
const PATIENCE_MS = 3000

/** Deletes the database with everything in it. The files of the backup before an upgrade lie in a database of their own and stay. */
export async function deleteDatabase(db: HeadroomDb): Promise<Result<void, StorageError>> {
  try {
    const isDone = await Promise.race([
      db.delete({ disableAutoOpen: true }).then(() => true),
      new Promise<boolean>((resolve) => setTimeout(() => resolve(false), PATIENCE_MS)),
    ])
    return isDone ? ok(undefined) : fail({ code: 'storage.blocked' })
  } catch (error) {
    const known = storageErrorOf(error)
    if (known === null) throw error
    return fail(known)
  }
}
