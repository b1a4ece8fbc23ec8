import type { AdAnswer, AdAnswers } from '#advice/demand/ads.ts'
import { pastEffect, responseCurve, type CurvePoint } from '#engines/ads/effect.ts'
import type { Estimate } from '#engines/ads/types.ts'
import type { Text } from '#ui/language.tsx'
import { joinSentences, sentenceOf, type Sentence } from '#ui/sentence/sentence.ts'

import { figureOf, unitsWords } from '../words.ts'

/** "0.12 (0.05–0.21)". */
export function estimateWords({ t, number }: Text, { low, median, high }: Estimate, digits = 2): string {
  return t('demand.adPage.value', { value: number(median, digits), low: number(low, digits), high: number(high, digits) })
}

export function moneyEstimateWords({ t, amount }: Text, { low, median, high }: Estimate, currency: string): string {
  return t('demand.adPage.value', { value: amount(median, currency), low: amount(low, currency), high: amount(high, currency) })
}

/** What ads of the whole shop added on the days of the fit; null without a fit. */
export function shopEffect({ tasks, shop }: AdAnswers): { readonly units: Estimate; readonly days: number } | null {
  const series = tasks.series[0]?.series
  if (!shop?.fit || !series) return null
  return { units: pastEffect(shop.fit, series.units, series.spend), days: series.units.length }
}

/** Something is known of ads: spend per day, or sums of a range. */
export function hasAds({ tasks }: AdAnswers): boolean {
  return tasks.days !== null
}

/** What ads bring and whether one more unit of money pays, for the whole shop. */
export function adsAnswer(text: Text, answers: AdAnswers): Sentence {
  const { t, number, amount, share } = text
  const { shop, tasks: { currency } } = answers
  const effect = shopEffect(answers)
  if (!shop?.fit || !shop.plan || !effect) return [t('demand.adPage.answerUnknown')]
  const { fit, plan } = shop
  const unit = amount(1, currency, 0)
  const range = ({ low, high }: Estimate, words: (value: number) => string): string => t('demand.adPage.interval', { low: words(low), high: words(high) })
  const common = [
    [t('demand.adPage.explain.days'), number(effect.days)] as const, [t('demand.adPage.explain.spend'), amount(shop.spend, currency)] as const,
    [t('demand.adPage.explain.largest'), amount(fit.largestSpend, currency)] as const, [t('demand.adPage.explain.none'), share(fit.probabilityNone, 0)] as const,
  ]
  const units = { meaning: t('demand.adPage.explain.units.meaning'), formula: t('demand.adPage.explain.units.formula'), inputs: common }
  const marginal = { meaning: t('demand.adPage.explain.marginal.meaning', { unit }), formula: t('demand.adPage.explain.marginal.formula'), inputs: common }
  const figures = {
    units: figureOf(unitsWords(text, effect.units.median), units),
    interval: figureOf(range(effect.units, (value) => unitsWords(text, value)), units),
  }
  const params = { days: number(effect.days), unit }
  if (!plan.marginalMargin || shop.unitMargin === null) {
    return sentenceOf(t, 'demand.adPage.answerNoMargin', { ...figures, marginal: figureOf(number(plan.marginalUnits.median, 3), marginal), marginalInterval: figureOf(range(plan.marginalUnits, (value) => number(value, 3)), marginal) }, params)
  }
  const margin = {
    meaning: t('demand.adPage.explain.margin.meaning', { unit }), formula: t('demand.adPage.explain.margin.formula'),
    inputs: [[t('demand.adPage.explain.unitMargin'), amount(shop.unitMargin, currency)] as const, ...common], tone: plan.marginalMargin.median < 1 ? 'hit' as const : 'plain' as const,
  }
  return sentenceOf(t, 'demand.adPage.answer', {
    ...figures, margin: figureOf(amount(plan.marginalMargin.median, currency), margin), marginInterval: figureOf(range(plan.marginalMargin, (value) => amount(value, currency)), { ...margin, tone: 'plain' }),
  }, params)
}

/** Whether it pays back, and up to which spend. */
export function adsSub({ t, share, amount }: Text, { shop, tasks: { currency } }: AdAnswers): string | null {
  const pays = shop?.plan?.probabilityPaysBack
  if (!shop || pays === null || pays === undefined) return null
  const isMore = shop.breakEvenSpend !== null && shop.breakEvenSpend > 0
  return t(isMore ? 'demand.adPage.subPays' : 'demand.adPage.subNotPays', { share: share(pays, 0), spend: amount(shop.breakEvenSpend ?? 0, currency) })
}

/** Mean spend of the last four weeks, which the plan goes on with. */
export function recentSpend({ plannedPerDay }: AdAnswer): number {
  return plannedPerDay.length === 0 ? 0 : plannedPerDay.reduce((sum, spend) => sum + spend, 0) / plannedPerDay.length
}

/** The answer to a steady spend, read from the curve. */
export function plannedAnswer(text: Text, answer: AdAnswer, spend: number, currency: string): Sentence {
  const { t, amount, number, language } = text
  if (!answer.fit) return []
  const point = responseCurve(answer.fit, [spend])[0] as CurvePoint
  const unit = amount(1, currency, 0)
  const range = (one: Estimate, words: (value: number) => string): string => t('demand.adPage.interval', { low: words(one.low), high: words(one.high) })
  const scaled = ({ low, median, high }: Estimate, by: number): Estimate => ({ low: low * by, median: median * by, high: high * by })
  const margin = answer.unitMargin === null ? null : scaled(point.marginalUnits, answer.unitMargin)
  return joinSentences(language, [
    [t('demand.adPage.planned.answer', {
      spend: amount(spend, currency), units: unitsWords(text, point.units.median), interval: range(point.units, (value) => unitsWords(text, value)), unit,
      marginal: number(point.marginalUnits.median, 3), marginalInterval: range(point.marginalUnits, (value) => number(value, 3)),
    })],
    margin ? [t('demand.adPage.planned.margin', { margin: amount(margin.median, currency), unit, marginInterval: range(margin, (value) => amount(value, currency)) })] : [],
  ])
}

const OWN_SHARE = 0.5

/** Whether the curve is the SKU's own or leans on the others. */
export function basisWords({ t }: Text, { skuId, fit }: AdAnswer): string {
  if (skuId === null) return t('demand.adPage.scopeShop')
  return fit ? t(fit.learntShare >= OWN_SHARE ? 'demand.adPage.own' : 'demand.adPage.pooled') : t('chart.none')
}
