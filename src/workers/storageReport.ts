import type { HeadroomDb } from '#storage/db.ts'
import { isUntouchedSample } from '#storage/sample.ts'
import { listVersions } from '#storage/versions.ts'
import { listBackups } from '#storage/backup.ts'
import type { StorageReport, PlanSize } from './types.ts'

/** What each plan takes in the database, counted through all of its rows. Heavy: for workers. */
export async function storageReport(db: HeadroomDb): Promise<StorageReport> {
  const plans: PlanSize[] = []
  for (const plan of await db.plans.toArray()) {
    const own = { planId: plan.id }
    const [records, imports, ledgers, histories, commands, runs] = await Promise.all([
      db.records.where('[planId+kind+key]').between([plan.id], [plan.id, [], []]).toArray(), db.batches.where(own).toArray(), db.ledgers.where(own).toArray(),
      db.histories.where(own).toArray(), db.commands.where({ scope: plan.id }).toArray(), db.runs.where(own).toArray(),
    ])
    const meta = await db.meta.where('key').startsWith(`plan:${plan.id}:`).toArray()
    plans.push({
      planId: plan.id, name: plan.name, isSample: isUntouchedSample(plan), isDeleted: plan.deletedAtMs !== null, savedToFileAtMs: plan.savedToFileAtMs,
      recordCount: records.length, importedRows: imports.filter(({ isLive }) => isLive).reduce((sum, { rowsOk }) => sum + rowsOk, 0),
      versionCount: (await listVersions(db, plan.id)).length,
      bytes: bytesOf([records, imports, ledgers, histories, commands, runs, meta]),
    })
  }
  const beforeUpgrades = (await listBackups(db.name, db.openedWith)).map(({ fromVersion, atMs, files }) => ({ fromVersion, atMs, files: files.map(({ name, bytes }) => ({ name, blob: new Blob([bytes as Uint8Array<ArrayBuffer>]) })) }))
  return { plans: plans.sort((a, b) => b.bytes - a.bytes), beforeUpgrades }
}

/** About what a value takes when it is stored: columns as they are, texts by their letters, numbers 8, a name for each field. */
export function bytesOf(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value === 'number') return 8
  if (ArrayBuffer.isView(value)) return value.byteLength
  if (value instanceof ArrayBuffer) return value.byteLength
  if (value instanceof Map) return bytesOf([...(value as Map<unknown, unknown>).entries()])
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + bytesOf(one), 4)
  if (typeof value === 'object' && value !== null) return Object.entries(value).reduce((sum, [key, one]) => sum + key.length + bytesOf(one), 4)
  return 1
}
