import { describe, expect, it } from 'vitest'

import { drawnInputs, drawnNames } from '#engines/simulate/drawn.ts'
import { prepareSimulation } from '#engines/simulate/prepare.ts'
import { runReplication, stateOf } from '#engines/simulate/replication.ts'
import type { EventInput, SimulationInput } from '#engines/simulate/types.ts'

import { kpisOf, laneOf, plain, range, waitingOf, warehouseOf } from './plain.ts'

function ran(input: SimulationInput) {
  const prepared = prepareSimulation(input)
  runReplication(stateOf(prepared), prepared, 1, 0)
  return stateOf(prepared)
}
const factorsOf = (event: EventInput): number[] => Array.from(ran(plain(1, { mode: 'deterministic', events: [event] })).factors)

describe('the factors of an event, hour by hour', () => {
  it('a viral spike rises in a straight line, then its excess halves with its half-life', () => {
    const factors = factorsOf({ kind: 'viralSpike', market: null, classes: [0], startHour: { from: 2, to: 2 }, peakFactor: { from: 9, to: 9 }, halfLifeHours: { from: 4, to: 4 }, riseHours: 3, probability: 1 })
    expect(factors.slice(0, 6)).toEqual([1, 1, 3, 5, 7, 9])
    expect([factors[9], factors[13], factors[17]].map((factor) => Math.round(factor! * 1e9) / 1e9)).toEqual([5, 3, 2])
  })
  it('a livestream has its pace in its hours, weighted by its probability where nothing is left to chance', () => {
    const show = (probability: number) => factorsOf({ kind: 'livestream', market: null, classes: [0], startHours: [4], durationHours: 2, factor: 3, probability, shape: [0.5, 1.5] }).slice(3, 7)
    expect([show(1), show(0.5)]).toEqual([[1, 2, 4, 1], [1, 1.5, 2.5, 1]])
  })
})

it('without chance, outages leave the share of days that a warehouse runs: after stops and repairs', () => {
  const input = plain(3, { mode: 'deterministic', warehouses: [{ ...warehouseOf('w', range(72).map(() => 10)), outageProbabilityPerDay: 0.2, repairProbabilityPerDay: 0.3 }] })
  expect(Array.from(ran(input).dayCapacity, (share) => Math.round(share * 1e9) / 1e9)).toEqual([0.8, 0.7, 0.65])
})

it('without chance, a disruption takes away its share times its probability', () => {
  const packed = (probability: number, keptShare: number) => kpisOf(plain(1, {
    mode: 'deterministic', warehouses: [warehouseOf('w', range(24).map(() => 10))], opening: waitingOf(1000, 400),
    disruptions: [{ kind: 'packing', id: 'd', where: [0], keptShare, when: { kind: 'calendar', fromHour: 0, toHour: 24, probability } }],
  }), 1).dispatchedParcels[0]
  expect([packed(0, 0), packed(0.5, 0), packed(0.5, 0.5), packed(1, 0.5), packed(1, 0)]).toEqual([240, 120, 180, 120, 0])
})

describe('what a replication was dealt', () => {
  const show: EventInput = { kind: 'livestream', market: null, classes: [0], startHours: [30], durationHours: 4, factor: 3, probability: 1 }
  /** Two days of an order an hour at two warehouses of ten parcels an hour. */
  const input = (change: Partial<SimulationInput>): SimulationInput => plain(2, { mode: 'random', warehouses: ['a', 'b'].map((id) => warehouseOf(id, range(48).map(() => 10))), lanes: [laneOf(0, 2), laneOf(1, 2)], ...change }, { meanOrdersPerDay: [24, 24] })
  const drawn = (change: Partial<SimulationInput>) => {
    const prepared = prepareSimulation(input(change))
    const figures = drawnInputs(prepared, 3, 0)
    return Object.fromEntries(drawnNames(prepared).map((name, i) => [name, figures[i]]))
  }
  it('is the plan, where nothing happens', () => {
    expect(drawn({})).toEqual({ demandLevel: 1, busiestDay: 1, eventPeak: 1, eventHour: -1, 'packing@a': 1, 'packing@b': 1, disruptedHours: 0 })
  })
  it('names the first hour of the largest factor, and the busiest day against the mean day of the plan, events included', () => {
    const told = drawn({ events: [show] })
    expect(told).toMatchObject({ demandLevel: 1, eventPeak: 3, eventHour: 30 })
    expect(told['busiestDay']).toBeCloseTo((20 + 4 * 3) / 24, 12)
  })
  it('counts hours with a disruption at any place, and what each warehouse could pack with it', () => {
    const held = drawn({ disruptions: [{ kind: 'packing', id: 'd', where: [1], keptShare: 0.5, when: { kind: 'calendar', fromHour: 0, toHour: 12, probability: 1 } }] })
    expect(held).toMatchObject({ 'packing@a': 1, 'packing@b': (12 * 5 + 36 * 10) / 480, disruptedHours: 12 })
    expect(drawn({ disruptions: [{ kind: 'receipt', id: 'd', where: [1], keptShare: 0, when: { kind: 'calendar', fromHour: 40, toHour: 60, probability: 1 } }] })).toMatchObject({ 'packing@b': 1, disruptedHours: 8 })
  })
})
