import type { Answers, StressResult } from '#advice/types.ts'
import { EMPTY_HISTORY } from '#domain/history.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import { KPI_NAMES, type GateName, type Quantiles7, type StressSummary } from '#engines/simulate/types.ts'
import { translator } from '#i18n/translate.ts'
import type { Telling } from '#features/stress-test/telling.ts'

/** A small plan written by hand: two warehouses, two SKUs, one US market; figures invented for these tests. */
export const document = {
  planId: 'plan', settings: { name: 'Lamps', currency: 'USD', timeZone: 'America/Los_Angeles', asOfMs: null, isSample: false, activeScenarioId: 'video' },
  skus: [
    { id: 'sku-1', sellerSku: 'GLW-02', platformSkuId: null, name: 'Glow lamp', unitCostMinor: 500, unitPriceMinor: 1900, currency: 'USD' },
    { id: 'sku-2', sellerSku: '', platformSkuId: null, name: 'Night light', unitCostMinor: null, unitPriceMinor: null, currency: null },
  ],
  stock: [], inbound: [],
  warehouses: [
    { id: 'la', name: 'Los Angeles', country: 'US', timeZone: 'America/Los_Angeles', kind: 'own', shifts: [{ weekdays: [1, 2, 3, 4, 5], startHour: 9, endHour: 17, staff: 5 }], parcelsPerLabourHour: 20, capacityNoiseShape: null, outageProbabilityPerDay: 0 },
    { id: 'nj', name: 'New Jersey', country: 'US', timeZone: 'America/New_York', kind: '3pl', shifts: [], parcelsPerLabourHour: null, capacityNoiseShape: null, outageProbabilityPerDay: 0 },
  ],
  services: [{ id: 'usps', carrierName: 'USPS', serviceName: 'Ground', pickups: [], transitShareByDay: [1], lostShare: 0, costPerParcelMinor: null, currency: null }],
  markets: [{
    id: 'us', name: 'United States', country: 'US', timeZone: 'America/Los_Angeles', currency: 'USD', businessWeekdays: [1, 2, 3, 4, 5], holidays: [], orderCutoffHour: 24, dispatchSlaBusinessDays: 2,
    deliverWithinBusinessDays: 6, dispatchEvent: 'carrierScan', ldrWindowDays: 7, ldrTargetShare: 0.04, ldrEnforcementShare: 0.1, otdrTargetShare: 0.8, autoCancelBusinessDays: null,
    buyerCancelProbabilityPerDay: 0, orderHandlingCapacity: null, isPacedBeyondTripleCapacity: false, routing: [], whenOutOfStock: 'lost', rulePack: { id: 'us-pack', source: 'the rules page', effectiveFrom: '2026-03-02' },
  }],
  scenarios: [], history: EMPTY_HISTORY, opening: null,
} as unknown as PlanDocument

export const scenario = {
  id: 'video', name: 'Video', horizonDays: 14, replications: 2000, seed: 42, toleranceShare: 0.05,
  events: [{ type: 'viralSpike', id: 'e1', startDay: '2026-11-27', startHour: 18, peakFactor: 10, riseHours: 6, halfLifeHours: 36, probability: 1, skuIds: [] }],
} as unknown as Scenario

export const answers: Answers = {
  headroom: (['stock', 'packing', 'carriers', 'delivery', 'account'] as const).map((stage, index) => ({
    stage, constraint: stage, factor: [12.1, 3.4, 5.9, 50, 4.1][index]!, atLeast: stage === 'delivery', probabilityBroken: 0.03, interval: [0.02, 0.045], replications: 400, toleranceShare: 0.05,
  })),
  binding: 'packing',
  largestSpike: { stage: 'packing', constraint: 'packing', factor: 3.4, atLeast: false, probabilityBroken: 0.03, interval: [0.02, 0.045], replications: 400, toleranceShare: 0.05 },
  smallestCapacity: {
    warehouse: 'la', capacityFactor: 1.4, parcelsPerDay: 980, currentParcelsPerDay: 700, atLeast: false, probabilityBroken: 0.04, interval: [0.02, 0.06], replications: 400, toleranceShare: 0.05, constraint: 'packing',
  },
}

const days = 14
export const rows = (median: readonly (number | null)[]): (number | null)[][] => [0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3].map((factor) => median.map((value) => (value === null ? null : Math.round(value * factor))))
const flat = (value: number): Quantiles7 => [value, value, value, value, value, value, value]

/** Monday 23 Nov 2026, 08:00 UTC = midnight in Los Angeles. */
export const startHourUtc = Date.UTC(2026, 10, 23, 8) / 3_600_000

export function summary(broken: Partial<Record<GateName, number>>, change: Partial<StressSummary> = {}): StressSummary {
  const gates = (['stock', 'packing', 'carriers', 'delivery', 'account'] as const).map((name) => {
    const share = broken[name] ?? 0
    return { name, limit: name === 'account' ? 0.1 : name === 'delivery' ? 0.8 : 0, brokenReplications: share * 2000, probabilityBroken: share, interval: [Math.max(0, share - 0.01), Math.min(1, share + 0.01)] as const }
  })
  return {
    replications: 2000, counts: {}, gates, breaksFirst: null,
    kpis: { ...Object.fromEntries(KPI_NAMES.map((name) => [name, null])), ldrPeakBasisPoints: [890, 950, 1100, 1180, 1250, 1400, 1520], ldrPeakDay: flat(10), otdrBasisPoints: flat(9600) } as unknown as StressSummary['kpis'],
    series: {
      orders: rows([200, 200, 200, 200, 600, 2000, 1200, 800, 500, 400, 300, 250, 220, 210]),
      'orders@la': rows([100, 100, 100, 100, 300, 1000, 600, 400, 250, 200, 150, 125, 110, 105]),
      doomed: rows([0, 0, 0, 0, 0, 900, 1500, 1200, 600, 0, 0, 0, 0, 0]),
      ldrBasisPoints: rows([null, 0, 0, 0, 0, 0, 0, 700, 900, 1100, 1180, 900, 500, 200]),
      latestSlackHours: rows(Array.from({ length: days }, (_, day) => day * 4 - 24)),
      'stock@sku-1': rows(Array.from({ length: days }, (_, day) => Math.max(0, 900 - day * 100))),
      'stock@sku-2': rows(Array.from({ length: days }, (_, day) => 900 - day * 10)),
    },
    ...change,
  }
}

export function telling(language: 'en' | 'zh', of: StressSummary, change: Partial<Pick<Telling, 'answers' | 'scenario' | 'document'>> = {}): Telling {
  const result: StressResult = { ...of, engineVersion: '1.0.0', inputHash: '7f3a', resultHash: 'c1', seed: 42, startHourUtc, firstDay: '2026-11-23', assumptions: [] }
  return { language, t: translator(language), document, scenario, answers, result, ...change }
}

/** Packing in Los Angeles, Saturday 28 Nov at 21:00 local. */
export const packingFirst: StressSummary['breaksFirst'] = { stage: 'packing', where: 'la', shareOfReplications: 0.95, medianHour: 5 * 24 + 21 }
