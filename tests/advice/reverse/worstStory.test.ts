import { describe, expect, it } from 'vitest'

import { playbackFacts } from '#advice/playback.ts'
import { reverseAnswer } from '#advice/reverse/reverseAnswer.ts'
import { worstStory, type StoryDays } from '#advice/reverse/worstStory.ts'
import { playReplication } from '#engines/simulate/playback.ts'
import { prepareSimulation } from '#engines/simulate/prepare.ts'
import { joinKpis, replicationKpis } from '#engines/simulate/replicationKpis.ts'
import { KPI_NAMES, type KpiName, type SimulationInput } from '#engines/simulate/types.ts'

import { randomEverything } from '../../engines/simulate/randomCase.ts'
import { spike } from '../plans.ts'
import { inputOf, shop } from '../safe/shop.ts'

const SEED = 4
const storyOf = (input: SimulationInput, replication = 0, count = 8) => {
  const prepared = prepareSimulation(input)
  return worstStory(prepared, SEED, replication, replicationKpis(prepared, SEED, 0, count))
}
const sumOf = (days: readonly StoryDays[], of: (days: StoryDays) => number) => days.reduce((sum, one) => sum + of(one), 0)

describe('the story of one bad run', () => {
  it('tells of a spike by days: the queue that grows, the gates that break, what is left at the end', () => {
    const input = { ...inputOf(shop, { events: [spike({ peakFactor: 12 })] }), mode: 'deterministic' as const }
    const { days, end, seed, replication } = storyOf(input, 0, 1)
    expect([seed, replication]).toEqual([SEED, 0])
    const start = days.find(({ facts }) => facts.some(({ code }) => code === 'eventStarts'))!
    expect(start.state).toBe('eventful')
    expect(days.slice(0, days.indexOf(start)).every(({ state, facts }) => state !== 'eventful' || facts.every(({ code }) => code !== 'gateBroken'))).toBe(true)
    const growing = days.filter(({ queue }) => queue && queue.toParcels > queue.fromParcels)
    expect(growing.some(({ queue }) => queue!.stage === 'packing' && queue!.where === 'west')).toBe(true)
    expect(end.gates).toEqual(expect.arrayContaining(['packing']))
    expect(days.flatMap(({ facts }) => facts).flatMap((fact) => (fact.code === 'gateBroken' ? [fact.params.gate] : [])).sort()).toEqual([...end.gates].sort())
    expect(end.money).toMatchObject({ profitMinor: end.money!.medianProfitMinor })
    expect(end.lastTroubleDay).not.toBeNull()
  })
  it('of a plan where nothing happens is one stretch of calm days', () => {
    const calm = inputOf(shop, { events: [] })
    const { days, end } = storyOf({ ...calm, mode: 'deterministic', unlimited: { stock: true, packing: true, carriers: true }, gates: { ldrEnforcementShare: 1, otdrTargetShare: 0 }, trackedSkus: [] })
    expect(days.every(({ facts }) => facts.every(({ code }) => code === 'backlogPeaks' || code === 'cleared'))).toBe(true)
    expect(end).toMatchObject({ gates: [], lateParcels: 0, refusedOrders: 0, recoveredDay: null, lastTroubleDay: null })
  })
  it('starts from the orders that wait already', () => {
    const calm = inputOf(shop, { events: [] })
    const waiting = [{ market: 0, warehouse: 0, arrivalHour: -5, deadlineHour: 60, deliverByHour: 200, autoCancelHour: null, parcels: 900 }]
    expect(storyOf({ ...calm, mode: 'deterministic', opening: { waiting, trailing: [] } }, 0, 1).days[0]!.queue).toMatchObject({ stage: 'packing', where: 'west', fromParcels: 900 })
  })
  it('covers every day once, keeps every fact, and adds up to the run, in any network', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const input = randomEverything(seed)
      const { days, end } = storyOf(input, seed % 5)
      expect(days[0]?.fromDay).toBe(0)
      days.forEach(({ fromDay, toDay, state, facts }, i) => {
        expect(fromDay).toBe(i === 0 ? 0 : days[i - 1]!.toDay + 1)
        expect(toDay).toBeGreaterThanOrEqual(fromDay)
        if (state === 'eventful') expect(toDay).toBe(fromDay)
        else expect([facts, i > 0 && days[i - 1]!.state === state]).toEqual([[], false])
      })
      const played = playReplication(prepareSimulation(input), SEED, seed % 5)
      const of = (name: KpiName) => played.kpis[KPI_NAMES.indexOf(name)]!
      expect(days.flatMap(({ facts }) => facts)).toEqual(playbackFacts(played, input))
      expect([sumOf(days, (one) => one.orders), sumOf(days, (one) => one.lateParcels), sumOf(days, (one) => one.refusedOrders)]).toEqual([of('arrivedOrders'), of('lateParcels'), of('lostOrders') + of('oversoldOrders')])
      expect(end.orders).toBe(of('arrivedOrders'))
      if (end.recoveredDay !== null) expect(days.filter(({ fromDay }) => fromDay > end.recoveredDay!).every((one) => one.lateParcels + one.refusedOrders === 0)).toBe(true)
    }
  })
})

it('the whole answer is the same twice and for any cut of the replications, and names the run it tells', async () => {
  const input = inputOf(shop, { events: [spike({ peakFactor: 3 })] })
  const answer = (chunk: number) => reverseAnswer({ input, firstDay: '2026-06-15', seed: SEED, toleranceShare: 0.05 }, async (candidate, first, count) => {
    const prepared = prepareSimulation(candidate)
    return joinKpis(Array.from({ length: Math.ceil(count / chunk) }, (_, i) => replicationKpis(prepared, SEED, first + i * chunk, Math.min(chunk, count - i * chunk))))
  }, 60)
  const [whole, cut] = [await answer(1000), await answer(7)]
  expect(cut).toEqual(whole)
  expect(whole.story.replication).toBe(whole.test.worstReplication)
})

it('of any network there is an answer, and with chance it is the same twice', async () => {
  for (let seed = 1; seed <= 8; seed += 1) {
    const input = randomEverything(seed)
    const answer = () => reverseAnswer({ input, firstDay: '2026-06-15', seed, toleranceShare: 0.2 }, async (candidate, first, count) => replicationKpis(prepareSimulation(candidate), seed, first, count), 20)
    const whole = await answer()
    expect(['breaksAsPlanned', 'breaks', 'holds']).toContain(whole.smallest.outcome.kind)
    if (seed <= 3) expect(await answer()).toEqual(whole)
  }
}, 60_000)
