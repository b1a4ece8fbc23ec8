import type { ArmAnswer, SmallTestAnswer } from '#advice/demand/smallTest.ts'
import type { Text } from '#ui/language.tsx'
import { joinSentences, sentenceOf, type Sentence } from '#ui/sentence/sentence.ts'

import { figureOf, unitsWords } from '../words.ts'
import { HIGH_80, LOW_80 } from './levels.ts'

export const armWords = ({ t }: Text, { name }: Pick<ArmAnswer, 'name'>): string => t('demand.testPage.arm', { letter: name })

/** Orders that the push would bring, the first order, and what is at risk with it. */
export function testAnswer(text: Text, answer: SmallTestAnswer, currency: string): Sentence {
  const { t, number, amount, share, language } = text
  const arm = answer.arms[answer.chosen]!
  const isClicks = answer.kind === 'clicks'
  const { belief } = answer.prior
  const worth = belief.kind === 'clicks' ? belief.a + belief.b : belief.rate
  const orders = {
    meaning: t('demand.testPage.explain.orders.meaning'), formula: t(isClicks ? 'demand.testPage.explain.orders.formulaClicks' : 'demand.testPage.explain.orders.formulaDays'),
    inputs: [
      [t('demand.testPage.explain.observed'), number(arm.observed.orders)] as const, [t(isClicks ? 'demand.testPage.explain.exposureClicks' : 'demand.testPage.explain.exposureDays'), number(arm.observed.exposure)] as const,
      [t('demand.testPage.explain.prior', { n: number(worth, 1) }), rateWords(text, answer, belief.kind === 'clicks' ? belief.a / (belief.a + belief.b) : belief.shape / belief.rate)] as const,
      [t('demand.testPage.explain.rate'), rateWords(text, answer, arm.mean)] as const,
    ],
  }
  const figures = {
    orders: figureOf(number(arm.push.mean), orders),
    interval: figureOf(t('demand.list.intervalFigure', { low: number(arm.push.quantiles[LOW_80]!), high: number(arm.push.quantiles[HIGH_80]!) }), orders),
  }
  const best: Sentence = answer.arms.length > 1 ? [t('demand.testPage.answerArms', { arm: armWords(text, arm), share: share(arm.probabilityBest, 0) })] : []
  const { order } = answer
  if (!order) return joinSentences(language, [best, sentenceOf(t, 'demand.testPage.answerNoCost', figures)])
  if (order.units === 0) return joinSentences(language, [best, sentenceOf(t, 'demand.testPage.answerNoOrder', figures)])
  const first = figureOf(unitsWords(text, order.units), {
    meaning: t('demand.testPage.explain.first.meaning'), formula: t('demand.testPage.explain.first.formula'),
    inputs: [[t('demand.testPage.fact.service'), share(order.serviceProbability, 0)], [t('demand.testPage.fact.profit'), amount(order.expectedProfit, currency)]],
  })
  const cash = figureOf(amount(order.loss95, currency), { meaning: t('demand.testPage.explain.cash.meaning'), formula: t('demand.testPage.explain.cash.formula'), inputs: [[t('demand.testPage.fact.cash'), amount(order.committed, currency)]] })
  return joinSentences(language, [best, sentenceOf(t, 'demand.testPage.answer', { ...figures, first, cash })])
}

/** Orders per hundred clicks, or per day. */
export function rateWords({ number }: Text, { kind }: Pick<SmallTestAnswer, 'kind'>, rate: number): string {
  return number(kind === 'clicks' ? rate * 100 : rate, 2)
}

/** What one more day of testing is worth against what it costs. */
export function nextDayWords({ t, amount }: Text, { nextDay }: SmallTestAnswer, currency: string): string | null {
  if (!nextDay) return null
  const value = amount(nextDay.expected, currency)
  if (nextDay.cost === null || nextDay.worth === null) return t('demand.testPage.nextDayFree', { value })
  return t(nextDay.worth > 0 ? 'demand.testPage.nextDayMore' : 'demand.testPage.nextDayEnough', { value, cost: amount(nextDay.cost, currency) })
}
