import { seedStream } from '#math/rng.ts'

import { drawWeight } from './disruptions.ts'
import { applyEvent } from './events/registry.ts'
import { readKpis } from './kpis.ts'
import { UNLIMITED_UNITS, type PreparedSimulation } from './prepare.ts'
import { runReplication, stateOf } from './replication.ts'
import { ARRIVED, DISPATCHED, LATE, LOST, OVERSOLD, type State } from './state.ts'
import { settlePacking } from './stations.ts'
import { KPI_NAMES, type EventInput } from './types.ts'

/**
 * One replication hour by hour. Shapes as noted, h = hours of the horizon; parcels unless said otherwise; "at the end" of the hour, after its trucks and
 * cancellations.
 */
export type Playback = {
  readonly seed: number
  readonly replication: number
  readonly hourCount: number
  readonly dayCount: number
  /** [h] orders that came (before limits and pacing); lost or oversold. */
  readonly orders: Int32Array
  readonly refused: Int32Array
  /** [h] dispatch events, and those after the deadline. */
  readonly dispatched: Int32Array
  readonly late: Int32Array
  /** [warehouse][h] */
  readonly packed: Int32Array
  /** [lane][h] */
  readonly pickedUp: Int32Array
  /** [warehouse][h] waiting to be packed, at the end. */
  readonly waiting: Int32Array
  /** [lane][h] packed and waiting for a truck, at the end. */
  readonly packedWaiting: Int32Array
  /** [tracked SKU][h] units on hand everywhere, at the end; -1 = unlimited somewhere. */
  readonly onHand: Int32Array
  /** [days] trailing late dispatch rate, -1 = nothing dispatched; parcels not dispatched at the end of the day. */
  readonly ldrBasisPoints: Int32Array
  readonly backlog: Int32Array
  /** [event][h], [disruption][h], [h]: 1 = on. An event is on while it adds at least a tenth of the most it adds in this replication. */
  readonly eventOn: Uint8Array
  readonly disruptionOn: Uint8Array
  readonly throttleOn: Uint8Array
  /** [market][h] orders a day that the platform allows, at the end; -1 = no limit. */
  readonly orderLimit: Int32Array
  /** [gates] as in GATE_NAMES: first hour it broke, -1 = held; warehouse (packing), lane (carriers), SKU (stock), -1 otherwise. */
  readonly gateHour: Int32Array
  readonly gateWhere: Int32Array
  /** [KPIs] as in KPI_NAMES. */
  readonly kpis: Float64Array
}

/** A spreading video is on while it brings at least this many orders an hour, all classes together. */
const SPREADING_ORDERS_PER_HOUR = 0.5

/** Runs one replication, by the code that runs all of them, and writes down every hour. */
export function playReplication(prepared: PreparedSimulation, seed: number, replication: number): Playback {
  const { hourCount, dayCount, warehouseCount, laneCount, marketCount, skuCount, input } = prepared
  const state = stateOf(prepared)
  const ints = (places: number): Int32Array => new Int32Array(places * hourCount)
  const playback = {
    orders: ints(1), refused: ints(1), dispatched: ints(1), late: ints(1), pickedUp: ints(laneCount), waiting: ints(warehouseCount), packedWaiting: ints(laneCount),
    onHand: ints(input.trackedSkus.length), orderLimit: ints(marketCount).fill(-1), eventOn: new Uint8Array(input.events.length * hourCount),
  }
  const isTrackedUnlimited = input.trackedSkus.map((s) => Array.from({ length: warehouseCount }, (_, w) => prepared.onHand[w * skuCount + s]!).includes(UNLIMITED_UNITS))
  const before = { arrived: 0, refused: 0, dispatched: 0, late: 0, pickedUp: new Int32Array(laneCount) }
  runReplication(state, prepared, seed, replication, undefined, (h) => {
    const { totals, control } = state
    for (let w = 0; w < warehouseCount; w += 1) {
      // Nothing comes between the hours packed and their settling, so looking earlier changes nothing.
      settlePacking(state, prepared, w, h)
      playback.waiting[w * hourCount + h] = state.waitingTotal[w]!
    }
    const refused = totals[LOST]! + totals[OVERSOLD]!
    playback.orders[h] = totals[ARRIVED]! - before.arrived
    playback.refused[h] = refused - before.refused
    playback.dispatched[h] = totals[DISPATCHED]! - before.dispatched
    playback.late[h] = totals[LATE]! - before.late
    before.arrived = totals[ARRIVED]!
    before.refused = refused
    before.dispatched = totals[DISPATCHED]!
    before.late = totals[LATE]!
    for (let l = 0; l < laneCount; l += 1) {
      playback.pickedUp[l * hourCount + h] = state.pickedUpTotal[l]! - before.pickedUp[l]!
      before.pickedUp[l] = state.pickedUpTotal[l]!
      playback.packedWaiting[l * hourCount + h] = state.packedTotal[l]!
    }
    input.trackedSkus.forEach((s, i) => {
      let units = 0
      for (let w = 0; w < warehouseCount; w += 1) units += state.onHand[w * skuCount + s]!
      playback.onHand[i * hourCount + h] = isTrackedUnlimited[i] ? -1 : units
    })
    if (control) for (let m = 0; m < marketCount; m += 1) if (control.limit[m]! < Infinity) playback.orderLimit[m * hourCount + h] = Math.floor(control.limit[m]!)
    noteSpreading(state, h, hourCount, playback.eventOn)
  })
  const kpis = new Float64Array(KPI_NAMES.length)
  readKpis(state, prepared, kpis)
  const series = (index: number): Int32Array => state.series.slice(index * dayCount, (index + 1) * dayCount)
  const kept = {
    packed: state.packedInHour.slice(), ldrBasisPoints: series(4), backlog: series(2), throttleOn: state.control?.isOn.slice() ?? new Uint8Array(hourCount),
    gateHour: state.gateHour.slice(), gateWhere: state.gateWhere.slice(), kpis,
  }
  input.events.forEach((event, i) => noteEvent(state, prepared, event, i, playback.eventOn.subarray(i * hourCount, (i + 1) * hourCount)))
  return { seed, replication, hourCount, dayCount, ...playback, ...kept, disruptionOn: disruptionsOn(state, prepared) }
}

function noteSpreading(state: State, h: number, hourCount: number, eventOn: Uint8Array): void {
  const { extraOrders } = state
  if (!extraOrders) return
  const brought = new Map<number, number>()
  for (const { event, index, startHour, first, pull } of extraOrders.spreading) {
    const riseHours = Math.max(1, Math.round(event.riseHours))
    const isRising = h >= startHour && h < startHour + riseHours
    brought.set(index, (brought.get(index) ?? 0) + (isRising && first > 0 ? Math.max(SPREADING_ORDERS_PER_HOUR, first / riseHours) : 0) + pull)
  }
  for (const [index, orders] of brought) if (orders >= SPREADING_ORDERS_PER_HOUR) eventOn[index * hourCount + h] = 1
}

/** Draws the event once more from its own stream, alone. */
function noteEvent(state: State, prepared: PreparedSimulation, event: EventInput, index: number, on: Uint8Array): void {
  const { hourCount, marketCount, isRandom, input } = prepared
  if (event.kind === 'selfExciting') return
  const added = new Float64Array(hourCount)
  if (event.kind === 'adCampaign') {
    event.extraOrdersPerHour.forEach((orders, i) => {
      const h = event.startHour + i
      if (h >= 0 && h < hourCount) added[h] = orders
    })
  } else {
    if (isRandom) seedStream(state.scratch, state.seed, state.replication, prepared.eventSources[index]!, 0)
    const stride = input.classCount * hourCount
    const factors = new Float64Array((event.market === null ? marketCount : 1) * stride).fill(1)
    applyEvent(event, isRandom ? state.scratch : null, Array.from({ length: factors.length / stride }, (_, i) => ({ factors: factors.subarray(i * stride, (i + 1) * stride), hourCount })))
    factors.forEach((factor, i) => (added[i % hourCount] = Math.max(added[i % hourCount]!, factor - 1)))
  }
  const most = added.reduce((peak, one) => Math.max(peak, one), 0)
  if (most > 0) added.forEach((one, h) => (on[h] = one >= most / 10 ? 1 : 0))
}

/** Draws the disruptions once more; without chance, on where likelier on than off. */
function disruptionsOn(state: State, prepared: PreparedSimulation): Uint8Array {
  const { hourCount, input } = prepared
  const { disruptions = [] } = input
  const on = new Uint8Array(disruptions.length * hourCount)
  const weight = new Float64Array(hourCount)
  disruptions.forEach((disruption, i) => {
    drawWeight(state, prepared, disruption, prepared.disruptionSources[i]!, weight)
    weight.forEach((share, h) => (on[i * hourCount + h] = share >= 0.5 ? 1 : 0))
  })
  return on
}
