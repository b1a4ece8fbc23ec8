import { dayNumberOf, isoDayOf } from '#domain/calendar/days.ts'
import type { Disruption, PlannedAction, Scenario, ScenarioEvent } from '#domain/scenario.ts'
import type { EventId, IsoDay, ScenarioId } from '#domain/units.ts'

/** What a new scenario starts from: no event, four weeks. */
export function newScenario(id: ScenarioId, name: string): Scenario {
  return { id, name, events: [], horizonDays: 28, replications: 2000, seed: 20261123, toleranceShare: 0.05 }
}

export function copyScenario(scenario: Scenario, id: ScenarioId, name: string, eventId: () => EventId): Scenario {
  const disruptions = scenario.disruptions?.map((disruption) => ({ ...disruption, id: eventId() }))
  return { ...scenario, id, name, events: scenario.events.map((event) => ({ ...event, id: eventId() })), ...(disruptions && { disruptions }) }
}

export function withEvent(scenario: Scenario, event: ScenarioEvent): Scenario {
  return { ...scenario, events: put(scenario.events, event) }
}

/** A copy right after its original, a week later. */
export function withCopyOf(scenario: Scenario, eventId: string, copyId: EventId): Scenario {
  return { ...scenario, events: scenario.events.flatMap((event) => (event.id === eventId ? [event, { ...event, id: copyId, startDay: movedBy(event.startDay, 7) }] : [event])) }
}

export function withoutEvent(scenario: Scenario, eventId: string): Scenario {
  return { ...scenario, events: scenario.events.filter(({ id }) => id !== eventId) }
}

export function withDisruption(scenario: Scenario, disruption: Disruption): Scenario {
  return { ...scenario, disruptions: put(scenario.disruptions ?? [], disruption) }
}

/** A scenario without any disruption has no list of them, as one that never had any. */
export function withoutDisruption(scenario: Scenario, id: string): Scenario {
  const { disruptions = [], ...rest } = scenario
  const left = disruptions.filter((one) => one.id !== id)
  return left.length === 0 ? rest : { ...rest, disruptions: left }
}

/** None = no list, as a scenario that never had any. */
export function withActions({ actions, ...rest }: Scenario, planned: readonly PlannedAction[]): Scenario {
  void actions
  return planned.length === 0 ? rest : { ...rest, actions: planned }
}

/** An event or a disruption some days later (earlier when negative); a disruption by chance has no day. */
export function withMoved(scenario: Scenario, id: string, days: number): Scenario {
  if (days === 0) return scenario
  const event = scenario.events.find((one) => one.id === id)
  if (event) return withEvent(scenario, { ...event, startDay: movedBy(event.startDay, days) })
  const disruption = scenario.disruptions?.find((one) => one.id === id)
  if (!disruption || disruption.when.kind !== 'calendar') return scenario
  return withDisruption(scenario, { ...disruption, when: { ...disruption.when, startDay: movedBy(disruption.when.startDay, days) } })
}

function movedBy(day: IsoDay, days: number): IsoDay {
  return isoDayOf(dayNumberOf(day) + days)
}

function put<T extends { readonly id: string }>(list: readonly T[], item: T): readonly T[] {
  return list.some(({ id }) => id === item.id) ? list.map((old) => (old.id === item.id ? item : old)) : [...list, item]
}
