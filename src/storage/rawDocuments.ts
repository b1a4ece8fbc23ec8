import Dexie, { type DexieOptions, type Table } from 'dexie'

import type { PlanDocument } from '#domain/plan.ts'
import type { CarriedForward } from '#plan-file/types.ts'
import { listAncestors } from './ancestors.ts'
import type { HeadroomDb } from './db.ts'
import { loadCarried, loadPlanDocument } from './documents.ts'
import { StorageFailure } from './errors.ts'
import { readOrigin } from './lineage.ts'
import type { PlanRow } from './types.ts'

/** `document`: null = its settings are gone, so that it is no plan any more. `parents`, `originPlanId`, `carried`: as its plan file names them. */
export type StoredDocument = { readonly row: PlanRow; readonly document: PlanDocument | null; readonly parents: readonly string[]; readonly originPlanId: string; readonly carried: CarriedForward | null }
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
    const tables = { records: raw.table('records'), histories: raw.table('histories'), meta: raw.table('meta') } as unknown as HeadroomDb
    const rows = await (raw.table('plans') as Table<PlanRow, string>).toArray()
    return { version: raw.verno, plans: await Promise.all(rows.map((row) => readOne(tables, row))) }
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchDatabaseError') return { version: null, plans: [] }
    throw error
  } finally {
    raw.close()
  }
}

async function readOne(tables: HeadroomDb, row: PlanRow): Promise<StoredDocument> {
  const [document, parents, originPlanId, carried] = await Promise.all([
    loadPlanDocument(tables, row.id).catch((error: unknown) => {
      if (error instanceof StorageFailure && error.error.code === 'storage.planMissing') return null
      throw error
    }),
    listAncestors(tables, row.id), readOrigin(tables, row.id), loadCarried(tables, row.id),
  ])
  return { row, document, parents, originPlanId, carried }
}
