import type { DemandDetail } from '#advice/demand/types.ts'
import { dayNumberOf } from '#domain/calendar/days.ts'
import type { IsoDay } from '#domain/units.ts'
import { addDays } from '#ui/charts/dayAxis.ts'
import type { ChartModel } from '#ui/charts/chartModel.ts'
import { backtestChart, decompositionChart, historyAndForecast } from '#ui/charts/demandCharts.ts'
import type { Text } from '#ui/language.tsx'

import { nameOf, windowWords } from './skuWords.ts'

export const SPANS = ['90', '365', 'all'] as const
export type Span = (typeof SPANS)[number]
const MEDIAN = 3
/** Events that did less than this to a peak day are many: a sign on the axis is enough. */
const LARGE_FACTOR = 2

const between = (from: string, to: string): number => dayNumberOf(to as IsoDay) - dayNumberOf(from as IsoDay)

/** History and forecast of the SKU, the days between the last known and the first forecast one left open. */
export function forecastChart(text: Text, detail: DemandDetail, span: Span): ChartModel {
  const { history, forecast, events, whatIf } = detail
  const all = Math.max(0, between(history.firstDay, forecast.firstDay))
  const shown = span === 'all' ? all : Math.min(all, Number(span))
  const from = all - shown
  const firstDay = addDays(history.firstDay, from)
  const at = <T>(values: readonly T[], none: T): T[] => Array.from({ length: shown }, (_, day) => values[from + day] ?? none)
  const marks = [...events].sort((a, b) => b.excessUnits - a.excessUnits).flatMap((event) => {
    const day = between(firstDay, event.peakDay)
    return day >= 0 && day < shown ? [{ day, label: text.t(`demand.cause.${event.cause}`), isSmall: event.peakFactor < LARGE_FACTOR }] : []
  })
  return historyAndForecast({
    sku: nameOf(detail), firstDay, units: at(history.units, null), isStockOut: at(history.isStockOut, false), lostUnits: at(history.lostUnits, 0), quantiles: forecast.quantiles,
    meanPerDay: forecast.mean.reduce((sum, units) => sum + units, 0) / Math.max(1, forecast.horizonDays), whatIf: whatIf?.forecast?.quantiles[MEDIAN] ?? null, events: marks,
  }, text)
}

export function partsChart(text: Text, detail: DemandDetail): ChartModel {
  const { level, events, rest } = detail.decomposition
  return decompositionChart({ sku: nameOf(detail), firstDay: detail.history.firstDay, level, events, rest }, text)
}

export function windowChart(text: Text, window: DemandDetail['backtest']['origins'][number]): ChartModel {
  return backtestChart({ ...window, sum: windowWords(text, window) }, text)
}
