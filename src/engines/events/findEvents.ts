import { isoDayOf } from '#domain/calendar/days.ts'
import type { EventCause, PastEvent } from '#domain/pastEvent.ts'
import type { SkuId } from '#domain/units.ts'
import { sourceOf } from '#math/rng.ts'

import { clusterBursts, type Span } from './cluster.ts'
import { causesOf } from './label.ts'
import { measureEvent } from './measure.ts'
import type { Burst, EventSeries, KnownHappenings } from './types.ts'

/** Livestreams on more days than this share are the shop's base, not events. */
const MOST_SESSION_SHARE = 1 / 3

/**
 * Every event of the past: bursts joined over SKUs, and livestreams and promotions that no burst tells of, measured on the sales of their SKUs.
 *
 * Sorted by first day. Ids depend on first day, SKUs and kind only, so that the same event has the same id after any import.
 */
export function findEvents(series: readonly EventSeries[], bursts: readonly Burst[], known: KnownHappenings): PastEvent[] {
  const bySku = new Map(series.map((one) => [one.skuId, one]))
  const seriesOf = (skuIds: readonly string[]): EventSeries[] => (skuIds.length === 0 ? [...series] : skuIds.flatMap((id) => bySku.get(id) ?? []))
  const taken = new Map<string, Set<number>>()
  for (const { skuId, startDay, endDay } of bursts) {
    let days = taken.get(skuId)
    if (!days) taken.set(skuId, (days = new Set()))
    for (let day = startDay; day <= endDay; day += 1) days.add(day)
  }
  const isTaken = (skuIds: readonly string[]) => (day: number): boolean => skuIds.some((id) => taken.get(id)?.has(day))
  const eventOf = (span: Span, causes: ((peakDay: number) => readonly EventCause[]), kind: string, durationHours: number | null): PastEvent[] => {
    const measured = measureEvent(seriesOf(span.skuIds), span.startDay, span.endDay, isTaken(span.skuIds))
    if (!measured) return []
    const { peakDay, ...size } = measured
    const evidence = causes(peakDay)
    return [{
      id: `${kind}-${isoDayOf(span.startDay)}-${sourceOf(span.skuIds.join('\u0000')).toString(36)}`, cause: evidence[0]!, evidence, durationHours,
      startDay: isoDayOf(span.startDay), peakDay: isoDayOf(peakDay), endDay: isoDayOf(span.endDay), ...size,
      skuIds: span.skuIds as readonly SkuId[], isCorrectedByHand: false, note: '',
    }]
  }
  const hoursOn = (first: number, last: number): number | null => known.sessions.find(({ day, durationHours }) => day >= first && day <= last && durationHours !== null)?.durationHours ?? null
  const spans = clusterBursts(bursts)
  const found = spans.flatMap((span) => eventOf(span, (peakDay) => causesOf(span, peakDay, known), 'burst', hoursOn(span.startDay, span.endDay)))
  const isTold = (first: number, last: number): boolean => spans.some((span) => span.startDay <= last && span.endDay >= first)
  const sessionDays = new Map<number, KnownHappenings['sessions'][number]>()
  for (const session of known.sessions) if (!sessionDays.has(session.day)) sessionDays.set(session.day, session)
  const firstDay = series.reduce((first, one) => Math.min(first, one.firstDay), Infinity)
  const lastDay = series.reduce((last, one) => Math.max(last, one.firstDay + one.values.length - 1), -Infinity)
  const within = (day: number): boolean => day >= firstDay && day <= lastDay
  const sessions = [...sessionDays.values()].filter(({ day }) => within(day))
  if (sessions.length <= MOST_SESSION_SHARE * (lastDay - firstDay + 1)) {
    for (const { day, durationHours, skuIds } of sessions) {
      if (!isTold(day, day)) found.push(...eventOf({ startDay: day, endDay: day, skuIds: [...skuIds].sort() }, () => ['livestream'], 'livestream', durationHours))
    }
  }
  for (const { firstDay: first, lastDay: last, skuIds } of known.promotions) {
    if (within(first) && within(last) && !isTold(first, last)) found.push(...eventOf({ startDay: first, endDay: last, skuIds: [...skuIds].sort() }, () => ['promotion'], 'promotion', null))
  }
  return found.sort((a, b) => (a.startDay < b.startDay ? -1 : a.startDay > b.startDay ? 1 : a.id < b.id ? -1 : 1))
}
