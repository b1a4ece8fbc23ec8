import { describe, expect, it, vi } from 'vitest'

import { brokenCount } from '#engines/simulate/brokenCount.ts'
import { combineShards } from '#engines/simulate/combineShards.ts'
import { prepareSimulation, UNLIMITED_UNITS } from '#engines/simulate/prepare.ts'
import { runReplication, stateOf } from '#engines/simulate/replication.ts'
import { simulateShard } from '#engines/simulate/simulateShard.ts'
import * as at from '#engines/simulate/state.ts'
import { GATE_NAMES, type Shard, type SimulationInput } from '#engines/simulate/types.ts'

import { randomStress } from './randomCase.ts'

const CASES = process.env['HEADROOM_LONG'] ? 1000 : 20
const REPLICATIONS = 5
vi.setConfig({ testTimeout: process.env['HEADROOM_LONG'] ? 600000 : 60000 })
const seeds = Array.from({ length: CASES }, (_, i) => i + 1)
const sum = (values: Iterable<number>): number => Array.from(values).reduce((total, value) => total + value, 0)
const last = (shard: Shard, name: keyof Shard['kpis']): number => sum(shard.kpis[name])

describe.each([['under chance', 'random'], ['in expectation', 'deterministic']] as const)('%s', (_, mode) => {
  it('conserves orders, parcels, shipments and units in every replication, and never holds less than nothing', () => {
    for (const seed of seeds) {
      const input: SimulationInput = { ...randomStress(seed), mode }
      const prepared = prepareSimulation(input)
      const state = stateOf(prepared)
      const opening = sum(input.opening.waiting.map(({ parcels }) => parcels))
      for (let replication = 0; replication < REPLICATIONS; replication += 1) {
        runReplication(state, prepared, seed, replication)
        const { totals } = state
        const isSplitPossible = input.markets.some((market) => market.linesPerOrder.values.length > 1)
        const accepted = totals[at.ARRIVED]! - totals[at.LOST]! - totals[at.OVERSOLD]! - totals[at.PACED_AWAY]!
        if (isSplitPossible) expect(totals[at.PARCELS]).toBeGreaterThanOrEqual(accepted)
        else expect(totals[at.PARCELS]).toBe(accepted)
        expect(opening + totals[at.PARCELS]!).toBe(totals[at.CANCELLED]! + totals[at.DISPATCHED]! + sum(state.undispatched))
        expect(totals[at.DISPATCHED]! - totals[at.DELIVERED]! - totals[at.LOST_IN_TRANSIT]!).toBeGreaterThanOrEqual(0)
        expect(totals[at.LATE]).toBeLessThanOrEqual(totals[at.DISPATCHED]!)
        expect(totals[at.DELIVERED_ON_TIME]).toBeLessThanOrEqual(totals[at.DUE_FOR_DELIVERY]!)
        const scarce = Array.from(prepared.onHand.keys()).filter((place) => prepared.onHand[place]! < UNLIMITED_UNITS)
        if (scarce.length === prepared.onHand.length) expect(sum(prepared.onHand) + totals[at.UNITS_RECEIVED]!).toBe(totals[at.UNITS_RESERVED]! + sum(state.onHand))
        expect(scarce.filter((place) => state.onHand[place]! < 0)).toEqual([])
        expect(sum(state.waitingTotal)).toBe(sum(state.waiting))
        expect(sum(state.packedTotal)).toBe(sum(state.packed))
        expect(Math.min(...state.waiting, ...state.packed, ...state.packedLate)).toBe(0)
        state.waitingHead.forEach((head, w) => expect(sum(state.waiting.subarray(w * prepared.cohorts.count, w * prepared.cohorts.count + head))).toBe(0))
        expect(state.packed.findIndex((parcels, i) => state.packedLate[i]! > parcels)).toBe(-1)
      }
    }
  })
})

it('is byte-identical however replications are cut and joined', () => {
  for (const seed of seeds.slice(0, 12)) {
    const input = randomStress(seed)
    const whole = JSON.stringify(simulateShard(prepareSimulation(input), 77, 0, 30))
    const prepared = prepareSimulation(input)
    const parts = [[20, 10], [0, 1], [7, 13], [1, 6]].map(([first, count]) => simulateShard(prepared, 77, first!, count!))
    expect(JSON.stringify(combineShards(parts))).toBe(whole)
    expect(JSON.stringify(combineShards([combineShards([parts[2]!, parts[0]!]), parts[3]!, parts[1]!]))).toBe(whole)
    expect(JSON.stringify(simulateShard(prepared, 78, 0, 30))).not.toBe(whole)
    expect(() => combineShards([parts[0]!, parts[0]!])).toThrow(RangeError)
  }
})

it('counts broken gates as the shard does, though it stops early', () => {
  for (const seed of seeds.slice(0, 20)) {
    const prepared = prepareSimulation(randomStress(seed))
    const shard = simulateShard(prepared, 5, 3, 25)
    for (const gate of GATE_NAMES) expect(brokenCount(prepared, 5, 3, 25, gate)).toBe(shard.gateHour[gate].filter((hour) => hour >= 0).length)
    const any = shard.replications.filter((_, i) => GATE_NAMES.some((gate) => shard.gateHour[gate][i]! >= 0)).length
    expect(brokenCount(prepared, 5, 3, 25, 'any')).toBe(any)
  }
})

it('an event of size zero, or of no probability, equals no event', () => {
  for (const seed of seeds.slice(0, 20)) {
    const input = randomStress(seed)
    const none = JSON.stringify(simulateShard(prepareSimulation({ ...input, events: [] }), 9, 0, 10))
    const sizeless = input.events.map((event) => (event.kind === 'viralSpike' ? { ...event, peakFactor: { from: 1, to: 1 } } : { ...event, factor: 1 }))
    const impossible = input.events.map((event) => ({ ...event, probability: 0 }))
    for (const events of [sizeless, impossible]) expect(JSON.stringify(simulateShard(prepareSimulation({ ...input, events }), 9, 0, 10))).toBe(none)
    expect(JSON.stringify(simulateShard(prepareSimulation(input), 9, 0, 10))).not.toBe(none)
  }
})

it('the fast path of single units equals the general path of baskets', () => {
  for (const seed of seeds.slice(0, 30)) {
    const base = randomStress(seed)
    const withLines = (linesPerOrder: { values: number[]; shares: number[] }): SimulationInput => ({
      ...base, skus: base.skus.map((sku) => ({ ...sku, class: seed % 2 === 0 ? 0 : sku.class })), markets: base.markets.map((market) => ({ ...market, linesPerOrder, routing: base.warehouses.map((_, warehouse) => ({ warehouse, share: 1 / base.warehouses.length })) })),
    })
    if (base.warehouses.length === 1) continue
    const fast = simulateShard(prepareSimulation(withLines({ values: [1], shares: [1] })), 3, 0, 10)
    expect(simulateShard(prepareSimulation(withLines({ values: [1, 2], shares: [1, 0] })), 3, 0, 10)).toEqual(fast)
  }
})

it('warehouses in another order, with their streams, give the same results in that order', () => {
  for (const seed of seeds.slice(0, 30)) {
    const input = randomStress(seed)
    const count = input.warehouses.length
    const moved = (w: number): number => (w + 1) % count
    const back = (w: number): number => (w + count - 1) % count
    const permuted: SimulationInput = {
      ...input,
      warehouses: input.warehouses.map((_, w) => input.warehouses[back(w)]!),
      lanes: input.lanes.map((lane) => ({ ...lane, warehouse: moved(lane.warehouse) })),
      skus: input.skus.map((sku) => ({
        ...sku, onHandUnits: sku.onHandUnits.map((_, w) => sku.onHandUnits[back(w)]!), inbound: sku.inbound.map((lot) => ({ ...lot, warehouse: moved(lot.warehouse) })),
        reorder: sku.reorder && { ...sku.reorder, warehouse: moved(sku.reorder.warehouse) },
      })),
      markets: input.markets.map((market) => ({ ...market, routing: market.routing.map((route) => ({ ...route, warehouse: moved(route.warehouse) })) })),
      opening: { ...input.opening, waiting: input.opening.waiting.map((group) => ({ ...group, warehouse: moved(group.warehouse) })) },
    }
    const before = simulateShard(prepareSimulation(input), 4, 0, 8)
    const after = simulateShard(prepareSimulation(permuted), 4, 0, 8)
    expect(after.kpis).toEqual(before.kpis)
    expect(after.histograms).toEqual(before.histograms)
    expect(after.gateHour).toEqual(before.gateHour)
  }
})

it('capacity 0 dispatches nothing; unlimited stations dispatch every order in its hour; no demand, no hazard: zeros', () => {
  for (const seed of seeds.slice(0, 20)) {
    const input = randomStress(seed)
    const shut: SimulationInput = { ...input, unlimited: { ...input.unlimited, packing: false }, warehouses: input.warehouses.map((warehouse) => ({ ...warehouse, capacityPerHour: warehouse.capacityPerHour.length === 0 ? Array.from({ length: input.horizonHours }, () => 0) : warehouse.capacityPerHour.map(() => 0) })) }
    expect(last(simulateShard(prepareSimulation(shut), 6, 0, 4), 'dispatchedParcels')).toBe(0)
    const open = simulateShard(prepareSimulation({ ...input, unlimited: { stock: true, packing: true, carriers: true }, opening: { waiting: [], trailing: [] } }), 6, 0, 4)
    expect([last(open, 'lateParcels'), last(open, 'cancelledOrders'), last(open, 'backlogParcelsAtEnd'), last(open, 'lostOrders'), last(open, 'oversoldOrders')]).toEqual([0, 0, 0, 0, 0])
    const empty: SimulationInput = { ...input, opening: { waiting: [], trailing: [] }, markets: input.markets.map((market) => ({ ...market, meanOrdersPerDay: market.meanOrdersPerDay.map(() => 0) })) }
    const nothing = simulateShard(prepareSimulation(empty), 6, 0, 4)
    expect([last(nothing, 'arrivedOrders'), last(nothing, 'dispatchedParcels'), last(nothing, 'peakBacklogParcels')]).toEqual([0, 0, 0])
    const patient: SimulationInput = { ...input, opening: { waiting: [], trailing: [] }, markets: input.markets.map((market) => ({ ...market, buyerCancelProbabilityPerDay: 0, autoCancelHour: [] })) }
    expect(last(simulateShard(prepareSimulation(patient), 6, 0, 4), 'cancelledOrders')).toBe(0)
  }
})

it('late + cancelled + overdue never rises with packing capacity (open loop)', () => {
  for (const seed of seeds) {
    const base = randomStress(seed)
    const input: SimulationInput = { ...base, mode: 'deterministic', markets: base.markets.map((market) => ({ ...market, buyerCancelProbabilityPerDay: 0 })), unlimited: { ...base.unlimited, carriers: true } }
    let before = Infinity
    for (const factor of [0, 0.5, 1, 1.5, 2, 4]) {
      const warehouses = input.warehouses.map((warehouse) => ({ ...warehouse, capacityPerHour: warehouse.capacityPerHour.map((parcels) => parcels * factor), outageProbabilityPerDay: 0 }))
      const shard = simulateShard(prepareSimulation({ ...input, warehouses }), 2, 0, 1)
      const bad = last(shard, 'lateParcels') + last(shard, 'cancelledOrders') + last(shard, 'overdueParcelsAtEnd')
      expect(bad).toBeLessThanOrEqual(before)
      before = bad
    }
  }
})
