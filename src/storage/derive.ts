import { adDrivers } from '#advice/demand/adDrivers.ts'
import { deriveHistory } from '#domain/history/deriveHistory.ts'
import { skuMatcher, warehouseMatcher } from '#domain/history/matchRecords.ts'
import { joinDrivers } from '#domain/history/joinDrivers.ts'
import type { History, OpeningState } from '#domain/history.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { PlanId } from '#domain/units.ts'
import { canonicalJson, type Json } from '#shared/canonicalJson.ts'
import type { Result } from '#shared/result.ts'
import { joinHistories, type PastState } from './baseHistory.ts'
import type { HeadroomDb } from './db.ts'
import { loadPlanDocument } from './documents.ts'
import type { StorageError } from './errors.ts'
import { standingFacts } from './factRows.ts'
import { writeTransaction } from './transaction.ts'
import type { BatchRow } from './types.ts'

/**
 * What the live batches of a plan say of the past. Synchronous: it runs inside the transaction of the batch change.
 * `batches` are in the order of their import; of `document`, the catalogue and the network are used.
 */
export type DeriveHistory = (input: { readonly batches: readonly BatchRow[]; readonly document: PlanDocument }) => { readonly history: History; readonly opening: OpeningState | null }

/** The way the product derives history. Heavy with large imports: for workers. */
export const deriveFromBatches: DeriveHistory = ({ batches, document }) => {
  const markets = new Map(document.markets.map((market) => [market.id, market]))
  const { history, opening } = deriveHistory({
    batches: batches.map(({ id, marketId, ledger, daily, facts, importedAtMs }) => ({ batchId: id, marketId, ledger, daily, facts: facts ?? null, importedAtMs })),
    marketOf: (id) => markets.get(id),
    skuIdOf: skuMatcher(document.skus),
    warehouseIdOf: warehouseMatcher(document.warehouses),
  })
  const drivers = joinDrivers(history.drivers ?? [], adDrivers({ ...document, history }, standingFacts(batches)))
  return { history: drivers.length > 0 ? { ...history, drivers } : history, opening }
}

/** The live batches of a plan (of some kinds only) with their columns, in the order of their import. Heavy: for workers. */
export async function readLiveBatches(db: HeadroomDb, planId: PlanId, kinds?: readonly string[]): Promise<BatchRow[]> {
  const infos = (await db.batches.where({ planId }).toArray()).filter((batch) => batch.isLive && (!kinds || kinds.includes(batch.kind)))
  infos.sort((a, b) => a.importedAtMs - b.importedAtMs || (a.id < b.id ? -1 : 1))
  const ledgers = await db.ledgers.bulkGet(infos.map((info) => info.id))
  return infos.map((info, i) => ({ ...info, ledger: ledgers[i]?.ledger ?? null, daily: ledgers[i]?.daily ?? null, facts: ledgers[i]?.facts ?? null }))
}

/** Rewrites the derived history of a plan from its live batches; call it inside the transaction that changed them. */
export async function rederiveHistory(db: HeadroomDb, planId: PlanId, derive: DeriveHistory): Promise<void> {
  const batches = await readLiveBatches(db, planId)
  const document = await loadPlanDocument(db, planId)
  const base = (await db.meta.get(baseHistoryKey(planId)))?.value as PastState | undefined
  const derived = derive({ batches, document })
  const { history, opening } = base ? joinHistories(base, derived) : derived
  await db.histories.put({ planId, history, opening, derivedWith: derivedWith(document) })
}

/**
 * Derives the history again when the records that it depends on were edited since (a market's zone or promise, a SKU's code): for the
 * worker to call before a run, so that editing a form stays light. Not a step: undoing the edit and running again gives the old history.
 */
export function refreshHistory(db: HeadroomDb, planId: PlanId, derive: DeriveHistory): Promise<Result<boolean, StorageError>> {
  return writeTransaction(db, [db.plans, db.records, db.batches, db.ledgers, db.histories], async () => {
    if (!(await db.batches.where({ planId }).toArray()).some((batch) => batch.isLive)) return false
    const row = await db.histories.get(planId)
    if (row?.derivedWith === derivedWith(await loadPlanDocument(db, planId))) return false
    await rederiveHistory(db, planId, derive)
    return true
  })
}

function derivedWith({ markets, warehouses, skus, spuShares }: PlanDocument): string {
  return canonicalJson({
    markets: markets as unknown as Json,
    warehouses: warehouses.map(({ id, name }) => [id, name]),
    skus: skus.map(({ id, platformSkuId, sellerSku }) => [id, platformSkuId, sellerSku]),
    ...(spuShares.length > 0 ? { spuShares: spuShares as unknown as Json } : {}),
  })
}

/** Where a plan keeps the history it came with when it came without order lines (from a plan file). */
export function baseHistoryKey(planId: PlanId): string {
  return `plan:${planId}:base`
}
