import { EXCESS_DAYS, type StockRow, type StockSummary } from '#advice/stock/types.ts'
import type { Text } from '#ui/language.tsx'
import { joinSentences, sentenceOf, type Sentence } from '#ui/sentence/sentence.ts'

import { dayWords, figureOf, moneyWords, urgencyOf } from '../words.ts'

type Known = { readonly rows: readonly StockRow[]; readonly summary: StockSummary }

/** The last safe day is today or has passed, and it is still ordered. */
export function isDue(row: StockRow): boolean {
  const urgency = urgencyOf(row)
  return (urgency === 'past' || urgency === 'today') && !row.alerts.includes('discontinued')
}

/** What must be ordered today, what it costs, and what it gains. */
export function listAnswer(text: Text, { rows, summary }: Known): Sentence {
  const { t, number, language } = text
  if (summary.skuCount > 0 && summary.unknownCount >= summary.skuCount) return [t('stock.answer.unknown')]
  const due = rows.filter(isDue)
  const suggested = rows.filter(({ suggestedUnits }) => suggestedUnits > 0)
  const asOf = [t('stock.explain.asOf'), dayWords(text, summary.asOfDay)] as const
  const first = due.length === 0 ? [t('stock.answer.noneDue')] : sentenceOf(t, 'stock.answer.due', {
    n: figureOf(number(due.length), {
      meaning: t('stock.explain.due.meaning'), formula: t('stock.explain.due.formula'), tone: 'hit',
      inputs: [[t('stock.explain.late'), number(due.filter((row) => urgencyOf(row) === 'past').length)], [t('stock.explain.skus'), number(summary.skuCount)], asOf],
    }),
  }, { count: due.length })
  return joinSentences(language, [first, suggested.length === 0 ? (due.length > 0 ? [t('stock.answer.noSuggestion')] : []) : spendSentence(text, suggested, summary)])
}

function spendSentence(text: Text, suggested: readonly StockRow[], summary: StockSummary): Sentence {
  const { t, number } = text
  const { currency, buying } = summary
  const priced = suggested.filter((row) => row.suggestedCostMinor !== null && row.currency === currency)
  if (priced.length === 0) return [t('stock.answer.noCost', { count: suggested.length, n: number(suggested.length) })]
  const money = (minor: number): string => moneyWords(text, minor, currency)
  const budget = [t('stock.explain.budget'), buying.budgetMinor === null ? t('stock.explain.noLimit') : money(buying.budgetMinor)] as const
  return sentenceOf(t, 'stock.answer.spend', {
    cost: figureOf(money(summary.suggestedCostMinor), { meaning: t('stock.explain.cost.meaning'), formula: t('stock.explain.cost.formula'), inputs: [[t('stock.explain.skus'), number(priced.length)], budget] }),
    gain: figureOf(money(summary.suggestedGainMinor), {
      meaning: t('stock.explain.gain.meaning'), formula: t('stock.explain.gain.formula'),
      inputs: [budget, [t('stock.explain.bound'), money(summary.gainBoundMinor)], [t('stock.explain.exact'), t(summary.isExact ? 'stock.explain.exactYes' : 'stock.explain.exactNo')]],
    }),
  }, { count: priced.length, n: number(priced.length) })
}

/** What is out of stock, what money lies in stock, and what is not known. */
export function listSub(text: Text, { summary }: Known): Sentence {
  const { t, number, language } = text
  const { currency, stockOutCount, unknownCount, otherCurrencyCount, skuCount } = summary
  if (unknownCount >= skuCount) return []
  const days = number(EXCESS_DAYS)
  const counted = (key: 'stock.sub.out' | 'stock.sub.unknown' | 'stock.sub.otherCurrency', count: number): Sentence => (count === 0 ? [] : [t(key, { count, n: number(count) })])
  const cash = summary.cashTiedMinor === 0 ? [] : sentenceOf(t, 'stock.sub.cash', {
    cash: figureOf(moneyWords(text, summary.cashTiedMinor, currency), { meaning: t('stock.explain.cash.meaning'), formula: t('stock.explain.cash.formula') }),
    excess: figureOf(moneyWords(text, summary.excessCostMinor, currency), { meaning: t('stock.explain.excess.meaning', { days }), formula: t('stock.explain.excess.formula', { days }) }),
  }, { days })
  return joinSentences(language, [counted('stock.sub.out', stockOutCount), cash, counted('stock.sub.unknown', unknownCount), counted('stock.sub.otherCurrency', otherCurrencyCount)])
}
