import { log } from '#math/elementary.ts'

import type { EventSeries } from './types.ts'

/** Size and course of an event on the summed sales of its SKUs. */
export type Measured = {
  readonly peakDay: number
  readonly peakFactor: number
  readonly riseDays: number
  readonly halfLifeDays: number | null
  readonly baseUnitsPerDay: number
  readonly excessUnits: number
}

const BASE_DAYS = 28
const LEAST_BASE_DAYS = 7
/** Days of level added to every weekday's mean. */
const WEEKDAY_WORTH = 2
const MOST_DECAY_DAYS = 28

/** Sum over series of the units of a day; NaN when none is known. */
export function unitsOn(series: readonly EventSeries[], day: number): number {
  let sum = NaN
  for (const { firstDay, values } of series) {
    const units = values[day - firstDay]
    if (units === undefined || Number.isNaN(units)) continue
    sum = Number.isNaN(sum) ? units : sum + units
  }
  return sum
}

/**
 * Measures what happened from `startDay` to `endDay`; null without a week of ordinary days around it.
 *
 * Base: median of the 28 days on either side that belong to no event (`isTaken`) nor to the last of this one's decay, times the weekday's factor there. Half-life from the excess
 * after the peak, over the base of each day, S times the peak's together: a geometric decay keeps S / (1 + S) a day. Null while fewer than two days after the peak are known.
 */
export function measureEvent(series: readonly EventSeries[], startDay: number, endDay: number, isTaken: (day: number) => boolean): Measured | null {
  const around: { readonly day: number; readonly units: number }[] = []
  for (let day = startDay - BASE_DAYS; day <= endDay + BASE_DAYS; day += 1) {
    if ((day >= startDay && day <= endDay + Math.min(BASE_DAYS / 2, endDay - startDay + 3)) || isTaken(day)) continue
    const units = unitsOn(series, day)
    if (!Number.isNaN(units)) around.push({ day, units })
  }
  if (around.length < LEAST_BASE_DAYS) return null
  const sorted = Float64Array.from(around, ({ units }) => units).sort()
  const level = (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length
  const middle = Math.max(level, 0.25 * mean, 1e-9)
  if (!(mean > 0)) return null
  const weekdays = new Float64Array(7)
  const counts = new Float64Array(7)
  for (const { day, units } of around) {
    // One wild day must not make a weekday.
    weekdays[mod7(day)]! += Math.min(units, 3 * middle)
    counts[mod7(day)]! += 1
  }
  const baseOf = (day: number): number => (middle * (weekdays[mod7(day)]! + WEEKDAY_WORTH * middle)) / ((counts[mod7(day)]! + WEEKDAY_WORTH) * middle)
  let peakDay = startDay
  let peakUnits = -1
  let excessUnits = 0
  let baseTotal = 0
  for (let day = startDay; day <= endDay; day += 1) {
    const units = unitsOn(series, day)
    if (Number.isNaN(units)) continue
    if (units > peakUnits) {
      peakUnits = units
      peakDay = day
    }
    excessUnits += Math.max(0, units - baseOf(day))
    baseTotal += baseOf(day)
  }
  if (peakUnits < 0) return null
  const peakFactor = peakUnits / baseOf(peakDay)
  let after = 0
  let daysAfter = 0
  for (let day = peakDay + 1; day <= peakDay + Math.min(MOST_DECAY_DAYS, 2 * (endDay - peakDay) + 3); day += 1) {
    const units = unitsOn(series, day)
    if (Number.isNaN(units) || (day > endDay && isTaken(day))) continue
    daysAfter += 1
    after += units / baseOf(day) - 1
  }
  const kept = peakFactor > 1 ? Math.max(0.05, after / (peakFactor - 1)) : 0.05
  return {
    peakDay, peakFactor, riseDays: peakDay - startDay, excessUnits,
    halfLifeDays: daysAfter < 2 ? null : log(2) / -log(kept / (1 + kept)),
    baseUnitsPerDay: baseTotal / Math.max(1, endDay - startDay + 1),
  }
}

function mod7(day: number): number {
  return ((day % 7) + 7) % 7
}
