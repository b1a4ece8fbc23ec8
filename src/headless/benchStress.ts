import { createAccumulator, simulateInto } from '#engines/simulate/accumulate.ts'
import { prepareSimulation } from '#engines/simulate/prepare.ts'
import type { SimulationInput } from '#engines/simulate/types.ts'

export type Measurement = { readonly name: string; readonly value: number; readonly unit: string; readonly higherIsBetter: boolean; readonly n: number; readonly notes: string }
export type Benchmark = { readonly name: string; run(): Measurement | Promise<Measurement> }

const DAYS = 90
const HOURS = 24 * DAYS
const ORDERS_PER_DAY = 300
const WAREHOUSE_SHARES = [0.5, 0.3, 0.2]
/** Share of the day's orders by hour: quiet nights, an evening peak. */
const HOUR_PROFILE = [1, 1, 1, 1, 1, 1, 2, 3, 4, 5, 6, 6, 6, 5, 5, 5, 5, 6, 7, 9, 10, 9, 6, 3]

/**
 * The bench plan: 90 days by the hour, three warehouses with three carriers each, day factor, one viral spike on a tenth of the orders' SKUs, a show each
 * Saturday, capacity noise and outages, cancellation, 12 days of transit, (s,S) reorder at the first warehouse (the others hold the season's stock). One SKU group: one SKU, the spike on a tenth of its orders.
 */
export function benchPlan(skuCount: number): SimulationInput {
  const hours = Array.from({ length: HOURS }, (_, h) => h)
  const days = Array.from({ length: DAYS }, (_, d) => d)
  const profileTotal = HOUR_PROFILE.reduce((sum, weight) => sum + weight, 0)
  const weights = Array.from({ length: skuCount }, (_, i) => 1 / (1 + 0.15 * i))
  const weightTotal = weights.reduce((sum, weight) => sum + weight, 0)
  const isOneGroup = skuCount === 1
  const one = { values: [1], shares: [1] }
  const endOfDay = (h: number, later: number): number => (Math.floor(h / 24) + later) * 24 + 23
  const spikePeak = isOneGroup ? { from: 1.3, to: 2.5 } : { from: 4, to: 16 }
  return {
    mode: 'random', startHourUtc: 0, horizonHours: HOURS, horizonDays: DAYS, currency: 'USD', classCount: isOneGroup ? 1 : 2,
    markets: [{
      id: 'market', dayOfHour: hours.map((h) => Math.floor(h / 24)), hourShare: hours.map((h) => HOUR_PROFILE[h % 24]! / profileTotal),
      deadlineHour: hours.map((h) => endOfDay(h, 2)), deadlineHourExtended: hours.map((h) => endOfDay(h, 3)), deliverByHour: hours.map((h) => endOfDay(h, 8)),
      autoCancelHour: hours.map((h) => endOfDay(h, 7)), meanOrdersPerDay: days.map(() => ORDERS_PER_DAY),
      levelFactorQuantiles: [0.8, 0.88, 0.93, 0.97, 1, 1.03, 1.07, 1.12, 1.2], dayFactorShape: 8, skuShare: weights.map((weight) => weight / weightTotal),
      linesPerOrder: one, unitsPerLine: one, routing: WAREHOUSE_SHARES.map((share, warehouse) => ({ warehouse, share })), whenOutOfStock: 'lost',
      buyerCancelProbabilityPerDay: 0.01, orderHandlingCapacity: null, isPaced: false, isDispatchAtReadyToShip: false, ldrWindowDays: 7, marginPerOrderMinor: 600,
    }],
    warehouses: WAREHOUSE_SHARES.map((share, w) => ({
      id: `w${w}`, capacityPerHour: hours.map((h) => (h % 24 >= 8 && h % 24 < 20 ? (ORDERS_PER_DAY * 1.5 * share) / 12 : 0)),
      capacityNoiseShape: 50, outageProbabilityPerDay: 0.01, repairProbabilityPerDay: 0.5,
    })),
    lanes: WAREHOUSE_SHARES.flatMap((share, w) => [0.5, 0.3, 0.2].map((laneShare, c) => ({
      serviceId: `c${c}`, warehouse: w, share: laneShare, pickupHours: days.map((d) => 24 * d + 16 + c), capParcelsPerDay: Math.ceil(ORDERS_PER_DAY * 2 * share * laneShare),
      transitShareByDay: [0, 0.05, 0.2, 0.25, 0.2, 0.12, 0.07, 0.05, 0.03, 0.015, 0.01, 0.005], lostShare: 0.004,
    }))),
    skus: weights.map((weight, i) => {
      const daily = (ORDERS_PER_DAY * weight) / weightTotal
      return {
        id: `s${i}`, class: !isOneGroup && i % 10 === 0 ? 1 : 0, onHandUnits: WAREHOUSE_SHARES.map((share, w) => Math.ceil(daily * share * (w === 0 ? 20 : 1.4 * DAYS))), inbound: [],
        reorder: { warehouse: 0, reorderPointUnits: Math.ceil(daily * 8), orderUpToUnits: Math.ceil(daily * 18), leadTimeDays: { values: [5, 7, 9, 12], shares: [0.2, 0.4, 0.3, 0.1] } },
      }
    }),
    events: [
      {
        kind: 'viralSpike', market: null, classes: isOneGroup ? [0] : [1], startHour: { from: 240, to: 1463 }, peakFactor: spikePeak,
        halfLifeHours: { from: 24, to: 96 }, riseHours: 12, probability: 1,
      },
      {
        kind: 'livestream', market: null, classes: isOneGroup ? [0] : [0, 1], startHours: days.filter((d) => d % 7 === 5).map((d) => 24 * d + 20),
        durationHours: 2, factor: 5, probability: 1,
      },
    ],
    opening: { waiting: [], trailing: [] }, unlimited: { stock: false, packing: false, carriers: false },
    gates: { ldrEnforcementShare: 0.1, otdrTargetShare: 0.8 }, trackedSkus: skuCount === 1 ? [0] : [0, 1, 2, 3, 4, 5],
  }
}

/** Replications per CPU second of this process, after a warm-up; everything a stress test does with a replication is included. */
function measure(name: string, skuCount: number): Measurement {
  const prepared = prepareSimulation(benchPlan(skuCount))
  const accumulator = createAccumulator(prepared.seriesNames, prepared.dayCount)
  simulateInto(accumulator, prepared, 1, 0, 100)
  const count = 1500
  const before = process.cpuUsage()
  simulateInto(accumulator, prepared, 1, 100, count)
  const { user, system } = process.cpuUsage(before)
  return {
    name, value: Math.round((count * 1e6) / (user + system)), unit: 'replications/CPU s', higherIsBetter: true, n: count,
    notes: `${DAYS} days hourly, 3 warehouses x 3 carriers, ${skuCount} SKU${skuCount > 1 ? 's' : ''}, one thread`,
  }
}

export const stressBenchmarks: readonly Benchmark[] = [
  { name: 'stress-1-group', run: () => measure('stress-1-group', 1) },
  { name: 'stress-200-skus', run: () => measure('stress-200-skus', 200) },
]
