import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { weekdayOf, dayNumberOf } from '#domain/calendar/days.ts'
import { DEFAULT_MONEY } from '#domain/plan.ts'
import type { Scenario, ScenarioEvent } from '#domain/scenario.ts'
import type { EventId, ScenarioId } from '#domain/units.ts'
import { translator } from '#i18n/translate.ts'
import { capacityByMarketDay, lateDispatchChart, ordersChart, stockChart, type ChartContext } from '#features/stress-test/charts.ts'
import { runFingerprint } from '#features/stress-test/fingerprint.ts'
import { partialResult } from '#features/stress-test/runState.ts'
import { newDisruption, newEvent } from '#features/stress-test/editor/newEvent.ts'
import { PRESETS, presetScenario } from '#features/stress-test/editor/presets.ts'
import { copyScenario, newScenario, withActions, withCopyOf, withDisruption, withEvent, withMoved, withoutDisruption, withoutEvent } from '#features/stress-test/editor/scenarioEdits.ts'
import type { ChartPalette } from '#ui/charts/palette.ts'
import { flowStages, scarcestSkus, type RunView } from '#features/stress-test/stages.ts'
import { eventDays, timeline } from '#features/stress-test/editor/timeline.ts'
import { progressClock } from '#ui/progressClock.ts'

import { answers, document, packingFirst, scenario, startHourUtc, summary } from './telling.fixture.ts'

const en = { language: 'en', t: translator('en') } as const
const zh = { language: 'zh', t: translator('zh') } as const
const view: RunView = { summary: summary({ packing: 0.98, account: 0.7, stock: 0.01 }, { breaksFirst: packingFirst }), assumptions: [], firstDay: '2026-11-23', startHourUtc, answers, isPartial: false }

describe('the strip', () => {
  const stages = (speech: typeof en | typeof zh, of: RunView) => flowStages(speech, document, scenario, of)
  it('stands in the order of the flow, with what each can take and what binds', () => {
    expect(stages(en, view).map(({ name, factor, status }) => [name, factor, status])).toEqual([
      ['ads', null, 'unknown'], ['orders', 10, 'plan'], ['stock', 12.1, 'holds'], ['packing', 3.4, 'bindsUnder'], ['carriers', 5.9, 'under'], ['delivery', 50, 'holds'], ['account', 4.1, 'under'],
    ])
  })
  it('notes where and when in both languages', () => {
    expect(stages(en, view).map(({ note }) => note)).toEqual([
      'ad spend is not known', 'planned, 2,000 at the peak', 'GLW-02 is scarcest', 'Los Angeles, Sat 21:00', 'broke in no run', '96% on time', 'late dispatch 11.8%',
    ])
    expect(stages(zh, view)[3]?.note).toMatch(/^Los Angeles 周六 ?21:00$/)
  })
  it('promises nothing before the search is done, and says so where nothing is known', () => {
    expect(stages(en, { ...view, answers: null, startHourUtc: null, isPartial: true }).slice(2).every(({ status, factor }) => status === 'pending' && factor === null)).toBe(true)
    expect(stages(en, { ...view, answers: null }).slice(2).map(({ status }) => status)).toEqual(['holds', 'under', 'holds', 'holds', 'under'])
    expect(stages(en, { ...view, assumptions: [{ code: 'stockUnknown', skuCount: 2 }] })[2]?.status).toBe('unknown')
    expect(stages(en, { ...view, assumptions: [{ code: 'stockUnknown', skuCount: 1 }] })[2]?.status).toBe('holds')
  })
  it('puts the SKU that runs out first before those that only fall', () => {
    expect(scarcestSkus(view.summary)).toEqual(['sku-1', 'sku-2'])
  })
})

describe('charts of a run', () => {
  const context: ChartContext = { speech: en, document, scenario, run: view, startHourUtc }
  it('takes capacity from the shift calendar, on market days: 5 people, 8 hours, 20 parcels an hour, no weekend', () => {
    expect(capacityByMarketDay(document.warehouses[0]!, document, startHourUtc, 7)).toEqual([800, 800, 800, 800, 800, 0, 0])
    expect(capacityByMarketDay(document.warehouses[1]!, document, startHourUtc, 7)).toBeNull()
  })
  it('draws an inferred capacity flat and says so', () => {
    const model = ordersChart({ ...context, run: { ...view, assumptions: [{ code: 'capacityInferred', warehouse: 'Los Angeles', parcelsPerDay: 640 }] } }, document.warehouses[0]!)
    expect(model?.table.rows[5]?.[8]).toBe(640)
  })
  it('marks the day on which orders are already too late', () => {
    const annotations = JSON.stringify(lateDispatchChart(context)?.config({ palette: { backlog: '#c77f00' } as ChartPalette }).options?.plugins)
    expect(annotations).toContain('1,500 already too late')
  })
  it('has no chart without its series', () => {
    expect(stockChart(context, 'gone')).toBeNull()
    expect(ordersChart(context, document.warehouses[1]!)).toBeNull()
  })
  it('tells partial runs without hashes, which belong to whole ones', () => {
    expect(partialResult(view, 7, startHourUtc)).toMatchObject({ seed: 7, resultHash: '', replications: 2000 })
  })
})

describe('the timeline', () => {
  const spike = scenario.events[0] as ScenarioEvent
  it('keeps bars within the horizon, whatever the event', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 23 }), fc.double({ min: 1, max: 50, noNaN: true }), fc.option(fc.integer({ min: 1, max: 9 })), (day, startHour, size, repeatEveryDays) => {
      const startDay = `2026-11-${String(day).padStart(2, '0')}` as ScenarioEvent['startDay']
      const events: ScenarioEvent[] = [{ ...spike, startDay, startHour, peakFactor: size } as ScenarioEvent, { type: 'livestream', id: 'l' as EventId, startDay, startHour, durationHours: Math.ceil(size), factor: 4, probability: 1, skuIds: [], repeatEveryDays }]
      for (const bar of timeline({ ...scenario, events }, '2026-11-10').bars) {
        expect(bar.fromShare).toBeGreaterThanOrEqual(0)
        expect(bar.fromShare + bar.widthShare).toBeLessThanOrEqual(1 + 1e-9)
      }
    }))
  })
  it('repeats a livestream on its days and puts what overlaps on lanes of its own', () => {
    const live: ScenarioEvent = { type: 'livestream', id: 'l' as EventId, startDay: '2026-11-24' as ScenarioEvent['startDay'], startHour: 20, durationHours: 3, factor: 4, probability: 1, skuIds: [], repeatEveryDays: 7 }
    const { bars, days, laneCount } = timeline({ ...scenario, events: [live, spike] }, '2026-11-23')
    expect(bars.filter((bar) => bar.id === 'l').map(({ fromShare }) => Math.round(fromShare * 14 * 24))).toEqual([44, 212])
    expect(laneCount).toBe(2)
    expect(days.filter(({ isWeekend }) => isWeekend).map(({ isoDay }) => isoDay)).toEqual(['2026-11-28', '2026-11-29', '2026-12-05', '2026-12-06'])
  })
  it('shows a spike until it has died down: rise, then as many half-lives as its excess takes', () => {
    expect(eventDays({ ...spike, peakFactor: 5, riseHours: 6, halfLifeHours: 24 } as ScenarioEvent)).toBeCloseTo(6 / 24 + 4, 10)
  })
})

describe('scenario edits', () => {
  const id = 'new' as EventId
  it('add, change, copy and remove an event without touching the others', () => {
    const added = withEvent(scenario, newEvent('livestream', id, '2026-11-23'))
    expect(added.events.map((event) => event.id)).toEqual(['e1', 'new'])
    expect(withEvent(added, { ...added.events[1]!, startHour: 9 } as ScenarioEvent).events[1]).toHaveProperty('startHour', 9)
    expect(withCopyOf(added, 'e1', 'copy' as EventId).events.map((event) => [event.id, event.startDay])).toEqual([['e1', '2026-11-27'], ['copy', '2026-12-04'], ['new', '2026-11-28']])
    expect(withoutEvent(added, 'e1').events.map((event) => event.id)).toEqual(['new'])
    expect(scenario.events).toHaveLength(1)
  })
  it('move what has a day, and add and remove disruptions without a trace', () => {
    const held = withDisruption(scenario, newDisruption('customsHold', 'd', '2026-11-23'))
    const moved = withMoved(withMoved(held, 'd', 3), 'e1', -2)
    expect(moved.disruptions?.[0]?.when).toMatchObject({ startDay: '2026-11-28', hours: 336 })
    expect(moved.events[0]?.startDay).toBe('2026-11-25')
    const byChance = withDisruption(scenario, { ...newDisruption('carrierStops', 'r', '2026-11-23'), when: { kind: 'random', startProbabilityPerDay: 0.1, endProbabilityPerDay: 0.5 } })
    expect([withMoved(byChance, 'r', 3), withMoved(scenario, 'nobody', 3)]).toEqual([byChance, scenario])
    expect(withoutDisruption(held, 'd')).toEqual(scenario)
  })
  it('come whole out of the library: every part on a day of the run, places of the plan', () => {
    let n = 0
    for (const name of PRESETS) {
      const made = presetScenario(name, name, document, '2026-11-23', 's' as ScenarioId, () => `id${(n += 1)}`)
      const ids = [...made.events, ...(made.disruptions ?? [])].map((part) => part.id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(timeline(made, '2026-11-23').bars.length).toBeGreaterThanOrEqual(ids.length)
      for (const { placeId } of made.disruptions ?? []) expect([null, ...document.warehouses.map(({ id: w }) => w), ...document.services.map(({ id: c }) => c)]).toContain(placeId)
    }
  })
  it('start a video on a Friday and a livestream on a Saturday, two days ahead at least', () => {
    for (const day of ['2026-11-23', '2026-11-26', '2026-11-27', '2026-11-28']) {
      const [video, live] = [newEvent('viralSpike', id, day), newEvent('livestream', id, day)]
      expect([weekdayOf(dayNumberOf(video.startDay)), weekdayOf(dayNumberOf(live.startDay))]).toEqual([5, 6])
      expect(dayNumberOf(video.startDay) - dayNumberOf(day)).toBeGreaterThanOrEqual(2)
    }
  })
  it('give a copied scenario events of its own', () => {
    const copy = copyScenario(scenario, 's2' as ScenarioId, 'Copy', () => id)
    expect(copy.events[0]?.id).toBe('new')
    expect(newScenario('s3' as ScenarioId, 'New').events).toEqual([])
  })
})

describe('what makes a run stale', () => {
  const print = (change: Partial<Scenario>, of = document): string => runFingerprint(of, { ...scenario, ...change })
  it('is what it depends on, not names or other scenarios', () => {
    expect(print({ name: 'Other' })).toBe(print({}))
    expect(print({}, { ...document, settings: { ...document.settings, name: 'Other', activeScenarioId: null }, scenarios: [scenario] })).toBe(print({}))
    expect(print({ seed: 43 })).not.toBe(print({}))
    const different = [withDisruption(scenario, newDisruption('customsHold', 'd', '2026-11-23')), withActions(scenario, [{ id: 'a', type: 'overtime', warehouseId: null, toWarehouseId: null, serviceId: null, skuId: null, amount: 2, fromDay: null, days: null, costMinor: null }])]
    for (const changed of different) expect(print(changed)).not.toBe(print({}))
    expect(withActions(different[1]!, [])).toEqual(scenario)
    expect(print({}, { ...document, settings: { ...document.settings, money: { ...DEFAULT_MONEY, latePenaltyMinor: 5 } } })).not.toBe(print({}))
    expect(print({}, { ...document, warehouses: document.warehouses.slice(1) })).not.toBe(print({}))
  })
  it('sees one more unit sold on one day', () => {
    const series = (units: number[]) => ({ ...document, history: { ...document.history, series: [{ skuId: 'sku-1', marketId: 'us', source: 'x', firstDay: '2026-01-01', units, cancelledUnits: [0, 0] }] } }) as unknown as typeof document
    expect(print({}, series([1, 2]))).not.toBe(print({}, series([1, 3])))
    expect(print({}, series([1, 2]))).not.toBe(print({}, series([2, 1])))
  })
})

it('tells the time left from the pace of the phase under way', () => {
  const clock = progressClock()
  const at = (phase: 'forecasting' | 'searching', done: number, ms: number) => clock({ phase, done, total: 100 }, ms)
  expect([at('forecasting', 0, 0), at('forecasting', 50, 1000), at('searching', 10, 2000), at('searching', 20, 3000)]).toEqual([null, 1, null, 8])
})
