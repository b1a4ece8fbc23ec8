import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'

import { searchAnswers, type CountBroken } from '#advice/answers.ts'
import { buildSimulationInput } from '#advice/buildInput.ts'
import { changedInput, type InputChange } from '#advice/inputChange.ts'
import { decide, DETERMINISTIC_RULE } from '#advice/search.ts'
import { inputHashOf, stressResult } from '#advice/stress.ts'
import type { Scenario } from '#domain/scenario.ts'
import { ENGINE_VERSION } from '#domain/version.ts'
import { brokenCount } from '#engines/simulate/brokenCount.ts'
import { combineShards } from '#engines/simulate/combineShards.ts'
import { prepareSimulation } from '#engines/simulate/prepare.ts'
import { simulateShard } from '#engines/simulate/simulateShard.ts'
import { summariseShard } from '#engines/simulate/summariseShard.ts'
import { GATE_NAMES, type GateName, type SimulationInput } from '#engines/simulate/types.ts'

import { day, flat, market, plan, profile, scenario, series, service, skuId, spike, stock, warehouse } from './plans.ts'

vi.setConfig({ testTimeout: 60_000 })

const countWith = (seed: number): CountBroken => {
  const prepared = new Map<string, ReturnType<typeof prepareSimulation>>()
  return (candidate, gate, first, count, change) => {
    const key = JSON.stringify(change)
    if (!prepared.has(key)) prepared.set(key, prepareSimulation(candidate))
    return brokenCount(prepared.get(key)!, seed, first, count, gate)
  }
}

describe('the stress test of a plan', () => {
  const built = buildSimulationInput(plan({ stock: [stock(1, 700), stock(2, 900)] }), scenario({ horizonDays: 10 }), [flat(1, 30, 10), flat(2, 10, 10)])
  const label = { seed: 7, assumptions: built.assumptions, firstDay: built.firstDay }
  const prepared = prepareSimulation(built.input)
  const whole = simulateShard(prepared, 7, 0, 60)

  it('has one resultHash however its replications are split and joined', async () => {
    const expected = await stressResult(built.input, summariseShard(whole, built.input), label)
    await fc.assert(fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 1, max: 59 }), { maxLength: 6 }), fc.integer({ min: 0, max: 6 }), async (cuts, turn) => {
      const edges = [0, ...cuts.sort((a, b) => a - b), 60]
      const parts = edges.slice(1).map((to, i) => simulateShard(prepared, 7, edges[i]!, to - edges[i]!))
      const turned = [...parts.slice(turn % parts.length), ...parts.slice(0, turn % parts.length)]
      expect(await stressResult(built.input, summariseShard(combineShards(turned), built.input), label)).toEqual(expected)
    }), { numRuns: 5 })
  })
  it('hashes counts, KPIs, gates and series, and nothing of the label', async () => {
    const summary = summariseShard(whole, built.input)
    const a = await stressResult(built.input, summary, label)
    const b = await stressResult(built.input, { ...summary, breaksFirst: null }, { ...label, seed: 8, assumptions: [{ code: 'noHistory' }] })
    expect(b.resultHash).toBe(a.resultHash)
    expect((await stressResult(built.input, summariseShard(simulateShard(prepared, 8, 0, 60), built.input), label)).resultHash).not.toBe(a.resultHash)
    expect(a).toMatchObject({ engineVersion: ENGINE_VERSION, replications: 60, firstDay: '2026-06-15', startHourUtc: built.input.startHourUtc, inputHash: await inputHashOf(built.input) })
  })
  it('has another inputHash for another plan, the same for the same', async () => {
    const again = buildSimulationInput(plan({ stock: [stock(1, 700), stock(2, 900)] }), scenario({ horizonDays: 10 }), [flat(1, 30, 10), flat(2, 10, 10)])
    const other = buildSimulationInput(plan({ stock: [stock(1, 701), stock(2, 900)] }), scenario({ horizonDays: 10 }), [flat(1, 30, 10), flat(2, 10, 10)])
    expect(await inputHashOf(again.input)).toBe(await inputHashOf(built.input))
    expect(await inputHashOf(other.input)).not.toBe(await inputHashOf(built.input))
  })
})

/**
 * 240 single-unit orders a day, 10 an hour, without chance. From 08:00 of day 2 for eight hours a livestream brings 10 m an hour instead:
 * on that day 160 + 80 m orders. Packing has 300 a day, 12.5 an hour round the clock; every day counts, due at the end of the next day (day 3).
 */
const live = { type: 'livestream', id: 'live', startDay: '2026-06-17', startHour: 8, durationHours: 8, factor: 5, probability: 1, repeatEveryDays: null, skuIds: [] } as unknown as Scenario['events'][number]
const everyDay = [1, 2, 3, 4, 5, 6, 7]
const single = profile({ ordersByHourOfWeek: new Array(168).fill(1), linesPerOrder: { values: [1], counts: [1] }, unitsPerLine: { values: [1], counts: [1] } })
const steady = plan({
  skus: [plan().skus[0]!], stock: [stock(1, 5000)],
  history: { ...plan().history, series: [series(1, () => 240)], profiles: [single] },
  markets: [market({ businessWeekdays: everyDay, holidays: [], dispatchSlaBusinessDays: 1, deliverWithinBusinessDays: 9, autoCancelBusinessDays: null })],
  warehouses: [warehouse({ shifts: [{ weekdays: everyDay, startHour: 0, endHour: 24, staff: 1 }], parcelsPerLabourHour: 12.5 })],
  services: [service({ pickups: [{ ...service().pickups[0]!, cutoffHours: [23], capParcelsPerDay: 450 }] })],
})
const closedForm = (): SimulationInput => buildSimulationInput(steady, scenario({ horizonDays: 12, events: [live] }), [flat(1, 240, 12)], { mode: 'deterministic' }).input

describe('answers of a deterministic plan, known in closed form', () => {
  const input = closedForm()

  it('packing: nothing waits before; orders of day 2 must be packed in 08:00 to 24:00 of day 2 and in day 3, at 12.5 an hour', async () => {
    const { headroom } = await searchAnswers(input, countWith(1), { toleranceShare: 0.05, only: ['headroom'] })
    const packing = headroom.find(({ stage }) => stage === 'packing')!
    // 80 m + 80 orders from 08:00 on, 16 + 24 hours of packing: 80 m + 80 <= 500, m <= 5.25.
    expect([packing.factor, packing.atLeast, packing.probabilityBroken, packing.replications]).toEqual([5.2, false, 0, 1])
  })
  it('carriers: 450 a day take the 160 + 80 m orders of day 2 in two pick-ups: m <= 9.25', async () => {
    const { headroom } = await searchAnswers(input, countWith(1), { toleranceShare: 0.05, only: ['headroom'] })
    expect(headroom.find(({ stage }) => stage === 'carriers')!.factor).toBe(9.2)
  })
  it('stock: 5,000 units less 12 days of 240 and 80 (m - 1) more: m <= 27.5', async () => {
    const { headroom, binding } = await searchAnswers(input, countWith(1), { toleranceShare: 0.05, only: ['headroom'] })
    expect([headroom.find(({ stage }) => stage === 'stock')!.factor, binding]).toEqual([27.5, 'packing'])
  })
  it('smallest capacity for m = 5: 480 orders in 40 hours is 12 an hour, .96 of the calendar, 1 on the grid of .05', async () => {
    const { smallestCapacity } = await searchAnswers(input, countWith(1), { toleranceShare: 0.05, only: ['smallestCapacity'] })
    expect(smallestCapacity).toMatchObject({ warehouse: 'west', capacityFactor: 1, currentParcelsPerDay: 300, parcelsPerDay: 300, constraint: 'packing' })
  })
  it('every headroom equals a scan of the grid up to 15', async () => {
    const count = countWith(1)
    const { headroom, largestSpike } = await searchAnswers(input, count, { toleranceShare: 0.05 })
    const scan = async (gate: GateName | 'any', unlimited: SimulationInput['unlimited']) => {
      let largest = 0
      for (let tenths = 10; tenths <= 150; tenths += 1) {
        const change: InputChange = { unlimited, eventFactor: tenths / 10, packing: null }
        if ((await decide((first, n) => count(changedInput(input, change), gate, first, n, change), 0.05, DETERMINISTIC_RULE)).holds) largest = tenths / 10
      }
      return largest
    }
    const lifted = (gate: GateName) => (gate === 'account' ? { stock: false, packing: false, carriers: false } : { stock: gate !== 'stock', packing: gate !== 'packing', carriers: gate !== 'carriers' })
    for (const gate of GATE_NAMES) {
      const found = headroom.find(({ stage }) => stage === gate)!
      expect([gate, Math.min(15, found.factor)]).toEqual([gate, await scan(gate, lifted(gate))])
    }
    expect(largestSpike!.factor).toBe(await scan('any', { stock: false, packing: false, carriers: false }))
  })
})

it('with chance, headroom of packing does not fall when capacity rises', async () => {
  const factorOf = async (parcelsPerLabourHour: number) => {
    const { input } = buildSimulationInput(plan({ warehouses: [warehouse({ parcelsPerLabourHour })] }), scenario({ horizonDays: 7, events: [spike({ startDay: day('2026-06-15'), startHour: 6, skuIds: [skuId(1)] })] }), [flat(1, 30, 7), flat(2, 10, 7)])
    const { headroom } = await searchAnswers(input, countWith(3), { toleranceShare: 0.2, only: ['headroom'], rule: { checkpoints: [10, 40], errorShare: 0.05 } })
    return headroom.find(({ stage }) => stage === 'packing')!.factor
  }
  const factors = [await factorOf(4), await factorOf(8), await factorOf(16)]
  expect(factors[0]).toBeGreaterThan(1)
  expect(factors).toEqual([...factors].sort((a, b) => a - b))
  expect(factors[2]).toBeGreaterThan(factors[0]!)
})
