import { isoDayOf } from '../calendar/days.ts'
import type { DailySeries } from '../history.ts'
import type { MarketId, SkuId } from '../units.ts'
import { partsOf } from './bundles.ts'
import type { MarketDays } from './coverage.ts'
import type { HistoryInput, LineFacts } from './facts.ts'

/**
 * Units per SKU, market and source on every day of the market's span, partial days included.
 * A bundle whose file lists its parts counts as these parts.
 * Tables of the same source merge by day and SKU: the largest figure stands, as later exports of a day only add to it.
 * Orders and tables tell of the same sales and are never added: on a market's days with orders, a table counts only for SKUs
 * that no order names, and on the first and last of these days, which may be partial, for what the orders do not hold.
 */
export function dailySeries(facts: LineFacts, spans: ReadonlyMap<MarketId, MarketDays>, skuIdOf: HistoryInput['skuIdOf']): DailySeries[] {
  const found = new Map<string, { readonly skuId: SkuId; readonly marketId: MarketId; readonly source: string; readonly units: Float64Array; readonly cancelled: Float64Array }>()
  const seriesOf = (skuId: SkuId, marketId: MarketId, source: string) => {
    const key = `${marketId}\n${skuId}\n${source}`
    let series = found.get(key)
    if (!series) {
      const span = spans.get(marketId)!
      const days = span.last - span.first + 1
      series = { skuId, marketId, source, units: new Float64Array(days), cancelled: new Float64Array(days) }
      found.set(key, series)
    }
    return series
  }
  const { lines, ledgers } = facts
  const parts = lines.skus.map((sku) => partsOf(sku, skuIdOf))
  const cells = new Map<number, readonly { readonly series: ReturnType<typeof seriesOf>; readonly units: number }[]>()
  const orders = new Map<MarketId, MarketOrders>()
  for (let i = 0; i < lines.count; i += 1) {
    if (facts.kind[i] === 0) continue
    const batch = lines.batch[i]!
    const { marketId, ledger } = ledgers[batch]!
    const cell = batch * lines.skus.length + lines.sku[i]!
    let sold = cells.get(cell)
    if (!sold) {
      sold = parts[lines.sku[i]!]!.map(({ skuId, units }) => ({ series: seriesOf(skuId, marketId, ledger.source), units }))
      cells.set(cell, sold)
    }
    const at = facts.day[i]! - spans.get(marketId)!.first
    for (const { series, units } of sold) {
      if (facts.kind[i] === 1) series.units[at]! += lines.units[i]! * units
      else series.cancelled[at]! += lines.units[i]! * units
      noteOrder(orders, marketId, series.skuId, facts.day[i]!, lines.units[i]! * units)
    }
  }
  for (const [key, units] of mergedTables(facts, skuIdOf)) {
    const [marketId, skuId, source, day] = JSON.parse(key) as [MarketId, SkuId, string, number]
    const left = units - (orders.get(marketId)?.told(skuId, day) ?? 0)
    if (left > 0) seriesOf(skuId, marketId, source).units[day - spans.get(marketId)!.first]! += left
  }
  return [...found.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { skuId, marketId, source, units, cancelled }]) => ({
      skuId, marketId, source, firstDay: isoDayOf(spans.get(marketId)!.first), units: [...units], cancelledUnits: [...cancelled],
    }))
}

type MarketOrders = {
  readonly days: Set<number>
  readonly unitsByDay: Map<SkuId, Map<number, number>>
  first: number
  last: number
  /** Units of a table's cell that the orders tell already; Infinity where they tell all. */
  readonly told: (skuId: SkuId, day: number) => number
}

function noteOrder(orders: Map<MarketId, MarketOrders>, marketId: MarketId, skuId: SkuId, day: number, units: number): void {
  let of = orders.get(marketId)
  if (!of) {
    const made: MarketOrders = {
      days: new Set(), unitsByDay: new Map(), first: day, last: day,
      told: (sku, on) => {
        const byDay = made.unitsByDay.get(sku)
        if (!byDay || !made.days.has(on)) return 0
        return on > made.first && on < made.last ? Infinity : (byDay.get(on) ?? 0)
      },
    }
    of = made
    orders.set(marketId, of)
  }
  of.days.add(day)
  of.first = Math.min(of.first, day)
  of.last = Math.max(of.last, day)
  const byDay = of.unitsByDay.get(skuId)
  if (byDay) byDay.set(day, (byDay.get(day) ?? 0) + units)
  else of.unitsByDay.set(skuId, new Map([[day, units]]))
}

function mergedTables(facts: LineFacts, skuIdOf: HistoryInput['skuIdOf']): Map<string, number> {
  const merged = new Map<string, number>()
  for (const { marketId, daily } of facts.dailies) {
    const skuIds = daily.skus.map(skuIdOf)
    const own = new Map<string, number>()
    for (let i = 0; i < daily.units.length; i += 1) {
      const key = JSON.stringify([marketId, skuIds[daily.skuIndex[i]!], daily.source, daily.dayNumber[i]])
      own.set(key, (own.get(key) ?? 0) + daily.units[i]!)
    }
    for (const [key, units] of own) merged.set(key, Math.max(merged.get(key) ?? 0, units))
  }
  return merged
}
