import { dayNumberOf } from '#domain/calendar/days.ts'
import { coverageByMarket } from '#domain/history/joinCoverage.ts'
import type { DailySeries, DayRun, History } from '#domain/history.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { MarketId, SkuId } from '#domain/units.ts'

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
