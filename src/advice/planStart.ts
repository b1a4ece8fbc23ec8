import { dayNumberOf, MS_PER_HOUR, MS_PER_MINUTE } from '#domain/calendar/days.ts'
import { firstUtcHourOfDay, lastUtcHourOfDay } from '#domain/calendar/hours.ts'
import { zoneClock, type ZoneClock } from '#domain/calendar/zone.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import { invariant } from '#shared/assert.ts'

/** Where a run begins and ends. Market days are day numbers since 1970-01-01; index 0 of every series is `firstDay` of its market. */
export type PlanStart = {
  readonly startHourUtc: number
  readonly horizonHours: number
  readonly horizonDays: number
  readonly clocks: readonly ZoneClock[]
  readonly firstDays: readonly number[]
}

/**
 * Time of the latest thing the plan knows, in ms UTC: set by hand, else the latest imported event, else the end of the last
 * complete day, else the day of the scenario's first event.
 */
export function asOfMs(document: PlanDocument, scenario: Pick<Scenario, 'events'>): number {
  if (document.settings.asOfMs !== null) return document.settings.asOfMs
  if (document.opening) return document.opening.asOfMs
  const zone = document.markets[0]?.timeZone
  invariant(zone !== undefined, 'a plan needs a market')
  const startOf = (day: number) => firstUtcHourOfDay(zoneClock(zone), day) * MS_PER_HOUR
  if (document.history.completeTo !== null) return startOf(dayNumberOf(document.history.completeTo) + 1)
  const days = scenario.events.map((event) => dayNumberOf(event.startDay))
  return days.length === 0 ? 0 : startOf(Math.min(...days))
}

/** Hour 0 is the first whole hour from `asOf` on; the last hour ends the earliest last market day, so that no market runs past it. */
export function planStart(document: PlanDocument, scenario: Scenario): PlanStart {
  invariant(document.markets.length > 0, 'a plan needs a market')
  invariant(Number.isInteger(scenario.horizonDays) && scenario.horizonDays > 0, 'a scenario runs for whole days')
  const startHourUtc = Math.ceil(asOfMs(document, scenario) / MS_PER_HOUR)
  const clocks = document.markets.map((market) => zoneClock(market.timeZone))
  const firstDays = clocks.map((clock) => clock.wallDayOf(startHourUtc * 60))
  const lastHour = Math.min(...clocks.map((clock, m) => lastUtcHourOfDay(clock, firstDays[m]! + scenario.horizonDays - 1)))
  return { startHourUtc, horizonHours: Math.max(1, lastHour + 1 - startHourUtc), horizonDays: scenario.horizonDays, clocks, firstDays }
}

/** The market day of a time in ms UTC. */
export function dayAt(clock: ZoneClock, timeMs: number): number {
  return clock.wallDayOf(Math.floor(timeMs / MS_PER_MINUTE))
}
