import { dayNumberOf, isoDayOf, weekdayOf } from '#domain/calendar/days.ts'
import type { Livestream, Scenario, ScenarioEvent, ViralSpike } from '#domain/scenario.ts'
import type { EventId, IsoDay, ScenarioId } from '#domain/units.ts'

/** What a new scenario starts from: no event, four weeks. */
export function newScenario(id: ScenarioId, name: string): Scenario {
  return { id, name, events: [], horizonDays: 28, replications: 2000, seed: 20261123, toleranceShare: 0.05 }
}

export function copyScenario(scenario: Scenario, id: ScenarioId, name: string, eventId: () => EventId): Scenario {
  return { ...scenario, id, name, events: scenario.events.map((event) => ({ ...event, id: eventId() })) }
}

/** A ten-fold video on the first Friday, or a three-hour livestream on the first Saturday, at least two days after `firstDay`. */
export function newEvent(type: ScenarioEvent['type'], id: EventId, firstDay: string): ScenarioEvent {
  const common = { id, probability: 1, skuIds: [] }
  if (type === 'viralSpike') return { type, ...common, startDay: nextWeekday(firstDay, 5), startHour: 18, peakFactor: 10, riseHours: 6, halfLifeHours: 36 } satisfies ViralSpike
  return { type, ...common, startDay: nextWeekday(firstDay, 6), startHour: 20, durationHours: 3, factor: 8, repeatEveryDays: null } satisfies Livestream
}

function nextWeekday(firstDay: string, weekday: number): IsoDay {
  const earliest = dayNumberOf(firstDay) + 2
  return isoDayOf(earliest + ((weekday - weekdayOf(earliest) + 7) % 7))
}

export function withEvent(scenario: Scenario, event: ScenarioEvent): Scenario {
  const isKnown = scenario.events.some(({ id }) => id === event.id)
  return { ...scenario, events: isKnown ? scenario.events.map((old) => (old.id === event.id ? event : old)) : [...scenario.events, event] }
}

/** A copy right after its original, a week later. */
export function withCopyOf(scenario: Scenario, eventId: string, copyId: EventId): Scenario {
  return { ...scenario, events: scenario.events.flatMap((event) => (event.id === eventId ? [event, { ...event, id: copyId, startDay: isoDayOf(dayNumberOf(event.startDay) + 7) }] : [event])) }
}

export function withoutEvent(scenario: Scenario, eventId: string): Scenario {
  return { ...scenario, events: scenario.events.filter(({ id }) => id !== eventId) }
}
