import { fail, ok, type Result } from '#shared/result.ts'
import { APP_VERSION } from '#domain/version.ts'
import { backupBeforeUpgrade } from './backup.ts'
import type { HeadroomDb } from './db.ts'
import { isNoRoom, storageErrorOf, type StorageError } from './errors.ts'
import { checkBeforeOpening } from './peek.ts'
import type { Sentinel } from './sentinel.ts'

/**
 * Opens the database, after a verified backup when this code is about to upgrade it. The message about another tab holding the upgrade
 * back comes through `db.listen`.
 */
export async function openDb(db: HeadroomDb, atMs = Date.now()): Promise<Result<HeadroomDb, StorageError>> {
  try {
    const checked = await checkBeforeOpening(db)
    if (!checked.ok) return checked
    // Version 1 is the first: there is nothing older to back up.
    const backup = db.codeVersion() > 1 ? await backupBeforeUpgrade(db.name, db.codeVersion(), { build: APP_VERSION, atMs }, db.openedWith) : ok(null)
    if (!backup.ok) return fail(openErrorOf(backup.error))
    await db.open()
    return ok(db)
  } catch (error) {
    const known = storageErrorOf(error)
    if (known === null) throw error
    return fail(openErrorOf(known))
  }
}

/** Opening writes a little: on a full disk not even that can be done. */
const openErrorOf = (error: StorageError): StorageError => (isNoRoom(error) ? { code: 'storage.notOpened' } : error)

/** Identity of this database and its size: to compare with the sentinel, and to write the next one. */
export async function describeDatabase(db: HeadroomDb): Promise<{ readonly sentinel: Sentinel; readonly installId: string; readonly planCount: number }> {
  const installId = String((await db.meta.get('installId'))?.value ?? '')
  const plans = await db.plans.toArray()
  const rowsByTable: Record<string, number> = {}
  for (const table of db.tables) rowsByTable[table.name] = await table.count()
  const files = plans.flatMap((plan) => plan.savedToFileAtMs ?? [])
  return {
    installId, planCount: plans.length,
    sentinel: {
      installId, rowsByTable, livePlanCount: plans.filter(({ deletedAtMs }) => deletedAtMs === null).length,
      lastChangeAtMs: Math.max(0, ...plans.map((plan) => plan.updatedAtMs)),
      lastFileAtMs: files.length === 0 ? null : Math.max(...files),
    },
  }
}
