import { dayNumberOf } from '#domain/calendar/days.ts'
import type { ForecastOverride } from '#domain/demandRecords.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { SkuId } from '#domain/units.ts'
import { type Draft } from '#engines/forecast/draft.ts'
import { finishTogether } from '#engines/forecast/forecastSeries.ts'
import { totalOf } from '#engines/forecast/totals.ts'
import type { Forecast } from '#engines/forecast/types.ts'

import { demandSeries } from '../demandSeries.ts'
import { draftTask, emptyForecast, type ForecastTask, withoutBridge } from '../forecastPlan.ts'
import { overrideOf, withOverride } from '../override.ts'
import type { DemandAlert, DemandRow } from './types.ts'

export const LIST_HORIZON_DAYS = 28
const SPARKLINE_DAYS = 56
const RECENT_DAYS = 28
/** Sales of four weeks against the four before: less than this, or than chance would do, is no movement. */
const RISING = 1.3
const FALLING = 1 / 1.3
const LEAST_DEVIATIONS = 3
const LEAST_KNOWN_DAYS = 28

/** The part of a row that the past alone tells. */
export type RowPast = Pick<DemandRow, 'skuId' | 'sellerSku' | 'name' | 'sparkline'> & { readonly alerts: readonly DemandAlert[] }
/** The part of a row that its forecast tells. */
export type RowFuture = Pick<DemandRow, 'demandClass' | 'next28' | 'accuracy' | 'method'> & { readonly isShort: boolean; /** Days since the last burst ended; null without. */ readonly daysSinceBurst: number | null }

/** `beforeDay`: first day forecast, a market day number. */
export function rowPast(document: PlanDocument, s: number, beforeDay: number, emptyShelves: ReadonlySet<SkuId>): RowPast {
  const { id: skuId, sellerSku, name } = document.skus[s]!
  const series = demandSeries(document, beforeDay, skuId)
  const sold = series?.sold ?? new Float64Array(0)
  const alerts: DemandAlert[] = []
  if (series) {
    const trend = trendOf(series.values)
    if (trend) alerts.push(trend)
  }
  if (emptyShelves.has(skuId) || series?.isStockOut.slice(-RECENT_DAYS).includes(true)) alerts.push('stockOut')
  if (sold.filter((units) => !Number.isNaN(units)).length < LEAST_KNOWN_DAYS) alerts.push('tooShort')
  const override = overrideOf(document, skuId)
  if (override && reaches(override, beforeDay)) alerts.push('overridden')
  return { skuId, sellerSku, name, sparkline: Array.from(sold.slice(-SPARKLINE_DAYS), (units) => (Number.isNaN(units) ? null : units)), alerts }
}

/** SKUs of which every place is known to hold nothing. */
export function emptyShelves({ stock }: Pick<PlanDocument, 'stock'>): Set<SkuId> {
  const empty = new Set<SkuId>()
  const held = new Set<SkuId>()
  for (const { skuId, onHandUnits } of stock) {
    if (onHandUnits !== null && onHandUnits <= 0) empty.add(skuId)
    else held.add(skuId)
  }
  for (const skuId of held) empty.delete(skuId)
  return empty
}

export function reaches({ firstDay, lastDay }: ForecastOverride, beforeDay: number): boolean {
  return dayNumberOf(lastDay) >= beforeDay && dayNumberOf(firstDay) < beforeDay + LIST_HORIZON_DAYS
}

function trendOf(values: Float64Array): 'rising' | 'falling' | null {
  const [now, before] = [totalOfDays(values, values.length - RECENT_DAYS), totalOfDays(values, values.length - 2 * RECENT_DAYS)]
  if (values.length < 2 * RECENT_DAYS || now.days < 14 || before.days < 14) return null
  const [recent, earlier] = [now.units / now.days, before.units / before.days]
  const deviation = Math.sqrt(now.units / (now.days * now.days) + before.units / (before.days * before.days))
  if (!(Math.abs(recent - earlier) > LEAST_DEVIATIONS * deviation)) return null
  return recent >= RISING * earlier ? 'rising' : recent <= FALLING * earlier ? 'falling' : null
}

function totalOfDays(values: Float64Array, from: number): { readonly units: number; readonly days: number } {
  let units = 0
  let days = 0
  for (let t = Math.max(0, from); t < Math.min(values.length, from + RECENT_DAYS); t += 1) {
    if (Number.isNaN(values[t]!)) continue
    units += values[t]!
    days += 1
  }
  return { units, days }
}

/** `task` null: never sold. The forecast is one without the bridged days. */
export function rowFuture(forecast: Forecast, task: ForecastTask | null): RowFuture {
  const ended = forecast.spikes.reduce((last, { endPeriod }) => Math.max(last, endPeriod), -Infinity)
  return {
    demandClass: forecast.demandClass, method: forecast.method, next28: totalOf(forecast, LIST_HORIZON_DAYS),
    accuracy: forecast.backtest && Number.isFinite(forecast.backtest.seasonalNaive) ? forecast.backtest : null,
    isShort: forecast.reason === 'fewPeriods' || forecast.reason === 'nothingKnown',
    daysSinceBurst: task && ended >= 0 ? task.series.values.length - 1 - ended : null,
  }
}

export function rowOf(past: RowPast, { isShort, daysSinceBurst, ...future }: RowFuture, isProvisional: boolean): DemandRow {
  const alerts = new Set(past.alerts)
  if (isShort) alerts.add('tooShort')
  if (daysSinceBurst !== null && daysSinceBurst < RECENT_DAYS) alerts.add('burst')
  if (future.accuracy && future.accuracy.chosen > future.accuracy.seasonalNaive) alerts.add('worseThanNaive')
  return { ...past, ...future, isProvisional, alerts: [...alerts] }
}

/** Forecasts of some SKUs from their drafts (null = never sold), their intervals learnt together, with overrides. `firstDay`: first day forecast. */
export function finishPart(tasks: readonly (ForecastTask | null)[], drafts: readonly (Draft | null)[], overrides: readonly (ForecastOverride | null)[], firstDay: number, horizonDays = LIST_HORIZON_DAYS): Forecast[] {
  const made = finishTogether(drafts.filter((draft) => draft !== null))[Symbol.iterator]()
  return tasks.map((task, i) => withOverride(task ? withoutBridge(made.next().value!, task) : emptyForecast(horizonDays), overrides[i] ?? null, firstDay))
}

/** First figures of some SKUs, in about a millisecond each: quick methods, judged at one origin. */
export function instantFutures(tasks: readonly (ForecastTask | null)[], overrides: readonly (ForecastOverride | null)[], firstDay: number): RowFuture[] {
  const forecasts = finishPart(tasks, tasks.map((task) => task && draftTask(task, 1)), overrides, firstDay)
  return forecasts.map((forecast, i) => rowFuture(forecast, tasks[i]!))
}
