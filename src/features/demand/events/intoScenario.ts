import { planStart } from '#advice/planStart.ts'
import { isoDayOf, weekdayOf } from '#domain/calendar/days.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario, ScenarioEvent } from '#domain/scenario.ts'
import type { IsoDay, ScenarioId } from '#domain/units.ts'

const FRIDAY = 5

/** The scenario that is tried now; a new empty one when there is none. */
export function activeScenario({ scenarios, settings }: Pick<PlanDocument, 'scenarios' | 'settings'>, newId: ScenarioId, newName: string): { readonly scenario: Scenario; readonly isNew: boolean } {
  const known = scenarios.find(({ id }) => id === settings.activeScenarioId) ?? scenarios[0]
  return known ? { scenario: known, isNew: false } : { scenario: { id: newId, name: newName, events: [], horizonDays: 28, replications: 2000, seed: 20261123, toleranceShare: 0.05 }, isNew: true }
}

/** The first Friday at least two days after the plan starts; `today` stands in where the plan does not know when that is. */
export function nextFriday(document: PlanDocument, scenario: Scenario, today: number): IsoDay {
  const first = document.markets.length > 0 ? (planStart(document, scenario).firstDays[0] ?? today) : today
  const earliest = first + 2
  return isoDayOf(earliest + ((FRIDAY - weekdayOf(earliest) + 7) % 7))
}

/** The event after those that are there, its figures rounded to what a field shows. */
export function withPastEvent(scenario: Scenario, event: ScenarioEvent): Scenario {
  const rounded: ScenarioEvent = event.type === 'viralSpike'
    ? { ...event, peakFactor: tenth(event.peakFactor), riseHours: Math.max(1, Math.round(event.riseHours)), halfLifeHours: Math.max(1, Math.round(event.halfLifeHours)) }
    : 'factor' in event ? { ...event, factor: tenth(event.factor) } : event
  return { ...scenario, events: [...scenario.events, rounded] }
}

const tenth = (value: number): number => Math.round(value * 10) / 10
