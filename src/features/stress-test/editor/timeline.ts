import { dayNumberOf, isIsoDay, isoDayOf, weekdayOf } from '#domain/calendar/days.ts'
import type { Disruption, Scenario, ScenarioEvent } from '#domain/scenario.ts'

/** A bar over the days that something covers, in shares (0..1) of the horizon. */
export type TimelineBar = { readonly id: string; readonly lane: number; readonly fromShare: number; readonly widthShare: number; readonly startDay: string } & (
  | { readonly event: ScenarioEvent; readonly disruption?: undefined }
  | { readonly disruption: Disruption; readonly event?: undefined }
)
export type TimelineDay = { readonly isoDay: string; readonly isWeekend: boolean }

const LN2 = Math.log(2)
/** A spike counts as over when orders are within this factor of normal. */
const OVER_FACTOR = 1.25

/** How long an event is felt, in days. */
export function eventDays(event: ScenarioEvent): number {
  switch (event.type) {
    case 'livestream':
      return event.durationHours / 24
    case 'promotion':
    case 'holiday':
    case 'adCampaign':
      return event.days
    case 'selfExciting':
      // Generations follow each other about 1 / (1 - memory) hours apart; a twentieth is left after log(20) / -log(n) of them.
      return (event.riseHours + (event.branchingRatio > 0 ? Math.log(20) / -Math.log(event.branchingRatio) / (1 - event.memoryPerHour) : 0)) / 24
    case 'viralSpike': {
      const decay = event.peakFactor > OVER_FACTOR ? (event.halfLifeHours * Math.log((event.peakFactor - 1) / (OVER_FACTOR - 1))) / LN2 : 0
      return (event.riseHours + decay) / 24
    }
  }
}

type Item = { readonly start: number; readonly days: number; readonly everyDays: number; readonly startDay: string } & ({ readonly event: ScenarioEvent } | { readonly disruption: Disruption })

function items(scenario: Scenario, first: number): Item[] {
  const events = scenario.events.filter(({ startDay }) => isIsoDay(startDay)).map((event): Item => ({
    event, startDay: event.startDay, start: dayNumberOf(event.startDay) - first + ('startHour' in event ? event.startHour / 24 : 0), days: eventDays(event),
    everyDays: event.type === 'livestream' && event.repeatEveryDays !== null && event.repeatEveryDays >= 1 ? event.repeatEveryDays : Infinity,
  }))
  const disruptions = (scenario.disruptions ?? []).flatMap((disruption): Item[] => {
    const { when } = disruption
    if (when.kind !== 'calendar' || !isIsoDay(when.startDay)) return []
    return [{ disruption, startDay: when.startDay, start: dayNumberOf(when.startDay) - first + when.startHour / 24, days: when.hours / 24, everyDays: Infinity }]
  })
  const byStart = (a: Item, b: Item) => a.start - b.start
  return [...events.sort(byStart), ...disruptions.sort(byStart)]
}

/** Days of the horizon, and a bar for every time something happens within it; bars that would overlap get lanes of their own, disruptions below events. */
export function timeline(scenario: Scenario, firstDay: string): { readonly days: readonly TimelineDay[]; readonly bars: readonly TimelineBar[]; readonly laneCount: number } {
  const first = dayNumberOf(firstDay)
  const { horizonDays } = scenario
  const days = Array.from({ length: horizonDays }, (_, day) => ({ isoDay: isoDayOf(first + day), isWeekend: weekdayOf(first + day) > 5 }))
  const bars: TimelineBar[] = []
  const laneEnds: number[] = []
  let isBelowEvents = false
  for (const item of items(scenario, first)) {
    const starts: number[] = []
    for (let day = item.start; day < horizonDays; day += item.everyDays) if (day + item.days > 0) starts.push(day)
    if (starts.length === 0) continue
    if ('disruption' in item && !isBelowEvents) {
      laneEnds.fill(Infinity)
      isBelowEvents = true
    }
    const free = laneEnds.findIndex((end) => end <= (starts[0] ?? 0))
    const lane = free < 0 ? laneEnds.length : free
    laneEnds[lane] = (starts.at(-1) ?? 0) + item.days
    for (const day of starts) {
      const from = Math.max(0, day)
      const to = Math.min(horizonDays, day + item.days)
      const place = { lane, fromShare: from / horizonDays, widthShare: Math.max(0, to - from) / horizonDays, startDay: item.startDay }
      bars.push('event' in item ? { id: item.event.id, event: item.event, ...place } : { id: item.disruption.id, disruption: item.disruption, ...place })
    }
  }
  return { days, bars, laneCount: Math.max(1, laneEnds.length) }
}
