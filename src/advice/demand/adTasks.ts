import { isoDayOf } from '#domain/calendar/days.ts'
import { type FactTable, factText } from '#domain/factTable.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { SkuId } from '#domain/units.ts'
import { type AdDays, adDays } from '#engines/ads/adDays.ts'
import { type AdRow, readAdRows } from '#engines/ads/adRows.ts'
import { productShares, type ProductShares, type SkuShare, type SkuSpend, spendBySku } from '#engines/ads/skuShares.ts'
import type { Covariate, ResponseSeries } from '#engines/ads/types.ts'

import { dailyUnits } from '../dailyUnits.ts'
import { type Reason, reason } from '../reason.ts'
import { sessionsIn } from './happenings.ts'

/** An amount in another currency on a day (market day number), or null without a rate. */
export type Convert = (amount: number, from: string, to: string, day: number | null) => number | null

export type AdInput = {
  readonly document: PlanDocument
  readonly tables: readonly FactTable[]
  /** Market day from which ads are planned: sales and spend before it are the past. */
  readonly beforeDay: number
  readonly sharesByHand?: ReadonlyMap<string, readonly SkuShare[]>
  readonly convert?: Convert
}

/** Spend joined to SKUs, and what is to be fitted: all that needs no fitting yet. Plain data, so that workers can share the fits. */
export type AdTasks = {
  readonly currency: string
  readonly days: AdDays | null
  readonly shares: readonly ProductShares[]
  readonly spend: SkuSpend
  /** The whole shop first, then SKUs by spend, the largest first. */
  readonly series: readonly AdSeries[]
  readonly notFitted: readonly SkuId[]
  readonly reasons: readonly Reason[]
}
export type AdSeries = { readonly skuId: SkuId | null; readonly firstDay: number; readonly series: ResponseSeries }

export const SHARE_DAYS = 56
/** Fitting more would take longer than a user waits; the rest of the spend is small by then. */
export const MOST_FITTED = 60
export const SHOP = 'shop'

/** Everything up to the fits. `series` go through `fitGrid`, in this order, then to `finishAdAnswers`. */
export function adTasks(input: AdInput): AdTasks {
  const { document, tables, beforeDay } = input
  const zone = document.markets[0]?.timeZone ?? document.settings.timeZone
  const { rows, totalRows } = readAdRows(tables, zone)
  const main = document.settings.currency
  const all = adDays(inOneCurrency(rows, main, input.convert), main)
  const days = all[0] ?? null
  const currency = days?.currency ?? main
  const reasons: Reason[] = all.slice(1).map((other) => reason('demand.ads.otherCurrency', { currency: other.currency, main: currency }))
  if (totalRows > 0) reasons.push(reason('demand.ads.totalsLeftOut', { count: totalRows }))
  const nothing: SkuSpend = { bySku: new Map(), unassigned: new Float64Array(0), unknownProducts: [] }
  if (!days) return { currency, days, shares: [], spend: nothing, series: [], notFitted: [], reasons: [reason('demand.ads.noDaily'), ...reasons] }
  if (days.ranges.length > 0) reasons.push(reason('demand.ads.rangeKept', { count: days.ranges.length }))
  if (days.days === 0) return { currency, days, shares: [], spend: nothing, series: [], notFitted: [], reasons: [reason('demand.ads.noDaily'), ...reasons] }
  const ids = skuIndex(document)
  const unitsOf = (skuId: string): number => dailyUnits(document, beforeDay, { skuId: skuId as SkuId })?.values.slice(-SHARE_DAYS).reduce((sum, units) => sum + units, 0) ?? 0
  const advertised = productMembers(tables, days, ids)
  const shares = productShares(advertised, unitsOf, input.sharesByHand)
  const spend = spendBySku(days, shares, (sku) => ids.get(sku) ?? null)
  if (shares.some(({ source }) => source === 'learnt')) reasons.push(reason('demand.ads.sharesLearnt', { days: SHARE_DAYS }))
  if (spend.unknownProducts.length > 0) reasons.push(reason('demand.ads.unknownProduct', { count: spend.unknownProducts.length }))
  const totalSpend = sumOf(days.total.spend)
  const unassignedShare = totalSpend > 0 ? Math.min(1, sumOf(spend.unassigned) / totalSpend) : 0
  if (unassignedShare > 0.005) reasons.push(reason('demand.ads.unassigned', { share: unassignedShare }))
  const live = liveDays(tables, document, days)
  const bySpend = [...spend.bySku].filter(([, column]) => sumOf(column) > 0).sort(([a, x], [b, y]) => sumOf(y) - sumOf(x) || (a < b ? -1 : 1)) as [SkuId, Float64Array][]
  const fitted = bySpend.slice(0, MOST_FITTED)
  const notFitted = bySpend.slice(MOST_FITTED).map(([skuId]) => skuId)
  if (notFitted.length > 0) reasons.push(reason('demand.ads.notFitted', { count: MOST_FITTED }))
  const series = [adSeries(document, beforeDay, null, days, days.total.spend, live), ...fitted.map(([skuId, column]) => adSeries(document, beforeDay, skuId, days, column, live))]
  return { currency, days, shares, spend, series, notFitted, reasons }
}

function inOneCurrency(rows: readonly AdRow[], main: string, convert: Convert | undefined): readonly AdRow[] {
  if (!convert) return rows
  return rows.map((row) => {
    if (row.currency === null || row.currency === main) return row
    const spend = convert(row.spend, row.currency, main, row.lastDay)
    return spend === null ? row : { ...row, spend, revenue: convert(row.revenue, row.currency, main, row.lastDay) ?? NaN, currency: main }
  })
}

/** SKU of a platform id or seller SKU. */
export function skuIndex(document: PlanDocument): ReadonlyMap<string, SkuId> {
  const ids = new Map<string, SkuId>()
  for (const sku of document.skus) for (const name of [sku.sellerSku, sku.platformSkuId, sku.id]) if (name !== null && name !== '') ids.set(name, sku.id)
  return ids
}

/** SKUs of each advertised product, from tables that name both; a product that is itself a SKU's id is that SKU. */
function productMembers(tables: readonly FactTable[], days: AdDays, ids: ReadonlyMap<string, SkuId>): Map<string, SkuId[]> {
  const members = new Map<string, Set<SkuId>>()
  for (const table of tables) {
    for (let row = 0; row < table.rowCount; row += 1) {
      const productId = factText(table, 'productId', row)
      if (productId === '' || !days.byProduct.has(productId)) continue
      const skuId = ids.get(factText(table, 'platformSkuId', row)) ?? ids.get(factText(table, 'sellerSku', row))
      if (!skuId) continue
      const own = members.get(productId)
      if (own) own.add(skuId)
      else members.set(productId, new Set([skuId]))
    }
  }
  for (const productId of days.byProduct.keys()) {
    const skuId = ids.get(productId)
    if (skuId && !members.has(productId)) members.set(productId, new Set([skuId]))
  }
  return new Map([...members].map(([productId, skuIds]) => [productId, [...skuIds].sort()]))
}

/** Livestream days as a covariate; null when there are none, or nearly every day is one. */
function liveDays(tables: readonly FactTable[], document: PlanDocument, days: AdDays): Float64Array | null {
  const flags = new Float64Array(days.days)
  for (const { day } of sessionsIn(tables, document)) if (day >= days.firstDay && day < days.firstDay + days.days) flags[day - days.firstDay] = 1
  const share = sumOf(flags) / days.days
  return share > 0 && share < 0.9 ? flags : null
}

/** Sales and spend on the days that both cover. */
function adSeries(document: PlanDocument, beforeDay: number, skuId: SkuId | null, days: AdDays, spend: Float64Array, live: Float64Array | null): AdSeries {
  const history = dailyUnits(document, beforeDay, skuId === null ? {} : { skuId })
  const from = Math.max(days.firstDay, history?.firstDay ?? Infinity)
  const to = Math.min(days.firstDay + days.days, history ? history.firstDay + history.values.length : 0)
  const count = Math.max(0, to - from) || 0
  const firstDay = count > 0 ? from : days.firstDay
  const cut = (values: Float64Array, start: number): Float64Array => (count > 0 ? values.slice(from - start, from - start + count) : new Float64Array(0))
  const covariates: Covariate[] = live ? [{ name: 'live', values: cut(live, days.firstDay), priorMean: 0.6, priorDeviation: 0.7 }] : []
  return { skuId, firstDay, series: { id: skuId ?? SHOP, units: history ? cut(history.values, history.firstDay) : new Float64Array(0), spend: cut(spend, days.firstDay), covariates } }
}

export function sumOf(values: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < values.length; i += 1) if (!Number.isNaN(values[i]!)) sum += values[i]!
  return sum
}

/** The days of a series in words: first and last ISO day, null when it has none. */
export function daysOfSeries({ firstDay, series }: AdSeries): { readonly firstDay: string; readonly lastDay: string } | null {
  return series.units.length === 0 ? null : { firstDay: isoDayOf(firstDay), lastDay: isoDayOf(firstDay + series.units.length - 1) }
}

