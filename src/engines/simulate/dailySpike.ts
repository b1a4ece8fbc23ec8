import { peakLateShare, type DailyQueue } from './dailyQueue.ts'
import { prepareSimulation } from './prepare.ts'
import { runReplication, stateOf } from './replication.ts'
import type { SimulationInput } from './types.ts'

export type DailySpike = {
  readonly baseOrdersPerDay: number
  /** Factors on the base from day 0 on; then the base again. */
  readonly multipliers: readonly number[]
  readonly capacityParcelsPerDay: number
  /** On time when dispatched by the end of day t + slaDays. */
  readonly slaDays: number
  readonly days: number
  readonly orderHandlingCapacity: number | null
}

export type DailySpikeResult = {
  readonly peakBacklog: number
  readonly daysToClear: number | null
  readonly lateOrders: number
  readonly ldrByDay: readonly (number | null)[]
  readonly ldrPeak: number | null
  readonly ldrPeakDay: number | null
  readonly backlogByDay: readonly number[]
}

const WARM_UP_DAYS = 7
const LDR_WINDOW_DAYS = 7

/** The daily what-if as an input of the kernel: one step is one day, dispatched when packed, stock and carriers unlimited, seven days at base first. */
export function dailySpikeInput(spike: DailySpike): SimulationInput {
  const steps = WARM_UP_DAYS + spike.days
  const days = Array.from({ length: steps }, (_, day) => day)
  const one = { values: [1], shares: [1] }
  return {
    mode: 'deterministic', startHourUtc: 0, horizonHours: steps, horizonDays: steps, currency: 'USD', classCount: 1, events: [], trackedSkus: [],
    markets: [{
      id: 'market', dayOfHour: days, hourShare: days.map(() => 1), autoCancelHour: [],
      deadlineHour: days.map((day) => day + spike.slaDays),
      deadlineHourExtended: days.map((day) => day + spike.slaDays + 1),
      deliverByHour: days.map((day) => day + steps),
      meanOrdersPerDay: days.map((day) => spike.baseOrdersPerDay * (spike.multipliers[day - WARM_UP_DAYS] ?? 1)),
      levelFactorQuantiles: [], dayFactorShape: null, skuShare: [1], linesPerOrder: one, unitsPerLine: one, routing: [{ warehouse: 0, share: 1 }],
      whenOutOfStock: 'lost', buyerCancelProbabilityPerDay: 0, orderHandlingCapacity: spike.orderHandlingCapacity, isPaced: false,
      isDispatchAtReadyToShip: true, ldrWindowDays: LDR_WINDOW_DAYS, marginPerOrderMinor: null,
    }],
    warehouses: [{ id: 'warehouse', capacityPerHour: days.map(() => spike.capacityParcelsPerDay), capacityNoiseShape: null, outageProbabilityPerDay: 0, repairProbabilityPerDay: 1 }],
    lanes: [{ serviceId: 'carrier', warehouse: 0, share: 1, pickupHours: days, capParcelsPerDay: null, transitShareByDay: [1], lostShare: 0 }],
    skus: [{ id: 'sku', class: 0, onHandUnits: [-1], inbound: [], reorder: null }],
    opening: { waiting: [], trailing: [] },
    unlimited: { stock: true, packing: false, carriers: true },
    gates: { ldrEnforcementShare: 1, otdrTargetShare: 0 },
  }
}

/** Runs the daily what-if. Index 0 is the spike day; late orders are those dispatched late from then on. */
export function dailySpike(spike: DailySpike): DailySpikeResult {
  const prepared = prepareSimulation(dailySpikeInput(spike))
  const state = stateOf(prepared)
  runReplication(state, prepared, 0, 0)
  const steps = prepared.dayCount
  const backlogByDay = Array.from(state.series.subarray(2 * steps + WARM_UP_DAYS, 3 * steps))
  const ofDay = (counts: Int32Array, day: number): number => counts[state.trailingDays + WARM_UP_DAYS + day]!
  let lateOrders = 0
  const ldrByDay = backlogByDay.map((_, day) => {
    let late = 0
    let dispatched = 0
    for (let back = 0; back < LDR_WINDOW_DAYS; back += 1) {
      late += ofDay(state.lateByDay, day - back)
      dispatched += ofDay(state.dispatchedByDay, day - back)
    }
    lateOrders += ofDay(state.lateByDay, day)
    return dispatched === 0 ? null : late / dispatched
  })
  let ldrPeakDay: number | null = null
  ldrByDay.forEach((share, day) => {
    if (share !== null && (ldrPeakDay === null || share > ldrByDay[ldrPeakDay]!)) ldrPeakDay = day
  })
  const cleared = backlogByDay.indexOf(0)
  return {
    peakBacklog: backlogByDay.reduce((most, backlog) => Math.max(most, backlog), 0),
    daysToClear: cleared < 0 ? null : cleared + 1,
    lateOrders, ldrByDay, ldrPeakDay,
    ldrPeak: ldrPeakDay === null ? null : ldrByDay[ldrPeakDay]!,
    backlogByDay,
  }
}

export type CapacityRule = { readonly limitShare: number; readonly orderHandlingCapacity: number | 'capacity' | null }

/** The spike's whole orders by day, fractions carried as the kernel carries them. */
export function dailyQueueOf(spike: Omit<DailySpike, 'capacityParcelsPerDay' | 'orderHandlingCapacity'>): DailyQueue {
  let carried = 0
  const ordersByDay = Int32Array.from({ length: WARM_UP_DAYS + spike.days }, (_, day) => {
    const due = carried + spike.baseOrdersPerDay * (spike.multipliers[day - WARM_UP_DAYS] ?? 1)
    const orders = Math.floor(due + 1e-9)
    carried = due - orders
    return orders
  })
  return { ordersByDay, warmUpDays: WARM_UP_DAYS, slaDays: spike.slaDays, windowDays: LDR_WINDOW_DAYS }
}

/**
 * The smallest whole daily capacity, scanning upwards from the base, that keeps the largest trailing late dispatch rate at or under the limit.
 * Not a bisection: the rate need not fall with every parcel of capacity. Ends at the busiest day's orders, with which none is ever late.
 */
export function smallestDailyCapacity(spike: Omit<DailySpike, 'capacityParcelsPerDay' | 'orderHandlingCapacity'>, rule: CapacityRule): number {
  const queue = dailyQueueOf(spike)
  for (let capacity = Math.ceil(spike.baseOrdersPerDay); ; capacity += 1) {
    const peak = peakLateShare(queue, capacity, rule.orderHandlingCapacity === 'capacity' ? capacity : rule.orderHandlingCapacity)
    if (peak === null || peak <= rule.limitShare) return capacity
  }
}
