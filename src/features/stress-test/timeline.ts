import { dayNumberOf, isIsoDay, isoDayOf, weekdayOf } from '#domain/calendar/days.ts'
import type { Scenario, ScenarioEvent } from '#domain/scenario.ts'

/** A bar over the days that an event covers, in shares (0..1) of the horizon. */
export type TimelineBar = { readonly eventId: string; readonly lane: number; readonly fromShare: number; readonly widthShare: number; readonly event: ScenarioEvent }
export type TimelineDay = { readonly isoDay: string; readonly isWeekend: boolean }

const LN2 = Math.log(2)
/** A spike counts as over when orders are within this factor of normal. */
const OVER_FACTOR = 1.25

/** How long an event is felt, in days. */
export function eventDays(event: ScenarioEvent): number {
  if (event.type === 'livestream') return event.durationHours / 24
  const decay = event.peakFactor > OVER_FACTOR ? (event.halfLifeHours * Math.log((event.peakFactor - 1) / (OVER_FACTOR - 1))) / LN2 : 0
  return (event.riseHours + decay) / 24
}

/** Days of the horizon, and a bar for every time an event happens within it; bars that would overlap get lanes of their own. */
export function timeline(scenario: Scenario, firstDay: string): { readonly days: readonly TimelineDay[]; readonly bars: readonly TimelineBar[]; readonly laneCount: number } {
  const first = dayNumberOf(firstDay)
  const days = Array.from({ length: scenario.horizonDays }, (_, day) => ({ isoDay: isoDayOf(first + day), isWeekend: weekdayOf(first + day) > 5 }))
  const bars: TimelineBar[] = []
  const laneEnds: number[] = []
  for (const event of [...scenario.events].filter(({ startDay }) => isIsoDay(startDay)).sort((a, b) => dayNumberOf(a.startDay) - dayNumberOf(b.startDay))) {
    const start = dayNumberOf(event.startDay) - first + event.startHour / 24
    const starts: number[] = []
    const step = event.type === 'livestream' && event.repeatEveryDays !== null && event.repeatEveryDays >= 1 ? event.repeatEveryDays : Infinity
    for (let day = start; day < scenario.horizonDays; day += step) if (day + eventDays(event) > 0) starts.push(day)
    if (starts.length === 0) continue
    const last = starts.at(-1) ?? 0
    const free = laneEnds.findIndex((end) => end <= (starts[0] ?? 0))
    const lane = free < 0 ? laneEnds.length : free
    laneEnds[lane] = last + eventDays(event)
    for (const day of starts) {
      const from = Math.max(0, day)
      const to = Math.min(scenario.horizonDays, day + eventDays(event))
      bars.push({ eventId: event.id, lane, fromShare: from / scenario.horizonDays, widthShare: Math.max(0, to - from) / scenario.horizonDays, event })
    }
  }
  return { days, bars, laneCount: Math.max(1, laneEnds.length) }
}
