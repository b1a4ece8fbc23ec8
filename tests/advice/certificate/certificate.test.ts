import { describe, expect, it } from 'vitest'

import { buildSimulationInput } from '#advice/buildInput.ts'
import { certify, exactBounds, wishesOf } from '#advice/certificate/certificate.ts'
import { prepareSimulation } from '#engines/simulate/prepare.ts'
import { joinKpis, replicationKpis } from '#engines/simulate/replicationKpis.ts'

import { flat, plan, scenario, spike, stock } from '../plans.ts'

const document = plan({ stock: [stock(1, 9000), stock(2, 9000)] })
const tried = scenario({ events: [spike({ peakFactor: 8 })] })
const { input } = buildSimulationInput(document, tried, [flat(1, 60), flat(2, 40)])
const run = (first = 0, count = 60) => replicationKpis(prepareSimulation(input), 9, first, count)
const nothing = { ldrShare: null, cancelledShare: null, stockOutShare: null, lossMinor: null, lowestCashMinor: null }

describe('bounds', () => {
  it('none broken of 200 shows less than 1.49 % at 95 %, as 1 - 0.05^(1/200)', () => {
    expect(exactBounds(0, 200)[1]).toBeCloseTo(1 - 0.05 ** (1 / 200), 8)
    expect(exactBounds(0, 200)[1]).toBeLessThan(0.0149)
  })
  it('are those printed for binomials: 1 of 10 up to 39.42 %, 10 of 10 from 74.11 %, 5 of 100 up to 10.23 %', () => {
    expect(exactBounds(1, 10)[1]).toBeCloseTo(0.3942, 4)
    expect(exactBounds(10, 10)).toEqual([expect.closeTo(0.05 ** 0.1, 8), 1])
    expect(exactBounds(5, 100)[1]).toBeCloseTo(0.1023, 4)
  })
})

describe('the certificate', () => {
  it('passes what is shown to hold, fails what is shown to break, leaves the rest open, and says what money it does not know', async () => {
    const kpis = run()
    const judged = async (wishes: object, tolerance = 0.05) => (await certify(input, 9, tolerance, { ...nothing, ...wishes }, kpis)).gates[0]?.verdict
    expect(await judged({ ldrShare: 1 })).toBe('pass')
    expect(await judged({ lossMinor: 1e12 })).toBe('pass')
    expect(await judged({ lowestCashMinor: 1e12 })).toBe('fail')
    // Sixty runs without a break show less than 4.9 %, not less than 4 %.
    expect(await judged({ ldrShare: 1 }, 0.04)).toBe('open')
    const { money, ...priceless } = input
    expect(money).toBeDefined()
    expect((await certify(priceless, 9, 0.05, { ...nothing, lossMinor: 0 }, kpis)).gates[0]?.verdict).toBe('unknown')
  })
  it('as a whole passes only when every gate does, and with no gate certifies nothing', async () => {
    const verdict = async (wishes: object) => (await certify(input, 9, 0.05, { ...nothing, ...wishes }, run())).verdict
    expect([await verdict({ ldrShare: 1, lossMinor: 1e12 }), await verdict({ ldrShare: 1, lowestCashMinor: 1e12 }), await verdict({})]).toEqual(['pass', 'fail', 'open'])
  })
  it('has the same hash from the same plan in any pieces, another for another seed, gate or tolerance', async () => {
    const wishes = wishesOf(tried, document)
    const whole = await certify(input, 9, 0.05, wishes, run())
    const pieces = await certify(structuredClone(input), 9, 0.05, wishes, joinKpis([run(0, 13), run(13, 47)]))
    expect(pieces).toEqual(whole)
    expect(whole.certificateHash).toMatch(/^[0-9a-f]{64}$/)
    const others = [await certify(input, 10, 0.05, wishes, run()), await certify(input, 9, 0.06, wishes, run()), await certify(input, 9, 0.05, { ...wishes, ldrShare: 0.2 }, run())]
    expect(new Set([whole, ...others].map(({ certificateHash }) => certificateHash)).size).toBe(4)
  })
})
