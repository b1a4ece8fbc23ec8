import { dayNumberOf } from '#domain/calendar/days.ts'
import type { EventCorrection, PastEvent } from '#domain/pastEvent.ts'

const PEAK_GAP_DAYS = 2

/** Whether two events are the same happening: overlapping days, peaks within two days, a SKU in common (no SKUs = all). */
export function isSameEvent(a: PastEvent, b: PastEvent): boolean {
  if (a.startDay > b.endDay || b.startDay > a.endDay) return false
  if (Math.abs(dayNumberOf(a.peakDay) - dayNumberOf(b.peakDay)) > PEAK_GAP_DAYS) return false
  return a.skuIds.length === 0 || b.skuIds.length === 0 || a.skuIds.some((id) => b.skuIds.includes(id))
}

/**
 * The library as the user has it: corrections stand over what was found, by id, else by time and SKUs.
 *
 * A corrected event keeps the id under which it was corrected; one that is no longer found, or was added by hand, stays; a removed one is gone.
 * Every correction acts on one event at most. Applying it to its own result changes nothing.
 */
export function withCorrections(found: readonly PastEvent[], corrections: readonly EventCorrection[]): PastEvent[] {
  const open = new Map(corrections.map((correction) => [correction.id, correction]))
  const matchOf = new Map<PastEvent, EventCorrection>()
  for (const event of found) {
    const correction = open.get(event.id)
    if (!correction) continue
    matchOf.set(event, correction)
    open.delete(event.id)
  }
  for (const correction of [...open.values()]) {
    const event = found.find((candidate) => !matchOf.has(candidate) && isSameEvent(candidate, correction.original))
    if (!event) continue
    matchOf.set(event, correction)
    open.delete(correction.id)
  }
  const kept = found.flatMap((event) => {
    const correction = matchOf.get(event)
    return correction ? corrected(event, correction) : [event]
  })
  for (const correction of open.values()) kept.push(...corrected(correction.original, correction))
  return kept.sort((a, b) => (a.startDay < b.startDay ? -1 : a.startDay > b.startDay ? 1 : a.id < b.id ? -1 : 1))
}

function corrected(event: PastEvent, { id, changes, isRemoved }: EventCorrection): PastEvent[] {
  return isRemoved ? [] : [{ ...event, ...changes, id, isCorrectedByHand: true }]
}
