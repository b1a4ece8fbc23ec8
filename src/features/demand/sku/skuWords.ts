import type { DayForecast, DemandDetail } from '#advice/demand/types.ts'
import { totalOf } from '#engines/forecast/totals.ts'
import type { Text } from '#ui/language.tsx'
import { joinSentences, sentenceOf, type Sentence } from '#ui/sentence/sentence.ts'
import { addDays } from '#ui/charts/dayAxis.ts'

import { accuracyWords, figureOf, methodWords, unitsWords } from '../words.ts'

export type Total = { readonly mean: number; readonly lo80: number; readonly hi80: number }

/** Units of all days of a forecast together, as in the list. */
export function totalOfDays({ mean, quantiles, horizonDays }: DayForecast): Total {
  return totalOf({ mean: Float64Array.from(mean), quantiles: quantiles.map((row) => Float64Array.from(row)) }, horizonDays)
}

export const nameOf = ({ sellerSku, skuId }: Pick<DemandDetail, 'sellerSku' | 'skuId'>): string => sellerSku || skuId
export const hasSold = ({ history }: DemandDetail): boolean => history.units.some((units) => units !== null && units > 0)
const dayWords = (text: Text, isoDay: string): string => text.day(isoDay, { day: 'numeric', month: 'short', year: 'numeric' })

/** How much will sell, and how far off that may be; every number with its inputs, formula and source. */
export function skuAnswer(text: Text, detail: DemandDetail): Sentence {
  const { t, number } = text
  if (!hasSold(detail)) return [t('demand.sku.answerEmpty')]
  const { forecast, history } = detail
  const total = totalOfDays(forecast)
  const days = number(forecast.horizonDays)
  const before = history.units.slice(-forecast.horizonDays)
  const lastKnown = history.units.findLastIndex((units) => units !== null)
  const inputs = [
    [t('demand.sku.explain.perDay'), unitsWords(text, total.mean / Math.max(1, forecast.horizonDays))] as const,
    [t('demand.sku.explain.before', { days: number(before.length) }), unitsWords(text, before.reduce<number>((sum, units) => sum + (units ?? 0), 0))] as const,
    [t('demand.sku.explain.history'), number(history.units.filter((units) => units !== null).length)] as const,
    ...(lastKnown >= 0 ? [[t('demand.sku.explain.lastDay'), dayWords(text, addDays(history.firstDay, lastKnown))] as const] : []),
    [t('demand.explain.source'), t('demand.explain.sourceOrders')] as const,
  ]
  const isByHand = detail.override !== null && detail.override.lastDay >= forecast.firstDay && detail.override.firstDay < addDays(forecast.firstDay, forecast.horizonDays)
  return sentenceOf(t, isByHand ? 'demand.sku.answerHand' : 'demand.sku.answer', {
    units: figureOf(unitsWords(text, total.mean), { meaning: t('demand.sku.explain.mean.meaning', { from: dayWords(text, forecast.firstDay), days }), formula: t('demand.sku.explain.mean.formula', { method: methodWords(text, detail.method) }), inputs }),
    interval: figureOf(t('demand.list.intervalFigure', { low: unitsWords(text, total.lo80), high: unitsWords(text, total.hi80) }), { meaning: t('demand.sku.explain.range.meaning', { days }), formula: t('demand.sku.explain.range.formula'), inputs: inputs.slice(2) }),
  })
}

/** By which method, how good it was on the past, and what empty shelves cost. */
export function skuSub(text: Text, detail: DemandDetail): Sentence {
  const { t, number, language } = text
  if (!hasSold(detail)) return []
  const lost = detail.history.lostUnits.reduce((sum, units) => sum + units, 0)
  const emptyDays = detail.history.isStockOut.filter(Boolean).length
  return joinSentences(language, [
    [t('demand.sku.sub', { method: methodWords(text, detail.method) })],
    accuracySentence(text, detail),
    emptyDays > 0 && lost > 0 ? [t('demand.sku.lost', { units: unitsWords(text, lost), days: number(emptyDays) })] : [],
  ])
}

function accuracySentence(text: Text, { candidates, method, backtest }: DemandDetail): Sentence {
  const { t, number } = text
  const lossOf = (name: string): number | undefined => candidates.find((one) => one.method === name)?.loss
  const [chosen, seasonalNaive] = [lossOf(method), lossOf('seasonalNaive')]
  if (chosen === undefined || seasonalNaive === undefined || backtest.origins.length === 0) return []
  return sentenceOf(t, 'demand.sku.subTested', {
    words: figureOf(accuracyWords(text, { chosen, seasonalNaive, origins: backtest.origins.length }), {
      meaning: t('demand.sku.explain.accuracy.meaning'), formula: t('demand.sku.explain.accuracy.formula'),
      inputs: candidates.map((one) => [methodWords(text, one.method), number(one.loss, 3)] as const),
    }),
  }, { count: backtest.origins.length, origins: number(backtest.origins.length) })
}

/** What came of a past window. */
export function windowWords(text: Text, { actual, median, lo80, hi80 }: DemandDetail['backtest']['origins'][number]): string {
  const { t, number, share } = text
  const known = actual.flatMap((units, day) => (units === null ? [] : [{ units, median: median[day]!, isInside: units >= Math.floor(lo80[day]!) && units <= Math.ceil(hi80[day]!) }]))
  const sold = known.reduce((sum, { units }) => sum + units, 0)
  const forecast = known.reduce((sum, one) => sum + one.median, 0)
  return t('demand.sku.backtest.sum', {
    actual: unitsWords(text, sold), forecast: unitsWords(text, forecast), error: t('demand.sku.backtest.off', { share: sold > 0 ? share(Math.abs(forecast - sold) / sold, 0) : '–' }),
    inside: number(known.filter(({ isInside }) => isInside).length), days: number(known.length),
  })
}

/** The answer to what was tried: more or fewer units, with the interval. */
export function whatIfAnswer(text: Text, whatIf: NonNullable<DemandDetail['whatIf']>): Sentence {
  const { t, number } = text
  const { forecast, unitsChange } = whatIf
  if (!forecast || !unitsChange) return [t('demand.whatIf.none')]
  const days = number(forecast.horizonDays)
  if (Math.abs(unitsChange.mean) < 0.05) return [t('demand.whatIf.same')]
  const isMore = unitsChange.mean > 0
  const [low, high] = isMore ? [unitsChange.lo80, unitsChange.hi80] : [-unitsChange.hi80, -unitsChange.lo80]
  const parts = { meaning: t('demand.whatIf.explain.meaning', { days }), formula: t('demand.whatIf.explain.formula') }
  return sentenceOf(t, isMore ? 'demand.whatIf.more' : 'demand.whatIf.less', {
    change: figureOf(unitsWords(text, Math.abs(unitsChange.mean)), parts),
    interval: figureOf(t('demand.list.intervalFigure', { low: unitsWords(text, low), high: unitsWords(text, high) }), parts),
    units: figureOf(unitsWords(text, totalOfDays(forecast).mean), parts),
  }, { days })
}
