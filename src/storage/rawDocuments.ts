import Dexie, { type DexieOptions, type Table } from 'dexie'

import type { PlanDocument } from '#domain/plan.ts'
import type { HeadroomDb } from './db.ts'
import { loadPlanDocument } from './documents.ts'
import type { PlanRow } from './types.ts'

export type StoredDocument = { readonly row: PlanRow; readonly document: PlanDocument }
/** `version` is null when there is no database yet. */
export type RawContent = { readonly version: number | null; readonly plans: readonly StoredDocument[] }

/**
 * Every plan of a database as it lies there, whatever its version: for the backup before an upgrade, and for the rescue screen when
 * the database is newer than the code. Writes nothing and leaves no connection open.
 */
export async function readRawDocuments(name: string, options: DexieOptions = {}, wantsPlans: (version: number) => boolean = () => true): Promise<RawContent> {
  const raw = new Dexie(name, options)
  try {
    await raw.open()
    if (!wantsPlans(raw.verno)) return { version: raw.verno, plans: [] }
    const tables = { records: raw.table('records') as HeadroomDb['records'], histories: raw.table('histories') as HeadroomDb['histories'] }
    const rows = await (raw.table('plans') as Table<PlanRow, string>).toArray()
    const plans = await Promise.all(rows.map(async (row) => ({ row, document: await loadPlanDocument(tables, row.id) })))
    return { version: raw.verno, plans }
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchDatabaseError') return { version: null, plans: [] }
    throw error
  } finally {
    raw.close()
  }
}
