import { EVENT_TYPES, type ScenarioEvent } from '#domain/scenario.ts'
import type { EventId } from '#domain/units.ts'
import { newDisruption, newEvent } from '#features/stress-test/editor/newEvent.ts'
import { describe, expect, it } from 'vitest'

import { GATE_NAMES } from '#engines/simulate/types.ts'
import { translator } from '#i18n/translate.ts'
import { answer, lagOf, lateDispatchSentence, question } from '#features/stress-test/answer.ts'
import { assumptionWords } from '#features/stress-test/assumptionWords.ts'
import { whenInWords } from '#features/stress-test/moments.ts'
import { placeName } from '#features/stress-test/places.ts'
import { joinSentences, plainText, sentenceOf, type Figure } from '#ui/sentence/sentence.ts'
import { runsInWords, type Telling } from '#features/stress-test/telling.ts'

import { answers, document, packingFirst, scenario, summary, telling } from './telling.fixture.ts'

const en = { language: 'en', t: translator('en') } as const
const zh = { language: 'zh', t: translator('zh') } as const
const breaking = summary({ packing: 0.98, account: 0.71 }, { breaksFirst: packingFirst })
const both = (tell: (language: 'en' | 'zh') => string): string[] => [tell('en'), tell('zh')]
const answered = (change: Partial<Pick<Telling, 'answers' | 'scenario'>>, of = breaking): string[] => both((language) => plainText(answer(telling(language, of, change))))

describe('the question', () => {
  it('is the scenario in words', () => {
    expect([question(en, scenario), question(zh, scenario)]).toEqual(['If a video takes off 10-fold on Friday 27 Nov, what breaks first?', '11月27日周五的视频若爆到 10 倍，最先撑不住的是哪里？'])
  })
  it('is worded for every kind of event, and for disruptions alone', () => {
    for (const type of EVENT_TYPES) {
      const asked = both((language) => question(language === 'en' ? en : zh, { ...scenario, events: [newEvent(type, 'x' as EventId, '2026-11-23')] }))
      for (const text of asked) expect(text).not.toMatch(/[{}]|NaN|undefined|stress\./)
    }
    expect(question(en, { ...scenario, events: [], disruptions: [newDisruption('customsHold', 'd', '2026-11-23')] })).toBe('If one thing goes wrong with normal demand, what breaks first?')
  })
  it('names a livestream, further events, and no event', () => {
    const live = { ...scenario, events: [{ ...scenario.events[0]!, type: 'livestream', factor: 8, durationHours: 3, repeatEveryDays: null } as ScenarioEvent] }
    expect(question(en, live)).toBe('If the livestream on Friday 27 Nov sells 8 times the normal pace, what breaks first?')
    expect(question(zh, live)).toBe('11月27日周五的直播若卖到平时的 8 倍，最先撑不住的是哪里？')
    expect(question(en, { ...scenario, events: [...scenario.events, ...live.events] })).toContain('(1 more event is planned.)')
    expect(question(zh, { ...scenario, events: [] })).toBe('没有任何活动，最先撑不住的是哪里？')
  })
})

describe('the answer', () => {
  it('says what breaks first, where, when, how often, what is safe, and what packing is needed', () => {
    expect(answered({})).toEqual([
      'Packing in Los Angeles breaks first, on Saturday evening, in 19 of 20 runs. A 3.4× spike is safe today. Packing there must reach 980 parcels a day to keep up (now 700).',
      '最先撑不住的是 Los Angeles 打包，大约在周六晚上，20 次里有 19 次如此。今天只扛得住 3.4 倍。该仓打包要到 980 单/日才跟得上（现在 700）。',
    ])
  })
  it('says that everything holds when nothing ever broke', () => {
    const spike = { ...answers.largestSpike!, factor: 14.2 }
    expect(answered({ answers: { ...answers, largestSpike: spike, smallestCapacity: null } }, summary({}))).toEqual([
      'Everything holds, in all 2,000 runs. Up to 14.2× would still be safe.', '全部扛得住，2,000 次模拟无一失守。最多可扛 14.2 倍。',
    ])
  })
  it('says that it holds when what breaks stays within the tolerance', () => {
    const rare = summary({ packing: 0.02 }, { breaksFirst: { ...packingFirst!, shareOfReplications: 0.02 } })
    expect(answered({ answers: null }, rare)).toEqual(['It holds. Packing in Los Angeles would be the first to break, in 2 of 100 runs.', '扛得住。最先可能撑不住的是 Los Angeles 打包（100 次里有 2 次）。'])
  })
  it('does not say that it holds where nothing is known of what could break', () => {
    const unknown = [
      { code: 'stockUnknown', skuCount: document.skus.length }, ...document.warehouses.map(({ name }) => ({ code: 'capacityUnknown', warehouse: name }) as const),
      ...document.services.map(({ serviceName }) => ({ code: 'carrierCapUnknown', service: serviceName }) as const),
    ] as const
    const [english, chinese] = both((language) => plainText(answer({ ...telling(language, summary({})), result: { ...telling(language, summary({})).result, assumptions: unknown } })))
    expect(english).toMatch(/^Not known yet: stock, packing capacity and carrier caps\. What breaks first can be said/)
    expect(chinese).toContain('还缺库存、打包产能和揽收上限')
    expect(english).not.toMatch(/holds|safe/)
  })
  it('tells the ends of the search grid: not even without the event, and even the largest', () => {
    const spike = (change: object) => ({ answers: { ...answers, largestSpike: { ...answers.largestSpike!, ...change }, smallestCapacity: null } })
    expect(answered(spike({ factor: 0 }))[0]).toContain('It breaks even without the event.')
    expect(answered(spike({ factor: 0 }))[1]).toContain('没有活动也扛不住。')
    expect(answered(spike({ factor: 50, atLeast: true }))[0]).toContain('Even 50× would be safe.')
    expect(answered(spike({ factor: 50, atLeast: true }))[1]).toContain('50 倍也扛得住。')
  })
  it('names the warehouse that needs more packing when it is not the place that breaks first', () => {
    const elsewhere = summary({ account: 0.7 }, { breaksFirst: { stage: 'account', where: null, shareOfReplications: 0.7, medianHour: 100 } })
    expect(answered({}, elsewhere)[0]).toContain('Packing in Los Angeles must reach 980 parcels a day to keep up (now 700).')
    expect(answered({}, elsewhere)[1]).toContain('Los Angeles 打包要到 980 单/日才跟得上（现在 700）。')
  })
  it('says when there is packing to spare, and nothing of it when it was not found', () => {
    expect(answered({ answers: { ...answers, smallestCapacity: { ...answers.smallestCapacity!, parcelsPerDay: 420 } } })[0]).toContain('Packing in Los Angeles needs only 420 parcels a day (now 700).')
    expect(answered({ answers: { ...answers, smallestCapacity: null } })[1]).not.toContain('单/日')
  })
  it('gives every number a derivation with runs and seed', () => {
    for (const language of ['en', 'zh'] as const) {
      const figures = [...answer(telling(language, breaking)), ...lateDispatchSentence(telling(language, breaking))].filter((piece): piece is Figure => typeof piece !== 'string')
      expect(figures).toHaveLength(5 + 7)
      for (const figure of figures) {
        expect(figure.derivation.meaning.length).toBeGreaterThan(5)
        expect(figure.derivation.formula.length).toBeGreaterThan(3)
        expect(figure.derivation.inputs.length).toBeGreaterThan(0)
      }
      expect(figures.filter(({ derivation }) => derivation.inputs.some(({ value }) => value === '42'))).toHaveLength(11)
    }
  })
  it('leaves no number outside a figure but the comparison beside it', () => {
    const loose = answer(telling('en', breaking)).filter((piece) => typeof piece === 'string').join('')
    expect(loose.match(/\d+/g)).toEqual(['700'])
  })
})

describe('late dispatch', () => {
  const told = (change: Parameters<typeof summary>[1]): string[] => both((language) => plainText(lateDispatchSentence(telling(language, summary({}, change)))))
  it('sets the peak against the line, and says that the rate lags', () => {
    expect(told({})).toEqual([
      'Late dispatch would peak at 11.8% on Thursday 3 Dec (95% of runs: 8.9%–15.2%), past the 10% line where orders are limited. It still reads 0% on Sunday 29 Nov, when 1,500 orders are already too late to save.',
      '发货延迟率将在 12月3日周四升到 11.8%（95% 的情形在 8.9%–15.2%），越过 10% 的限单线。但 11月29日周日看到的还是 0%，其实已有 1,500 单来不及按时发出。',
    ])
  })
  const kpis = summary({}).kpis
  it('says when the line is not reached, when it stays at zero, and when nothing goes out', () => {
    const quiet = { series: {} }
    expect(told({ ...quiet, kpis: { ...kpis, ldrPeakBasisPoints: [0, 10, 20, 150, 200, 300, 400] } })[0]).toBe('Late dispatch would peak at 1.5% on Thursday 3 Dec (95% of runs: 0%–4%), under the 10% line where orders are limited.')
    expect(told({ ...quiet, kpis: { ...kpis, ldrPeakBasisPoints: [0, 0, 0, 0, 0, 0, 120] } })).toEqual(['Late dispatch stays at 0% (95% of runs: 0%–1.2%); orders are limited from 10%.', '发货延迟率一直在 0%（95% 的情形在 0%–1.2%），10% 起限单。'])
    expect(told({ ...quiet, kpis: { ...kpis, ldrPeakBasisPoints: null } })[1]).toBe('测试期内没有发货，因此没有发货延迟率。')
  })
  it('finds the day on which most orders are doomed while the rate looks harmless', () => {
    expect(lagOf(summary({}), 0.1)).toEqual({ day: 6, rateBasisPoints: 0, doomedOrders: 1500 })
    expect(lagOf(summary({}, { series: {} }), 0.1)).toBeNull()
  })
})

describe('the words', () => {
  it('turns shares into counts out of 20 or 100, and never rounds to all or none', () => {
    expect([1, 0.96, 0.9996, 0.95, 0.5, 0.05, 0.02, 0.004, 0.0001, 0].map((share) => runsInWords(en, share))).toEqual([
      'every run', '96 of 100 runs', 'more than 99 of 100 runs', '19 of 20 runs', '10 of 20 runs', '1 of 20 runs', '2 of 100 runs', 'fewer than 1 of 100 runs', 'fewer than 1 of 100 runs', 'no run',
    ])
    expect(runsInWords(zh, 0.95)).toBe('20 次里有 19 次')
  })
  it('names the time of day where it happens', () => {
    const at = Date.UTC(2026, 10, 29, 5)
    expect([whenInWords(en, at, 'America/Los_Angeles', true), whenInWords(zh, at, 'America/Los_Angeles', true)]).toEqual(['on Saturday evening', '周六晚上'])
    expect([whenInWords(en, at, 'Asia/Shanghai', false), whenInWords(zh, at, 'America/New_York', false)]).toEqual(['on the afternoon of Sunday 29 Nov', '11月29日周日凌晨'])
  })
  it('names every stage with and without a place, and keeps an id that is gone', () => {
    for (const gate of GATE_NAMES) for (const speech of [en, zh]) expect(placeName(speech, document, gate, null)).not.toMatch(/[{}]|stress\./)
    expect(placeName(en, document, 'stock', 'sku-2')).toBe('Stock of Night light')
    expect(placeName(zh, document, 'carriers', 'usps')).toBe('USPS Ground 揽收')
    expect(placeName(en, document, 'carriers', '')).toBe('Carrier pick-up')
    expect(placeName(en, document, 'packing', 'gone')).toBe('Packing in gone')
  })
  it('says every assumption in both languages, with the place to enter what is missing', () => {
    const all = [
      { code: 'stockUnknown', skuCount: 1 }, { code: 'stockUnknown', skuCount: 3 }, { code: 'capacityInferred', warehouse: 'LA', parcelsPerDay: 700 }, { code: 'capacityUnknown', warehouse: 'LA' }, { code: 'carrierCapUnknown', service: 'USPS' },
      { code: 'costsUnknown', skuCount: 2 }, { code: 'dispatchUnknown' }, { code: 'hourProfileAssumed' }, { code: 'carrierUnknown', warehouse: 'LA' }, { code: 'transitUnknown', service: 'USPS' }, { code: 'basketAssumed' },
      { code: 'routingAssumed', market: 'US' }, { code: 'noHistory' },
    ] as const
    for (const assumption of all) for (const speech of [en, zh]) expect(assumptionWords(speech, assumption).text).not.toMatch(/[{}]|stress\./)
    expect(assumptionWords(en, all[0])).toEqual({ text: 'Stock of 1 SKU is not known: taken as unlimited.', link: { to: '/network', labelKey: 'stress.enter.stock' } })
    expect(assumptionWords(en, all[1]).text).toContain('3 SKUs')
  })
  it('puts figures where the language wants them and joins sentences by its rules', () => {
    const figure: Figure = { text: 'F', tone: 'plain', derivation: { title: '', meaning: '', formula: '', inputs: [] } }
    const sentence = sentenceOf(en.t, 'stress.answer.safe.less', { factor: figure })
    expect(sentence).toEqual(['A ', figure, ' spike is safe today.'])
    expect(plainText(joinSentences('en', [sentence, [], ['Next.']]))).toBe('A F spike is safe today. Next.')
    expect(plainText(joinSentences('zh', [['一。'], ['二。']]))).toBe('一。二。')
  })
})
