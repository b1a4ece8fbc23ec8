import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { comparePoints, leastOnGrid, squaredSize, type Steps } from '#advice/reverse/leastOnGrid.ts'
import { applyShifts, shiftableInputs, shiftOf, type ShiftedBy } from '#advice/reverse/shifts.ts'
import { smallestShift } from '#advice/reverse/smallestShift.ts'
import { gateRuns, type RunGates } from '#advice/safe/safeAnswer.ts'
import { prepareSimulation } from '#engines/simulate/prepare.ts'
import { replicationKpis } from '#engines/simulate/replicationKpis.ts'
import type { SimulationInput } from '#engines/simulate/types.ts'

import { randomCase, randomEverything } from '../../engines/simulate/randomCase.ts'
import { spike, service, stock, warehouse, WAREHOUSE } from '../plans.ts'
import { inputOf, shop } from '../safe/shop.ts'

const SEED = 7
const runHere: RunGates = async (input, first, count) => gateRuns(replicationKpis(prepareSimulation(input), SEED, first, count))

function everyPoint(lastSteps: Steps): Steps[] {
  return lastSteps.reduce<number[][]>((points, last) => points.flatMap((point) => Array.from({ length: last + 1 }, (_, step) => [...point, step])), [[]])
}
async function bruteForce(lastSteps: Steps, breaks: (steps: Steps) => Promise<boolean>): Promise<Steps | null> {
  for (const point of everyPoint(lastSteps).sort(comparePoints)) if (await breaks(point)) return point
  return null
}

describe('the least point of a grid', () => {
  it('is what trying every point finds, whatever breaks, as long as it still breaks further on', async () => {
    const grid = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 })
    const seeds = fc.array(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 4, maxLength: 4 }), { maxLength: 4 })
    await fc.assert(fc.asyncProperty(grid, seeds, async (lastSteps, corners) => {
      const breaks = async (steps: Steps) => corners.some((corner) => lastSteps.every((_, i) => steps[i]! >= corner[i]!))
      const { point, tried } = await leastOnGrid(lastSteps, breaks)
      expect(point).toEqual(await bruteForce(lastSteps, breaks))
      expect(tried).toBeLessThanOrEqual(everyPoint(lastSteps).length)
    }), { numRuns: 400 })
  })
  it('prefers fewer inputs among equally near points, then the earlier input', async () => {
    const of = (...points: Steps[]) => leastOnGrid([5, 5, 5], async (steps) => points.some((point) => point.every((step, i) => steps[i]! >= step)))
    expect((await of([3, 4, 0], [0, 0, 5])).point).toEqual([0, 0, 5])
    expect((await of([0, 2, 1], [2, 1, 0])).point).toEqual([2, 1, 0])
    expect(squaredSize([3, 4, 0])).toBe(25)
  })
  it('moves on to a point one step nearer that breaks although one further on holds', async () => {
    // (1, 3) holds, so (1, 2) is passed over; it is one step before (2, 2), which is found.
    const { point } = await leastOnGrid([4, 4], async ([a, b]) => (a! >= 2 && b! >= 2) || (a === 1 && b === 2))
    expect(point).toEqual([1, 2])
  })
})

/** Grids of three steps, so that every combination can be run. */
const coarse = (input: SimulationInput): ShiftedBy[] => shiftableInputs(input).map((one) => ({ ...one, deviation: one.deviation * 1.5, lastStep: Math.min(3, one.lastStep) }))
async function tryAll(input: SimulationInput, inputs: readonly ShiftedBy[], replications: number, toleranceShare: number) {
  return bruteForce(inputs.map(({ lastStep }) => lastStep), async (steps) => {
    const { gateHour } = await runHere(applyShifts(input, inputs.flatMap((one, i) => (steps[i]! > 0 ? [shiftOf(one, steps[i]!)] : []))), 0, replications)
    const broken = gateHour.stock.filter((_, i) => Object.values(gateHour).some((hours) => hours[i]! >= 0)).length
    return broken > toleranceShare * replications
  })
}
const stepsOf = (inputs: readonly ShiftedBy[], shifts: readonly { readonly name: string; readonly deviations: number }[]) => inputs.map(({ name }) => 2 * (shifts.find((one) => one.name === name)?.deviations ?? 0))

/** 85 orders a day, 100 may be packed and 130 picked up: holds with a spike of 1.3. */
const calm = inputOf({ ...shop, stock: [stock(1, 1700), stock(2, 600)], warehouses: [warehouse({ shifts: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], startHour: 8, endHour: 18, staff: 1 }] })], services: [service({ transitShareByDay: [0, 1], pickups: [{ warehouseId: WAREHOUSE, weekdays: [1, 2, 3, 4, 5, 6, 7], cutoffHours: [17], capParcelsPerDay: 130, share: 1 }] })] }, { events: [spike({ peakFactor: 1.3, halfLifeHours: 24 })] })

describe('the smallest combination that breaks a plan', () => {
  it('is the first of all combinations, on small plans without chance', async () => {
    let breaking = 0
    const input: SimulationInput = { ...calm, mode: 'deterministic' }
    for (const [i, times] of [0.8, 0.9, 1, 1.1].entries()) {
      const one: SimulationInput = { ...input, markets: input.markets.map((market) => ({ ...market, meanOrdersPerDay: market.meanOrdersPerDay.map((orders) => orders * times) })), unlimited: { stock: i % 2 === 1, packing: false, carriers: false } }
      const inputs = coarse(one)
      const found = await smallestShift({ input: one, runGates: runHere, toleranceShare: 0.05, inputs })
      const expected = await tryAll(one, inputs, 1, 0)
      if (found.from === 'withoutEvents') continue
      expect(found.outcome.kind === 'breaks' ? stepsOf(inputs, found.outcome.shifts) : null).toEqual(expected)
      if (expected) breaking += 1
    }
    expect(breaking).toBeGreaterThan(1)
  }, 60_000)
  it('is so with chance, every combination on the same replications, and with fewer of them tried', async () => {
    const input: SimulationInput = { ...calm, unlimited: { stock: false, packing: false, carriers: true }, markets: calm.markets.map((market) => ({ ...market, dayFactorShape: 30, levelFactorQuantiles: [0.85, 0.95, 1.05, 1.15] })) }
    const inputs = coarse(input).filter(({ name }) => name !== 'stock')
    const found = await smallestShift({ input, runGates: runHere, toleranceShare: 0.1, inputs, replications: 30 })
    expect(found).toMatchObject({ from: 'plan', isOpenLoop: true, planned: { replications: 30 } })
    const expected = await tryAll(input, inputs, 30, 0.1)
    expect(found.outcome.kind === 'breaks' ? stepsOf(inputs, found.outcome.shifts) : null).toEqual(expected)
    expect(found.tried).toBeLessThan(found.combinations / 2)
    expect(await smallestShift({ input, runGates: runHere, toleranceShare: 0.1, inputs, replications: 30 })).toEqual(found)
  }, 120_000)
  it('agrees with all combinations in random networks in which nothing reacts to the load', async () => {
    let compared = 0
    for (let seed = 1; seed <= 30; seed += 1) {
      const network = randomCase(seed, 9)
      // Large numbers: the error that rounding carries along would otherwise decide.
      const input: SimulationInput = {
        ...network, opening: { waiting: [], trailing: [] },
        markets: network.markets.map((market) => ({ ...market, orderHandlingCapacity: null, isPaced: false, autoCancelHour: [], meanOrdersPerDay: market.meanOrdersPerDay.map(() => 30) })),
        warehouses: network.warehouses.map((one) => ({ ...one, capacityPerHour: one.capacityPerHour.map((parcels) => parcels * 100) })),
        lanes: network.lanes.map((lane) => ({ ...lane, capParcelsPerDay: lane.capParcelsPerDay && lane.capParcelsPerDay * 200 })),
        skus: network.skus.map((sku) => ({ ...sku, onHandUnits: sku.onHandUnits.map((units) => units * (units < 0 ? 1 : 200)) })),
      }
      const inputs = coarse(input)
      const found = await smallestShift({ input, runGates: runHere, toleranceShare: 0.05, inputs })
      if (found.outcome.kind === 'breaksAsPlanned') continue
      compared += 1
      expect([seed, found.outcome.kind === 'breaks' ? stepsOf(inputs, found.outcome.shifts) : null]).toEqual([seed, await tryAll(input, inputs, 1, 0)])
    }
    expect(compared).toBeGreaterThan(5)
  }, 120_000)
  it('says so when the plan breaks by itself, and then shifts its ordinary days', async () => {
    const broken = inputOf(shop, { events: [spike({ peakFactor: 40 })] })
    const found = await smallestShift({ input: broken, runGates: runHere, toleranceShare: 0.05, replications: 20 })
    expect(found.planned).toMatchObject({ broken: 20, replications: 20 })
    expect(found.from).toBe('withoutEvents')
    expect(found.inputs.map(({ name }) => name)).not.toContain('eventSize')
    const without: SimulationInput = { ...broken, events: [], skus: broken.skus.map((sku) => ({ ...sku, onHandUnits: [0] })) }
    expect(await smallestShift({ input: without, runGates: runHere, toleranceShare: 0.05, replications: 20 })).toMatchObject({ from: 'plan', outcome: { kind: 'breaksAsPlanned' }, tried: 1 })
  }, 60_000)
  it('says how far it went when nothing breaks', async () => {
    const easy: SimulationInput = { ...calm, mode: 'deterministic', unlimited: { stock: true, packing: true, carriers: true }, gates: { ldrEnforcementShare: 1, otdrTargetShare: 0 } }
    const { outcome, tried } = await smallestShift({ input: easy, runGates: runHere, toleranceShare: 0.05 })
    expect(outcome).toMatchObject({ kind: 'holds', largest: [{ name: 'eventSize', deviations: 3, change: 0.75 }, { name: 'demand', deviations: 3 }], share: { broken: 0, replications: 1 } })
    expect(tried).toBe(2)
  })
})

describe('shifts', () => {
  it('move inputs by their own spread where the plan knows it, else by what is assumed', () => {
    const spread: SimulationInput = { ...calm, markets: calm.markets.map((market) => ({ ...market, levelFactorQuantiles: [0.8, 1.2] })), warehouses: calm.warehouses.map((one) => ({ ...one, capacityNoiseShape: 25 })) }
    const inputs = shiftableInputs(spread)
    expect(inputs.map(({ name, deviation, isAssumed }) => [name, deviation, isAssumed])).toEqual([['eventSize', 0.25, true], ['demand', 0.2, false], ['packing', 0.2, false], ['carrierCaps', 0.1, true], ['stock', 0.1, true]])
    expect(shiftOf(inputs[2]!, 3)).toEqual({ name: 'packing', deviations: 1.5, change: -0.3 })
    const shifted = applyShifts(spread, [shiftOf(inputs[0]!, 4), shiftOf(inputs[2]!, 3), shiftOf(inputs[4]!, 2)])
    expect(shifted.events[0]).toMatchObject({ peakFactor: { from: 1.45, to: 1.45 } })
    expect(Math.max(...shifted.warehouses[0]!.capacityPerHour)).toBeCloseTo(0.7 * Math.max(...spread.warehouses[0]!.capacityPerHour), 9)
    expect(shifted.skus.map(({ onHandUnits }) => onHandUnits)).toEqual([[1530], [540]])
    expect(applyShifts(spread, [])).toBe(spread)
  })
  it('of any network are runnable as far as the grid goes', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const input = randomEverything(seed)
      const inputs = shiftableInputs(input)
      const shifted = applyShifts(input, inputs.map((one) => shiftOf(one, one.lastStep)))
      expect(() => replicationKpis(prepareSimulation(shifted), SEED, 0, 2)).not.toThrow()
    }
  })
})
