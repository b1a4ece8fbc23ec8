import { dayNumberOf } from '#domain/calendar/days.ts'
import type { CountTable, MarketProfile } from '#domain/history.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { DiscreteInput } from '#engines/simulate/types.ts'
import { invariant } from '#shared/assert.ts'

import { dailyUnits } from '../dailyUnits.ts'
import type { SkuForecast } from '../types.ts'
import { normalised } from './notes.ts'

/** Recent days that say how a SKU's sales divide over markets, and how much days scatter. */
const MARKET_SHARE_DAYS = 91
const SCATTER_DAYS = 182

/** Basket of a market: units per order and its second moment, from lines per order and units per line taken as independent. */
export type Basket = { readonly lines: DiscreteInput; readonly units: DiscreteInput; readonly meanUnits: number; readonly meanSquareUnits: number }

const ONE: DiscreteInput = { values: [1], shares: [1] }

function discrete(table: CountTable | undefined): DiscreteInput | null {
  const rows = (table?.values ?? []).map((value, i) => ({ value, count: table!.counts[i] ?? 0 })).filter(({ value, count }) => value >= 1 && count > 0)
  if (rows.length === 0) return null
  return { values: rows.map(({ value }) => value), shares: normalised(rows.map(({ count }) => count)) }
}

function moment(table: DiscreteInput, power: 1 | 2): number {
  return table.values.reduce((sum, value, i) => sum + (power === 1 ? value : value * value) * table.shares[i]!, 0)
}

/** `null` when the market's baskets are not known. */
export function basketOf(profile: MarketProfile | undefined): Basket | null {
  const lines = discrete(profile?.linesPerOrder)
  const units = discrete(profile?.unitsPerLine)
  return lines && units ? basket(lines, units) : null
}

export function basket(lines: DiscreteInput = ONE, units: DiscreteInput = ONE): Basket {
  const meanPerLine = moment(units, 1)
  const variancePerLine = moment(units, 2) - meanPerLine * meanPerLine
  return {
    lines, units,
    meanUnits: moment(lines, 1) * meanPerLine,
    meanSquareUnits: moment(lines, 1) * variancePerLine + moment(lines, 2) * meanPerLine * meanPerLine,
  }
}

/** Share of each SKU's units that each market takes: its last 91 days, else all it ever sold, else even. Shapes: [skus][markets]. */
export function marketShares(document: PlanDocument): number[][] {
  const recentFrom = document.history.completeTo === null ? 0 : dayNumberOf(document.history.completeTo) - MARKET_SHARE_DAYS + 1
  const marketIndex = new Map(document.markets.map((market, m) => [market.id, m]))
  const recent = new Map<string, number[]>()
  const ever = new Map<string, number[]>()
  for (const series of document.history.series) {
    const m = marketIndex.get(series.marketId)
    if (m === undefined) continue
    const first = dayNumberOf(series.firstDay)
    for (const [units, from] of [[ever, -Infinity], [recent, recentFrom]] as const) {
      let row = units.get(series.skuId)
      if (!row) units.set(series.skuId, (row = document.markets.map(() => 0)))
      series.units.forEach((count, i) => { if (first + i >= from) row[m]! += count })
    }
  }
  return document.skus.map(({ id }) => {
    const row = recent.get(id)
    return normalised(row?.some((units) => units > 0) ? row : (ever.get(id) ?? document.markets.map(() => 0)))
  })
}

/**
 * Mean units per market day of one market, and each SKU's share of them. Shapes: [days], [skus]; the shares are even when nothing is expected.
 * `shift`: days by which the market's day 0 lies after the first market's, whose days the forecasts count; beyond their ends the week before or after stands in.
 */
export function marketDemand(document: PlanDocument, forecasts: ReadonlyMap<string, SkuForecast>, shares: readonly (readonly number[])[], m: number, days: number, shift = 0) {
  const dayIndex = Array.from({ length: days }, (_, day) => {
    const index = day + shift
    return Math.min(days - 1, Math.max(0, index < 0 ? index + 7 : index >= days ? index - 7 : index))
  })
  const unitsPerDay = new Array<number>(days).fill(0)
  const unitsBySku = document.skus.map(({ id }, s) => {
    const mean = forecasts.get(id)?.forecast.mean
    if (!mean) return 0
    invariant(mean.length >= days, 'a forecast must reach the end of the scenario')
    let total = 0
    for (let day = 0; day < days; day += 1) {
      const units = mean[dayIndex[day]!]! * shares[s]![m]!
      unitsPerDay[day]! += units
      total += units
    }
    return total
  })
  return { unitsPerDay, skuShare: normalised(unitsBySku) }
}

/**
 * Gamma shape k of the day factor, by the method of moments on pairs of the same weekday in successive weeks: half the mean
 * squared difference of a pair estimates the variance around the weekday's level, whatever the trend; what baskets explain,
 * mean x E[U^2]/E[U], is taken off, and the rest is mean^2 / k. `null` when nothing is left or fewer than 28 pairs are known.
 */
export function dayFactorShape(units: ArrayLike<number>, spread: Basket, isUsable: (day: number) => boolean): number | null {
  let excess = 0
  let square = 0
  let pairs = 0
  for (let day = Math.max(7, units.length - SCATTER_DAYS); day < units.length; day += 1) {
    if (!isUsable(day) || !isUsable(day - 7)) continue
    const now = units[day]!
    const before = units[day - 7]!
    if (Number.isNaN(now) || Number.isNaN(before)) continue
    excess += ((now - before) * (now - before)) / 2 - ((now + before) / 2) * (spread.meanSquareUnits / spread.meanUnits)
    square += now * before
    pairs += 1
  }
  if (pairs < 28 || excess <= 0 || square <= 0) return null
  const shape = square / excess
  return shape > 10_000 ? null : Math.max(0.5, shape)
}

/** Days on which past bursts made up more than a fifth of a market's units: they would pass for day-to-day scatter. Indices into `units`. */
export function burstDays(document: PlanDocument, forecasts: ReadonlyMap<string, SkuForecast>, firstDay: number, units: ArrayLike<number>, beforeDay: number): Set<number> {
  const burstUnits = new Float64Array(units.length)
  for (const { id } of document.skus) {
    const spikes = forecasts.get(id)?.forecast.spikes ?? []
    if (spikes.length === 0) continue
    const offset = (dailyUnits(document, beforeDay, { skuId: id })?.firstDay ?? firstDay) - firstDay
    for (const { startPeriod, endPeriod, excessUnits } of spikes) {
      for (let period = startPeriod; period <= endPeriod; period += 1) {
        const day = period + offset
        if (day >= 0 && day < burstUnits.length) burstUnits[day]! += excessUnits / (endPeriod - startPeriod + 1)
      }
    }
  }
  const days = new Set<number>()
  burstUnits.forEach((burst, day) => { if (burst > units[day]! / 5) days.add(day) })
  return days
}
