import type { EventCause } from '#domain/pastEvent.ts'

import type { Span } from './cluster.ts'
import type { KnownHappenings } from './types.ts'

const SPEND_FACTOR = 2
const SPEND_BASE_DAYS = 28
/** Livestreams on more than half of the days around say nothing about one of them. */
const USUAL_SESSION_SHARE = 0.5
/** Nor does one that comes every week: of the same weekday in the two weeks before and after, as many as this. */
const ROUTINE_WEEKS = 3

/**
 * Everything that speaks for a cause of the event, the likeliest first: a livestream, promotion or holiday on its rise, ad spend that doubled just
 * before it; then a burst of several days is taken as viral, a single day as unknown (one large order looks the same).
 */
export function causesOf({ startDay, endDay, skuIds }: Span, peakDay: number, known: KnownHappenings): EventCause[] {
  const concerns = (of: readonly string[]): boolean => of.length === 0 || of.some((id) => skuIds.includes(id))
  const onRise = (first: number, last: number): boolean => first <= peakDay && last >= startDay
  const causes: EventCause[] = []
  const sessions = known.sessions.filter((session) => onRise(session.day, session.day) && concerns(session.skuIds))
  if (sessions.some(({ day }) => !isUsual(known, day))) causes.push('livestream')
  if (known.promotions.some((promotion) => onRise(promotion.firstDay, promotion.lastDay) && concerns(promotion.skuIds))) causes.push('promotion')
  if (known.holidays.some(({ firstDay, lastDay }) => onRise(firstDay, lastDay))) causes.push('holiday')
  if (isSpendUp(known.adSpend, startDay)) causes.push('ads')
  causes.push(endDay > startDay ? 'viral' : 'unknown')
  // One of the usual livestreams: it may have had a part, but the others had none.
  if (sessions.length > 0 && !causes.includes('livestream')) causes.push('livestream')
  return causes
}

function isUsual({ sessions }: KnownHappenings, day: number): boolean {
  const around = new Set(sessions.filter((session) => Math.abs(session.day - day) <= 14).map((session) => session.day))
  const routine = [-14, -7, 7, 14].filter((shift) => around.has(day + shift)).length
  return around.size / 29 > USUAL_SESSION_SHARE || routine >= ROUTINE_WEEKS
}

/** Spend of the first day or the one before it against the median of the four weeks before: spend that follows a burst did not cause it. */
function isSpendUp(adSpend: KnownHappenings['adSpend'], startDay: number): boolean {
  if (!adSpend) return false
  const at = startDay - adSpend.firstDay
  const before = adSpend.spend.slice(Math.max(0, at - 1 - SPEND_BASE_DAYS), Math.max(0, at - 1)).sort()
  if (before.length < 7) return false
  const then = Math.max(adSpend.spend[at - 1] ?? 0, adSpend.spend[at] ?? 0)
  const mean = before.reduce((sum, value) => sum + value, 0) / before.length
  return then > 0 && then >= SPEND_FACTOR * Math.max(before[before.length >> 1]!, 0.5 * mean)
}
