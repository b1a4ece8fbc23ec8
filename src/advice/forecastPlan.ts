import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import type { SkuId } from '#domain/units.ts'
import { type Draft, draftForecast } from '#engines/forecast/draft.ts'
import { finishTogether, forecastSeries } from '#engines/forecast/forecastSeries.ts'
import { type Driver, QUANTILE_LEVELS, type Forecast, type ForecastSeries } from '#engines/forecast/types.ts'

import type { DailyUnits } from './dailyUnits.ts'
import { demandSeries } from './demandSeries.ts'
import { driversOf } from './driversOf.ts'
import { overrideOf, withOverride } from './override.ts'
import { borrowedWeek } from './shopProfile.ts'
import { planStart } from './planStart.ts'
import type { SkuForecast } from './types.ts'

export const DAYS_PER_SEASON = 7

/** What the forecast engine is asked: the days between the last complete day and the first day wanted are forecast too, and left out afterwards. */
export type ForecastTask = { readonly series: ForecastSeries; readonly horizon: number; readonly bridgedDays: number; readonly effort?: 'instant' }

export function forecastTask(history: DailyUnits, firstDay: number, horizonDays: number, drivers: readonly Driver[] = []): ForecastTask {
  const bridgedDays = firstDay - history.firstDay - history.values.length
  return { series: { values: history.values, season: DAYS_PER_SEASON, ...(drivers.length > 0 ? { drivers } : {}) }, horizon: bridgedDays + horizonDays, bridgedDays }
}

/** The part of a forecast that one series alone decides, and nearly all of its cost. */
export function draftTask({ series, horizon, effort }: ForecastTask, origins?: number): Draft {
  return draftForecast(series, { horizon, ...(effort ? { effort } : {}), ...(origins === undefined ? {} : { origins }) })
}

/** The forecast from the first day wanted on. */
export function withoutBridge(forecast: Forecast, { bridgedDays }: ForecastTask): Forecast {
  return { ...forecast, mean: forecast.mean.slice(bridgedDays), quantiles: forecast.quantiles.map((row) => row.slice(bridgedDays)) }
}

/** Nothing was ever sold, so nothing is expected. */
export function emptyForecast(horizonDays: number): Forecast {
  const nothing = () => new Float64Array(horizonDays)
  return { method: 'none', demandClass: 'empty', mean: nothing(), quantiles: QUANTILE_LEVELS.map(nothing), spikes: [], backtest: null }
}

/** Forecast of some daily units from `firstDay` on. Shapes: mean [horizonDays], quantiles [7][horizonDays]. Units: pieces per day. */
export function forecastDaily(history: DailyUnits | null, firstDay: number, horizonDays: number): Forecast {
  if (history === null) return emptyForecast(horizonDays)
  const task = forecastTask(history, firstDay, horizonDays)
  return withoutBridge(forecastSeries(task.series, { horizon: task.horizon }), task)
}

/** With more SKUs than this, choosing among all methods for each would take longer than a user waits. */
export const MAX_FULLY_FORECAST_SKUS = 2000

export function isForecastInstant(document: PlanDocument): boolean {
  return document.skus.length > MAX_FULLY_FORECAST_SKUS
}

/**
 * What is asked for one SKU; null where nothing was sold. In haste (`instant`) without what drives sales: fitting that takes longer than all the rest.
 * Day numbers of the first market; `firstDay` is the first day wanted.
 */
export function skuTask(document: PlanDocument, skuId: SkuId, firstDay: number, horizonDays: number, isInstant: boolean): ForecastTask | null {
  const history = demandSeries(document, firstDay, skuId)
  if (!history) return null
  const borrow = borrowedWeek(document, firstDay, history)
  if (isInstant) return { ...withBorrowed(forecastTask(history, firstDay, horizonDays), borrow), effort: 'instant' }
  return withBorrowed(forecastTask(history, firstDay, horizonDays, driversOf(document, skuId, history.firstDay, history.values.length, firstDay + horizonDays - history.firstDay - history.values.length)), borrow)
}

function withBorrowed(task: ForecastTask, borrow: Float64Array | null): ForecastTask {
  return borrow ? { ...task, series: { ...task.series, borrow } } : task
}

/** What is asked for each SKU of the plan, in its order. Day 0 is the market day (of the first market) that holds the start of the run. */
export function forecastTasks(document: PlanDocument, scenario: Scenario): readonly (ForecastTask | null)[] {
  const firstDay = planStart(document, scenario).firstDays[0]!
  const isInstant = isForecastInstant(document)
  return document.skus.map(({ id }) => skuTask(document, id, firstDay, scenario.horizonDays, isInstant))
}

/** Forecasts of all SKUs from their drafts (made anywhere, in any order); together, since the intervals of one learn from the others. */
export function finishPlan(document: PlanDocument, scenario: Scenario, tasks: readonly (ForecastTask | null)[], drafts: readonly (Draft | null)[]): SkuForecast[] {
  const firstDay = planStart(document, scenario).firstDays[0]!
  const made = finishTogether(drafts.filter((draft) => draft !== null))[Symbol.iterator]()
  return document.skus.map(({ id: skuId }, s) => {
    const task = tasks[s] ?? null
    const forecast = task ? withoutBridge(made.next().value!, task) : emptyForecast(scenario.horizonDays)
    return { skuId, forecast: withOverride(forecast, overrideOf(document, skuId), firstDay) }
  })
}

/** Every SKU of the plan in order; `onSku` is told after each. */
export function forecastPlan(document: PlanDocument, scenario: Scenario, onSku?: (done: number, total: number) => void): SkuForecast[] {
  const tasks = forecastTasks(document, scenario)
  const drafts = tasks.map((task, i) => {
    const draft = task && draftTask(task)
    onSku?.(i + 1, tasks.length)
    return draft
  })
  return finishPlan(document, scenario, tasks, drafts)
}
