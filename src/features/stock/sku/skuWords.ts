import { HORIZON_DAYS, type StockDetail, type StockRow, type StockWhy } from '#advice/stock/types.ts'
import { isIsoDay } from '#domain/calendar/days.ts'
import { messages, type MessageKey } from '#i18n/messages.ts'
import type { Text } from '#ui/language.tsx'
import { joinSentences, sentenceOf, type Sentence } from '#ui/sentence/sentence.ts'

import { dayWords, figureOf, gainWords, leadTimeWords, moneyWords, unitsWords, urgencyOf } from '../words.ts'

/** When to order and how many. */
export function skuAnswer(text: Text, row: StockRow): Sentence {
  const { t, number, language } = text
  if (row.alerts.includes('discontinued')) return [t('stock.sku.answer.discontinued')]
  if (row.onHandUnits === null) return [t('stock.sku.answer.unknown')]
  const urgency = urgencyOf(row)
  const inputs = [
    [t('stock.col.onHand'), number(row.onHandUnits)], [t('stock.col.inbound'), number(row.inboundUnits)], [t('stock.col.reserved'), number(row.reservedUnits)],
    [t('stock.col.perDay'), unitsWords(text, row.unitsPerDay)], [t('stock.col.leadTime'), leadTimeWords(text, row.leadTime)],
  ] as const
  const day = figureOf(row.lastSafeOrderDay === null ? '' : dayWords(text, row.lastSafeOrderDay), { meaning: t('stock.sku.explain.day.meaning'), formula: t('stock.sku.explain.day.formula'), inputs, tone: urgency === 'past' || urgency === 'today' ? 'hit' : 'plain' })
  const when = urgency === null || row.lastSafeOrderDay === null ? [t('stock.sku.answer.notNeeded', { days: number(HORIZON_DAYS) })] : sentenceOf(t, urgency === 'past' ? 'stock.sku.answer.late' : urgency === 'today' ? 'stock.sku.answer.today' : 'stock.sku.answer.by', urgency === 'today' ? {} : { day })
  const units = row.suggestedUnits === 0 ? [t('stock.sku.answer.none', { reason: reasonInSentence(text, row.reason) })] : sentenceOf(t, 'stock.sku.answer.units', {
    units: figureOf(number(row.suggestedUnits), { meaning: t('stock.sku.explain.units.meaning'), formula: t('stock.sku.explain.units.formula'), inputs: [[t('stock.col.reason'), t(`stock.reason.${row.reason}`)], [t('stock.col.cost'), moneyWords(text, row.suggestedCostMinor, row.currency)], [t('stock.col.gain'), gainWords(text, row)]] }),
  })
  return joinSentences(language, [when, units])
}

/** English goes on in lower case inside a sentence. */
function reasonInSentence({ t, language }: Text, reason: StockRow['reason']): string {
  const words = t(`stock.reason.${reason}`)
  return language === 'en' ? words.toLowerCase() : words
}

/** When stock ends, and how sure that is. */
export function skuSub(text: Text, { row }: Pick<StockDetail, 'row'>): Sentence {
  const { t, number } = text
  const { early, median, late } = row.stockOut
  if (row.onHandUnits === null) return []
  if (median === null) return [early === null ? t('stock.sku.sub.lasts', { days: number(HORIZON_DAYS) }) : t('stock.sku.sub.maybe', { early: dayWords(text, early), days: number(HORIZON_DAYS) })]
  return [t(late === null ? 'stock.sku.sub.endsOpen' : 'stock.sku.sub.ends', { median: dayWords(text, median), early: early === null ? '–' : dayWords(text, early), late: late === null ? '' : dayWords(text, late), days: number(HORIZON_DAYS) })]
}

const MONEY = new Set(['gain', 'cost'])

/** A line of the explanation as a sentence; amounts in minor units of `currency`. A code nobody has words for is shown as it is. */
export function whyWords(text: Text, { code, params }: StockWhy, currency: string | null): string {
  const { t, language } = text
  const key = `stock.why.${code}`
  if (!(key in messages[language])) return code
  const shown = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, paramWords(text, name, value, currency)]))
  return t(key as MessageKey, shown)
}

function paramWords(text: Text, name: string, value: string | number, currency: string | null): string {
  if (typeof value === 'number') return name === 'share' ? text.share(value) : MONEY.has(name) ? moneyWords(text, value, currency) : unitsWords(text, value)
  if (isIsoDay(value)) return dayWords(text, value)
  const key = name === 'source' ? `stock.source.${value}` : name === 'reason' ? `stock.reason.${value}` : ''
  return key in messages[text.language] ? text.t(key as MessageKey) : value
}

/** Shares of days in at most `most` steps of equal width, so that they can be read as bars. */
export function binnedShares(shares: StockDetail['leadTimeShares'], most = 14): readonly { readonly from: number; readonly to: number; readonly share: number }[] {
  const days = shares.filter(({ share }) => share > 0).map((one) => one.days)
  if (days.length === 0) return []
  const [first, last] = [Math.min(...days), Math.max(...days)]
  const width = Math.ceil((last - first + 1) / most)
  const bins = Array.from({ length: Math.ceil((last - first + 1) / width) }, (_, index) => ({ from: first + index * width, to: Math.min(last, first + (index + 1) * width - 1), share: 0 }))
  for (const one of shares) if (one.share > 0) bins[Math.floor((one.days - first) / width)]!.share += one.share
  return bins
}
