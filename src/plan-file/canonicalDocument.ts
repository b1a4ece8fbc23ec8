import type { Json } from '#shared/canonicalJson.ts'
import { sha256Hex } from '#shared/sha256.ts'
import { recordKey, type PlanDocument, type PlanRecords, type RecordKind } from '#domain/plan.ts'
import { canonicalBytes } from './canonicalBytes.ts'
import { DOCUMENT_KEYS } from './steps/schema4.ts'

/** A document as it is written: the listed sections only, records sorted by key, series by what identifies them. */
export function canonicalDocument(document: PlanDocument): PlanDocument {
  const picked = Object.fromEntries(DOCUMENT_KEYS.map((key) => [key, document[key]])) as unknown as PlanDocument
  const { series, profiles, dispatches, coverage, drivers } = document.history
  return {
    ...picked,
    skus: sortedRecords('sku', document.skus),
    stock: sortedRecords('stock', document.stock),
    inbound: sortedRecords('inbound', document.inbound),
    warehouses: sortedRecords('warehouse', document.warehouses),
    services: sortedRecords('service', document.services),
    markets: sortedRecords('market', document.markets),
    scenarios: sortedRecords('scenario', document.scenarios),
    mappings: sortedRecords('mapping', document.mappings),
    overrides: sortedRecords('override', document.overrides),
    pastEvents: sortedRecords('pastEvent', document.pastEvents),
    smallTests: sortedRecords('smallTest', document.smallTests),
    spuShares: sortedRecords('spuShare', document.spuShares),
    suppliers: sortedRecords('supplier', document.suppliers),
    supplyTerms: sortedRecords('supplyTerms', document.supplyTerms),
    purchaseOrders: sortedRecords('purchaseOrder', document.purchaseOrders),
    buying: sortedRecords('buying', document.buying),
    history: {
      ...document.history,
      series: sortedBy(series, ({ skuId, marketId, source, firstDay }) => `${skuId}\n${marketId}\n${source}\n${firstDay}`),
      profiles: sortedBy(profiles, ({ marketId }) => marketId),
      dispatches: sortedBy(dispatches, ({ warehouseId }) => warehouseId),
      ...(coverage && { coverage: sortedBy(coverage, ({ marketId }) => marketId) }),
      ...(drivers && { drivers: sortedBy(drivers, ({ kind, skuId }) => `${kind}\n${skuId ?? ''}`) }),
    },
  }
}

/** Identity of a plan: SHA-256 of its uncompressed canonical JSON. Equal content, equal identity, whatever wrote it. */
export function planIdentity(document: PlanDocument): Promise<string> {
  return sha256Hex(canonicalBytes(canonicalDocument(document) as unknown as Json))
}

/** The first key that stands twice or out of order in its list, or null. */
export function firstUnsorted(document: PlanDocument): string | null {
  const lists: readonly [RecordKind, readonly PlanRecords[RecordKind][]][] = [
    ['sku', document.skus], ['stock', document.stock], ['inbound', document.inbound], ['warehouse', document.warehouses],
    ['service', document.services], ['market', document.markets], ['scenario', document.scenarios], ['mapping', document.mappings],
    ['override', document.overrides], ['pastEvent', document.pastEvents], ['smallTest', document.smallTests], ['spuShare', document.spuShares],
    ['supplier', document.suppliers], ['supplyTerms', document.supplyTerms], ['purchaseOrder', document.purchaseOrders], ['buying', document.buying],
  ]
  for (const [kind, values] of lists) {
    const keys = values.map((value) => recordKey(kind, value))
    const at = keys.findIndex((key, i) => i > 0 && !(keys[i - 1]! < key))
    if (at >= 0) return `${kind} ${keys[at]!}`
  }
  return null
}

/** Number of entries of each list: printed in the header, checked when read. */
export function countsOf(document: PlanDocument): Record<string, number> {
  return {
    skus: document.skus.length, stock: document.stock.length, inbound: document.inbound.length, warehouses: document.warehouses.length,
    services: document.services.length, markets: document.markets.length, scenarios: document.scenarios.length, mappings: document.mappings.length,
    overrides: document.overrides.length, pastEvents: document.pastEvents.length, smallTests: document.smallTests.length, spuShares: document.spuShares.length,
    suppliers: document.suppliers.length, supplyTerms: document.supplyTerms.length, purchaseOrders: document.purchaseOrders.length, buying: document.buying.length, series: document.history.series.length,
  }
}

function sortedRecords<K extends RecordKind>(kind: K, values: readonly PlanRecords[K][]): PlanRecords[K][] {
  return sortedBy(values, (value) => recordKey(kind, value))
}

function sortedBy<T>(values: readonly T[], keyOf: (value: T) => string): T[] {
  return values.map((value) => [keyOf(value), value] as const).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, value]) => value)
}
