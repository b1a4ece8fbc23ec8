import type { DemandRow } from '#advice/demand/types.ts'
import type { Text } from '#ui/language.tsx'
import { joinSentences, sentenceOf, type Sentence } from '#ui/sentence/sentence.ts'

import { accuracyWords, ALERTS, figureOf, unitsWords } from '../words.ts'

/** Something was sold of at least one SKU. */
export function hasSales(rows: readonly DemandRow[]): boolean {
  return rows.some(({ demandClass }) => demandClass !== 'empty')
}

/** How much will sell, over all SKUs, and how far off that may be. */
export function listAnswer(text: Text, rows: readonly DemandRow[]): Sentence {
  const { t, number } = text
  const sum = (pick: (row: DemandRow) => number): number => rows.reduce((total, row) => total + pick(row), 0)
  const largest = rows.reduce<DemandRow | null>((best, row) => (best === null || row.next28.mean > best.next28.mean ? row : best), null)
  const quick = rows.filter(({ isProvisional }) => isProvisional).length
  const inputs = [
    [t('demand.explain.skus'), number(rows.length)] as const,
    ...(quick > 0 ? [[t('demand.explain.quickLeft'), number(quick)] as const] : []),
    ...(largest ? [[t('demand.explain.largest'), `${largest.sellerSku} ${unitsWords(text, largest.next28.mean)}`] as const] : []),
    [t('demand.explain.source'), t('demand.explain.sourceOrders')] as const,
  ]
  const interval = t('demand.list.intervalFigure', { low: unitsWords(text, sum(({ next28 }) => next28.lo80)), high: unitsWords(text, sum(({ next28 }) => next28.hi80)) })
  return sentenceOf(t, rows.length === 1 ? 'demand.list.answerOne' : 'demand.list.answer', {
    units: figureOf(unitsWords(text, sum(({ next28 }) => next28.mean)), { meaning: t('demand.explain.total.meaning'), formula: t('demand.explain.total.formula'), inputs }),
    interval: figureOf(interval, { meaning: t('demand.explain.range.meaning'), formula: t('demand.explain.range.formula'), inputs: [inputs[0]!] }),
  })
}

/** Signs that ask for a look; the others are told in the table. */
const LOOK: ReadonlySet<string> = new Set(['falling', 'stockOut', 'worseThanNaive', 'spendBeyondSeen'])

/** What needs a look, and how good the forecasts are. */
export function listSub(text: Text, rows: readonly DemandRow[]): Sentence {
  const { t, number, language } = text
  const looked = rows.filter(({ alerts }) => alerts.some((alert) => LOOK.has(alert))).length
  const items = ALERTS.filter((alert) => LOOK.has(alert)).flatMap((alert) => {
    const n = rows.filter(({ alerts }) => alerts.includes(alert)).length
    return n === 0 ? [] : [t('demand.list.lookItem', { n: number(n), alert: language === 'en' ? t(`demand.alert.${alert}`).toLowerCase() : t(`demand.alert.${alert}`) })]
  })
  const look: Sentence = looked === 0 ? [] : [t('demand.list.subLook', { count: looked, n: number(looked), what: items.join(language === 'zh' ? '、' : ', ') })]
  return joinSentences(language, [look, accuracySentence(text, rows)])
}

function accuracySentence(text: Text, rows: readonly DemandRow[]): Sentence {
  const tested = rows.flatMap(({ accuracy }) => (accuracy && accuracy.seasonalNaive > 0 ? [accuracy] : []))
  if (tested.length === 0) return []
  const ratios = tested.map((one) => one.chosen / one.seasonalNaive).sort((a, b) => a - b)
  const middle = ratios[Math.floor((ratios.length - 1) / 2)]!
  return [text.t('demand.list.subAccuracy', {
    better: text.number(ratios.filter((ratio) => ratio < 1).length), tested: text.number(tested.length), words: accuracyWords(text, { chosen: middle, seasonalNaive: 1, origins: 1 }, true),
  })]
}
