import type { PlaybackFact } from '#advice/playback.ts'
import type { ReverseAnswer } from '#advice/reverse/reverseAnswer.ts'
import type { StoryDays, StoryQueue } from '#advice/reverse/worstStory.ts'
import { dayNumberOf, isoDayOf } from '#domain/calendar/days.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import { formatAmount, formatMoment } from '#i18n/format.ts'
import { unreachable } from '#shared/assert.ts'
import { withCjkSpaces } from '#ui/sentence/sentence.ts'

import { placeName, skuName, whereName } from '../places.ts'
import { count, mainMarket, percent, weekdayAndDay, type Speech } from '../telling.ts'

/** The plan that a story is told of. */
export type StoryTelling = Speech & { readonly document: PlanDocument; readonly scenario: Scenario }
/** One paragraph: its days, and what happened on them. */
export type StoryParagraph = { readonly id: string; readonly days: string; readonly text: string }

const MS_PER_HOUR = 3_600_000
/** Within this distance of the usual orders, orders are "about as usual". */
const ALIKE_SHARE = 0.2

/** The whole story: a paragraph for each day or stretch of days, then how it ends. */
export function storyParagraphs(telling: StoryTelling, answer: ReverseAnswer): readonly StoryParagraph[] {
  const dayWords = (day: number) => weekdayAndDay(telling, isoDayOf(dayNumberOf(answer.firstDay) + day))
  const days = answer.story.days.map((span): StoryParagraph => ({
    id: String(span.fromDay),
    days: span.fromDay === span.toDay ? dayWords(span.fromDay) : telling.t('stress.story.days', { from: dayWords(span.fromDay), to: dayWords(span.toDay) }),
    text: paragraph(telling, daySentences(telling, span, (hour) => timeWords(telling, answer.startHourUtc + hour))),
  }))
  return [...days, { id: 'end', days: telling.t('stress.story.end'), text: paragraph(telling, endSentences(telling, answer, dayWords)) }]
}

const paragraph = ({ language }: Speech, sentences: readonly string[]) => withCjkSpaces(sentences.join(language === 'zh' ? '' : ' '))

function timeWords({ language, document }: StoryTelling, hourUtc: number): string {
  const zone = mainMarket(document)?.timeZone ?? document.settings.timeZone
  return formatMoment(language, hourUtc * MS_PER_HOUR, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}

function daySentences(telling: StoryTelling, span: StoryDays, timeOf: (hour: number) => string): readonly string[] {
  const { t } = telling
  if (span.state === 'calm') return [t('stress.story.calm', { orders: count(telling, span.orders) })]
  return [
    orderSentence(telling, span),
    ...span.facts.map((fact) => factSentence(telling, fact, timeOf(fact.params.hour))),
    ...(span.refusedOrders > 0 ? [t('stress.story.refused', { count: span.refusedOrders, n: count(telling, span.refusedOrders) })] : []),
    ...(span.lateParcels > 0 ? [t('stress.story.late', { count: span.lateParcels, n: count(telling, span.lateParcels) })] : []),
    ...(span.queue ? [queueSentence(telling, span.queue)] : []),
    ...(span.isRecovered ? [t('stress.story.recovered')] : []),
  ]
}

function orderSentence(telling: StoryTelling, { orders, usualOrders }: StoryDays): string {
  const ratio = usualOrders > 0 ? orders / usualOrders : 1
  const params = { orders: count(telling, orders), usual: count(telling, usualOrders) }
  if (Math.abs(ratio - 1) <= ALIKE_SHARE) return telling.t('stress.story.orders', params)
  return ratio > 1 ? telling.t('stress.story.ordersTimes', { ...params, times: count(telling, ratio, 1) }) : telling.t('stress.story.ordersShare', { ...params, share: percent(telling, ratio, 0) })
}

function queueSentence(telling: StoryTelling, { stage, where, fromParcels, toParcels }: StoryQueue): string {
  const way = toParcels > fromParcels ? 'grows' : 'shrinks'
  return telling.t(`stress.story.${way}.${stage}`, { where: whereName(telling, telling.document, stage, where), from: count(telling, fromParcels), to: count(telling, toParcels) })
}

function factSentence(telling: StoryTelling, fact: PlaybackFact, time: string): string {
  const { t, document, scenario } = telling
  switch (fact.code) {
    case 'eventStarts': return t('stress.story.eventStarts', { event: t(`stress.story.event.${fact.params.kind}`), time })
    case 'disruptionStarts': case 'disruptionEnds': {
      const type = scenario.disruptions?.find(({ id }) => id === fact.params.id)?.type
      return t(`stress.story.${fact.code}`, { disruption: type ? t(`stress.disruption.${type}`) : fact.params.id, time })
    }
    case 'throttleStarts': return t('stress.story.throttleStarts', { time })
    case 'stockOut': return t('stress.story.stockOut', { sku: skuName(document, fact.params.sku), time })
    case 'firstLate': return t('stress.story.firstLate', { time })
    case 'limitSet': return t('stress.story.limitSet', { market: document.markets.find(({ id }) => id === fact.params.market)?.name ?? fact.params.market, orders: count(telling, fact.params.ordersPerDay) })
    case 'gateBroken': return t('stress.story.gateBroken', { place: placeName(telling, document, fact.params.gate, fact.params.where), time })
    case 'backlogPeaks': return t('stress.story.backlogPeaks', { parcels: count(telling, fact.params.parcels) })
    case 'cleared': return t('stress.story.cleared')
    default: return unreachable(fact)
  }
}

function endSentences(telling: StoryTelling, { story: { end } }: ReverseAnswer, dayWords: (day: number) => string): readonly string[] {
  const { t, language, document } = telling
  const { currency } = document.settings
  const minorPerUnit = 10 ** (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2)
  const money = (minor: number) => formatAmount(language, minor / minorPerUnit, currency, 0)
  const recovery = end.recoveredDay !== null ? t('stress.story.recoveredOn', { day: dayWords(end.recoveredDay) }) : t(end.lastTroubleDay === null ? 'stress.story.allGood' : 'stress.story.notRecovered')
  const totals = t('stress.story.totals', {
    orders: count(telling, end.orders), refused: count(telling, end.refusedOrders), cancelled: count(telling, end.cancelledOrders), late: count(telling, end.lateParcels), backlog: count(telling, end.backlogParcels),
  })
  if (end.money === null) return [totals, recovery, t('stress.story.noMoney')]
  const { marginLostMinor, refundsMinor, penaltiesMinor, profitMinor, medianProfitMinor } = end.money
  return [
    totals, recovery,
    t('stress.story.loss', { loss: money(marginLostMinor + refundsMinor + penaltiesMinor), margin: money(marginLostMinor), refunds: money(refundsMinor), penalties: money(penaltiesMinor) }),
    t('stress.story.profit', { profit: money(profitMinor), median: money(medianProfitMinor) }),
  ]
}
