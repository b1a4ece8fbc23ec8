import type { DailySeries, History, MarketProfile } from '#domain/history.ts'
import type { CarrierService, Market, Sku, StockLevel, Warehouse } from '#domain/network.ts'
import { DEFAULT_MONEY, type PlanDocument } from '#domain/plan.ts'
import type { Scenario, ViralSpike } from '#domain/scenario.ts'
import type { CurrencyCode, EventId, IsoDay, MarketId, PlanId, ScenarioId, ServiceId, SkuId, TimeZone, WarehouseId } from '#domain/units.ts'
import type { SkuForecast } from '#advice/types.ts'

/** A small plan in which everything is known; tests change what they are about. 2026-06-15 is a Monday. */
export const AS_OF_MS = Date.parse('2026-06-15T07:00:00Z')
export const day = (text: string) => text as IsoDay
export const skuId = (n: number) => `sku-${n}` as SkuId
export const LOS_ANGELES = 'America/Los_Angeles' as TimeZone
export const MARKET = 'us' as MarketId
export const WAREHOUSE = 'west' as WarehouseId

export function sku(n: number): Sku {
  return { id: skuId(n), sellerSku: `S${n}`, platformSkuId: null, name: `SKU ${n}`, unitCostMinor: 400, unitPriceMinor: 1000, currency: 'USD' as CurrencyCode }
}
export function warehouse(changes: Partial<Warehouse> = {}): Warehouse {
  return {
    id: WAREHOUSE, name: 'West', country: 'US', timeZone: LOS_ANGELES, kind: 'own', shifts: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], startHour: 8, endHour: 18, staff: 2 }],
    parcelsPerLabourHour: 10, capacityNoiseShape: null, outageProbabilityPerDay: 0, handling: { packingOrder: 'fifo', receivingUnitsPerDay: null, labourCostPerHourMinor: 2000, storageCostPerUnitDayMinor: null }, ...changes,
  }
}
export function service(changes: Partial<CarrierService> = {}): CarrierService {
  return {
    id: 'ups' as ServiceId, carrierName: 'UPS', serviceName: 'Ground', transitShareByDay: [0, 0, 0.5, 0.5], lostShare: 0, costPerParcelMinor: 500, currency: 'USD' as CurrencyCode,
    pickups: [{ warehouseId: WAREHOUSE, weekdays: [1, 2, 3, 4, 5, 6, 7], cutoffHours: [17], capParcelsPerDay: 1000, share: 1 }], ...changes,
  }
}
export function market(changes: Partial<Market> = {}): Market {
  return {
    id: MARKET, name: 'United States', country: 'US', timeZone: LOS_ANGELES, currency: 'USD' as CurrencyCode, businessWeekdays: [1, 2, 3, 4, 5], holidays: [day('2026-06-19')],
    orderCutoffHour: 24, dispatchSlaBusinessDays: 2, deliverWithinBusinessDays: 6, dispatchEvent: 'carrierScan', ldrWindowDays: 7, ldrTargetShare: 0.04, ldrEnforcementShare: 0.1,
    otdrTargetShare: 0.9, autoCancelBusinessDays: 5, buyerCancelProbabilityPerDay: 0, orderHandlingCapacity: null, isPacedBeyondTripleCapacity: false,
    routing: [{ warehouseId: WAREHOUSE, share: 1 }], whenOutOfStock: 'lost', rulePack: { id: 'test', source: 'test', effectiveFrom: null }, ...changes,
  }
}
export function stock(n: number, onHandUnits: number | null, countedAtMs: number | null = AS_OF_MS): StockLevel {
  return { skuId: skuId(n), warehouseId: WAREHOUSE, onHandUnits, countedAtMs }
}
export function spike(changes: Partial<ViralSpike> = {}): ViralSpike {
  return { type: 'viralSpike', id: 'spike' as EventId, startDay: day('2026-06-18'), startHour: 20, peakFactor: 8, riseHours: 12, halfLifeHours: 48, probability: 1, skuIds: [], ...changes }
}
export function scenario(changes: Partial<Scenario> = {}): Scenario {
  return { id: 'base' as ScenarioId, name: 'Spike', events: [spike()], horizonDays: 14, replications: 200, seed: 7, toleranceShare: 0.05, ...changes }
}
/** 70 days up to Sunday 2026-06-14. */
export function series(n: number, unitsOn: (index: number) => number, changes: Partial<DailySeries> = {}): DailySeries {
  const units = Array.from({ length: 70 }, (_, i) => unitsOn(i))
  return { skuId: skuId(n), marketId: MARKET, source: 'orders', firstDay: day('2026-04-06'), units, cancelledUnits: units.map(() => 0), ...changes }
}
export function profile(changes: Partial<MarketProfile> = {}): MarketProfile {
  const ordersByHourOfWeek = Array.from({ length: 168 }, (_, i) => (i % 24 < 12 ? 100 : 300))
  return { marketId: MARKET, ordersByHourOfWeek, orderCount: 33_600, linesPerOrder: { values: [1, 2], counts: [3, 1] }, unitsPerLine: { values: [1, 2], counts: [1, 1] }, ...changes }
}
export function history(changes: Partial<History> = {}): History {
  return {
    completeFrom: day('2026-04-06'), completeTo: day('2026-06-14'), series: [series(1, () => 30), series(2, () => 10)], profiles: [profile()],
    dispatches: [{ warehouseId: WAREHOUSE, firstDay: day('2026-04-06'), parcels: Array.from({ length: 70 }, (_, i) => (i % 7 < 5 ? 20 + (i % 5) : 0)) }], ...changes,
  }
}
export function plan(changes: Partial<PlanDocument> = {}): PlanDocument {
  return {
    planId: 'plan' as PlanId,
    settings: { name: 'Test', currency: 'USD' as CurrencyCode, timeZone: LOS_ANGELES, asOfMs: null, isSample: false, activeScenarioId: null, money: { ...DEFAULT_MONEY, platformFeeShare: 0.06, openingCashMinor: 100_000 } },
    skus: [sku(1), sku(2)], stock: [stock(1, 5000), stock(2, 300)], inbound: [], warehouses: [warehouse()], services: [service()], markets: [market()], scenarios: [scenario()], mappings: [], overrides: [], pastEvents: [], smallTests: [], spuShares: [], suppliers: [], supplyTerms: [], purchaseOrders: [], buying: [],
    history: history(), opening: { asOfMs: AS_OF_MS, isDispatchKnown: true, waiting: [], trailing: [] }, ...changes,
  }
}
/** A flat forecast, so that demand in tests is known exactly. */
export function flat(n: number, unitsPerDay: number, horizonDays = 14): SkuForecast {
  const row = () => new Float64Array(horizonDays).fill(unitsPerDay)
  return { skuId: skuId(n), forecast: { method: 'flat', demandClass: 'smooth', mean: row(), quantiles: Array.from({ length: 7 }, row), spikes: [], backtest: null } }
}
