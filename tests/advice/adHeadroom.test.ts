import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'

import { largestAdDay, plannedCampaigns, withAdFactor } from '#advice/adFactor.ts'
import { searchAnswers, type CountBroken } from '#advice/answers.ts'
import { buildSimulationInput } from '#advice/buildInput.ts'
import type { AdHeadroomAnswer } from '#advice/types.ts'
import type { AdCampaign, Scenario } from '#domain/scenario.ts'
import { brokenCount } from '#engines/simulate/brokenCount.ts'
import { prepareSimulation } from '#engines/simulate/prepare.ts'
import { adsWords } from '#features/stress-test/adsWords.ts'
import { canonicalJson, type Json } from '#shared/canonicalJson.ts'
import { textOf } from '#ui/text.ts'

import { flat, market, plan, profile, scenario, series, service, stock, warehouse } from './plans.ts'

vi.setConfig({ testTimeout: 60_000 })
/**
 * 240 orders a day, 10 an hour, without chance; packing has 12.5 an hour round the clock, every day counts, due at the end of the next day. A campaign of one
 * day brings E orders on top: 240 + E of that day are packed in that day and the next, 600 parcels, so that E <= 360 holds; what comes after has more room.
 */
const everyDay = [1, 2, 3, 4, 5, 6, 7]
const steady = plan({
  skus: [plan().skus[0]!], stock: [stock(1, 9000)],
  history: { ...plan().history, series: [series(1, () => 240)], profiles: [profile({ ordersByHourOfWeek: new Array(168).fill(1), linesPerOrder: { values: [1], counts: [1] }, unitsPerLine: { values: [1], counts: [1] } })] },
  markets: [market({ businessWeekdays: everyDay, holidays: [], dispatchSlaBusinessDays: 1, deliverWithinBusinessDays: 9, autoCancelBusinessDays: null })],
  warehouses: [warehouse({ shifts: [{ weekdays: everyDay, startHour: 0, endHour: 24, staff: 1 }], parcelsPerLabourHour: 12.5 })],
  services: [service({ pickups: [{ ...service().pickups[0]!, cutoffHours: [23], capParcelsPerDay: 900 }] })],
})
const campaign = (changes: Partial<AdCampaign> = {}): AdCampaign => (
  { type: 'adCampaign', id: 'ads', startDay: '2026-06-17', days: 1, spendPerDayMinor: 10_000, mostOrdersPerDay: 500, halfSpendMinor: 10_000, carryOverShare: 0, skuIds: [], ...changes } as AdCampaign)
const tried = (events: Scenario['events'], document = steady) => {
  const chosen = scenario({ horizonDays: 12, events })
  return { campaigns: plannedCampaigns(chosen), input: buildSimulationInput(document, chosen, [flat(1, 240, 12)], { mode: 'deterministic' }).input }
}
const count: CountBroken = (candidate, gate, first, n) => brokenCount(prepareSimulation(candidate), 1, first, n, gate)
async function answerOf(events: Scenario['events'], document = steady): Promise<AdHeadroomAnswer> {
  const { input, campaigns } = tried(events, document)
  return (await searchAnswers(input, count, { toleranceShare: 0.05, only: ['adHeadroom'], campaigns })).adHeadroom!
}

describe('the headroom of ads', () => {
  it('goes along the response curve: 500 f / (f + 1) <= 360, f <= 2.57', async () => {
    expect(await answerOf([campaign()])).toMatchObject({ factor: 2.5, atLeast: false, saturates: false, breaksWithoutAds: false, constraint: 'packing', spendPerDayMinor: 25_000, ordersPerDay: 357.142857, mostOrdersPerDay: 500, probabilityBroken: 0 })
  })
  it('has an end where the curve has one: at most 300 orders hold at any spend, which is said instead of a multiple', async () => {
    const answer = await answerOf([campaign({ mostOrdersPerDay: 300 })])
    expect(answer).toMatchObject({ saturates: true, atLeast: true, constraint: null, mostOrdersPerDay: 300 })
    expect(adsWords(textOf('en'), steady, answer)).toBe('any spend: ads bring at most 300 orders a day, and the plan holds them')
    expect(adsWords(textOf('zh'), steady, answer)).toContain('300')
  })
  it('is at least the end of the grid where only more than fifty times the spend breaks', async () => {
    // 362 orders at most; at fifty times the spend 362 x 50 / 51 = 354.9.
    expect(await answerOf([campaign({ mostOrdersPerDay: 362 })])).toMatchObject({ factor: 50, atLeast: true, saturates: false, constraint: 'packing' })
  })
  it('says so where the plan breaks without ads, and is not asked without a campaign', async () => {
    const small = { ...steady, warehouses: [warehouse({ shifts: [{ weekdays: everyDay, startHour: 0, endHour: 24, staff: 1 }], parcelsPerLabourHour: 5 })] }
    expect(await answerOf([campaign()], small)).toMatchObject({ factor: 0, breaksWithoutAds: true })
    const { input, campaigns } = tried([])
    expect(Object.keys(await searchAnswers(input, count, { toleranceShare: 0.05, campaigns }))).toEqual(['headroom', 'binding', 'largestSpike', 'smallestCapacity'])
  })
  it('at the planned spend is the plan, to the byte; without end every day brings the most', () => {
    const { input, campaigns } = tried([campaign({ carryOverShare: 0.35, days: 3, mostOrdersPerDay: 123.4, spendPerDayMinor: 7777 })])
    expect(canonicalJson(withAdFactor(input, campaigns, 1) as unknown as Json)).toBe(canonicalJson(input as unknown as Json))
    expect(largestAdDay(campaigns, null).orders).toBe(123.4)
  })
  it('equals a scan of the grid for random curves of one and more days, and two campaigns', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 50, max: 900 }), fc.integer({ min: 2000, max: 60_000 }), fc.integer({ min: 1, max: 3 }), fc.constantFrom(0, 0.3), fc.boolean(), async (mostOrdersPerDay, halfSpendMinor, days, carryOverShare, isTwice) => {
      const one = campaign({ mostOrdersPerDay, halfSpendMinor, days, carryOverShare })
      const events = isTwice ? [one, { ...campaign({ mostOrdersPerDay: 80 }), id: 'more' } as AdCampaign] : [one]
      const { input, campaigns } = tried(events)
      const holds = (factor: number | null) => count(withAdFactor(input, campaigns, factor), 'any', 0, 1, null as never) === 0
      const answer = await answerOf(events)
      expect(answer.saturates).toBe(holds(null))
      if (answer.saturates) return
      let largest = -1
      for (let tenths = 0; tenths <= 120; tenths += 1) if (holds(tenths / 10)) largest = tenths
      expect(Math.min(12, answer.factor)).toBe(Math.max(0, largest) / 10)
    }), { numRuns: 6 })
  })
})
