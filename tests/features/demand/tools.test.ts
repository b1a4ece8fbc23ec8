import { describe, expect, it } from 'vitest'

import { smallTestAnswer } from '#advice/demand/smallTest.ts'
import type { EventLibrary } from '#advice/demand/eventLibrary.ts'
import type { EventCorrection, PastEvent } from '#domain/pastEvent.ts'
import type { IsoDay, ScenarioId, SkuId } from '#domain/units.ts'
import { eventFrom, learnDistribution } from '#engines/events/distribution.ts'
import { changesOf, correctionOf } from '#features/demand/events/corrections.ts'
import { eventName, eventsAnswer, eventsSub, eventSkus } from '#features/demand/events/eventWords.ts'
import { activeScenario, withPastEvent } from '#features/demand/events/intoScenario.ts'
import { draftOf, overrideOfDraft, overrideWords, problemOf } from '#features/demand/sku/overrideDraft.ts'
import { armOf, isComplete, newTest, soldEconomics, totalsOf, withArm, withEconomics } from '#features/demand/test/testInputs.ts'
import { nextDayWords, testAnswer } from '#features/demand/test/testWords.ts'
import { plainText } from '#ui/sentence/sentence.ts'
import { textOf } from '#ui/text.ts'

const [en, zh] = [textOf('en'), textOf('zh')]
const day = (text: string): IsoDay => text as IsoDay
const event = (change: Partial<PastEvent> = {}): PastEvent => ({
  id: 'e1', cause: 'viral', startDay: day('2026-03-05'), peakDay: day('2026-03-06'), endDay: day('2026-03-12'), peakFactor: 6.4, riseDays: 1, halfLifeDays: 2, durationHours: null, baseUnitsPerDay: 40,
  excessUnits: 620, skuIds: ['A' as SkuId], evidence: ['viral'], isCorrectedByHand: false, note: '', ...change,
})
const library = (events: readonly PastEvent[]): EventLibrary => ({ events, viralSpikes: learnDistribution(events, 'viralSpike'), livestreams: learnDistribution(events, 'livestream') })

describe('the event library', () => {
  it('says what past bursts looked like and what the next would be', () => {
    expect(plainText(eventsAnswer(en, library([event(), event({ id: 'e2', peakFactor: 3 }), event({ id: 'e3', peakFactor: 9 })])))).toMatch(/^3 events at least doubled sales, the middle one 6\.4× the usual at its peak\. The next burst would peak at about [\d.]+×, 80% likely [\d.]+× to [\d.]+×\.$/)
    expect(plainText(eventsAnswer(zh, library([event(), event({ id: 'live', cause: 'livestream', peakFactor: 1.1, skuIds: [] })])))).toMatch(/^有 1 个事件让销量翻倍以上，峰值中位数是平时的 6\.4 倍。下一次爆单峰值大约 [\d.]+ 倍，八成可能 [\d.]+ 倍～[\d.]+ 倍。$/)
    expect(plainText(eventsAnswer(en, library([])))).toContain('No event doubled sales so far.')
  })
  it('says how long they lasted, and leaves that open while they go on', () => {
    expect(eventsSub(en, library([event()]))).toContain('Halved after 2 days in the middle. Together they brought 620 units')
    expect(eventsSub(zh, library([event({ halfLifeDays: null })]))).toBe('合计比平时多卖 620 件；预测的基础不含它们。')
  })
  it('names an event and its SKUs', () => {
    expect([eventName(en, event()), eventName(zh, event({ cause: 'livestream' }))]).toEqual(['Viral, 6 Mar 2026', '2026年3月6日直播'])
    const names = new Map([['A', 'LAMP']])
    expect([eventSkus(en, [], names), eventSkus(en, ['A' as SkuId], names), eventSkus(zh, ['A', 'B'] as SkuId[], names), eventSkus(en, ['A', 'B'] as SkuId[], names)]).toEqual(['all', 'LAMP', 'LAMP 等 2 个', 'LAMP and 1 more'])
  })
  it('keeps what was found under every further correction', () => {
    const changes = changesOf(event(), event({ peakFactor: 5, note: 'KOL' }))
    expect(changes).toEqual({ peakFactor: 5, note: 'KOL' })
    const first = correctionOf(event(), undefined, changes)
    const second: EventCorrection = correctionOf(event({ peakFactor: 5, note: 'KOL', isCorrectedByHand: true }), first, { cause: 'ads' })
    expect([second.original.peakFactor, second.changes, correctionOf(event(), second, {}, true).isRemoved]).toEqual([6.4, { peakFactor: 5, note: 'KOL', cause: 'ads' }, true])
  })
  it('becomes an event of the scenario that is tried, with figures that a field shows', () => {
    const { scenario, isNew } = activeScenario({ scenarios: [], settings: { activeScenarioId: null } as never }, 's' as ScenarioId, 'From the event library')
    const after = withPastEvent(scenario, eventFrom(event(), { id: 'x' as never, startDay: day('2026-12-04'), startHour: 18, probability: 1, skuIds: [] }))
    expect([isNew, after.events.length, after.events[0]!.type]).toEqual([true, 1, 'viralSpike'])
    const [made] = after.events
    expect(made?.type === 'viralSpike' && Number.isInteger(made.riseHours) && Math.round(made.peakFactor * 10) / 10 === made.peakFactor).toBe(true)
  })
})

describe('an override', () => {
  const detail = { override: null, forecast: { firstDay: '2026-11-23', horizonDays: 28, mean: Array.from({ length: 28 }, () => 12.34), quantiles: [] } }
  it('starts at the first week as forecast, and needs a reason and days in order', () => {
    const draft = draftOf(detail)
    expect([draft.firstDay, draft.lastDay, draft.units]).toEqual(['2026-11-23', '2026-11-29', 12.3])
    expect([problemOf(draft), problemOf({ ...draft, reason: ' ' }), problemOf({ ...draft, reason: 'KOL', lastDay: day('2026-11-01') }), problemOf({ ...draft, reason: 'KOL' })]).toEqual(['reason', 'reason', 'days', null])
  })
  it('sets exactly one of units and factor, and is told in words', () => {
    const made = overrideOfDraft('A' as SkuId, { ...draftOf(detail), how: 'factor', factor: 1.5, reason: ' KOL ' })
    expect([made.unitsPerDay, made.factor, made.reason]).toEqual([null, 1.5, 'KOL'])
    expect(overrideWords(en, made)).toBe('Set to 1.5 times the forecast from 23 Nov to 29 Nov: KOL')
    expect(overrideWords(zh, { ...made, factor: null, unitsPerDay: 80 })).toBe('11月23日到11月29日改为每天 80 件：KOL')
  })
})

describe('the small test', () => {
  it('keeps totals over days, whatever their number', () => {
    const totals = { clicks: 1000, orders: 31, spend: 99.99, days: 7 }
    expect(totalsOf(armOf('A', totals))).toEqual(totals)
    expect(totalsOf(armOf('A', { ...totals, clicks: null, spend: null }))).toEqual({ ...totals, clicks: null, spend: null })
  })
  it('waits until something was seen, and gives no order without cost and price', () => {
    const empty = newTest('t', 'Test 1').inputs
    expect(isComplete(empty)).toBe(false)
    expect(isComplete(withArm(empty, 0, { clicks: 500, orders: 12, spend: 90, days: 3 }))).toBe(true)
    expect([soldEconomics(withEconomics(empty, { price: 20 })).economics, soldEconomics(withEconomics(empty, { price: 20, cost: 8 })).economics?.cost]).toEqual([null, 8])
  })
  const inputs = withEconomics(withArm(newTest('t', 'Test 1').inputs, 0, { clicks: 800, orders: 24, spend: 120, days: 3 }), { price: 24, cost: 9 })
  it('tells orders, first order and cash at risk', () => {
    const answer = smallTestAnswer({ ...inputs, push: { clicks: 20_000, days: null }, category: null })
    if (!answer.ok) throw new RangeError(answer.error.code)
    expect(plainText(testAnswer(en, answer.value, 'USD'))).toMatch(/^The push would bring about \d{3} orders, 80% likely \d{3} to \d{3}\. Order \d+ units first; US\$[\d,.]+ is at risk\.$/)
    expect(plainText(testAnswer(zh, answer.value, 'USD'))).toMatch(/^放量大约能来 \d{3} 单，八成可能 \d{3}～\d{3} 单。首单备 \d+ 件；可能亏掉 US\$[\d,.]+。$/)
    expect(nextDayWords(en, answer.value, 'USD')).toMatch(/^worth US\$[\d,.]+, costs US\$40\.00: (test on|order now)$/)
  })
  it('says which of two versions is better, and nothing of an order without the money', () => {
    const two = { ...inputs, economics: null, arms: [...inputs.arms, armOf('B', { clicks: 800, orders: 40, spend: 120, days: 3 })], push: { clicks: 20_000, days: null } }
    const answer = smallTestAnswer({ ...two, category: null })
    if (!answer.ok) throw new RangeError(answer.error.code)
    expect(plainText(testAnswer(en, answer.value, 'USD'))).toMatch(/^Version B is the better one with a chance of 9\d%\. The push would bring about [\d,]+ orders, 80% likely [\d,]+ to [\d,]+\.$/)
  })
})
