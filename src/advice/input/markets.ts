import { deadlineHours } from '#domain/calendar/deadlines.ts'
import { wallHourOf } from '#domain/calendar/hours.ts'
import type { Market } from '#domain/network.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { MarketInput } from '#engines/simulate/types.ts'

import { dailyUnits } from '../dailyUnits.ts'
import type { PlanStart } from '../planStart.ts'
import type { SkuForecast } from '../types.ts'
import { basket, basketOf, burstDays, dayFactorShape, marketDemand } from './demand.ts'
import { hourShares, hourWeights } from './hourShares.ts'
import { levelFactor } from './levelFactor.ts'
import { limitInput } from './limits.ts'
import { normalised, type Notes } from './notes.ts'

/** First choice of warehouse as shares by warehouse index; even, and noted, when no known warehouse is named. Shape: [warehouses]. */
export function routingShares(document: PlanDocument, market: Market, notes: Notes): number[] {
  const weights = document.warehouses.map(({ id }) => market.routing.reduce((sum, { warehouseId, share }) => sum + (warehouseId === id ? share : 0), 0))
  if (!weights.some((weight) => weight > 0)) notes.note({ code: 'routingAssumed', market: market.name })
  return normalised(weights)
}

/** The market's list of warehouses in its own order, all of them when it names none: a warehouse not named does not serve it. */
function routingInput(document: PlanDocument, market: Market, shares: readonly number[]): MarketInput['routing'] {
  const named = market.routing.map(({ warehouseId }) => document.warehouses.findIndex(({ id }) => id === warehouseId)).filter((w) => w >= 0)
  const isAssumed = !market.routing.some(({ warehouseId, share }) => share > 0 && document.warehouses.some(({ id }) => id === warehouseId))
  return [...new Set(isAssumed ? document.warehouses.keys() : named)].map((warehouse) => ({ warehouse, share: shares[warehouse]! }))
}

/** One market as the kernel takes it; what is not known is assumed and noted. */
export function marketInput(
  document: PlanDocument, m: number, start: PlanStart, forecasts: ReadonlyMap<string, SkuForecast>, shares: readonly (readonly number[])[],
  routing: readonly number[], notes: Notes,
): MarketInput {
  const market = document.markets[m]!
  const clock = start.clocks[m]!
  const firstDay = start.firstDays[m]!
  const { startHourUtc, horizonHours, horizonDays } = start
  const profile = document.history.profiles.find(({ marketId }) => marketId === market.id)
  const history = dailyUnits(document, firstDay, { marketId: market.id })

  const weights = hourWeights(profile?.ordersByHourOfWeek ?? [])
  if (history && !weights) notes.note({ code: 'hourProfileAssumed' })
  const spread = basketOf(profile) ?? basket()
  if (history && !basketOf(profile)) notes.note({ code: 'basketAssumed' })
  const demand = marketDemand(document, forecasts, shares, m, horizonDays, firstDay - start.firstDays[0]!)
  const bursts = history ? burstDays(document, forecasts, history.firstDay, history.values, firstDay) : new Set<number>()
  const deadlines = (businessDays: number) => deadlineHours(market, startHourUtc, horizonHours, businessDays)

  return {
    id: market.id,
    dayOfHour: Array.from({ length: horizonHours }, (_, hour) => wallHourOf(clock, startHourUtc + hour).dayNumber - firstDay),
    deadlineHour: deadlines(market.dispatchSlaBusinessDays),
    deadlineHourExtended: deadlines(market.dispatchSlaBusinessDays + 1),
    deliverByHour: deadlines(market.deliverWithinBusinessDays),
    autoCancelHour: market.autoCancelBusinessDays === null ? [] : deadlines(market.autoCancelBusinessDays),
    hourShare: hourShares(weights, clock, startHourUtc, horizonHours),
    meanOrdersPerDay: demand.unitsPerDay.map((units) => units / spread.meanUnits),
    levelFactorQuantiles: history ? levelFactor(history, firstDay, horizonDays) : [],
    dayFactorShape: history ? dayFactorShape(history.values, spread, (day) => !bursts.has(day)) : null,
    skuShare: demand.skuShare,
    linesPerOrder: spread.lines,
    unitsPerLine: spread.units,
    routing: routingInput(document, market, routing),
    whenOutOfStock: market.whenOutOfStock,
    buyerCancelProbabilityPerDay: market.buyerCancelProbabilityPerDay,
    orderHandlingCapacity: market.orderHandlingCapacity,
    isPaced: market.isPacedBeyondTripleCapacity,
    isDispatchAtReadyToShip: market.dispatchEvent === 'readyToShip',
    ldrWindowDays: market.ldrWindowDays,
    marginPerOrderMinor: marginPerOrderMinor(document, demand.skuShare, spread.meanUnits),
    ...limitInput(market, history, spread.meanUnits),
  }
}

/** Price less unit cost of a mean order; `null` as soon as one SKU that sells lacks either, or has them in another currency than the plan. */
function marginPerOrderMinor(document: PlanDocument, skuShare: readonly number[], meanUnits: number): number | null {
  let margin = 0
  for (const [s, sku] of document.skus.entries()) {
    if (skuShare[s]! <= 0) continue
    if (sku.unitCostMinor === null || sku.unitPriceMinor === null || sku.currency !== document.settings.currency) return null
    margin += skuShare[s]! * (sku.unitPriceMinor - sku.unitCostMinor)
  }
  return margin * meanUnits
}
