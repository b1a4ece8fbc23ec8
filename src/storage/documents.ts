import { EMPTY_HISTORY } from '#domain/history.ts'
import { recordKey, type PlanDocument, type PlanRecords, type RecordKind } from '#domain/plan.ts'
import type { PlanId } from '#domain/units.ts'
import type { CarriedForward } from '#plan-file/types.ts'
import type { HeadroomDb } from './db.ts'
import { StorageFailure } from './errors.ts'
import type { HistoryRow, PlanRow, RecordRow } from './types.ts'

/**
 * The whole plan as plain data, arrays sorted by key. `opening` is the user's correction, else what the imports say;
 * a correction of an older state than that of the imports no longer applies.
 * @throws StorageFailure `storage.planMissing`.
 */
export async function loadPlanDocument(db: Pick<HeadroomDb, 'records' | 'histories'>, planId: PlanId): Promise<PlanDocument> {
  const [rows, derived] = await Promise.all([db.records.where({ planId }).toArray(), db.histories.get(planId)])
  const document = documentOfRows(planId, rows, derived)
  if (!document.settings) throw new StorageFailure({ code: 'storage.planMissing' })
  return document as PlanDocument
}

/** The same of rows that were read already; without settings when they are not among them. */
export function documentOfRows(planId: PlanId, rows: readonly RecordRow[], derived: Pick<HistoryRow, 'history' | 'opening'> | undefined): Omit<PlanDocument, 'settings'> & { readonly settings: PlanDocument['settings'] | undefined } {
  const settings = rows.find((row) => row.kind === 'settings')?.value as PlanRecords['settings'] | undefined
  const ofKind = <K extends RecordKind>(kind: K): PlanRecords[K][] =>
    rows.filter((row) => row.kind === kind).sort((a, b) => (a.key < b.key ? -1 : 1)).map((row) => row.value as PlanRecords[K])
  const corrected = ofKind('opening')[0]
  const opening = derived?.opening ?? null
  return {
    planId,
    settings,
    skus: ofKind('sku'),
    stock: ofKind('stock'),
    inbound: ofKind('inbound'),
    warehouses: ofKind('warehouse'),
    services: ofKind('service'),
    markets: ofKind('market'),
    scenarios: ofKind('scenario'),
    mappings: ofKind('mapping'),
    overrides: ofKind('override'),
    pastEvents: ofKind('pastEvent'),
    smallTests: ofKind('smallTest'),
    spuShares: ofKind('spuShare'),
    suppliers: ofKind('supplier'),
    supplyTerms: ofKind('supplyTerms'),
    purchaseOrders: ofKind('purchaseOrder'),
    buying: ofKind('buying'),
    history: derived?.history ?? EMPTY_HISTORY,
    opening: corrected && (opening === null || corrected.asOfMs === opening.asOfMs) ? corrected : opening,
  }
}

/** What a plan file needs, read at one moment: the document with its row, and what a newer schema added. Undefined when the plan is gone. */
export function loadPlanSnapshot(db: HeadroomDb, planId: PlanId): Promise<PlanSnapshot | undefined> {
  return db.transaction('r', [db.plans, db.records, db.histories, db.meta], async () => {
    const row = await db.plans.get(planId)
    return row && { row, document: await loadPlanDocument(db, planId), carried: await loadCarried(db, planId) }
  })
}
export type PlanSnapshot = { readonly row: PlanRow; readonly document: PlanDocument; readonly carried: CarriedForward | null }

export async function loadCarried(db: HeadroomDb, planId: PlanId): Promise<CarriedForward | null> {
  return ((await db.meta.get(carriedKey(planId)))?.value as CarriedForward | undefined) ?? null
}

export function carriedKey(planId: PlanId): string {
  return `plan:${planId}:carried`
}

/** Writes the records and the history of a document under `planId`; the plan's row is the caller's. Inside a transaction. */
export async function insertPlanDocument(db: HeadroomDb, planId: PlanId, document: PlanDocument): Promise<void> {
  await db.records.bulkPut(recordRows(planId, document))
  await db.histories.put({ planId, history: document.history, opening: document.opening })
}

/** The editable rows of a document. Its opening state stays with the history: it becomes a record when the user corrects it. */
export function recordRows(planId: PlanId, document: PlanDocument): RecordRow[] {
  const rowsOf = <K extends RecordKind>(kind: K, values: readonly PlanRecords[K][]): RecordRow[] =>
    values.map((value) => ({ planId, kind, key: recordKey(kind, value), value }) as RecordRow)
  return [
    ...rowsOf('settings', [document.settings]),
    ...rowsOf('sku', document.skus),
    ...rowsOf('stock', document.stock),
    ...rowsOf('inbound', document.inbound),
    ...rowsOf('warehouse', document.warehouses),
    ...rowsOf('service', document.services),
    ...rowsOf('market', document.markets),
    ...rowsOf('scenario', document.scenarios),
    ...rowsOf('mapping', document.mappings),
    ...rowsOf('override', document.overrides),
    ...rowsOf('pastEvent', document.pastEvents),
    ...rowsOf('smallTest', document.smallTests),
    ...rowsOf('spuShare', document.spuShares),
    ...rowsOf('supplier', document.suppliers),
    ...rowsOf('supplyTerms', document.supplyTerms),
    ...rowsOf('purchaseOrder', document.purchaseOrders),
    ...rowsOf('buying', document.buying),
  ]
}
