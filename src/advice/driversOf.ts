import { dayNumberOf, weekdayOf } from '#domain/calendar/days.ts'
import type { DriverSeries, History } from '#domain/history.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { SkuId } from '#domain/units.ts'
import type { Driver } from '#engines/forecast/types.ts'

import { driversIn } from './demandSeries.ts'

/** Days whose mean stands for the plan where nothing else is said. */
export const PLAN_FROM_DAYS = 28
/** Money that no SKU is known to have had moves the others only if it is a part worth mentioning. */
const LEAST_REST_SHARE = 0.02

/** What is planned from the first day after the history on; null = as the last four weeks. Hours as a whole, over a week. */
export type PlannedDrivers = { readonly spendPerDay: number | null; readonly price: number | null; readonly liveHoursPerWeek: number | null }
export const AS_BEFORE: PlannedDrivers = { spendPerDay: null, price: null, liveHoursPerWeek: null }

/** A driver as the engine takes it, with where it comes from. `known` [days + horizon]: NaN where no import tells. `scale`: what 1 in `driver.values` is, in the units of `known`. */
export type KnownDriver = { readonly source: DriverSeries; readonly driver: Driver; readonly known: Float64Array; readonly scale: number }

export function driversOf(document: PlanDocument, skuId: SkuId, firstDay: number, days: number, horizon: number): Driver[] {
  return knownDrivers(document, skuId, firstDay, days, horizon).map(({ driver }) => driver)
}

/**
 * What moves the sales of a SKU over `days` from `firstDay` on (a market day number) and over the `horizon` after them: spend and price of the
 * SKU, else of the shop; livestreams; promotions. An influence that tells nothing of these days, or never changed, is left out.
 */
export function knownDrivers(document: PlanDocument, skuId: SkuId, firstDay: number, days: number, horizon: number, planned: PlannedDrivers = AS_BEFORE): KnownDriver[] {
  const own = driversIn(document.history, skuId)
  const ofShop = driversIn(document.history, null)
  const find = (kind: DriverSeries['kind']): DriverSeries | null => own.find((one) => one.kind === kind) ?? (kind === 'spend' ? restOfSpend(document.history) : ofShop.find((one) => one.kind === kind)) ?? null
  return (['spend', 'price', 'liveHours', 'promotion'] as const).flatMap((kind): KnownDriver[] => {
    const source = find(kind)
    if (!source) return []
    const known = onDays(source, firstDay, days, horizon)
    const past = known.subarray(0, days)
    if (!varies(past)) return []
    plan(known, days, firstDay, kind, planned)
    const scale = kind === 'liveHours' ? typical(past) : 1
    const usual = kind === 'spend' ? meanOf(past) : 0
    // An unknown day is no day without ads: at the usual spend it speaks neither for them nor against them.
    const values = known.map((value) => (Number.isNaN(value) ? (kind === 'price' ? NaN : usual) : value / scale))
    return [{ source, known, scale, driver: { name: kind === 'liveHours' ? 'live' : kind, kind: kind === 'spend' || kind === 'price' ? kind : 'flag', values } }]
  })
}

const restByHistory = new WeakMap<History, DriverSeries | null>()

/** Spend of the shop that is not given to single SKUs: what may have moved those without spend of their own. */
function restOfSpend(history: History): DriverSeries | null {
  let rest = restByHistory.get(history)
  if (rest === undefined) restByHistory.set(history, (rest = computeRest(history)))
  return rest
}

function computeRest(history: History): DriverSeries | null {
  const total = driversIn(history, null).find(({ kind }) => kind === 'spend')
  if (!total) return null
  const first = dayNumberOf(total.firstDay)
  const left = [...total.values]
  for (const { kind, skuId, firstDay, values, currency } of history.drivers ?? []) {
    if (kind !== 'spend' || skuId === null || currency !== total.currency) continue
    const offset = dayNumberOf(firstDay) - first
    values.forEach((spend, i) => {
      const before = left[i + offset]
      if (before != null && spend !== null) left[i + offset] = Math.max(0, before - spend)
    })
  }
  const sum = (values: readonly (number | null)[]): number => values.reduce<number>((all, value) => all + (value ?? 0), 0)
  return sum(left) >= LEAST_REST_SHARE * sum(total.values) ? { ...total, values: left } : null
}

function onDays({ firstDay: from, values }: DriverSeries, firstDay: number, days: number, horizon: number): Float64Array {
  const known = new Float64Array(days + horizon).fill(NaN)
  const offset = dayNumberOf(from) - firstDay
  values.forEach((value, i) => {
    if (value !== null && i + offset >= 0 && i + offset < days) known[i + offset] = value
  })
  return known
}

/** Fills the horizon: spend and price with the mean of the last known four weeks, livestreams with that of the same weekday, promotions with none. */
function plan(known: Float64Array, days: number, firstDay: number, kind: DriverSeries['kind'], planned: PlannedDrivers): void {
  const recent = lastKnown(known, days)
  const weekly = Float64Array.from({ length: 7 }, (_, weekday) => meanOf(Float64Array.from(recent.filter((t) => weekdayOf(firstDay + t) === weekday + 1), (t) => known[t]!)) || 0)
  const mean = meanOf(Float64Array.from(recent, (t) => known[t]!))
  const hours = weekly.reduce((sum, value) => sum + value, 0)
  for (let t = days; t < known.length; t += 1) {
    if (kind === 'spend') known[t] = planned.spendPerDay ?? mean
    else if (kind === 'price') known[t] = planned.price ?? mean
    else if (kind === 'promotion') known[t] = 0
    else if (planned.liveHoursPerWeek === null) known[t] = weekly[weekdayOf(firstDay + t) - 1]!
    // More or fewer hours on the usual days; spread over all days by one who has never been live.
    else known[t] = hours > 0 ? (weekly[weekdayOf(firstDay + t) - 1]! / hours) * planned.liveHoursPerWeek : planned.liveHoursPerWeek / 7
  }
}

/** Indices of the latest known days, at most 28. */
export function lastKnown(known: Float64Array, days: number): number[] {
  const found: number[] = []
  for (let t = days - 1; t >= 0 && found.length < PLAN_FROM_DAYS; t -= 1) if (!Number.isNaN(known[t]!)) found.push(t)
  return found
}

export function meanOf(values: Float64Array): number {
  let sum = 0
  let count = 0
  for (const value of values) {
    if (Number.isNaN(value)) continue
    sum += value
    count += 1
  }
  return count > 0 ? sum / count : NaN
}

function varies(values: Float64Array): boolean {
  const first = values.find((value) => !Number.isNaN(value))
  return first !== undefined && values.some((value) => !Number.isNaN(value) && value !== first)
}

/** Middle of the values above 0. */
function typical(values: Float64Array): number {
  const sorted = values.filter((value) => value > 0).sort()
  return sorted[sorted.length >> 1] ?? 1
}
