import { dayNumberOf, isoDayOf } from '#domain/calendar/days.ts'
import type { FactTable } from '#domain/factTable.ts'
import type { DriverSeries } from '#domain/history.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { CurrencyCode, SkuId } from '#domain/units.ts'

import { adTasks, sumOf } from './adTasks.ts'
import { sessionsIn } from './happenings.ts'

/** Length of a livestream whose file does not tell it, where no other does. */
const USUAL_HOURS = 2

/** Shares of the ad spend of products, as set by hand in the plan. */
export function sharesByHand({ spuShares }: PlanDocument): ReadonlyMap<string, PlanDocument['spuShares'][number]['shares']> {
  return new Map(spuShares.map(({ id, shares }) => [id, shares]))
}

/** Spend per market day of the shop and of the SKUs that it is known for, and hours of livestreams: what imported tables tell, in the form that the plan keeps. */
export function adDrivers(document: PlanDocument, tables: readonly FactTable[]): DriverSeries[] {
  const { currency, days, spend } = adTasks({ document, tables, beforeDay: Infinity, sharesByHand: sharesByHand(document) })
  const live = liveHours(document, tables)
  if (!days || days.days === 0) return live
  const of = (skuId: SkuId | null, values: Float64Array): DriverSeries => ({
    kind: 'spend', skuId, firstDay: isoDayOf(days.firstDay), values: Array.from(values, (money) => Math.round(money * 100) / 100), currency: currency as CurrencyCode,
  })
  return [of(null, days.total.spend), ...[...spend.bySku].filter(([, column]) => sumOf(column) > 0).map(([skuId, column]) => of(skuId as SkuId, column)), ...live]
}

/** Hours on air from the first day that the files cover to the last. */
function liveHours(document: PlanDocument, tables: readonly FactTable[]): DriverSeries[] {
  const sessions = sessionsIn(tables, document)
  if (sessions.length === 0) return []
  const periods = tables.filter(({ kind }) => kind === 'tiktok-live-sessions').flatMap(({ period }) => (period ? [dayNumberOf(period.firstDay), dayNumberOf(period.lastDay)] : []))
  const days = [...sessions.map(({ day }) => day), ...periods]
  const first = Math.min(...days)
  const told = sessions.flatMap(({ durationHours }) => durationHours ?? []).sort((a, b) => a - b)
  const usual = told[told.length >> 1] ?? USUAL_HOURS
  const values = new Array<number>(Math.max(...days) - first + 1).fill(0)
  for (const day of new Set(sessions.map((session) => session.day))) {
    const ofDay = sessions.filter((session) => session.day === day)
    const lengths = ofDay.flatMap(({ durationHours }) => durationHours ?? [])
    // A file of LIVE ads tells of the same streams without their length.
    const hours = lengths.length > 0 ? lengths.reduce((sum, length) => sum + length, 0) : usual * ofDay.length
    values[day - first] = Math.min(24, Math.round(hours * 100) / 100)
  }
  return [{ kind: 'liveHours', skuId: null, firstDay: isoDayOf(first), values, currency: null }]
}
