import { dayNumberOf, MINUTES_PER_DAY } from '#domain/calendar/days.ts'
import type { ZoneClock } from '#domain/calendar/zone.ts'
import type { Scenario, ScenarioEvent } from '#domain/scenario.ts'
import type { EventInput } from '#engines/simulate/types.ts'

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

/** Scenario events on the hours of a run; days and hours are those of `clock`, the first market's. */
export function eventInputs(scenario: Scenario, classes: RateClasses, clock: ZoneClock, startHourUtc: number, horizonHours: number): EventInput[] {
  const hourOf = (day: number, hour: number) => Math.floor(clock.utcMinuteOf(day * MINUTES_PER_DAY + hour * 60) / 60) - startHourUtc
  const fixed = (value: number) => ({ from: value, to: value })
  return scenario.events.map((event, e): EventInput => {
    const common = { market: null, classes: classes.classesOfEvent[e]!, probability: event.probability }
    const firstDay = dayNumberOf(event.startDay)
    if (event.type === 'viralSpike') {
      const startHour = fixed(hourOf(firstDay, event.startHour))
      return { kind: 'viralSpike', ...common, startHour, peakFactor: fixed(event.peakFactor), halfLifeHours: fixed(event.halfLifeHours), riseHours: event.riseHours }
    }
    const startHours: number[] = []
    for (let day = firstDay, hour = hourOf(day, event.startHour); hour < horizonHours; day += event.repeatEveryDays ?? 1, hour = hourOf(day, event.startHour)) {
      if (hour + event.durationHours > 0) startHours.push(hour)
      if (event.repeatEveryDays === null || event.repeatEveryDays < 1) break
    }
    return { kind: 'livestream', ...common, startHours, durationHours: event.durationHours, factor: event.factor }
  })
}
