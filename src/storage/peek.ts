import Dexie, { type DexieOptions } from 'dexie'

import { fail, ok, type Result } from '#shared/result.ts'
import type { HeadroomDb } from './db.ts'
import type { StorageError } from './errors.ts'
import { NATIVE_VERSION_FACTOR } from './nativeVersion.ts'

export type FoundDatabase = { readonly version: number; readonly tables: readonly string[] }

/** Version and tables of a database as it lies there, without changing it; null when there is none. */
export function peekDatabase(name: string, options: DexieOptions = {}): Promise<FoundDatabase | null> {
  const factory = (options.indexedDB ?? Dexie.dependencies.indexedDB) as IDBFactory
  return new Promise((resolve, reject) => {
    const request = factory.open(name)
    let isMissing = false
    request.onupgradeneeded = () => {
      isMissing = true
      request.transaction?.abort()
    }
    request.onsuccess = () => {
      const { version, objectStoreNames } = request.result
      request.result.close()
      resolve({ version: version / NATIVE_VERSION_FACTOR, tables: [...objectStoreNames] })
    }
    request.onerror = () => {
      if (isMissing) resolve(null)
      else reject(request.error ?? new Error('open failed'))
    }
  })
}

/**
 * Whether this code may open what lies there. Dexie opens a newer database, or one that lacks a table, without complaint, and adds to it what
 * its own code knows: after that neither the newer code nor this one recognises it. So it is looked at before Dexie gets hold of it.
 */
export async function checkBeforeOpening(db: HeadroomDb): Promise<Result<void, StorageError>> {
  const found = await peekDatabase(db.name, db.openedWith)
  if (found === null) return ok(undefined)
  if (found.version > db.codeVersion()) return fail({ code: 'storage.newerDatabase', params: { found: found.version, known: db.codeVersion() } })
  if (found.version < db.codeVersion()) return ok(undefined)
  const missing = db.tables.find(({ name }) => !found.tables.includes(name))
  return missing ? fail({ code: 'storage.damaged', params: { part: missing.name } }) : ok(undefined)
}

/** What the app cannot work without: the marks of the database, and for each plan its settings. Null when all of it is there. */
export function findDamage(db: HeadroomDb): Promise<StorageError | null> {
  return db.transaction('r', [db.meta, db.plans, db.records], async () => {
    const [epoch, installId, plans] = await Promise.all([db.meta.get('epoch'), db.meta.get('installId'), db.plans.toArray()])
    if (typeof epoch?.value !== 'string' || typeof installId?.value !== 'string') return { code: 'storage.damaged', params: { part: 'meta' } }
    const settings = await db.records.bulkGet(plans.map(({ id }) => [id, 'settings', 'settings'] as [typeof id, string, string]))
    const broken = plans.find((plan, i) => typeof plan.name !== 'string' || settings[i] === undefined)
    return broken ? { code: 'storage.damaged', params: { part: typeof broken.name === 'string' ? broken.name : broken.id } } : null
  })
}
