import { expect, it } from 'vitest'

import { buildSimulationInput } from '#advice/buildInput.ts'
import { reverseTest, standardised } from '#advice/reverse/shiftedInputs.ts'
import { prepareSimulation } from '#engines/simulate/prepare.ts'
import { replicationKpis } from '#engines/simulate/replicationKpis.ts'
import type { SimulationInput } from '#engines/simulate/types.ts'

import { flat, plan, scenario, spike, stock } from '../plans.ts'

const base = buildSimulationInput(plan({ stock: [stock(1, 9000), stock(2, 9000)] }), scenario({ events: [spike({ peakFactor: 5 })] }), [flat(1, 60), flat(2, 40)]).input
const calm: SimulationInput = { ...base, markets: base.markets.map((market) => ({ ...market, dayFactorShape: null, levelFactorQuantiles: [] })), warehouses: base.warehouses.map((warehouse) => ({ ...warehouse, capacityNoiseShape: null, outageProbabilityPerDay: 0 })) }
const test = (input: SimulationInput, count = 200) => {
  const prepared = prepareSimulation(input)
  return reverseTest(prepared, 4, replicationKpis(prepared, 4, 0, count))
}

it("Hedges' g of a textbook pair: means 103 and 100, deviation 5.5 and 4.5, 50 each", () => {
  // Borenstein et al. 2009, Introduction to Meta-Analysis, chapter 4: d = 0.5970, g = 0.5924, variance of g 0.0411.
  const sample = (centre: number, deviation: number) => Array.from({ length: 50 }, (_, i) => centre + (i % 2 ? 1 : -1) * deviation * Math.sqrt(49 / 50))
  const { shift, interval } = standardised(sample(103, 5.5), sample(100, 4.5))!
  expect(shift).toBeCloseTo(0.5924, 4)
  expect((interval[1] - interval[0]) / (2 * 1.959964)).toBeCloseTo(Math.sqrt(0.0411), 2)
})

it('finds the input that was made to break the plan, and no other', () => {
  const level: SimulationInput = { ...calm, markets: calm.markets.map((market) => ({ ...market, levelFactorQuantiles: [0.2, 0.6, 1, 1.4, 1.8] })) }
  const byLevel = test(level)
  expect(byLevel.shifted[0]).toMatchObject({ name: expect.stringMatching(/demandLevel|busiestDay/) as string, isClear: true })
  expect(byLevel.shifted[0]!.shift).toBeGreaterThan(0.8)
  const packing: SimulationInput = { ...calm, warehouses: calm.warehouses.map((warehouse) => ({ ...warehouse, capacityNoiseShape: 2, outageProbabilityPerDay: 0.15 })) }
  const byPacking = test(packing)
  expect(byPacking.shifted[0]?.name).toMatch(/^packing@/)
  expect(byPacking.shifted[0]!.shift).toBeLessThan(-0.3)
})

it('splits by loss where nothing or everything breaks, tells a worst run, and is the same twice', () => {
  const answer = test({ ...calm, events: [], markets: calm.markets.map((market) => ({ ...market, dayFactorShape: 5 })) }, 100)
  expect(answer.badReplications).toBeGreaterThanOrEqual(answer.split === 'worst' ? 25 : 10)
  expect(answer.worstReplication).toBeGreaterThanOrEqual(0)
  expect(answer.worstReplication).toBeLessThan(100)
  expect(test(calm, 40)).toEqual(test(calm, 40))
  expect(standardised([1, 1], [1, 1])).toBeNull()
})
