import { minorUnitsPerUnit } from '#shared/minorUnits.ts'

import { dayNumberOf, isoDayOf, MS_PER_MINUTE } from '../calendar/days.ts'
import { zoneClock } from '../calendar/zone.ts'
import type { DailySeries, DriverSeries } from '../history.ts'
import { LINE_FLAGS } from '../ledger.ts'
import type { CurrencyCode, SkuId } from '../units.ts'
import type { FactBatch } from './factDraft.ts'
import type { HistoryInput, LineFacts } from './facts.ts'
import { stockCounts } from './factStock.ts'

/** Prices move when days differ by more than the lines within a day do, and by more than this share. */
const LEAST_PRICE_MOVEMENT = 0.02
const LEAST_VARIANCE_RATIO = 2
const LEAST_PRICE_DAYS = 14
/** An empty shelf that nobody counted again is taken as empty for this long at most. */
const UNSEEN_STOCK_OUT_DAYS = 14

/**
 * Mean price paid per unit of each SKU and market day, from the amounts of its orders, in whole units of the currency of most lines. Null on days
 * without a sale. SKUs whose price only scatters from order to order (coupons, bundles) have none: that is no price that buyers saw move.
 */
export function priceSeries(facts: LineFacts, skuIdOf: HistoryInput['skuIdOf']): DriverSeries[] {
  const { lines, ledgers, kind, day } = facts
  const currency = usualCurrency(facts)
  if (currency === null) return []
  const perUnit = minorUnitsPerUnit(currency)
  const skuIds = lines.skus.map(skuIdOf)
  const bySku = new Map<SkuId, number[]>()
  for (let i = 0; i < lines.count; i += 1) {
    const { ledger } = ledgers[lines.batch[i]!]!
    const row = lines.row[i]!
    const isFree = ((ledger.flags?.[row] ?? 0) & LINE_FLAGS.free) !== 0
    if (kind[i] === 0 || isFree || ledger.currency !== currency || !(lines.units[i]! > 0) || !(ledger.amountMinor[row]! > 0)) continue
    const skuId = skuIds[lines.sku[i]!]!
    const own = bySku.get(skuId)
    if (own) own.push(i)
    else bySku.set(skuId, [i])
  }
  return [...bySku].flatMap(([skuId, own]): DriverSeries[] => {
    const days = new Map<number, { units: number; amount: number; squares: number; lines: number }>()
    for (const i of own) {
      const units = lines.units[i]!
      const amount = ledgers[lines.batch[i]!]!.ledger.amountMinor[lines.row[i]!]! / perUnit
      const sum = days.get(day[i]!) ?? { units: 0, amount: 0, squares: 0, lines: 0 }
      days.set(day[i]!, { units: sum.units + units, amount: sum.amount + amount, squares: sum.squares + (amount * amount) / units, lines: sum.lines + 1 })
    }
    if (!moves([...days.values()])) return []
    const first = Math.min(...days.keys())
    const values = Array.from({ length: Math.max(...days.keys()) - first + 1 }, (_, t) => {
      const sum = days.get(first + t)
      return sum ? Number((sum.amount / sum.units).toPrecision(6)) : null
    })
    return [{ kind: 'price', skuId, firstDay: isoDayOf(first), values, currency }]
  })
}

/** Analysis of variance of unit prices, weighted by units: days against lines within them. */
function moves(days: readonly { readonly units: number; readonly amount: number; readonly squares: number; readonly lines: number }[]): boolean {
  if (days.length < LEAST_PRICE_DAYS) return false
  const units = days.reduce((sum, one) => sum + one.units, 0)
  const mean = days.reduce((sum, one) => sum + one.amount, 0) / units
  const between = days.reduce((sum, one) => sum + one.units * (one.amount / one.units - mean) ** 2, 0)
  const within = days.reduce((sum, one) => sum + Math.max(0, one.squares - (one.amount * one.amount) / one.units), 0)
  const lines = days.reduce((sum, one) => sum + one.lines, 0)
  const ratio = between / (days.length - 1) / (within / Math.max(1, lines - days.length) + 1e-12 * mean * mean)
  return Math.sqrt(between / units) > LEAST_PRICE_MOVEMENT * mean && ratio > LEAST_VARIANCE_RATIO
}

function usualCurrency({ ledgers }: LineFacts): CurrencyCode | null {
  const lines = new Map<string, number>()
  for (const { ledger } of ledgers) if (ledger.currency !== null) lines.set(ledger.currency, (lines.get(ledger.currency) ?? 0) + ledger.lineCount)
  return ([...lines].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? null) as CurrencyCode | null
}

/**
 * Days on which a SKU was known to be out of stock: 1 from a count of nothing (in every place counted so far) until the next count that finds
 * some, on days without a sale; 0 on days that were counted and had some; null on all others.
 */
export function stockOutSeries(batches: readonly FactBatch[], series: readonly DailySeries[], skuIdOf: HistoryInput['skuIdOf']): DriverSeries[] {
  const counts = batches.flatMap((batch) => {
    const clock = zoneClock(batch.market.timeZone)
    return stockCounts(batch).map(({ sku, platformSkuId, productName, place, units, countedAtMs }) => ({
      skuId: skuIdOf({ key: sku || platformSkuId, platformSkuId: platformSkuId === '' ? null : platformSkuId, sellerSku: sku, name: productName }),
      place, units, timeMs: countedAtMs, day: clock.wallDayOf(Math.floor(countedAtMs / MS_PER_MINUTE)),
    }))
  }).sort((a, b) => a.timeMs - b.timeMs)
  const bySku = new Map<SkuId, Map<number, number>>()
  const places = new Map<string, Map<string, { timeMs: number; units: number }>>()
  for (const { skuId, place, units, timeMs, day } of counts) {
    let held = places.get(skuId)
    if (!held) places.set(skuId, (held = new Map()))
    const same = held.get(place)
    // Rows of one place in one count are added up.
    held.set(place, { timeMs, units: Math.max(0, units) + (same?.timeMs === timeMs ? same.units : 0) })
    let totals = bySku.get(skuId)
    if (!totals) bySku.set(skuId, (totals = new Map()))
    totals.set(day, [...held.values()].reduce((sum, one) => sum + one.units, 0))
  }
  const soldOn = salesReader(series)
  return [...bySku].flatMap(([skuId, totals]): DriverSeries[] => {
    const days = [...totals].sort(([a], [b]) => a - b)
    if (!days.some(([, units]) => units === 0)) return []
    const first = days[0]![0]
    const values: (number | null)[] = []
    for (const [c, [day, units]] of days.entries()) {
      values[day - first] = units === 0 ? outOn(soldOn(skuId, day)) : 0
      if (units > 0) continue
      const next = days[c + 1]?.[0]
      for (let t = day + 1; t < (next ?? day + UNSEEN_STOCK_OUT_DAYS); t += 1) {
        const sold = soldOn(skuId, t)
        // Without a later count, a sale says that there was something again.
        if (next === undefined && sold !== 0) break
        values[t - first] = outOn(sold)
      }
    }
    return [{ kind: 'stockOut', skuId, firstDay: isoDayOf(first), values: Array.from(values, (value) => value ?? null), currency: null }]
  })
}

function outOn(sold: number | null): number | null {
  return sold === null || sold > 0 ? null : 1
}

/** Units of a SKU on a day over all markets and sources; null outside its series. */
function salesReader(series: readonly DailySeries[]): (skuId: SkuId, day: number) => number | null {
  const bySku = new Map<SkuId, { readonly first: number; readonly units: readonly number[] }[]>()
  for (const { skuId, firstDay, units } of series) {
    const one = { first: dayNumberOf(firstDay), units }
    const own = bySku.get(skuId)
    if (own) own.push(one)
    else bySku.set(skuId, [one])
  }
  return (skuId, day) => {
    const known = (bySku.get(skuId) ?? []).flatMap(({ first, units }) => units[day - first] ?? [])
    return known.length === 0 ? null : known.reduce((sum, units) => sum + units, 0)
  }
}
