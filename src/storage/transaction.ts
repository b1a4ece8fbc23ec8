import type { Table } from 'dexie'

import { fail, ok, type Result } from '#shared/result.ts'
import type { HeadroomDb } from './db.ts'
import { StorageFailure, writeErrorOf, type StorageError } from './errors.ts'

/**
 * One write: all of it or nothing. The epoch is read again inside, so that a tab whose database was replaced in the meantime
 * (restored, wiped and made anew) cannot write into the new one.
 */
export function writeTransaction<T>(db: HeadroomDb, tables: readonly Table[], work: () => Promise<T>): Promise<Result<T, StorageError>> {
  const written = write(db, tables, work)
  const settled = written.then(() => undefined, () => undefined)
  underWay.add(settled)
  void settled.then(() => underWay.delete(settled))
  return written
}

const underWay = new Set<Promise<void>>()

/** Resolves when no write of this page is under way any more, those that began meanwhile included. */
export async function writesSettled(): Promise<void> {
  while (underWay.size > 0) await Promise.all(underWay)
}

async function write<T>(db: HeadroomDb, tables: readonly Table[], work: () => Promise<T>): Promise<Result<T, StorageError>> {
  try {
    const value = await db.transaction('rw', [...new Set<Table>([...tables, db.meta])], async () => {
      const epoch = await db.meta.get('epoch')
      if (epoch === undefined || epoch.value !== db.epoch) throw new StorageFailure({ code: 'storage.replaced' })
      return work()
    })
    return ok(value)
  } catch (error) {
    const known = writeErrorOf(error)
    if (known === null) throw error
    return fail(known)
  }
}
