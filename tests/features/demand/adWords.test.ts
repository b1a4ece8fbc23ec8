import { describe, expect, it } from 'vitest'

import type { AdAnswer, AdAnswers } from '#advice/demand/ads.ts'
import type { Draw, Estimate, ResponseFit } from '#engines/ads/types.ts'
import { planEffect, responseCurve } from '#engines/ads/effect.ts'
import { adsAnswer, adsSub, basisWords, hasAds, plannedAnswer, recentSpend, shopEffect } from '#features/demand/ads/adWords.ts'
import { plainText } from '#ui/sentence/sentence.ts'
import { responseChart } from '#ui/charts/responseChart.ts'
import { textOf } from '#ui/text.ts'

const [en, zh] = [textOf('en'), textOf('zh')]
const draws = Array.from({ length: 40 }, (_, i): Draw => ({ carry: 0.4, half: 400, steepness: 1, lift: 0.3 + i / 100, base: 200, carried: 150 }))
const fit: ResponseFit = { id: 'shop', draws, base: 200, probabilityNone: 0.02, largestSpend: 500, days: 120, daysWithSpend: 100, learntShare: 0.8 }
const planned = new Float64Array(28).fill(250)
const answer = (change: Partial<AdAnswer> = {}): AdAnswer => ({
  skuId: null, span: null, spend: 30_000, fit, curve: responseCurve(fit, [0, 125, 250, 375, 500]), plannedPerDay: planned, plan: planEffect(fit, planned, null, 9), unitMargin: 9, breakEvenSpend: 320, reasons: [], ...change,
})
const series = { units: new Float64Array(120).fill(240), spend: new Float64Array(120).fill(250) }
const answers = (shop: AdAnswer | null): AdAnswers => ({ tasks: { currency: 'USD', days: {}, series: [{ skuId: null, firstDay: 0, series: { id: 'shop', ...series, covariates: [] } }], reasons: [] }, shop, skus: [], platform: null }) as unknown as AdAnswers

describe('what ads bring', () => {
  it('is told with an interval, and with what one more unit of money earns', () => {
    expect(plainText(adsAnswer(en, answers(answer())))).toMatch(/^Ads added [\d,]+ units in 120 days, 80% likely [\d,]+ to [\d,]+\. One more US\$1 a day brings back US\$[\d.]+ of margin, US\$[\d.]+ to US\$[\d.]+\.$/)
    expect(plainText(adsAnswer(zh, answers(answer())))).toMatch(/^120 天里投流多带来 [\d,]+ 件，八成可能 [\d,]+～[\d,]+ 件。每天再多投 US\$1，能赚回 US\$[\d.]+ 毛利（US\$[\d.]+～US\$[\d.]+）。$/)
  })
  it('is told in units where the margin is not known, and not at all without a fit', () => {
    const bare = answer({ unitMargin: null, plan: planEffect(fit, planned), breakEvenSpend: null })
    expect(plainText(adsAnswer(en, answers(bare)))).toMatch(/One more US\$1 a day brings 0\.\d+ units/)
    expect(adsSub(en, answers(bare))).toBeNull()
    expect([plainText(adsAnswer(en, answers(answer({ fit: null, plan: null })))), shopEffect(answers(null))]).toEqual(['What ads bring cannot be told yet.', null])
  })
  it('says up to which spend it pays', () => {
    expect(adsSub(en, answers(answer()))).toContain('Up to US$320 a day, the last of the money still earns itself back.')
    expect(adsSub(zh, answers(answer({ breakEvenSpend: 0 })))).toContain('再多投已回不了本')
    expect([hasAds(answers(null)), hasAds({ tasks: { days: null } } as AdAnswers)]).toEqual([true, false])
  })
})

describe('a spend that is tried', () => {
  it('is read from the curve', () => {
    expect(recentSpend(answer())).toBe(250)
    expect(plainText(plannedAnswer(en, answer(), 250, 'USD'))).toMatch(/^At US\$250 a day ads add [\d.]+ units a day \([\d.]+ to [\d.]+\)\. One more US\$1 brings 0\.\d+ units \(.*\)\. That is US\$[\d.]+ of margin for US\$1 \(.*\)\.$/)
    expect(plannedAnswer(zh, answer({ fit: null }), 250, 'USD')).toEqual([])
  })
  it('says whose data the curve rests on', () => {
    const own = answer({ skuId: 'A' as never })
    expect([basisWords(en, answer()), basisWords(en, own), basisWords(zh, { ...own, fit: { ...fit, learntShare: 0.1 } })]).toEqual(['Whole shop', 'mostly by itself', '主要参考其他 SKU'])
  })
})

describe('the response curve', () => {
  const model = responseChart({ what: 'Whole shop', days: 120, currency: 'USD', points: answer().curve, largestSeen: 500, recent: 250 }, en)
  it('has money on its axis, and one more unit of money in its table', () => {
    expect(model.dayCount).toBe(5)
    expect(model.readout(2)).toMatch(/^US\$250 · US\$250 a day adds [\d.]+ units \([\d.]+ to [\d.]+\)$/)
    expect(model.table.columns.map(({ header }) => header)).toEqual(['Spend a day', '10%', '50%', '90%', 'Units for one more US$1', 'low (10%)', 'high (90%)'])
    expect(model.table.rows[0]!.slice(0, 4)).toEqual([0, 0, 0, 0])
    expect(model.explore).toContain('spend by spend')
  })
  it('is never lower for more spend', () => {
    const medians = model.table.rows.map((row) => row[2] as number)
    expect(medians).toEqual([...medians].sort((a, b) => a - b))
    expect((answer().plan!.marginalMargin as Estimate).median).toBeGreaterThan(0)
  })
})
