import { dayNumberOf, MINUTES_PER_DAY } from '#domain/calendar/days.ts'
import type { ZoneClock } from '#domain/calendar/zone.ts'
import type { AdCampaign, Livestream, Scenario, ScenarioEvent } from '#domain/scenario.ts'
import type { EventInput } from '#engines/simulate/types.ts'

import { ordersOfSpend } from './campaign.ts'

/** Rate classes: SKUs that the same events touch, numbered in order of first appearance. Shapes: classOfSku [skus]. */
export type RateClasses = { readonly classOfSku: readonly number[]; readonly classCount: number; readonly classesOfEvent: readonly (readonly number[])[] }

export function rateClasses(skuIds: readonly string[], events: readonly ScenarioEvent[]): RateClasses {
  const touched = events.map((event) => new Set<string>(event.skuIds))
  const classOf = new Map<string, number>()
  const members: boolean[][] = []
  const classOfSku = skuIds.map((id) => {
    const touches = touched.map((set) => set.size === 0 || set.has(id))
    const key = touches.join()
    let k = classOf.get(key)
    if (k === undefined) {
      k = classOf.size
      classOf.set(key, k)
      members.push(touches)
    }
    return k
  })
  return {
    classOfSku, classCount: Math.max(1, classOf.size),
    classesOfEvent: events.map((_, e) => members.flatMap((touches, k) => (touches[e] ? [k] : []))),
  }
}

/** Hour of a run at which an hour of a day begins on a clock. */
export type HourOf = (day: number, hour: number) => number
export function hourOfRun(clock: ZoneClock, startHourUtc: number): HourOf {
  return (day, hour) => Math.floor(clock.utcMinuteOf(day * MINUTES_PER_DAY + hour * 60) / 60) - startHourUtc
}

/** Scenario events on the hours of a run; days and hours are those of `clock`, the first market's. */
export function eventInputs(scenario: Scenario, classes: RateClasses, clock: ZoneClock, startHourUtc: number, horizonHours: number): EventInput[] {
  const hourOf = hourOfRun(clock, startHourUtc)
  return scenario.events.map((event, e) => eventInput(event, classes.classesOfEvent[e]!, hourOf, horizonHours))
}

const fixed = (value: number) => ({ from: value, to: value })

function eventInput(event: ScenarioEvent, classes: readonly number[], hourOf: HourOf, horizonHours: number): EventInput {
  const firstDay = dayNumberOf(event.startDay)
  const common = { market: null, classes }
  switch (event.type) {
    case 'viralSpike': {
      const { probability, peakFactor, halfLifeHours, riseHours } = event
      return { kind: 'viralSpike', ...common, probability, startHour: fixed(hourOf(firstDay, event.startHour)), peakFactor: fixed(peakFactor), halfLifeHours: fixed(halfLifeHours), riseHours }
    }
    case 'livestream': {
      const shape = showShape(event)
      return {
        kind: 'livestream', ...common, probability: event.probability, startHours: showHours(event, hourOf, horizonHours), durationHours: event.durationHours, factor: event.factor, ...(shape && { shape }),
      }
    }
    case 'selfExciting': {
      const { probability, firstOrders, riseHours, branchingRatio, memoryPerHour } = event
      return { kind: 'selfExciting', ...common, probability, startHour: fixed(hourOf(firstDay, event.startHour)), firstOrders: fixed(firstOrders), riseHours, branchingRatio, memoryPerHour }
    }
    case 'adCampaign':
      return { kind: 'adCampaign', ...common, startHour: hourOf(firstDay, 0), ...campaignHours(event) }
    case 'promotion':
    case 'holiday': {
      const startHour = hourOf(firstDay, event.startHour)
      const endHour = hourOf(firstDay + event.days, event.startHour)
      const afterHours = hourOf(firstDay + event.days + event.afterDays, event.startHour) - endHour
      return { kind: 'plateau', ...common, probability: event.probability, startHour, durationHours: endHour - startHour, factor: event.factor, afterHours, afterFactor: event.afterFactor }
    }
  }
}

function showHours(event: Livestream, hourOf: HourOf, horizonHours: number): number[] {
  const startHours: number[] = []
  const firstDay = dayNumberOf(event.startDay)
  for (let day = firstDay, hour = hourOf(day, event.startHour); hour < horizonHours; day += event.repeatEveryDays ?? 1, hour = hourOf(day, event.startHour)) {
    if (hour + event.durationHours > 0) startHours.push(hour)
    if (event.repeatEveryDays === null || event.repeatEveryDays < 1) break
  }
  return startHours
}

/** Weights of mean 1 over the hours of a show: falling, rising, or highest in the middle; in straight lines from a third to five thirds. */
function showShape({ shape, durationHours }: Livestream): number[] | null {
  const hours = Math.max(0, Math.round(durationHours))
  if (shape === undefined || shape === 'even' || hours < 2) return null
  const weights = Array.from({ length: hours }, (_, i) => {
    const place = (i + 0.5) / hours
    const height = shape === 'end' ? place : shape === 'front' ? 1 - place : 1 - Math.abs(2 * place - 1)
    return 1 / 3 + (4 / 3) * height
  })
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / hours
  return weights.map((weight) => weight / mean)
}

/** Days over which what is left of an effect is still counted. */
const CARRIED_DAYS = 14

/** Orders by the response curve and the spend behind them (minor units), even over the hours of a day, from the campaign's first hour on. */
export function campaignHours(event: AdCampaign): { readonly extraOrdersPerHour: number[]; readonly spendMinorPerHour: number[] } {
  const extraOrdersPerHour: number[] = []
  const spendMinorPerHour: number[] = []
  const spends = Array.from({ length: event.days + (event.carryOverShare > 0 ? CARRIED_DAYS : 0) }, (_, day) => (day < event.days ? event.spendPerDayMinor : 0))
  ordersOfSpend(event, spends).forEach((orders, day) => {
    for (let hour = 0; hour < 24; hour += 1) {
      extraOrdersPerHour.push(orders / 24)
      spendMinorPerHour.push(spends[day]! / 24)
    }
  })
  return { extraOrdersPerHour, spendMinorPerHour }
}
