import { dayNumberOf } from '#domain/calendar/days.ts'
import type { FactTable } from '#domain/factTable.ts'
import type { EventCorrection, PastEvent } from '#domain/pastEvent.ts'
import type { PlanDocument } from '#domain/plan.ts'
import { withCorrections } from '#engines/events/corrections.ts'
import { type EventDistribution, learnDistribution } from '#engines/events/distribution.ts'
import { findEvents } from '#engines/events/findEvents.ts'
import type { Burst, EventSeries } from '#engines/events/types.ts'
import { separateSpikes } from '#engines/forecast/spikes.ts'
import type { PastSpike } from '#engines/forecast/types.ts'

import { dailyUnits } from '../dailyUnits.ts'
import { DAYS_PER_SEASON } from '../forecastPlan.ts'
import { happenings, type ToldHappenings } from './happenings.ts'

export type EventLibrary = {
  readonly events: readonly PastEvent[]
  readonly viralSpikes: EventDistribution
  readonly livestreams: EventDistribution
}

export const NOTHING_TOLD: ToldHappenings = { promotions: [], holidays: [] }

/**
 * Every burst, livestream and promotion before `beforeDay`, as the user has corrected them, and what new events look like by them.
 *
 * `spikesOf`: bursts of a SKU already found by its forecast, in days of its series; found anew when left out.
 */
export function eventLibrary(document: PlanDocument, tables: readonly FactTable[], beforeDay: number, corrections: readonly EventCorrection[], told: ToldHappenings = NOTHING_TOLD,
  spikesOf: (skuId: string) => readonly PastSpike[] | undefined = () => undefined): EventLibrary {
  const series: EventSeries[] = []
  const bursts: Burst[] = []
  for (const { id: skuId } of document.skus) {
    const history = dailyUnits(document, beforeDay, { skuId })
    if (!history) continue
    series.push({ skuId, ...history })
    for (const spike of spikesOf(skuId) ?? separateSpikes(history.values, DAYS_PER_SEASON).spikes) {
      bursts.push({ skuId, startDay: history.firstDay + spike.startPeriod, peakDay: history.firstDay + spike.peakPeriod, endDay: history.firstDay + spike.endPeriod })
    }
  }
  const events = withCorrections(findEvents(series, bursts, happenings(tables, document, told)), corrections)
  return { events, viralSpikes: learnDistribution(events, 'viralSpike'), livestreams: learnDistribution(events, 'livestream') }
}

/** Events that touch a SKU, for marking its history: day numbers of first, peak and last day. */
export function eventsOfSku({ events }: EventLibrary, skuId: string): readonly (PastEvent & { readonly days: readonly [number, number, number] })[] {
  return events.filter(({ skuIds }) => skuIds.length === 0 || skuIds.some((id) => id === skuId))
    .map((event) => ({ ...event, days: [dayNumberOf(event.startDay), dayNumberOf(event.peakDay), dayNumberOf(event.endDay)] as const }))
}
