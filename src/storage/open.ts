import { fail, ok, type Result } from '#shared/result.ts'
import type { HeadroomDb } from './db.ts'
import { storageErrorOf, type StorageError } from './errors.ts'
import type { Sentinel } from './sentinel.ts'

/** Opens the database; the message about another tab holding it back comes through `db.listen`. */
export async function openDb(db: HeadroomDb): Promise<Result<HeadroomDb, StorageError>> {
  try {
    await db.open()
    return ok(db)
  } catch (error) {
    const known = storageErrorOf(error)
    if (known === null) throw error
    return fail(known)
  }
}

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
      installId, rowsByTable,
      lastChangeAtMs: Math.max(0, ...plans.map((plan) => plan.updatedAtMs)),
      lastFileAtMs: files.length === 0 ? null : Math.max(...files),
    },
  }
}
