import Dexie, { type DexieOptions, type Table, type Transaction } from 'dexie'

import { fail, ok, type Result } from '#shared/result.ts'
import type { PlanId } from '#domain/units.ts'
import { verifyWritten, writePlanFile } from '#plan-file/write.ts'
import { StorageFailure, type StorageError } from './errors.ts'
import { readRawDocuments } from './rawDocuments.ts'

/** The plans of a database before an upgrade, as verified plan files; kept in a database of its own. */
export type BackupRow = {
  readonly fromVersion: number
  readonly atMs: number
  readonly files: readonly { readonly planId: PlanId; readonly name: string; readonly identity: string; readonly bytes: Uint8Array }[]
}

export const BACKUP_STORES = { backups: 'fromVersion' } as const

/**
 * Before code with `codeVersion` opens an older database: writes every plan as a plan file, reads each again, and only then keeps them.
 * A plan that cannot be read back stops the upgrade. Returns the number of plans, or null when no upgrade is due.
 */
export async function backupBeforeUpgrade(
  name: string, codeVersion: number, meta: { readonly build: string; readonly atMs: number }, options: DexieOptions = {},
): Promise<Result<number | null, StorageError>> {
  const { version, plans } = await readRawDocuments(name, options, (found) => found < codeVersion)
  if (version === null || version >= codeVersion) return ok(null)
  const files: BackupRow['files'][number][] = []
  for (const { row, document } of plans) {
    const bytes = await writePlanFile(document, { build: meta.build, revision: row.revision, savedAtMs: meta.atMs })
    const verified = await verifyWritten(bytes, document)
    if (!verified.ok) return fail({ code: 'storage.backupFailed', params: { name: row.name } })
    files.push({ planId: row.id, name: row.name, identity: verified.value.identity, bytes })
  }
  const backups = openBackups(name, options)
  try {
    await (backups.table('backups') as Table<BackupRow, number>).put({ fromVersion: version, atMs: meta.atMs, files })
  } finally {
    backups.close()
  }
  return ok(files.length)
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
    if (changed !== undefined) throw new StorageFailure({ code: 'storage.backupFailed', params: { table: changed } })
  }
}

function openBackups(name: string, options: DexieOptions): Dexie {
  const backups = new Dexie(`${name}-backup`, { chromeTransactionDurability: 'strict', ...options })
  backups.version(1).stores(BACKUP_STORES)
  return backups
}
