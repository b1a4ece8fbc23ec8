import Dexie, { type DexieOptions, type Table, type Transaction } from 'dexie'

import { fail, ok, type Result } from '#shared/result.ts'
import type { PlanId } from '#domain/units.ts'
import { verifyWritten, writePlanFile } from '#plan-file/write.ts'
import { StorageFailure, storageErrorOf, type StorageError } from './errors.ts'
import { readRawDocuments, type StoredDocument } from './rawDocuments.ts'

/** The plans of a database before an upgrade, as verified plan files; kept in a database of its own. */
export type BackupRow = {
  readonly fromVersion: number
  readonly atMs: number
  readonly files: readonly BackupFile[]
}
export type BackupFile = { readonly planId: PlanId; readonly name: string; readonly identity: string; readonly bytes: Uint8Array }

export const BACKUP_STORES = { backups: 'fromVersion' } as const

/**
 * Before code with `codeVersion` opens an older database: writes every plan as a plan file, reads each again, and only then keeps them.
 * A plan that cannot be written and read back stops the upgrade. Returns the number of plans, or null when no upgrade is due.
 */
export async function backupBeforeUpgrade(
  name: string, codeVersion: number, meta: { readonly build: string; readonly atMs: number }, options: DexieOptions = {},
): Promise<Result<number | null, StorageError>> {
  try {
    const { version, plans } = await readRawDocuments(name, options, (found) => found < codeVersion)
    if (version === null || version >= codeVersion) return ok(null)
    const files: BackupFile[] = []
    for (const plan of plans) {
      const file = await backupFile(plan, meta)
      if (file === null) return fail({ code: 'storage.backupFailed', params: { part: plan.row.name } })
      files.push(file)
    }
    await keep(name, options, { fromVersion: version, atMs: meta.atMs, files })
    return ok(files.length)
  } catch (error) {
    // A disk that is full, or a database that cannot be read, has its own words. Of anything else, too, the reader must get to the plans.
    return fail(storageErrorOf(error) ?? { code: 'storage.backupFailed', params: { part: String(error) } })
  }
}

/** null = it cannot be written, or not be read back as it is. */
async function backupFile({ row, document, parents, originPlanId, carried }: StoredDocument, { build, atMs }: { readonly build: string; readonly atMs: number }): Promise<BackupFile | null> {
  if (document === null) return null
  try {
    const bytes = await writePlanFile(document, { build, revision: row.revision, savedAtMs: atMs, parents, originPlanId, carried })
    const verified = await verifyWritten(bytes, document, null, carried)
    return verified.ok ? { planId: row.id, name: row.name, identity: verified.value.identity, bytes } : null
  } catch (error) {
    // A value that JSON cannot hold, or a plan that no reader would accept.
    if (error instanceof RangeError) return null
    throw error
  }
}

async function keep(name: string, options: DexieOptions, row: BackupRow): Promise<void> {
  const backups = openBackups(name, options)
  try {
    await (backups.table('backups') as Table<BackupRow, number>).put(row)
  } finally {
    backups.close()
  }
}

/** The kept backups, newest version first. */
export async function listBackups(name: string, options: DexieOptions = {}): Promise<BackupRow[]> {
  const backups = openBackups(name, options)
  try {
    return await (backups.table('backups') as Table<BackupRow, number>).orderBy(':id').reverse().toArray()
  } finally {
    backups.close()
  }
}

/**
 * For `version(n).upgrade(...)`: runs a step and rolls the whole upgrade back when it lost or made rows in a table where it should not.
 * @throws StorageFailure `storage.backupFailed` inside the version-change transaction.
 */
export function checkedUpgrade(tables: readonly string[], step: (tx: Transaction) => Promise<void>): (tx: Transaction) => Promise<void> {
  return async (tx) => {
    const countsBefore = await Promise.all(tables.map((table) => tx.table(table).count()))
    await step(tx)
    const countsAfter = await Promise.all(tables.map((table) => tx.table(table).count()))
    const changed = tables.find((_, i) => countsBefore[i] !== countsAfter[i])
    if (changed !== undefined) throw new StorageFailure({ code: 'storage.backupFailed', params: { part: changed } })
  }
}

function openBackups(name: string, options: DexieOptions): Dexie {
  const backups = new Dexie(`${name}-backup`, { chromeTransactionDurability: 'strict', ...options })
  backups.version(1).stores(BACKUP_STORES)
  return backups
}
