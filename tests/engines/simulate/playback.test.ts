import { expect, it } from 'vitest'

import { readKpis } from '#engines/simulate/kpis.ts'
import { playReplication, type Playback } from '#engines/simulate/playback.ts'
import { prepareSimulation } from '#engines/simulate/prepare.ts'
import { ANY_GATE, finishReplication, runReplication, startReplication, stateOf, stepHour } from '#engines/simulate/replication.ts'
import { createState, type State } from '#engines/simulate/state.ts'
import { KPI_NAMES, type KpiName, type SimulationInput } from '#engines/simulate/types.ts'

import { simulateOrderByOrder } from './perOrder.ts'
import { picker, randomCase, randomEverything, randomFeatures } from './randomCase.ts'

const CASES = process.env['HEADROOM_LONG'] ? 500 : 40
const sum = (values: Iterable<number>): number => Array.from(values).reduce((total, value) => total + value, 0)
const kpi = ({ kpis }: Playback, name: KpiName): number => kpis[KPI_NAMES.indexOf(name)]!

/** All that a result is made of. */
function outcome(state: State, prepared: ReturnType<typeof prepareSimulation>) {
  const kpis = new Float64Array(KPI_NAMES.length)
  readKpis(state, prepared, kpis)
  return {
    kpis: Array.from(kpis), series: Array.from(state.series), gateHour: Array.from(state.gateHour), gateWhere: Array.from(state.gateWhere),
    packed: Array.from(state.packedInHour), ages: Array.from(state.dispatchedByAge), lateAges: Array.from(state.lateByAge), totals: Array.from(state.totals),
  }
}

function wholeRun(input: SimulationInput, seed: number, replication: number) {
  const prepared = prepareSimulation(input)
  const state = stateOf(prepared)
  runReplication(state, prepared, seed, replication)
  return { prepared, state, ...outcome(state, prepared) }
}

it('splitting the horizon anywhere and resuming from a copy of the state equals one run', () => {
  for (let seed = 1; seed <= CASES; seed += 1) {
    const pick = picker(seed + 5e6)
    const input = randomEverything(seed)
    const { prepared, state: other, ...whole } = wholeRun(input, seed, 3)
    let state = createState(prepared)
    startReplication(state, prepared, seed, 3)
    const cuts = new Set([pick(input.horizonHours), pick(input.horizonHours)])
    for (let h = 0; h < input.horizonHours; h += 1) {
      if (cuts.has(h)) {
        state = structuredClone(state)
        // What another replication does in between is none of its business.
        runReplication(other, prepared, seed, 4)
      }
      stepHour(state, prepared, h)
    }
    finishReplication(state, prepared)
    expect(outcome(state, prepared), `case ${seed}`).toEqual(whole)
  }
})

it('whatever a replication and a search that stopped early left behind, the next one starts with empty queues', () => {
  for (let seed = 1; seed <= CASES; seed += 1) {
    const input = { ...randomEverything(seed), opening: { waiting: [], trailing: [] } }
    const prepared = prepareSimulation(input)
    const state = stateOf(prepared)
    for (let replication = 0; replication < 6; replication += 1) {
      runReplication(state, prepared, seed, replication, replication % 2 === 0 ? undefined : ANY_GATE)
      startReplication(state, prepared, seed, 9)
      expect([state.waiting, state.packed, state.packedLate].map((queue) => queue.findIndex((parcels) => parcels !== 0)), `case ${seed}`).toEqual([-1, -1, -1])
    }
  }
})

it('looking at every hour changes nothing: KPIs, series and gates are those of the replication', () => {
  for (let seed = 1; seed <= CASES; seed += 1) {
    const input = randomEverything(seed)
    const days = input.horizonDays
    const { state: _, prepared, ...whole } = wholeRun(input, 9, seed)
    const played = playReplication(prepared, 9, seed)
    expect(Array.from(played.kpis), `case ${seed}`).toEqual(whole.kpis)
    expect(Array.from(played.ldrBasisPoints)).toEqual(whole.series.slice(4 * days, 5 * days))
    expect(Array.from(played.backlog)).toEqual(whole.series.slice(2 * days, 3 * days))
    expect([Array.from(played.gateHour), Array.from(played.gateWhere)]).toEqual([whole.gateHour, whole.gateWhere])
    expect(Array.from(played.packed)).toEqual(whole.packed)
    expect([played.orders, played.refused, played.dispatched, played.late, played.throttleOn].map(sum))
      .toEqual([kpi(played, 'arrivedOrders'), kpi(played, 'lostOrders') + kpi(played, 'oversoldOrders'), kpi(played, 'dispatchedParcels'), kpi(played, 'lateParcels'), kpi(played, 'throttledHours')])
    expect(outcome(stateOf(prepared), prepared)).toEqual(whole)
  }
})

it('every hour of every station is that of the orders one by one', () => {
  for (let seed = 1; seed <= CASES; seed += 1) {
    for (const input of [randomCase(seed, null), randomCase(seed, 3), randomFeatures(seed)]) {
      const { orders } = simulateOrderByOrder(input)
      const played = playReplication(prepareSimulation(input), 1, 0)
      const hours = Array.from({ length: input.horizonHours }, (_, h) => h)
      const counted = (of: (h: number) => number): number[] => hours.map(of)
      const isGone = (at: number, h: number): boolean => at >= 0 && at <= h
      const row = (of: Int32Array, place: number): number[] => Array.from(of.subarray(place * input.horizonHours, (place + 1) * input.horizonHours))
      input.warehouses.forEach((_, w) => {
        const own = orders.filter((order) => order.w === w)
        expect(row(played.packed, w), `case ${seed}, packed at ${w}`).toEqual(counted((h) => own.filter(({ packedAt }) => packedAt === h).length))
        expect(row(played.waiting, w), `case ${seed}, waiting at ${w}`).toEqual(counted((h) => own.filter((order) => order.at <= h && !isGone(order.packedAt, h) && !isGone(order.cancelledAt, h)).length))
      })
      input.lanes.forEach((_, l) => {
        const own = orders.filter((order) => order.lane === l)
        expect(row(played.pickedUp, l), `case ${seed}, picked up by ${l}`).toEqual(counted((h) => own.filter(({ shippedAt }) => shippedAt === h).length))
        expect(row(played.packedWaiting, l), `case ${seed}, packed for ${l}`).toEqual(counted((h) => own.filter((order) => order.packedAt <= h && !isGone(order.shippedAt, h) && !isGone(order.cancelledAt, h)).length))
      })
      for (const [i, disruption] of (input.disruptions ?? []).entries()) {
        if (disruption.when.kind !== 'calendar') continue
        const { fromHour, toHour } = disruption.when
        expect(Array.from(played.disruptionOn.subarray(i * hours.length, (i + 1) * hours.length))).toEqual(counted((h) => Number(h >= fromHour && h < toHour)))
      }
      for (const [i, event] of input.events.entries()) {
        if (event.kind !== 'plateau') continue
        expect(Array.from(played.eventOn.subarray(i * hours.length, (i + 1) * hours.length))).toEqual(counted((h) => Number(h >= event.startHour && h < event.startHour + event.durationHours)))
      }
    }
  }
})

it('stock of tracked SKUs at the last hour of a day is that of the series, and the last limit is that of the market', () => {
  for (let seed = 1; seed <= CASES; seed += 1) {
    const input = randomEverything(seed)
    const { prepared, series } = wholeRun(input, 2, seed)
    const played = playReplication(prepared, 2, seed)
    const stockAt = prepared.seriesNames.findIndex((name) => name.startsWith('stock@'))
    for (let h = 5; h < input.horizonHours; h += 6) {
      input.trackedSkus.forEach((_, i) => expect(played.onHand[i * input.horizonHours + h]).toBe(series[(stockAt + i) * input.horizonDays + (h - 5) / 6]))
    }
    const control = stateOf(prepared).control
    if (control) input.markets.forEach((_, m) => expect(played.orderLimit[(m + 1) * input.horizonHours - 1]).toBe(control.limit[m]! < Infinity ? control.limit[m] : -1))
  }
})
