import type { EventLibrary } from '#advice/demand/eventLibrary.ts'
import type { PastEvent } from '#domain/pastEvent.ts'
import type { SkuId } from '#domain/units.ts'
import { exp } from '#math/elementary.ts'
import { normalQuantile } from '#math/normal.ts'
import type { Text } from '#ui/language.tsx'
import { sentenceOf, type Sentence } from '#ui/sentence/sentence.ts'

import { figureOf, unitsWords } from '../words.ts'

const Z80 = normalQuantile(0.9)

function middle(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted.length === 0 ? null : sorted[Math.floor((sorted.length - 1) / 2)]!
}

export function timesWords({ t, number }: Text, factor: number): string {
  return t('demand.eventPage.times', { n: number(factor, 1) })
}

/** "Burst, 27 Nov 2025". */
export function eventName({ t, day }: Text, event: PastEvent): string {
  return t('demand.eventPage.name', { cause: t(`demand.cause.${event.cause}`), day: day(event.peakDay, { day: 'numeric', month: 'short', year: 'numeric' }) })
}

/** Peak of a new burst as a multiple of the usual: middle and 80 % interval of what the library says. */
export function nextPeak({ viralSpikes: { excess } }: EventLibrary): { readonly median: number; readonly low: number; readonly high: number } {
  const spread = Z80 * Math.sqrt(excess.variance * (1 + 1 / excess.worth))
  const at = (z: number): number => Math.min(50, 1 + exp(excess.mean + z))
  return { median: at(0), low: at(-spread), high: at(spread) }
}

const LARGE_FACTOR = 2

/** Events that at least doubled the sales of a day; livestreams that sold as ever are many. */
export function largeEvents(events: readonly PastEvent[]): readonly PastEvent[] {
  return events.filter(({ peakFactor }) => peakFactor >= LARGE_FACTOR)
}

/** How past events looked and what the next burst would be. */
export function eventsAnswer(text: Text, library: EventLibrary): Sentence {
  const { t, number } = text
  const { events } = library
  const next = nextPeak(library)
  const drawn = { meaning: t('demand.eventPage.explain.next.meaning'), formula: t('demand.eventPage.explain.next.formula'), inputs: [[t('demand.eventPage.explain.own'), number(library.viralSpikes.eventCount)] as const] }
  const figures = {
    next: figureOf(timesWords(text, next.median), drawn),
    interval: figureOf(t('demand.list.intervalFigure', { low: timesWords(text, next.low), high: timesWords(text, next.high) }), drawn),
  }
  const large = largeEvents(events)
  const size = middle(large.map(({ peakFactor }) => peakFactor))
  if (size === null) return sentenceOf(t, 'demand.eventPage.answerNone', figures)
  const factor = figureOf(timesWords(text, size), { meaning: t('demand.eventPage.explain.size.meaning'), formula: t('demand.eventPage.explain.size.formula'), inputs: [[t('demand.eventPage.explain.count'), number(large.length)] as const] })
  return sentenceOf(t, 'demand.eventPage.answer', { ...figures, factor }, { count: large.length, events: number(large.length) })
}

/** How long they lasted and what they brought. */
export function eventsSub(text: Text, library: EventLibrary): string {
  const { t, number } = text
  const events = largeEvents(library.events)
  if (events.length === 0) return t('demand.eventPage.subNone')
  const half = middle(events.flatMap(({ halfLifeDays }) => halfLifeDays ?? []))
  const units = unitsWords(text, events.reduce((sum, { excessUnits }) => sum + excessUnits, 0))
  return half === null ? t('demand.eventPage.subGoing', { units }) : t('demand.eventPage.sub', { half: half < 2 ? t('demand.eventPage.hours', { n: number(half * 24) }) : t('demand.eventPage.days', { n: number(half, 1) }), units })
}

/** SKUs of an event: one by name, more by the first and their number. */
export function eventSkus({ t, number, language }: Text, skuIds: readonly SkuId[], names: ReadonlyMap<string, string>): string {
  if (skuIds.length === 0) return t('demand.eventPage.everySku')
  const first = names.get(skuIds[0]!) ?? skuIds[0]!
  return skuIds.length === 1 ? first : t('demand.eventPage.someSkus', { first, n: number(language === 'zh' ? skuIds.length : skuIds.length - 1) })
}
