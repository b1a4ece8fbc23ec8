import { dayNumberOf, MINUTES_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE } from '#domain/calendar/days.ts'
import { firstUtcHourOfDay, lastUtcHourOfDay } from '#domain/calendar/hours.ts'
import { zoneClock } from '#domain/calendar/zone.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { SkuInput } from '#engines/simulate/types.ts'

import { dayAt, type PlanStart } from '../planStart.ts'
import type { Notes } from './notes.ts'

/** Simulated as no limit. */
export const UNLIMITED_UNITS = -1

/**
 * Units on hand at hour 0. Shapes: [skus][warehouses]; -1 = not known.
 *
 * Orders placed since the count are taken off, at the warehouses that the market's routing names; of the day of the count,
 * the part of the day that was left. A count made after the start is put back by what was sold meanwhile at the pace of the last
 * four weeks, at most four weeks of it, since the run sells that once more. A SKU counted somewhere has none where no count is entered; one counted nowhere is not known.
 */
export function onHandUnits(document: PlanDocument, start: PlanStart, routing: readonly (readonly number[])[], notes: Notes): number[][] {
  const levels = new Map(document.stock.map((level) => [`${level.skuId}@${level.warehouseId}`, level]))
  const isCounted = new Set<string>(document.stock.filter((level) => level.onHandUnits !== null).map((level) => level.skuId))
  const sold = soldSince(document, start)
  const pace = unitsPerDay(document)
  let unknownCount = 0
  const rows = document.skus.map((sku) => {
    let isUnknown = false
    const row = document.warehouses.map((warehouse, w) => {
      const level = levels.get(`${sku.id}@${warehouse.id}`)
      if (level ? level.onHandUnits === null : !isCounted.has(sku.id)) {
        isUnknown = true
        return UNLIMITED_UNITS
      }
      const counted = level?.onHandUnits ?? 0
      if (!level || level.countedAtMs === null || counted <= 0) return Math.max(0, counted)
      const daysAhead = Math.min(PACE_DAYS, level.countedAtMs / MS_PER_DAY - (start.startHourUtc * MS_PER_HOUR) / MS_PER_DAY)
      if (daysAhead > 0) return Math.round(counted + daysAhead * document.markets.reduce((sum, market, m) => sum + routing[m]![w]! * pace(sku.id, market.id), 0))
      const taken = document.markets.reduce((sum, market, m) => sum + routing[m]![w]! * sold(sku.id, market.id, m, level.countedAtMs!), 0)
      return Math.max(0, Math.round(counted - taken))
    })
    if (isUnknown) unknownCount += 1
    return row
  })
  if (unknownCount > 0) notes.note({ code: 'stockUnknown', skuCount: unknownCount })
  return rows
}

const PACE_DAYS = 28
const MS_PER_DAY = MINUTES_PER_DAY * MS_PER_MINUTE

/** Mean units of a SKU sold in a market per day of the last four complete weeks. */
function unitsPerDay({ history }: PlanDocument) {
  const last = history.completeTo === null ? null : dayNumberOf(history.completeTo)
  return (skuId: string, marketId: string): number => {
    let total = 0
    for (const series of history.series) {
      if (last === null || series.skuId !== skuId || series.marketId !== marketId) continue
      const end = last - dayNumberOf(series.firstDay) + 1
      total += series.units.slice(Math.max(0, end - PACE_DAYS), Math.max(0, end)).reduce((sum, units) => sum + units, 0)
    }
    return total / PACE_DAYS
  }
}

/** Units of a SKU ordered in a market since a moment. */
function soldSince(document: PlanDocument, start: PlanStart) {
  const byKey = new Map<string, { readonly first: number; readonly units: readonly number[] }[]>()
  for (const { skuId, marketId, firstDay, units } of document.history.series) {
    const key = `${skuId}@${marketId}`
    const entry = { first: dayNumberOf(firstDay), units }
    const known = byKey.get(key)
    if (known) known.push(entry)
    else byKey.set(key, [entry])
  }
  return (skuId: string, marketId: string, m: number, sinceMs: number): number => {
    const clock = start.clocks[m]!
    const countDay = dayAt(clock, sinceMs)
    const wallMinute = clock.wallMinuteOf(Math.floor(sinceMs / MS_PER_MINUTE))
    const leftShare = 1 - (wallMinute - countDay * MINUTES_PER_DAY) / MINUTES_PER_DAY
    let total = 0
    for (const { first, units } of byKey.get(`${skuId}@${marketId}`) ?? []) {
      for (let day = Math.max(countDay, first); day - first < units.length && day <= start.firstDays[m]!; day += 1) {
        total += units[day - first]! * (day === countDay ? leftShare : 1)
      }
    }
    return total
  }
}

/**
 * Lots on their way, by hours of the run; days are the receiving warehouse's. A lot due before the SKU was last counted there is
 * in that count already; one overdue since then arrives at once.
 */
export function inboundOf(document: PlanDocument, start: PlanStart, skuId: string): SkuInput['inbound'] {
  return document.inbound.flatMap((lot) => {
    const warehouse = document.warehouses.findIndex(({ id }) => id === lot.warehouseId)
    const timeZone = document.warehouses[warehouse]?.timeZone
    if (lot.skuId !== skuId || timeZone === undefined || lot.units <= 0) return []
    const clock = zoneClock(timeZone)
    const firstDay = dayNumberOf(lot.arrivalDay)
    const lastHourUtc = lastUtcHourOfDay(clock, firstDay + lot.arrivalSpreadDays)
    const level = document.stock.find((one) => one.skuId === skuId && one.warehouseId === lot.warehouseId)
    // A count made after the start (the clock is ahead of the data) says nothing of a lot that arrives within the run.
    const countedHourUtc = Math.min(start.startHourUtc, level && level.countedAtMs !== null ? level.countedAtMs / MS_PER_HOUR : start.startHourUtc)
    if (lastHourUtc < countedHourUtc) return []
    const fromHour = Math.max(0, firstUtcHourOfDay(clock, firstDay) - start.startHourUtc)
    const toHour = Math.max(fromHour, lastHourUtc - start.startHourUtc)
    return fromHour >= start.horizonHours ? [] : [{ warehouse, units: lot.units, fromHour, toHour }]
  })
}

/** The SKUs (at most six, as indices) whose known stock lasts shortest at their expected sales, the events at their peaks included. */
export function scarcestSkus(onHand: readonly (readonly number[])[], unitsPerDay: readonly number[], peakFactors: readonly number[]): number[] {
  const cover = onHand.flatMap((row, s) => {
    const demand = unitsPerDay[s]! * peakFactors[s]!
    return row.includes(UNLIMITED_UNITS) || demand <= 0 ? [] : [{ s, days: row.reduce((sum, units) => sum + units, 0) / demand }]
  })
  return cover.sort((a, b) => a.days - b.days || a.s - b.s).slice(0, 6).map(({ s }) => s)
}
