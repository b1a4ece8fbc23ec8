import type { BatchRow } from '#storage/types.ts'
import type { BatchId, MarketId, PlanId, CurrencyCode, TimeZone } from '#domain/units.ts'
import { onMarketClock } from '#domain/history/marketTime.ts'
import { proposeRecords, type ProposedRecords } from '#domain/history/proposeRecords.ts'
import { EMPTY_HISTORY } from '#domain/history.ts'
import { recordKey, type PlanDocument } from '#domain/plan.ts'
import type { ReadFile } from '#importers/types.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { deriveFromBatches } from '#storage/derive.ts'
import { loadPlanDocument } from '#storage/documents.ts'
import type { StorageError } from '#storage/errors.ts'
import { commitImport, type ImportCommit, type ImportOutcome } from '#storage/imports.ts'
import { newPlanId } from '#storage/plans.ts'
import type { RecordEdit } from '#storage/records.ts'
import type { Result } from '#shared/result.ts'

export type ImportPlace = { readonly planId: PlanId | null; readonly marketId: MarketId | null; readonly newPlanName: string }

/** Stores read files in one transaction, with the records they bring; into a new plan when the place names none. */
export async function storeFiles(db: HeadroomDb, files: readonly ReadFile[], place: ImportPlace): Promise<Result<ImportOutcome, StorageError>> {
  return commitImport(db, await prepareImport(db, files, place), deriveFromBatches)
}

/** The batches of read files, on the clocks of their markets, with the records that the plan lacks for them. Writes nothing. */
export async function prepareImport(db: HeadroomDb, files: readonly ReadFile[], place: ImportPlace): Promise<ImportCommit> {
  const document = place.planId === null ? emptyDocument(place.newPlanName) : await loadPlanDocument(db, place.planId)
  const proposed = proposeRecords(files, document, place.marketId)
  const markets = new Map([...document.markets, ...proposed.markets].map((market) => [market.id, market]))
  const batches = files.map((file, i): BatchRow => {
    const market = markets.get(proposed.marketIds[i]!)!
    return {
      id: crypto.randomUUID() as BatchId,
      planId: document.planId,
      marketId: market.id,
      fileName: file.report.file,
      fileSha256: file.report.sha256,
      kind: file.report.kind ?? 'unknown',
      importedAtMs: 0,
      isLive: true,
      rowsOk: file.report.rowsOk,
      rowsBad: file.report.rowsBad,
      rowsSkipped: Object.values(file.report.rowsSkipped).reduce((sum, count) => sum + count, 0),
      ledger: file.ledger && onMarketClock(file.ledger, market.timeZone),
      daily: file.daily && { ...file.daily, timeZone: market.timeZone },
      facts: file.facts,
    }
  })
  const target = place.planId === null ? { newPlan: withRecords(document, proposed) } : { planId: place.planId }
  return { target, batches, edits: place.planId === null ? [] : editsOf(proposed) }
}

function emptyDocument(name: string): PlanDocument {
  return {
    planId: newPlanId(),
    settings: { name, currency: 'USD' as CurrencyCode, timeZone: 'UTC' as TimeZone, asOfMs: null, isSample: false, activeScenarioId: null },
    skus: [], stock: [], inbound: [], warehouses: [], services: [], markets: [], scenarios: [], mappings: [], history: EMPTY_HISTORY, opening: null,
  }
}

/** The new plan's document: its own currency and zone are those of the market its first file belongs to. */
function withRecords(document: PlanDocument, { skus, stock, warehouses, services, markets, scenarios }: ProposedRecords): PlanDocument {
  const market = markets[0]
  return {
    ...document, skus, stock, warehouses, services, markets, scenarios,
    settings: { ...document.settings, ...(market ? { currency: market.currency, timeZone: market.timeZone } : {}), activeScenarioId: scenarios[0]?.id ?? null },
  }
}

function editsOf(proposed: ProposedRecords): RecordEdit[] {
  return [
    ...proposed.skus.map((after) => ({ kind: 'sku' as const, key: recordKey('sku', after), after })),
    ...proposed.stock.map((after) => ({ kind: 'stock' as const, key: recordKey('stock', after), after })),
    ...proposed.warehouses.map((after) => ({ kind: 'warehouse' as const, key: recordKey('warehouse', after), after })),
    ...proposed.services.map((after) => ({ kind: 'service' as const, key: recordKey('service', after), after })),
    ...proposed.markets.map((after) => ({ kind: 'market' as const, key: recordKey('market', after), after })),
    ...proposed.scenarios.map((after) => ({ kind: 'scenario' as const, key: recordKey('scenario', after), after })),
  ]
}
