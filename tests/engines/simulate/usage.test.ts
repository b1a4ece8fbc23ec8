import { expect, it } from 'vitest'

import { createAccumulator, mergeAccumulator, simulateInto } from '#engines/simulate/accumulate.ts'
import { combineShards } from '#engines/simulate/combineShards.ts'
import { prepareSimulation } from '#engines/simulate/prepare.ts'
import { shardOf, simulateShard } from '#engines/simulate/simulateShard.ts'
import { summariseAccumulator, summariseShard } from '#engines/simulate/summariseShard.ts'
import type { SimulationInput } from '#engines/simulate/types.ts'
import { AGE_BINS, HOURS_OF_WEEK, utcHourOfWeek } from '#engines/simulate/usage.ts'

import { simulateOrderByOrder } from './perOrder.ts'
import { randomCase, randomEverything, randomFeatures } from './randomCase.ts'

const CASES = process.env['HEADROOM_LONG'] ? 500 : 40
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** What the oracle's orders say. */
function bruteForce(input: SimulationInput) {
  const { orders } = simulateOrderByOrder(input)
  const week = (): number[][] => input.warehouses.map(() => new Array<number>(HOURS_OF_WEEK).fill(0))
  const [packedParcels, plannedParcels] = [week(), week()]
  const [parcels, lateParcels] = [new Array<number>(AGE_BINS).fill(0), new Array<number>(AGE_BINS).fill(0)]
  for (const order of orders) {
    if (order.packedAt >= 0) packedParcels[order.w]![utcHourOfWeek(input.startHourUtc + order.packedAt)]! += 1
    const outAt = input.markets[order.m]!.isDispatchAtReadyToShip ? order.packedAt : order.shippedAt
    if (outAt < 0) continue
    const bin = Math.min(AGE_BINS - 1, outAt - order.at)
    parcels[bin]! += 1
    if (outAt > order.deadline) lateParcels[bin]! += 1
  }
  input.warehouses.forEach(({ capacityPerHour }, w) => {
    if (input.unlimited.packing) return
    let carry = 0
    capacityPerHour.forEach((capacity, h) => {
      const whole = Math.floor(carry + capacity + 1e-9)
      carry += capacity - whole
      plannedParcels[w]![utcHourOfWeek(input.startHourUtc + h)]! += whole
    })
  })
  return { utilisation: { packedParcels, plannedParcels }, ageAtDispatch: { parcels, lateParcels } }
}

it(`in ${CASES} random networks, packed and planned parcels by hour of the week and ages at dispatch are those of the orders one by one`, () => {
  for (let seed = 1; seed <= CASES; seed += 1) {
    for (const base of [randomCase(seed, null), randomCase(seed, 5), randomFeatures(seed)]) {
      // Opening orders older than the last bin; a week that turns within the horizon.
      const waiting = base.opening.waiting.map((group, i) => (i === 0 ? { ...group, arrivalHour: -340 } : group))
      const input = { ...base, startHourUtc: 80 + seed, opening: { ...base.opening, waiting } }
      const { utilisation, ageAtDispatch } = simulateShard(prepareSimulation(input), 1, 0, 1)
      expect({ utilisation, ageAtDispatch }, `case ${seed}`).toEqual(bruteForce(input))
    }
  }
})

it('is the same however replications are cut and joined, and agrees with the KPIs', () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const input = randomEverything(seed)
    const prepared = prepareSimulation(input)
    const whole = simulateShard(prepared, 5, 0, 30)
    const parts = [[20, 10], [0, 1], [7, 13], [1, 6]].map(([first, count]) => simulateShard(prepared, 5, first!, count!))
    expect(combineShards([combineShards([parts[2]!, parts[0]!]), parts[3]!, parts[1]!])).toEqual(whole)
    const accumulators = [[10, 20], [0, 3], [3, 7]].map(([first, count]) => {
      const part = createAccumulator(prepared.seriesNames, prepared.dayCount)
      simulateInto(part, prepared, 5, first!, count!)
      return part
    })
    mergeAccumulator(accumulators[1]!, accumulators[2]!)
    mergeAccumulator(accumulators[0]!, accumulators[1]!)
    expect(shardOf(accumulators[0]!)).toEqual(whole)
    expect(summariseAccumulator(accumulators[0]!, input)).toEqual(summariseShard(whole, input))
    expect(summariseShard(whole, input)).toMatchObject({ utilisation: whole.utilisation, ageAtDispatch: whole.ageAtDispatch })
    expect([sum(whole.ageAtDispatch!.parcels), sum(whole.ageAtDispatch!.lateParcels)]).toEqual([sum(whole.kpis.dispatchedParcels), sum(whole.kpis.lateParcels)])
  }
})

it('results stored without them can be read, joined and summarised', () => {
  const input = randomCase(3, null)
  const { utilisation: _, ageAtDispatch: __, ...old } = simulateShard(prepareSimulation(input), 1, 0, 1)
  const joined = combineShards([simulateShard(prepareSimulation(input), 1, 1, 1), old])
  expect([joined.utilisation, joined.ageAtDispatch, 'utilisation' in summariseShard(old, input)]).toEqual([undefined, undefined, false])
})

it('the hour of the UTC week starts on Monday', () => {
  const at = (text: string): number => utcHourOfWeek(Date.parse(text) / 3_600_000)
  expect([at('2026-06-15T00:00Z'), at('2026-06-21T23:00Z'), at('1969-12-29T01:00Z')]).toEqual([0, 167, 1])
})
