import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'

import { EMPTY_HISTORY } from '#domain/history.ts'
import { NO_TIME, ORDER_STATUSES, type Ledger, type OrderStatus } from '#domain/ledger.ts'
import type { Market, Sku, Warehouse } from '#domain/network.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { BatchId, CurrencyCode, IsoDay, MarketId, PlanId, ScenarioId, SkuId, TimeZone, WarehouseId } from '#domain/units.ts'
import { HeadroomDb } from '#storage/db.ts'
import type { DeriveHistory } from '#storage/derive.ts'
import type { BatchRow } from '#storage/types.ts'

/** A database of its own in memory; give the same factory to look at it from another "tab". */
export function memoryDb(factory = new IDBFactory(), name = 'headroom'): HeadroomDb {
  return new HeadroomDb(name, { indexedDB: factory, IDBKeyRange })
}

export const MARKET = 'US' as MarketId
export const SHOP_ZONE = 'America/Los_Angeles' as TimeZone
const USD = 'USD' as CurrencyCode

export function sku(id: string, name = `SKU ${id}`): Sku {
  return { id: id as SkuId, sellerSku: id, platformSkuId: null, name, unitCostMinor: null, unitPriceMinor: null, currency: null }
}

export function warehouse(id: string, staff = 4): Warehouse {
  return {
    id: id as WarehouseId, name: `Warehouse ${id}`, country: 'US', timeZone: SHOP_ZONE, kind: 'own', shifts: [{ weekdays: [1, 2, 3, 4, 5], startHour: 9, endHour: 18, staff }],
    parcelsPerLabourHour: 12, capacityNoiseShape: null, outageProbabilityPerDay: 0,
  }
}

const market: Market = {
  id: MARKET, name: 'United States', country: 'US', timeZone: SHOP_ZONE, currency: USD, businessWeekdays: [1, 2, 3, 4, 5], holidays: [], orderCutoffHour: 24,
  dispatchSlaBusinessDays: 2, deliverWithinBusinessDays: 6, dispatchEvent: 'carrierScan', ldrWindowDays: 7, ldrTargetShare: 0.04, ldrEnforcementShare: 0.1, otdrTargetShare: 0.9,
  autoCancelBusinessDays: null, buyerCancelProbabilityPerDay: 0, orderHandlingCapacity: null, isPacedBeyondTripleCapacity: false,
  routing: [{ warehouseId: 'W1' as WarehouseId, share: 1 }], whenOutOfStock: 'lost', rulePack: { id: 'tiktok-us', source: 'https://seller-us.tiktok.com', effectiveFrom: null },
}

export function planDocument(planId = 'plan-1', name = 'Autumn'): PlanDocument {
  return {
    planId: planId as PlanId,
    settings: { name, currency: USD, timeZone: SHOP_ZONE, asOfMs: null, isSample: false, activeScenarioId: 'S1' as ScenarioId },
    skus: [sku('A'), sku('B')],
    stock: [{ skuId: 'A' as SkuId, warehouseId: 'W1' as WarehouseId, onHandUnits: 120, countedAtMs: null }],
    inbound: [], warehouses: [warehouse('W1')],
    services: [], markets: [market],
    scenarios: [{ id: 'S1' as ScenarioId, name: 'Video takes off', horizonDays: 30, replications: 500, seed: 7, toleranceShare: 0.05, events: [] }],
    mappings: [], overrides: [], pastEvents: [], smallTests: [], spuShares: [], suppliers: [], supplyTerms: [], purchaseOrders: [], buying: [],
    history: EMPTY_HISTORY, opening: null,
  }
}

export type LineSpec = { readonly order: string; readonly sku: string; readonly units?: number; readonly created?: number; readonly shipped?: number; readonly status?: OrderStatus; readonly occurrence?: number }

/** A ledger with one column entry per given line. */
export function ledgerOf(lines: readonly LineSpec[], shop = 'shop'): Ledger {
  const orderIds = [...new Set(lines.map((line) => line.order))]
  const skus = [...new Set(lines.map((line) => line.sku))]
  const minutes = (read: (line: LineSpec) => number | undefined): Int32Array => Int32Array.from(lines, (line) => read(line) ?? NO_TIME)
  return {
    shop, source: 'test', timeZone: SHOP_ZONE, currency: 'USD', hasTimeOfDay: true, isDispatchKnown: true, lineCount: lines.length,
    skus: skus.map((key) => ({ key, platformSkuId: null, sellerSku: key, name: key })), warehouses: [], carriers: [], orderIds,
    orderIndex: Uint32Array.from(lines, (line) => orderIds.indexOf(line.order)), skuIndex: Uint32Array.from(lines, (line) => skus.indexOf(line.sku)),
    warehouseIndex: new Int32Array(lines.length).fill(-1), carrierIndex: new Int32Array(lines.length).fill(-1),
    occurrence: Uint16Array.from(lines, (line) => line.occurrence ?? 0), units: Int32Array.from(lines, (line) => line.units ?? 1), returnedUnits: new Int32Array(lines.length),
    amountMinor: new Float64Array(lines.length).fill(Number.NaN), status: Uint8Array.from(lines, (line) => ORDER_STATUSES.indexOf(line.status ?? 'toShip')),
    createdMinute: minutes((line) => line.created ?? 1000), paidMinute: minutes(() => undefined), readyToShipMinute: minutes(() => undefined),
    shippedMinute: minutes((line) => line.shipped), deliveredMinute: minutes(() => undefined), cancelledMinute: minutes(() => undefined),
  }
}

export function batch(id: string, ledger: Ledger | null, planId = 'plan-1'): BatchRow {
  return {
    id: id as BatchId, planId: planId as PlanId, marketId: MARKET, fileName: `${id}.csv`, fileSha256: id, kind: 'test', importedAtMs: 0, isLive: true,
    rowsOk: ledger?.lineCount ?? 0, rowsBad: 0, rowsSkipped: 0, ledger, daily: null,
  }
}

/** A history that can be checked by eye: total units by SKU over the distinct lines of the live batches. */
export const deriveTotals: DeriveHistory = ({ batches }) => {
  const units = new Map<string, number>()
  const seen = new Set<string>()
  for (const { ledger } of batches) {
    for (let i = 0; ledger && i < ledger.lineCount; i += 1) {
      const key = ledger.skus[ledger.skuIndex[i]!]!.key
      const identity = `${ledger.orderIds[ledger.orderIndex[i]!]!}/${key}/${ledger.occurrence[i]!}`
      if (seen.has(identity)) continue
      seen.add(identity)
      units.set(key, (units.get(key) ?? 0) + ledger.units[i]!)
    }
  }
  return {
    opening: null,
    history: {
      ...EMPTY_HISTORY,
      series: [...units].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, total]) => ({ skuId: key as SkuId, marketId: MARKET, source: 'test', firstDay: '2026-01-01' as IsoDay, units: [total], cancelledUnits: [0] })),
    },
  }
}
