import { describe, expect, it } from 'vitest'

import { buildSimulationInput } from '#advice/buildInput.ts'
import { compareScenarios, meanInterval, paired } from '#advice/compare/compareScenarios.ts'
import { prepareSimulation } from '#engines/simulate/prepare.ts'
import { joinKpis, replicationKpis } from '#engines/simulate/replicationKpis.ts'
import { simulateShard } from '#engines/simulate/simulateShard.ts'
import { GATE_NAMES, KPI_NAMES } from '#engines/simulate/types.ts'
import { studentQuantile } from '#math/studentT.ts'

import { flat, plan, scenario, spike, stock } from '../plans.ts'

const input = (factor: number) => buildSimulationInput(plan({ stock: [stock(1, 9000), stock(2, 9000)] }), scenario({ events: factor === 1 ? [] : [spike({ peakFactor: factor })] }), [flat(1, 60), flat(2, 40)]).input
const run = (factor: number, first = 0, count = 60) => replicationKpis(prepareSimulation(input(factor)), 7, first, count)

it.each([[0.975, 1, 12.7062], [0.975, 4, 2.7764], [0.975, 10, 2.2281], [0.95, 30, 1.6973], [0.995, 60, 2.6603], [0.975, 1999, 1.9612]])('Student t at %f with %i degrees is %f, as printed in tables', (p, freedom, value) => {
  expect(studentQuantile(p, freedom)).toBeCloseTo(value, 4)
})

describe('paired differences', () => {
  it('have the interval of a textbook example: 10 pairs, mean -1.58, 95 % from -2.46 to -0.70 (Student 1908, sleep data)', () => {
    const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
    const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
    const { difference, interval, isClear } = paired(second, first, false)
    expect(difference).toBeCloseTo(-1.58, 10)
    expect(interval[0]).toBeCloseTo(-2.4598858, 6)
    expect(interval[1]).toBeCloseTo(-0.7001142, 6)
    expect(isClear).toBe(true)
  })
  it('leave out what did not happen, and have no width without spread', () => {
    expect(paired([5, -1, 7], [6, 3, -1], true)).toMatchObject({ base: 6, other: 4.5, difference: 1, interval: [1, 1] })
    expect(meanInterval([3, 3, 3, 3])).toEqual([3, 3])
    expect(meanInterval([])).toEqual([0, 0])
  })
  it('are all nothing between a scenario and itself', () => {
    const { kpis, gates } = compareScenarios(run(4), run(4))
    for (const { difference, interval, isClear } of [...Object.values(kpis), ...gates]) expect([difference, ...interval, isClear]).toEqual([0, 0, 0, false])
  })
  it('see with the same noise what independent runs of that size cannot', () => {
    const [calm, stirred] = [run(3), run(3.05)]
    const own = compareScenarios(calm, stirred).kpis.peakBacklogParcels
    const apart = compareScenarios(calm, run(3.05, 1000)).kpis.peakBacklogParcels
    expect(own.difference).toBeGreaterThan(0)
    expect(own.interval[1] - own.interval[0]).toBeLessThan(0.5 * (apart.interval[1] - apart.interval[0]))
  })
})

it('KPIs of single replications are those of a shard, in any pieces', () => {
  const shard = simulateShard(prepareSimulation(input(5)), 7, 0, 30)
  const joined = joinKpis([run(5, 0, 11), run(5, 11, 1), run(5, 12, 18)])
  KPI_NAMES.forEach((name, k) => expect(Array.from({ length: 30 }, (_, i) => joined.kpis[i * KPI_NAMES.length + k]!), name).toEqual([...shard.kpis[name]]))
  GATE_NAMES.forEach((name, g) => expect(Array.from({ length: 30 }, (_, i) => joined.gateHour[i * GATE_NAMES.length + g]!), name).toEqual([...shard.gateHour[name]]))
})
