import type { Sku } from '#domain/network.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { CurrencyCode, SkuId } from '#domain/units.ts'
import { breakEvenSpend, type CurvePoint, pastEffect, planEffect, type PlanEffect, responseCurve } from '#engines/ads/effect.ts'
import { drawResponses } from '#engines/ads/fitResponses.ts'
import { fitGrid, type SeriesFit } from '#engines/ads/shapeGrid.ts'
import type { Estimate, NoResponse, ResponseFit } from '#engines/ads/types.ts'
import { minorUnitsPerUnit } from '#shared/minorUnits.ts'

import { basketOf } from '../input/demand.ts'
import { type Reason, reason } from '../reason.ts'
import { type AdInput, type AdSeries, type AdTasks, adTasks, daysOfSeries, sumOf } from './adTasks.ts'

/** Money planned per day for the shop and for SKUs, in the ad currency; a SKU left out goes on with the mean of its last four weeks. */
export type AdPlan = { readonly days: number; readonly shop: Float64Array | null; readonly bySku: ReadonlyMap<SkuId, Float64Array>; readonly seed: number }

/** The answer for one SKU, or for the whole shop (`skuId` null). */
export type AdAnswer = {
  readonly skuId: SkuId | null
  /** Days that the fit rests on; null without a day that has both sales and spend known. */
  readonly span: { readonly firstDay: string; readonly lastDay: string } | null
  readonly spend: number
  readonly fit: ResponseFit | null
  /** Units per day at steady spends from 0 to a quarter above the largest seen or planned; empty without a fit. */
  readonly curve: readonly CurvePoint[]
  readonly plannedPerDay: Float64Array
  readonly plan: PlanEffect | null
  /** Margin per unit in the ad currency; null when not known. */
  readonly unitMargin: number | null
  /** Largest daily spend whose last unit of money still earns itself back; null without a fit or margin. */
  readonly breakEvenSpend: number | null
  readonly reasons: readonly Reason[]
}

/** What the platform claims against what the sales show, on the same days. `orders` are incremental orders. */
export type PlatformComparison = { readonly claimedOrders: number; readonly claimedRevenue: number | null; readonly orders: Estimate | null; readonly reason: Reason }

export type AdAnswers = {
  readonly tasks: AdTasks
  readonly shop: AdAnswer | null
  readonly skus: readonly AdAnswer[]
  readonly platform: PlatformComparison | null
}

const CURVE_POINTS = 16
const RECENT_DAYS = 28
/** Under this share of own evidence the answer is mostly that of the other SKUs. */
const OWN_SHARE = 0.3
const NONE_PROBABILITY = 0.2

const NO_RESPONSE = {
  tooShort: 'demand.ads.tooShort', noSales: 'demand.ads.noSales', noSpend: 'demand.ads.noSpend', constantSpend: 'demand.ads.constantSpend',
} as const satisfies Record<NoResponse, string>

/** Spend joined to SKUs, response curves, the effect of the plan with marginal units and margin, and the platform's claim beside it. */
export function adAnswers(input: AdInput, plan: AdPlan): AdAnswers {
  const tasks = adTasks(input)
  return finishAdAnswers(input, tasks, tasks.series.map(({ series }) => fitGrid(series)), plan)
}

/** The same from grids fitted elsewhere, in the order of `tasks.series`. */
export function finishAdAnswers(input: AdInput, tasks: AdTasks, grids: readonly ReturnType<typeof fitGrid>[], plan: AdPlan): AdAnswers {
  const [shopSeries, ...skuSeries] = tasks.series
  if (!shopSeries) return { tasks, shop: null, skus: [], platform: null }
  const { fits } = drawResponses(skuSeries.map(({ series }) => series), grids.slice(1), plan.seed)
  const { fits: [shopFit] } = drawResponses([shopSeries.series], [grids[0] as SeriesFit], plan.seed)
  const skus = skuSeries.map((one, i) => answerOf(one, fits[i]!, skuMargin(input, tasks.currency, one.skuId!), plan.bySku.get(one.skuId!) ?? null, plan.days, tasks.currency))
  const shop = answerOf(shopSeries, shopFit!, meanMargin(input, tasks), plan.shop, plan.days, tasks.currency)
  return { tasks, shop, skus, platform: platformComparison(input.document, tasks, shopSeries, shop.fit) }
}

function answerOf(one: AdSeries, found: ResponseFit | { readonly reason: NoResponse }, unitMargin: number | null, planned: Float64Array | null, planDays: number, currency: string): AdAnswer {
  const { spend } = one.series
  const recent = spend.slice(-RECENT_DAYS)
  const plannedPerDay = planned ?? new Float64Array(planDays).fill(recent.length > 0 ? sumOf(recent) / recent.length : 0)
  const about = { skuId: one.skuId, span: daysOfSeries(one), spend: sumOf(spend), plannedPerDay, unitMargin }
  const reasons = unitMargin === null ? [reason('demand.ads.noMargin', { currency })] : []
  if ('reason' in found) return { ...about, fit: null, curve: [], plan: null, breakEvenSpend: null, reasons: [reason(NO_RESPONSE[found.reason]), ...reasons] }
  const effect = plannedPerDay.length > 0 ? planEffect(found, plannedPerDay, null, unitMargin) : null
  const widest = 1.25 * Math.max(found.largestSpend, effect?.largestPlanned ?? 0)
  if (effect?.isAboveSeen) reasons.push(reason('demand.ads.aboveSeen', { planned: effect.largestPlanned, seen: effect.largestSeen }))
  if (found.probabilityNone >= NONE_PROBABILITY) reasons.push(reason('demand.ads.likelyNone', { probability: found.probabilityNone }))
  if (one.skuId !== null && found.learntShare < OWN_SHARE) reasons.push(reason('demand.ads.mostlyShop'))
  return {
    ...about, fit: found, plan: effect, reasons,
    curve: responseCurve(found, Array.from({ length: CURVE_POINTS + 1 }, (_, i) => (i * widest) / CURVE_POINTS)),
    breakEvenSpend: unitMargin === null ? null : breakEvenSpend(found, unitMargin),
  }
}

const byDocument = new WeakMap<PlanDocument['skus'], ReadonlyMap<SkuId, Sku>>()

function skusById({ skus }: PlanDocument): ReadonlyMap<SkuId, Sku> {
  let known = byDocument.get(skus)
  if (!known) byDocument.set(skus, (known = new Map(skus.map((sku) => [sku.id, sku]))))
  return known
}

/** Price less cost of a SKU in whole units of the ad currency; null when either, or a rate, is not known. */
function skuMargin({ document, convert, beforeDay }: AdInput, currency: string, skuId: SkuId): number | null {
  const sku = skusById(document).get(skuId)
  if (!sku || sku.unitCostMinor === null || sku.unitPriceMinor === null) return null
  const own: CurrencyCode = sku.currency ?? document.settings.currency
  const margin = (sku.unitPriceMinor - sku.unitCostMinor) / minorUnitsPerUnit(own)
  return own === currency ? margin : (convert?.(margin, own, currency, beforeDay) ?? null)
}

/** Margin of the shop's mean unit: by units sold on the days of the ads, over SKUs whose margin is known if they are four fifths of the units or more. */
function meanMargin(input: AdInput, { currency, days }: AdTasks): number | null {
  let known = 0
  let units = 0
  let margin = 0
  const { series } = input.document.history
  for (const { skuId, units: sold } of days ? series : []) {
    const own = skuMargin(input, currency, skuId)
    const count = sumOf(sold)
    units += count
    if (own === null) continue
    known += count
    margin += count * own
  }
  return known > 0 && known >= 0.8 * units ? margin / known : null
}

function platformComparison(document: PlanDocument, { days }: AdTasks, { firstDay, series }: AdSeries, fit: ResponseFit | null): PlatformComparison | null {
  if (!days) return null
  const from = firstDay - days.firstDay
  const orders = days.total.orders.slice(from, from + series.units.length)
  const claims = orders.some((value) => value >= 0)
  const ranges = days.ranges.filter((row) => row.orders >= 0)
  if (!claims && ranges.length === 0) return null
  const claimedOrders = claims ? sumOf(orders) : ranges.reduce((sum, row) => sum + row.orders, 0)
  const revenues = days.ranges.filter((row) => row.revenue >= 0)
  const claimedRevenue = !claims && revenues.length > 0 ? revenues.reduce((sum, row) => sum + row.revenue, 0) : null
  if (!fit || !claims) return { claimedOrders, claimedRevenue, orders: null, reason: reason('demand.ads.platformNotCompared', { claimed: claimedOrders }) }
  // Only days on which the platform claims anything are compared.
  const compared = series.units.map((units, t) => (Number.isNaN(orders[t]!) ? NaN : units))
  const perOrder = unitsPerOrder(document)
  const { low, median, high } = pastEffect(fit, compared, series.spend)
  const found = { low: low / perOrder, median: median / perOrder, high: high / perOrder }
  return { claimedOrders, claimedRevenue, orders: found, reason: reason('demand.ads.platformNotUplift', { claimed: claimedOrders, ...found }) }
}

/** Mean units of an order, from the markets' baskets; 1 when not known. */
function unitsPerOrder({ history }: PlanDocument): number {
  let units = 0
  let orders = 0
  for (const profile of history.profiles) {
    const basket = basketOf(profile)
    if (!basket) continue
    units += profile.orderCount * basket.meanUnits
    orders += profile.orderCount
  }
  return orders > 0 ? units / orders : 1
}
