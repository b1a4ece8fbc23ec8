import type { BatchRow } from '#storage/types.ts'
import type { BatchId, MarketId, PlanId, CurrencyCode, TimeZone } from '#domain/units.ts'
import type { FactTable } from '#domain/factTable.ts'
import { stockPlaces } from '#domain/history/factStock.ts'
import { warehouseMatcher } from '#domain/history/matchRecords.ts'
import type { Market, RoutingShare, Sku, Warehouse } from '#domain/network.ts'
import { sources } from '#importers/sources/registry.ts'
import { baseRows } from '#storage/importedRecords.ts'
import { readImported } from '#storage/importedRows.ts'
import { onMarketClock } from '#domain/history/marketTime.ts'
import { proposeRecords, type ProposedRecords } from '#domain/history/proposeRecords.ts'
import { EMPTY_HISTORY } from '#domain/history.ts'
import { recordKey, type PlanDocument } from '#domain/plan.ts'
import type { ImportAnswers, ReadFile } from '#importers/types.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { deriveFromBatches } from '#storage/derive.ts'
import { loadPlanDocument } from '#storage/documents.ts'
import type { StorageError } from '#storage/errors.ts'
import { commitImport, type ImportCommit, type ImportOutcome } from '#storage/imports.ts'
import { newPlanId } from '#storage/plans.ts'
import type { RecordEdit } from '#storage/records.ts'
import type { Result } from '#shared/result.ts'
import { mappingOf } from './mappings.ts'

export type ImportPlace = { readonly planId: PlanId | null; readonly marketId: MarketId | null; readonly newPlanName: string }

/** Stores read files in one transaction, with the records they bring and the answers they were read with; into a new plan when the place names none. */
export async function storeFiles(db: HeadroomDb, files: readonly ReadFile[], place: ImportPlace, answers: readonly ImportAnswers[] = []): Promise<Result<ImportOutcome, StorageError>> {
  const mappings = files.flatMap(({ report }, i) => mappingOf(report, answers[i] ?? {}) ?? [])
  return commitImport(db, { ...(await prepareImport(db, files, place)), mappings }, deriveFromBatches)
}

/** The batches of read files, on the clocks of their markets, with the records that the plan lacks for them. Writes nothing. */
export async function prepareImport(db: HeadroomDb, files: readonly ReadFile[], place: ImportPlace): Promise<ImportCommit> {
  const document = place.planId === null ? emptyDocument(place.newPlanName) : await loadPlanDocument(db, place.planId)
  const known = place.planId === null ? withPlacesOf(files, document) : { ...document, skus: await skusWithoutImports(db, place.planId) }
  const withLines = files.flatMap((file, i) => (file.ledger || file.daily ? [i] : []))
  // A plan needs a market, also when only facts are dropped into a new one.
  const isBare = withLines.length === 0 && known.markets.length === 0
  const proposed = withLines.length > 0 || isBare ? proposeRecords(isBare ? [{ ledger: null, daily: null }] : withLines.map((i) => files[i]!), known, place.marketId) : null
  const markets = [...document.markets, ...(proposed?.markets ?? [])]
  const batches = files.map((file, i): BatchRow => {
    const at = withLines.indexOf(i)
    const market = at >= 0 ? markets.find(({ id }) => id === proposed!.marketIds[at])! : marketOfFacts(file, markets, place.marketId)
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
      facts: file.facts && withIdentity(file.facts),
    }
  })
  const target = place.planId === null ? { newPlan: proposed ? withRecords(known, proposed) : known } : { planId: place.planId }
  return { target, batches, edits: place.planId === null || !proposed ? [] : editsOf(proposed) }
}

/** Facts belong to the wanted market, else to that of their currency, else to the first. */
function marketOfFacts({ facts }: ReadFile, markets: readonly Market[], wanted: MarketId | null): Market {
  return markets.find(({ id }) => id === wanted) ?? markets.find(({ currency }) => currency === facts?.currency) ?? markets[0]!
}

function withIdentity(facts: FactTable): FactTable {
  const identity = sources.find(({ kind }) => kind === facts.kind)?.identity
  return identity ? { ...facts, identity } : facts
}

/** A new plan's places are those that its stock files name: orders without a warehouse then go to the one there is. */
function withPlacesOf(files: readonly ReadFile[], document: PlanDocument): PlanDocument {
  const names = [...new Set(files.flatMap(({ facts }) => (facts ? stockPlaces(facts) : [])))]
  const idOfPlace = warehouseMatcher([])
  const warehouses = names.map((name): Warehouse => ({
    id: idOfPlace(name), name, country: '', timeZone: document.settings.timeZone, kind: 'own', shifts: [], parcelsPerLabourHour: null, capacityNoiseShape: null, outageProbabilityPerDay: 0,
  }))
  return { ...document, warehouses: warehouses.filter(({ id }, i) => warehouses.findIndex((other) => other.id === id) === i).sort((a, b) => (a.id < b.id ? -1 : 1)) }
}

/** The plan's SKUs as they would be without imports: those that only an import brought are proposed again by each import that names them. */
async function skusWithoutImports(db: HeadroomDb, planId: PlanId): Promise<readonly Sku[]> {
  const [rows, states] = await Promise.all([db.records.where({ planId, kind: 'sku' }).toArray(), readImported(db, planId)])
  return baseRows(rows, states.filter(({ kind }) => kind === 'sku')).map(({ value }) => value as Sku)
}

function emptyDocument(name: string): PlanDocument {
  return {
    planId: newPlanId(),
    settings: { name, currency: 'USD' as CurrencyCode, timeZone: 'UTC' as TimeZone, asOfMs: null, isSample: false, activeScenarioId: null },
    skus: [], stock: [], inbound: [], warehouses: [], services: [], markets: [], scenarios: [], mappings: [], overrides: [], pastEvents: [], smallTests: [], spuShares: [], suppliers: [], supplyTerms: [], purchaseOrders: [], buying: [], history: EMPTY_HISTORY, opening: null,
  }
}

/** The new plan's document: its own currency and zone are those of the market its first file belongs to. */
function withRecords(document: PlanDocument, { skus, stock, warehouses, services, markets, scenarios }: ProposedRecords): PlanDocument {
  const market = markets[0]
  const places = [...document.warehouses.map((warehouse) => (market ? { ...warehouse, country: market.country, timeZone: market.timeZone } : warehouse)), ...warehouses]
  return {
    ...document, skus, stock, warehouses: places, services, scenarios,
    markets: markets.map((made) => ({ ...made, routing: routingWithin(made.routing, places) })),
    settings: { ...document.settings, ...(market ? { currency: market.currency, timeZone: market.timeZone } : {}), activeScenarioId: scenarios[0]?.id ?? null },
  }
}

/** Without orders the routing names a place that there may not be: then the first one has all of it. */
function routingWithin(routing: readonly RoutingShare[], warehouses: readonly Warehouse[]): readonly RoutingShare[] {
  const isKnown = routing.every(({ warehouseId }) => warehouses.some(({ id }) => id === warehouseId))
  if (warehouses.length === 0) return []
  return isKnown && routing.length > 0 ? routing : [{ warehouseId: warehouses[0]!.id, share: 1 }]
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
