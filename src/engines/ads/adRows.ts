import { dayNumberOf, MINUTES_PER_DAY } from '#domain/calendar/days.ts'
import { zoneClock } from '#domain/calendar/zone.ts'
import { factNumber, type FactTable, factText } from '#domain/factTable.ts'
import type { TimeZone } from '#domain/units.ts'

/** What a row of an ads export is about: the whole shop, a campaign, one product (SPU) or SKU, or one LIVE session. */
export type AdLevel = 'shop' | 'campaign' | 'product' | 'live'

/**
 * One row of an ads export. Day numbers of the market; `firstDay` = `lastDay` for a day, a wider pair for a snapshot of a range, null where the
 * file does not say which days it covers. Amounts in whole units of `currency` (null = not told); NaN where the file has no such figure.
 */
export type AdRow = {
  readonly kind: string
  readonly level: AdLevel
  readonly campaign: string
  readonly productId: string
  readonly sku: string
  readonly firstDay: number | null
  readonly lastDay: number | null
  readonly spend: number
  readonly impressions: number
  readonly clicks: number
  /** Orders that the platform claims for the ads; its revenue counts organic orders too. */
  readonly orders: number
  readonly revenue: number
  readonly currency: string | null
}

type Reading = { readonly level: AdLevel; readonly time: string | null }

/** How each kind of ads file is read. `time` null: a snapshot over the range that the file names. */
const READINGS: Readonly<Record<string, Reading>> = {
  'tiktok-ads-overview': { level: 'shop', time: 'time' },
  'ads-daily': { level: 'campaign', time: 'day' },
  'tiktok-campaigns': { level: 'campaign', time: null },
  'tiktok-live-ads': { level: 'live', time: 'launchedTime' },
  'tiktok-creatives': { level: 'product', time: null },
}

const SECONDS_PER_DAY = 86_400

export type AdReading = {
  readonly rows: readonly AdRow[]
  /** Rows without a time in a file of times: totals, which would count twice. */
  readonly totalRows: number
}

/**
 * Rows of all ads tables; those of other kinds are passed over. Hours are summed to days of the market; what several files tell of the same
 * thing and day counts once, at its largest figure, since later exports of a day only add to it.
 */
export function readAdRows(tables: readonly FactTable[], marketZone: TimeZone): AdReading {
  const merged = new Map<string, AdRow>()
  let totalRows = 0
  for (const table of tables) {
    const reading = READINGS[table.kind]
    if (!reading) continue
    const dayOf = reading.time === null ? null : dayReader(table, reading.time, marketZone)
    const own = new Map<string, AdRow>()
    for (let row = 0; row < table.rowCount; row += 1) {
      const day = dayOf ? dayOf(row) : null
      if (dayOf && day === null) {
        totalRows += 1
        continue
      }
      const read = rowOf(table, row, reading.level, day)
      const key = [read.kind, read.level, read.campaign, read.productId, read.sku, read.firstDay, read.lastDay, read.currency].join('\u0000')
      const before = own.get(key)
      own.set(key, before ? sumOf(before, read) : read)
    }
    for (const [key, row] of own) {
      const before = merged.get(key)
      if (!before || row.spend >= before.spend) merged.set(key, row)
    }
  }
  return { rows: [...merged.values()], totalRows }
}

/** The market day of a row; null without a time. Whole days stay the days they are, hours move to the market's clock. */
function dayReader(table: FactTable, field: string, marketZone: TimeZone): (row: number) => number | null {
  let hasHours = false
  for (let row = 0; row < table.rowCount && !hasHours; row += 1) hasHours = factNumber(table, field, row) % SECONDS_PER_DAY > 0
  const isMoved = hasHours && table.timeZone !== marketZone
  const from = isMoved ? zoneClock(table.timeZone) : null
  const to = isMoved ? zoneClock(marketZone) : null
  return (row) => {
    const seconds = factNumber(table, field, row)
    if (Number.isNaN(seconds)) return null
    const minute = Math.floor(seconds / 60)
    return from && to ? to.wallDayOf(from.utcMinuteOf(minute)) : Math.floor(minute / MINUTES_PER_DAY)
  }
}

function rowOf(table: FactTable, row: number, level: AdLevel, day: number | null): AdRow {
  const productId = factText(table, 'productId', row)
  const sku = factText(table, 'sku', row)
  return {
    kind: table.kind,
    level: level === 'campaign' && (productId !== '' || sku !== '') ? 'product' : level,
    campaign: factText(table, 'campaignId', row) || factText(table, 'campaignName', row) || factText(table, 'liveName', row),
    productId, sku,
    firstDay: day ?? (table.period && dayNumberOf(table.period.firstDay)),
    lastDay: day ?? (table.period && dayNumberOf(table.period.lastDay)),
    spend: Math.max(0, factNumber(table, 'cost', row) || 0),
    impressions: factNumber(table, 'impressions', row),
    clicks: factNumber(table, 'clicks', row),
    orders: factNumber(table, 'skuOrders', row),
    revenue: factNumber(table, 'revenue', row),
    currency: factText(table, 'currency', row) || table.currency,
  }
}

function sumOf(a: AdRow, b: AdRow): AdRow {
  return {
    ...a, spend: a.spend + b.spend, impressions: plus(a.impressions, b.impressions), clicks: plus(a.clicks, b.clicks),
    orders: plus(a.orders, b.orders), revenue: plus(a.revenue, b.revenue),
  }
}

/** Sum of what is known: NaN only when neither is. */
export function plus(a: number, b: number): number {
  return Number.isNaN(a) ? b : Number.isNaN(b) ? a : a + b
}
