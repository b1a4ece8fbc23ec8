import { createStream, type Stream } from '#math/rng.ts'

import { createControl, createDisrupted, createExtraOrders, resetControl, type Control, type Disrupted, type ExtraOrders } from './featureState.ts'
import type { PreparedSimulation } from './prepare.ts'
import { createMoneyTally, createReceiving, resetMoneyTally, resetReceiving, type MoneyTally, type Receiving } from './supplyState.ts'

/** Positions in `totals`. */
export const ARRIVED = 0
export const LOST = 1
export const OVERSOLD = 2
export const CANCELLED = 3
export const PACED = 4
export const DISPATCHED = 5
export const LATE = 6
export const DELIVERED = 7
export const LOST_IN_TRANSIT = 8
export const DUE_FOR_DELIVERY = 9
export const DELIVERED_ON_TIME = 10
/** Parcels that joined a queue: one an accepted order, more where an order was split. */
export const PARCELS = 11
export const UNITS_RESERVED = 12
export const UNITS_RECEIVED = 13
/** Orders pushed to the day after the horizon. */
export const PACED_AWAY = 14
/** Orders refused by a limit or a cap; market days with a limit of the platform. */
export const LIMITED = 15
export const LIMITED_DAYS = 16
export const DAMAGED = 17
export const WRONG_ITEM = 18
export const UNITS_RETURNED = 19
/** Units that left a warehouse for another one. */
export const UNITS_MOVED = 20
const TOTAL_COUNT = 21

/** Positions in `gateHour` and `gateWhere`, as in GATE_NAMES. */
export const STOCK = 0
export const PACKING = 1
export const CARRIERS = 2
export const DELIVERY = 3
export const ACCOUNT = 4

/** Everything that changes while a replication runs; allocated once, reused by every replication. */
export type State = {
  readonly totals: Float64Array
  /** First hour each gate broke, -1 = held; and where. */
  readonly gateHour: Int32Array
  readonly gateWhere: Int32Array
  /** [market][class][hour] event factors. */
  readonly factors: Float64Array
  /** [market][day] level x day factor. */
  readonly dayFactor: Float64Array
  /** [warehouse][day] running share x capacity noise. */
  readonly dayCapacity: Float64Array
  readonly onHand: Int32Array
  readonly onOrder: Int32Array
  /** Inbound lots by hour of arrival, as linked lists. */
  readonly lotHead: Int32Array
  readonly lotNext: Int32Array
  readonly lotAt: Int32Array
  readonly lotUnits: Int32Array
  lotCount: number
  /** False while a search looks at a gate that deliveries cannot break; transit has streams of its own, so nothing else changes. */
  isTransitNeeded: boolean
  /** Stage 1: [warehouse][cohort] parcels waiting to be packed; oldest cohort that may hold some; sum. */
  readonly waiting: Int32Array
  readonly waitingHead: Int32Array
  readonly waitingTotal: Int32Array
  readonly capacityCarry: Float64Array
  readonly dealtCount: Int32Array
  /** Parcels packed but not yet taken out of their cohorts: per warehouse how many and since when, [warehouse][hour] in which hour (valid from then on). */
  readonly unsettled: Int32Array
  readonly unsettledFrom: Int32Array
  readonly packedInHour: Int32Array
  /** Stage 2: [lane][cohort] packed parcels waiting for pick-up, how many of them were packed too late, oldest cohort, sum. */
  readonly packed: Int32Array
  readonly packedLate: Int32Array
  readonly packedHead: Int32Array
  readonly packedTotal: Int32Array
  /** [lane] parcels picked up so far. */
  readonly pickedUpTotal: Int32Array
  /** [hours of age at dispatch] parcels, and those of them that were late. */
  readonly dispatchedByAge: Int32Array
  readonly lateByAge: Int32Array
  readonly capLeft: Int32Array
  readonly capDay: Int32Array
  /** [warehouse] parcels not yet dispatched. */
  readonly undispatched: Int32Array
  /** Per market: orders created on its day so far, orders pushed to its next day (by class). */
  readonly createdToday: Int32Array
  readonly pushed: Int32Array
  readonly pushedNow: Int32Array
  /** [market][trailing days + days] dispatched and late, for the trailing rate. */
  readonly trailingDays: number
  readonly dispatchedByDay: Int32Array
  readonly lateByDay: Int32Array
  readonly orderCarry: Float64Array
  readonly cancelCarry: Float64Array
  readonly credits: Float64Array
  readonly transitCarry: Float64Array
  /** [series][day], in the order of `seriesNames`. */
  readonly series: Int32Array
  readonly random: Uint32Array
  /** [2][warehouse] orders just placed, with normal and extended deadlines. */
  readonly placed: Int32Array
  readonly demandStreams: readonly Stream[]
  readonly itemStreams: readonly Stream[]
  readonly transitStreams: readonly Stream[]
  readonly transitDay: Int32Array
  /** Lead times, by place in the list of reordered SKUs: the n-th order of a SKU takes the n-th draw. */
  readonly leadStreams: readonly Stream[]
  readonly isLeadOpen: Uint8Array
  readonly scratch: Stream
  readonly basket: { readonly sku: Int32Array; readonly units: Int32Array; readonly warehouse: Int32Array }
  /** Orders still to be passed over before the next one a buyer cancels, across the stations of one warehouse. */
  cancelGap: number
  /** While packing is settled: the hour looked at, and the parcels packed before it. */
  replayHour: number
  replayUsed: number
  seed: number
  replication: number
  spikeHour: number
  // null where the plan has none of it.
  readonly disrupted: Disrupted | null
  readonly control: Control | null
  readonly extraOrders: ExtraOrders | null
  readonly receiving: Receiving | null
  readonly money: MoneyTally | null
  /** [warehouse] hours of packing that wait at the start of the hour: only where orders spill. */
  readonly backlogHours: Float64Array
  /** [lane] damage, wrong items and returns; deterministic: fractions of them. */
  readonly careStreams: readonly Stream[]
  readonly careCarry: Float64Array
  /** [market] parcels of day 0 dispatched before the start. */
  readonly openingToday: Int32Array
}

const streams = (count: number): Stream[] => Array.from({ length: count }, createStream)

export const DRAWS_AT_ONCE = 2048
export const MOST_LINES = 256

export function createState(prepared: PreparedSimulation): State {
  const { warehouseCount, laneCount, marketCount, hourCount, dayCount, cohorts, input } = prepared
  const classCount = input.classCount
  const trailingDays = Math.max(1, ...input.markets.map((market) => market.ldrWindowDays))
  const ints = (count: number): Int32Array => new Int32Array(count)
  const ageCount = hourCount + Math.max(0, -(cohorts.arrivalHour[0] ?? 0))
  const floats = (count: number): Float64Array => new Float64Array(count)
  return {
    totals: floats(TOTAL_COUNT), gateHour: ints(5), gateWhere: ints(5),
    factors: floats(marketCount * classCount * hourCount), dayFactor: floats(marketCount * dayCount), dayCapacity: floats(warehouseCount * dayCount),
    onHand: ints(prepared.onHand.length), onOrder: ints(prepared.onHand.length),
    lotHead: ints(hourCount), lotNext: ints(prepared.lotRoom), lotAt: ints(prepared.lotRoom), lotUnits: ints(prepared.lotRoom), lotCount: 0, isTransitNeeded: true,
    waiting: ints(warehouseCount * cohorts.count), waitingHead: ints(warehouseCount), waitingTotal: ints(warehouseCount),
    capacityCarry: floats(warehouseCount), dealtCount: ints(warehouseCount),
    unsettled: ints(warehouseCount), unsettledFrom: ints(warehouseCount), packedInHour: ints(warehouseCount * hourCount),
    packed: ints(laneCount * cohorts.count), packedLate: ints(laneCount * cohorts.count), packedHead: ints(laneCount), packedTotal: ints(laneCount),
    pickedUpTotal: ints(laneCount), dispatchedByAge: ints(ageCount), lateByAge: ints(ageCount),
    capLeft: ints(laneCount), capDay: ints(laneCount), undispatched: ints(warehouseCount),
    createdToday: ints(marketCount), pushed: ints(marketCount * classCount), pushedNow: ints(marketCount * classCount),
    trailingDays, dispatchedByDay: ints(marketCount * (trailingDays + dayCount)), lateByDay: ints(marketCount * (trailingDays + dayCount)),
    orderCarry: floats(marketCount * classCount), cancelCarry: floats(marketCount * warehouseCount), credits: floats(prepared.creditCount),
    transitCarry: floats(laneCount * 4), series: ints(prepared.seriesNames.length * dayCount), random: new Uint32Array(DRAWS_AT_ONCE), placed: ints(2 * warehouseCount),
    demandStreams: streams(marketCount * classCount), itemStreams: streams(marketCount * classCount), transitStreams: streams(laneCount),
    transitDay: ints(laneCount), leadStreams: streams(prepared.reorders.sku.length), isLeadOpen: new Uint8Array(prepared.reorders.sku.length), scratch: createStream(),
    basket: { sku: ints(MOST_LINES), units: ints(MOST_LINES), warehouse: ints(MOST_LINES) },
    cancelGap: 0, replayHour: 0, replayUsed: 0, seed: 0, replication: 0, spikeHour: -1,
    disrupted: createDisrupted(prepared), control: createControl(prepared), extraOrders: createExtraOrders(prepared), receiving: createReceiving(prepared), money: createMoneyTally(prepared),
    backlogHours: floats(warehouseCount), careStreams: streams(prepared.hasCare ? laneCount : 0), careCarry: floats(laneCount * 3), openingToday: ints(marketCount),
  }
}

/** Puts the opening state in place. */
export function resetState(state: State, prepared: PreparedSimulation, seed: number, replication: number): void {
  const { cohorts, warehouseCount, dayCount, input } = prepared
  clearQueues(state, prepared)
  for (const array of [state.totals, state.onOrder, state.waitingHead, state.waitingTotal, state.capacityCarry, state.dealtCount, state.unsettled, state.packedInHour,
    state.packedHead, state.packedTotal, state.pickedUpTotal, state.dispatchedByAge, state.lateByAge, state.undispatched, state.createdToday, state.pushed, state.dispatchedByDay, state.lateByDay,
    state.orderCarry, state.cancelCarry, state.credits, state.transitCarry, state.series, state.isLeadOpen, state.careCarry, state.openingToday]) array.fill(0)
  for (const array of [state.gateHour, state.gateWhere, state.lotHead, state.capDay, state.transitDay]) array.fill(-1)
  // The late dispatch rate of a day is the largest of its markets', none as long as nothing was dispatched.
  state.series.fill(-1, 4 * dayCount, 5 * dayCount)
  state.onHand.set(prepared.onHand)
  if (state.control) resetControl(state.control)
  if (state.receiving) resetReceiving(state.receiving)
  if (state.money) resetMoneyTally(state.money)
  state.lotCount = 0
  state.seed = seed
  state.replication = replication
  for (let w = 0; w < warehouseCount; w += 1) {
    for (let j = 0; j < cohorts.openingCount; j += 1) {
      const parcels = cohorts.openingParcels[w * cohorts.openingCount + j]!
      state.waiting[w * cohorts.count + j] = parcels
      state.waitingTotal[w]! += parcels
      state.undispatched[w]! += parcels
    }
  }
  const stride = state.trailingDays + dayCount
  for (const { market, day, dispatched, late } of input.opening.trailing) {
    if (day >= dayCount || day < -state.trailingDays) continue
    if (day === 0) state.openingToday[market]! += dispatched
    state.dispatchedByDay[market * stride + state.trailingDays + day]! += dispatched
    state.lateByDay[market * stride + state.trailingDays + day]! += late
  }
}

/** Empties the queues, from their heads on: before its head every queue is empty. */
function clearQueues({ waiting, waitingHead, packed, packedLate, packedHead }: State, { cohorts, warehouseCount, laneCount }: PreparedSimulation): void {
  const { count } = cohorts
  for (let w = 0; w < warehouseCount; w += 1) waiting.fill(0, w * count + waitingHead[w]!, (w + 1) * count)
  for (let l = 0; l < laneCount; l += 1) {
    packed.fill(0, l * count + packedHead[l]!, (l + 1) * count)
    packedLate.fill(0, l * count + packedHead[l]!, (l + 1) * count)
  }
}

/** Remembers the earliest hour at which a gate broke, and where. */
export function breakGate(state: State, gate: number, hour: number, where: number): void {
  const known = state.gateHour[gate]!
  const at = hour < 0 ? 0 : hour
  if (known >= 0 && known <= at) return
  state.gateHour[gate] = at
  state.gateWhere[gate] = where
}
