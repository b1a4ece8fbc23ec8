import { dayNumberOf } from '#domain/calendar/days.ts'
import { coverageByMarket } from '#domain/history/joinCoverage.ts'
import type { DailySeries, DayRun, History } from '#domain/history.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import type { MarketId, SkuId } from '#domain/units.ts'
import { type Draft, draftForecast } from '#engines/forecast/draft.ts'
import { finishTogether, forecastSeries } from '#engines/forecast/forecastSeries.ts'
import { QUANTILE_LEVELS, type Forecast, type ForecastSeries } from '#engines/forecast/types.ts'

import { planStart } from './planStart.ts'
import type { SkuForecast } from './types.ts'

export const DAYS_PER_SEASON = 7

/** Units per day, NaN where the imports do not cover the day; `firstDay` is the first day with a sale, so that the time before a launch does not count as demand of zero. */
export type DailyUnits = { readonly firstDay: number; readonly values: Float64Array }

/**
 * Units ordered per complete market day before `beforeDay`, summed over sources, and over markets unless one is named.
 * Units cancelled later are demand where the simulation cancels by itself: leaving them out would cancel twice.
 * Covered days without a row are days without a sale. A day that one of the markets selling it does not cover is not known (NaN), except
 * before that market's first covered day: it sold nothing there yet. Unknown days at the end are left out. `null` when nothing was sold.
 */
export function dailyUnits(document: PlanDocument, beforeDay: number, of: { readonly skuId?: SkuId; readonly marketId?: MarketId } = {}): DailyUnits | null {
  const { completeFrom, completeTo, series } = document.history
  if (completeFrom === null || completeTo === null) return null
  const from = dayNumberOf(completeFrom)
  const to = Math.min(dayNumberOf(completeTo), beforeDay - 1)
  if (to < from) return null
  const values = new Float64Array(to - from + 1)
  const cancelling = new Set<MarketId>(document.markets.filter(({ buyerCancelProbabilityPerDay }) => buyerCancelProbabilityPerDay > 0).map(({ id }) => id))
  const coverage = coverageByMarket(document.history)
  const sellers = new Set<MarketId>()
  for (const one of of.skuId === undefined ? series : (seriesOfSkus(document.history).get(of.skuId) ?? [])) {
    if (of.marketId !== undefined && one.marketId !== of.marketId) continue
    const offset = dayNumberOf(one.firstDay) - from
    sellers.add(one.marketId)
    const isGross = cancelling.has(one.marketId)
    for (let i = Math.max(0, -offset); i < one.units.length && i + offset < values.length; i += 1) {
      values[i + offset]! += one.units[i]! + (isGross ? one.cancelledUnits[i]! : 0)
    }
  }
  for (const marketId of sellers) blankUncovered(values, from, coverage.get(marketId) ?? [])
  const first = values.findIndex((units) => units > 0)
  return first < 0 ? null : { firstDay: from + first, values: values.slice(first, values.findLastIndex((units) => !Number.isNaN(units)) + 1) }
}

/** Days after the first run and outside all of them become NaN. */
function blankUncovered(values: Float64Array, from: number, runs: readonly DayRun[]): void {
  runs.forEach(({ lastDay }, r) => {
    const next = runs[r + 1]
    values.fill(Number.NaN, Math.max(0, dayNumberOf(lastDay) + 1 - from), next ? Math.max(0, dayNumberOf(next.firstDay) - from) : values.length)
  })
}

const seriesBySku = new WeakMap<History, ReadonlyMap<SkuId, readonly DailySeries[]>>()

/** The series of each SKU, sorted out once per history: looking through all of them for every SKU would take their square. */
function seriesOfSkus(history: History): ReadonlyMap<SkuId, readonly DailySeries[]> {
  const known = seriesBySku.get(history)
  if (known) return known
  const sorted = new Map<SkuId, DailySeries[]>()
  for (const one of history.series) {
    const ofSku = sorted.get(one.skuId)
    if (ofSku) ofSku.push(one)
    else sorted.set(one.skuId, [one])
  }
  seriesBySku.set(history, sorted)
  return sorted
}

/** What the forecast engine is asked: the days between the last complete day and the first day wanted are forecast too, and left out afterwards. */
export type ForecastTask = { readonly series: ForecastSeries; readonly horizon: number; readonly bridgedDays: number; readonly effort?: 'instant' }

export function forecastTask(history: DailyUnits, firstDay: number, horizonDays: number): ForecastTask {
  const bridgedDays = firstDay - history.firstDay - history.values.length
  return { series: { values: history.values, season: DAYS_PER_SEASON }, horizon: bridgedDays + horizonDays, bridgedDays }
}

/** The part of a forecast that one series alone decides, and nearly all of its cost. */
export function draftTask({ series, horizon, effort }: ForecastTask): Draft {
  return draftForecast(series, { horizon, ...(effort ? { effort } : {}) })
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

/** What is asked for each SKU of the plan, in its order; null where nothing was sold. Day 0 is the market day (of the first market) that holds the start of the run. */
export function forecastTasks(document: PlanDocument, scenario: Scenario): readonly (ForecastTask | null)[] {
  const firstDay = planStart(document, scenario).firstDays[0]!
  const histories = document.skus.map(({ id: skuId }) => dailyUnits(document, firstDay, { skuId }))
  const isInstant = isForecastInstant(document)
  return histories.map((history) => history && { ...forecastTask(history, firstDay, scenario.horizonDays), ...(isInstant ? { effort: 'instant' as const } : {}) })
}

/** Forecasts of all SKUs from their drafts (made anywhere, in any order); together, since the intervals of one learn from the others. */
export function finishPlan(document: PlanDocument, scenario: Scenario, tasks: readonly (ForecastTask | null)[], drafts: readonly (Draft | null)[]): SkuForecast[] {
  const made = finishTogether(drafts.filter((draft) => draft !== null))[Symbol.iterator]()
  return document.skus.map(({ id: skuId }, s) => {
    const task = tasks[s] ?? null
    return { skuId, forecast: task ? withoutBridge(made.next().value!, task) : emptyForecast(scenario.horizonDays) }
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
