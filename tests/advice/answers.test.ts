import { describe, expect, it } from 'vitest'

import { searchAnswers, type CountBroken } from '#advice/answers.ts'
import { buildSimulationInput } from '#advice/buildInput.ts'
import { changedInput } from '#advice/inputChange.ts'
import type { LivestreamInput, SimulationInput } from '#engines/simulate/types.ts'

import { flat, plan, scenario, spike, stock, warehouse } from './plans.ts'

const { input } = buildSimulationInput(plan({ stock: [stock(1, 900), stock(2, 900)] }), scenario(), [flat(1, 30), flat(2, 10)])
const factorOf = (candidate: SimulationInput) => {
  const event = candidate.events[0]!
  return event.kind === 'viralSpike' ? event.peakFactor.from : (event as LivestreamInput).factor
}

/** A world with known limits: each stage holds up to its factor when it is limited; in replication r up to (r mod 40) / 100 more. */
const LIMITS = { stock: 6.2, packing: 4.7, carriers: 9.9, delivery: 60, account: 5.5 }
const world: CountBroken = (candidate, gate, first, count) => {
  const { stock: isStockLifted, packing, carriers } = candidate.unlimited
  const capacity = candidate.warehouses[0]!.capacityPerHour.reduce((sum, parcels) => sum + parcels, 0) / 2800
  const isBroken = {
    stock: (m: number) => !isStockLifted && m > LIMITS.stock,
    packing: (m: number) => !packing && m > LIMITS.packing * capacity,
    carriers: (m: number) => !carriers && m > LIMITS.carriers,
    delivery: (m: number) => m > LIMITS.delivery,
    account: (m: number) => !packing && !carriers && !isStockLifted && m > LIMITS.account,
  }
  return Array.from({ length: count }, (_, i) => factorOf(candidate) - ((first + i) % 40) / 100).filter((m) => (gate === 'any' ? Object.values(isBroken).some((breaks) => breaks(m)) : isBroken[gate](m))).length
}

describe('answers in a world with known limits', () => {
  it('finds each headroom with the other stages lifted, what binds, the largest spike and the smallest capacity', async () => {
    const answers = await searchAnswers(input, world, { toleranceShare: 0.05 })
    expect(answers.headroom.map(({ stage, factor, atLeast }) => [stage, factor, atLeast])).toEqual(
      [['stock', 6.2, false], ['packing', 4.7, false], ['carriers', 9.9, false], ['delivery', 50, true], ['account', 5.5, false]])
    expect([answers.binding, answers.largestSpike!.factor, answers.largestSpike!.stage]).toEqual(['packing', 4.7, 'packing'])
    // The planned factor 8 needs 8 / 4.7 = 1.702 of the calendar (200 parcels a day); at 1.70 one run of 40 breaks, which is within the tolerance.
    expect(answers.smallestCapacity).toMatchObject({ warehouse: 'west', capacityFactor: 1.7, parcelsPerDay: 340, currentParcelsPerDay: 200, constraint: 'packing', atLeast: false })
    expect(answers.headroom[0]).toMatchObject({ probabilityBroken: 0, replications: 100, toleranceShare: 0.05 })
  })
  it('gives the same answers when candidates are counted later and in another order', async () => {
    let delay = 7
    const slow: CountBroken = async (...args) => {
      delay = (delay * 5) % 11
      for (let i = 0; i < delay; i += 1) await Promise.resolve()
      return world(...args)
    }
    expect(await searchAnswers(input, slow, { toleranceShare: 0.05 })).toEqual(await searchAnswers(input, world, { toleranceShare: 0.05 }))
  })
  it('hands out changes from which a worker that holds the plan makes the same candidate', async () => {
    const both: CountBroken = (candidate, gate, first, count, change) => {
      expect(changedInput(input, change)).toEqual(candidate)
      return world(candidate, gate, first, count, change)
    }
    await searchAnswers(input, both, { toleranceShare: 0.05, only: ['smallestCapacity', 'largestSpike'] })
  })
  it('says 0 when the plan breaks without the event, and at least 50 without any limit, without a single run', async () => {
    const broken = await searchAnswers(input, (_, __, ___, count) => count, { toleranceShare: 0.05 })
    expect([broken.headroom.map(({ factor }) => factor), broken.binding, broken.largestSpike!.factor, broken.smallestCapacity]).toEqual([[0, 0, 0, 0, 0], 'stock', 0, null])
    expect(broken.headroom[0]).toMatchObject({ probabilityBroken: 1, replications: 25 })
    const unknown = plan({ stock: [], warehouses: [warehouse({ parcelsPerLabourHour: null })], history: { ...plan().history, dispatches: [] } })
    const lifted = buildSimulationInput(unknown, scenario(), [flat(1, 30), flat(2, 10)]).input
    const answers = await searchAnswers(lifted, () => 0, { toleranceShare: 0.05 })
    expect(answers.headroom.map(({ factor, atLeast, replications }) => [factor, atLeast, replications])).toEqual([[50, true, 0], [50, true, 0], [50, true, 100], [50, true, 100], [50, true, 100]])
    expect([answers.binding, answers.smallestCapacity]).toEqual([null, null])
  })
  it('varies the first viral spike, else the first event; without events there is no factor to search', async () => {
    const live = { type: 'livestream', id: 'live', startDay: '2026-06-17', startHour: 20, durationHours: 2, factor: 3, probability: 1, repeatEveryDays: null, skuIds: [] } as unknown as ReturnType<typeof spike>
    const two = buildSimulationInput(plan(), scenario({ events: [live, spike()] }), [flat(1, 30), flat(2, 10)]).input
    const change = { unlimited: two.unlimited, eventFactor: 20, packing: null }
    expect(changedInput(two, change).events).toMatchObject([{ factor: 3 }, { peakFactor: { from: 20, to: 20 } }])
    const none = buildSimulationInput(plan(), scenario({ events: [] }), [flat(1, 30), flat(2, 10)]).input
    expect(await searchAnswers(none, () => 0, { toleranceShare: 0.05 })).toMatchObject({ headroom: [], binding: null, largestSpike: null, smallestCapacity: { capacityFactor: 0.05, atLeast: true } })
  })
})
