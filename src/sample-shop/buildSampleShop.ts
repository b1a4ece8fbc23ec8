import { adDrivers } from '#advice/demand/adDrivers.ts'
import { dayNumberOf, isoDayOf, MINUTES_PER_DAY, MS_PER_MINUTE } from '#domain/calendar/days.ts'
import { zoneClock } from '#domain/calendar/zone.ts'
import type { HistoryBatch } from '#domain/history/facts.ts'
import { deriveHistory } from '#domain/history/deriveHistory.ts'
import { joinDrivers } from '#domain/history/joinDrivers.ts'
import { skuMatcher, warehouseMatcher } from '#domain/history/matchRecords.ts'
import type { FactTable } from '#domain/factTable.ts'
import type { History } from '#domain/history.ts'
import type { Ledger } from '#domain/ledger.ts'
import type { InboundLot, Sku, StockLevel } from '#domain/network.ts'
import type { MoneySettings, PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import type { BatchId, EventId, IsoDay, LotId, PlanId, ScenarioId, SkuId, WarehouseId } from '#domain/units.ts'

import { PRODUCTS, SAMPLE_CURRENCY } from './catalogue.ts'
import { fulfilOrders } from './fulfil.ts'
import { generateOrders } from './generateOrders.ts'
import { MARKET, MARKET_ID, SERVICES, WAREHOUSES } from './network.ts'
import { sampleFacts } from './sampleFacts.ts'
import { sampleLedger } from './sampleLedger.ts'
import { PURCHASE_ORDERS, SUPPLIERS, SUPPLY_TERMS } from './supply.ts'
import { LAST_DAY, sampleDays, type SampleDay } from './story.ts'

/** Paid out eight days after dispatch, suppliers at once; six percent go to the platform, a late order costs a dollar of goodwill. */
const MONEY: MoneySettings = {
  platformFeeShare: 0.06, platformFeePerOrderMinor: 30, cancelledCostMinor: 150, latePenaltyMinor: 100, claimPaidShare: 0.5, openingCashMinor: 4_000_000, payoutDelayDays: 8, supplierPaymentDays: 0,
}

export const SAMPLE_PLAN_ID = 'sample-shop' as PlanId
export const SAMPLE_BATCH_ID = 'sample-orders' as BatchId

/** The sample plan, the order ledgers that its history was derived from, and what moved its demand. */
export type SampleShop = {
  readonly document: PlanDocument
  readonly ledgers: readonly Ledger[]
  /** Its ad spend, livestreams and stock counts, as other exports would hold them. */
  readonly facts: readonly FactTable[]
  readonly days: readonly Pick<SampleDay, 'day' | 'adSpendMinor' | 'livestreamHour'>[]
}

/** Sunday evening of the last day, local time: the weekend's orders are still waiting. */
const AS_OF_MINUTE_OF_DAY = 20 * 60 + 42

/** Generates the sample shop: 18 months of orders up to 2026-11-22, the same on every engine. */
export function buildSampleShop(): SampleShop {
  const clock = zoneClock(MARKET.timeZone)
  const asOfMinute = clock.utcMinuteOf(LAST_DAY * MINUTES_PER_DAY + AS_OF_MINUTE_OF_DAY)
  const days = sampleDays(isoDayOf)
  const orders = generateOrders(days, clock, asOfMinute)
  const ledger = sampleLedger(orders, fulfilOrders(orders, asOfMinute), clock)
  const skus = PRODUCTS.map((product): Sku => ({
    id: product.id, sellerSku: product.sellerSku, platformSkuId: product.platformSkuId, name: product.name,
    unitCostMinor: product.costMinor, unitPriceMinor: product.priceMinor, currency: SAMPLE_CURRENCY,
  })).sort(byId)
  const facts = sampleFacts(days, MARKET.timeZone)
  const { history, opening } = deriveHistory({
    batches: [
      { batchId: SAMPLE_BATCH_ID, marketId: MARKET_ID, ledger, daily: null },
      ...facts.map((table): HistoryBatch => ({ batchId: table.kind as BatchId, marketId: MARKET_ID, ledger: null, daily: null, facts: table, importedAtMs: asOfMinute * MS_PER_MINUTE })),
    ],
    marketOf: (id) => (id === MARKET_ID ? MARKET : undefined),
    skuIdOf: skuMatcher(skus),
    warehouseIdOf: warehouseMatcher(WAREHOUSES),
  })
  const document: PlanDocument = {
    planId: SAMPLE_PLAN_ID,
    settings: {
      name: 'Sample shop 示例店铺', currency: SAMPLE_CURRENCY, timeZone: MARKET.timeZone, asOfMs: null, isSample: true, activeScenarioId: SCENARIO.id, money: MONEY,
    },
    skus,
    stock: stockOf(history, asOfMinute * MS_PER_MINUTE),
    inbound: INBOUND,
    warehouses: [...WAREHOUSES].sort(byId),
    services: [...SERVICES].sort(byId),
    markets: [MARKET],
    scenarios: [SCENARIO],
    mappings: [], overrides: [], pastEvents: [], smallTests: [], spuShares: [], suppliers: SUPPLIERS, supplyTerms: SUPPLY_TERMS, purchaseOrders: PURCHASE_ORDERS, buying: [],
    history,
    opening,
  }
  const drivers = joinDrivers(history.drivers ?? [], adDrivers(document, facts))
  return { document: { ...document, history: { ...history, drivers } }, ledgers: [ledger], facts, days: days.map(({ day, adSpendMinor, livestreamHour }) => ({ day, adSpendMinor, livestreamHour })) }
}

const SCENARIO: Scenario = {
  id: 'friday-video' as ScenarioId,
  name: 'Video ×10 on Friday, livestream on Saturday 周五视频爆单，周六直播',
  events: [
    {
      type: 'viralSpike', id: 'friday-video-spike' as EventId, startDay: '2026-11-27' as IsoDay, startHour: 18,
      peakFactor: 10, riseHours: 6, halfLifeHours: 36, probability: 1, skuIds: [],
    },
    {
      type: 'livestream', id: 'saturday-livestream' as EventId, startDay: '2026-11-28' as IsoDay, startHour: 19,
      durationHours: 2, factor: 2.5, probability: 1, repeatEveryDays: null, skuIds: [],
    },
  ],
  horizonDays: 28, replications: 2000, seed: 20_261_122, toleranceShare: 0.05,
}

const INBOUND: readonly InboundLot[] = ([
  ['lot-01', 'glow-lamp', 'los-angeles', 600, '2026-12-02', 3],
  ['lot-02', 'heat-wrap', 'texas-3pl', 400, '2026-12-04', 4],
  ['lot-03', 'cloud-cup', 'los-angeles', 500, '2026-12-08', 5],
  ['lot-04', 'star-proj', 'los-angeles', 240, '2026-12-10', 6],
  ['lot-05', 'hand-warm', 'yiwu', 300, '2026-12-01', 2],
  ['lot-06', 'pet-brush', 'texas-3pl', 350, '2026-12-14', 4],
] as const).map(([id, sku, warehouse, units, arrivalDay, arrivalSpreadDays]) => ({
  id: id as LotId, skuId: sku as SkuId, warehouseId: warehouse as WarehouseId, units, arrivalDay: arrivalDay as IsoDay, arrivalSpreadDays,
}))

/** Counted at `asOf`: each product's days of cover at its pace of the last four weeks, spread as orders are routed. */
function stockOf(history: History, countedAtMs: number): StockLevel[] {
  const levels = PRODUCTS.flatMap((product) => {
    const series = history.series.find(({ skuId }) => skuId === product.id)
    const end = series && history.completeTo !== null ? dayNumberOf(history.completeTo) - dayNumberOf(series.firstDay) + 1 : 0
    const recent = series?.units.slice(Math.max(0, end - 28), end).reduce((a, b) => a + b, 0) ?? 0
    const units = Math.max(12, (recent / 28) * product.coverDays)
    return MARKET.routing.map(({ warehouseId, share }): StockLevel => ({ skuId: product.id, warehouseId, onHandUnits: Math.round(units * share), countedAtMs }))
  })
  return levels.sort((a, b) => compare(`${a.skuId}@${a.warehouseId}`, `${b.skuId}@${b.warehouseId}`))
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
