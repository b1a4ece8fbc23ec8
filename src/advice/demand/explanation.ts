import { isoDayOf } from '#domain/calendar/days.ts'
import type { ForecastOverride } from '#domain/demandRecords.ts'
import type { DemandClass, ForecastReason } from '#engines/forecast/types.ts'
import type { MessageKey } from '#i18n/messages.ts'

import { lastKnown, meanOf } from '../driversOf.ts'
import { type Reason, reason } from '../reason.ts'
import type { DetailInput } from './detailInput.ts'
import { reaches } from './rows.ts'

const CLASS: { readonly [C in DemandClass]: MessageKey } = {
  smooth: 'demand.explain.class.smooth', erratic: 'demand.explain.class.erratic', intermittent: 'demand.explain.class.intermittent', lumpy: 'demand.explain.class.lumpy', empty: 'demand.explain.class.empty',
}
const SIMPLE: { readonly [R in ForecastReason]: MessageKey } = {
  nothingKnown: 'demand.explain.nothingKnown', neverSold: 'demand.explain.neverSold', fewPeriods: 'demand.explain.fewPeriods', alwaysSame: 'demand.explain.alwaysSame',
}
export const EXPLANATION_OF_METHOD: Readonly<Record<string, MessageKey>> = {
  regression: 'demand.explain.method.regression', combination: 'demand.explain.method.combination', 'ets+theta': 'demand.explain.method.etsAndTheta', ets: 'demand.explain.method.ets',
  theta: 'demand.explain.method.theta', optimisedTheta: 'demand.explain.method.theta', dynamicTheta: 'demand.explain.method.theta', complexSmoothing: 'demand.explain.method.complexSmoothing',
  ses: 'demand.explain.method.ses', tsb: 'demand.explain.method.tsb', sba: 'demand.explain.method.sba', adida: 'demand.explain.method.adida',
  seasonalNaive: 'demand.explain.method.seasonalNaive', mean: 'demand.explain.method.historicMean',
}
const DRIVER: Readonly<Record<string, MessageKey>> = {
  spend: 'demand.explain.driver.spend', price: 'demand.explain.driver.price', liveHours: 'demand.explain.driver.liveHours', promotion: 'demand.explain.driver.promotion',
}

/** How the numbers of one SKU came about: inputs, class, method and its formula, how it was chosen, intervals, drivers, override; in this order. */
export function explanationOf({ series, forecast, drivers, pooled, firstDay, draft, task }: DetailInput, override: ForecastOverride | null): Reason[] {
  const told: Reason[] = []
  if (!series) told.push(reason('demand.explain.neverSold'))
  else {
    const days = series.sold.length
    const missing = series.sold.filter((units) => Number.isNaN(units)).length
    const stockOut = series.isStockOut.filter(Boolean).length
    told.push(reason('demand.explain.inputs', { days, firstDay: isoDayOf(series.firstDay), lastDay: isoDayOf(series.firstDay + days - 1) }))
    if (missing > 0) told.push(reason('demand.explain.missing', { count: missing }))
    if (stockOut > 0) told.push(reason('demand.explain.stockOut', { count: stockOut }))
    told.push(reason(CLASS[forecast.demandClass]))
    if (forecast.spikes.length > 0 && forecast.method !== 'regression') told.push(reason('demand.explain.bursts', { count: forecast.spikes.length }))
  }
  const method = EXPLANATION_OF_METHOD[forecast.method]
  if (method !== undefined) told.push(reason(method))
  if (task?.series.borrow) told.push(reason('demand.explain.borrowed'))
  if (forecast.reason) told.push(reason(SIMPLE[forecast.reason]))
  if (forecast.backtest) {
    const { chosen, seasonalNaive, origins } = forecast.backtest
    told.push(reason(Number.isFinite(seasonalNaive) ? 'demand.explain.backtest' : 'demand.explain.backtestAlone', { origins, loss: chosen, naive: Number.isFinite(seasonalNaive) ? seasonalNaive : 0 }))
  } else if (series) told.push(reason('demand.explain.noBacktest'))
  if (draft) told.push(pooled.length > 1 ? reason('demand.explain.intervalPooled', { count: pooled.length }) : reason('demand.explain.intervalOwn'))
  for (const { source, known } of drivers) {
    const past = known.subarray(0, series?.values.length ?? 0)
    const key = DRIVER[source.kind]
    if (key !== undefined) told.push(reason(key, { mean: meanOf(Float64Array.from(lastKnown(past, past.length), (t) => past[t]!)), currency: source.currency ?? '', scope: source.skuId === null ? 'shop' : 'sku' }))
  }
  if (override) told.push(reason(reaches(override, firstDay) ? 'demand.explain.override' : 'demand.explain.overridePast', { firstDay: override.firstDay, lastDay: override.lastDay, reason: override.reason }))
  return told
}
