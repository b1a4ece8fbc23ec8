import { type AdRow, plus } from './adRows.ts'

/** Figures per day of one campaign, product or SKU. Shapes: [days]; clicks and orders NaN where no file tells them. */
export type AdColumns = { readonly spend: Float64Array; readonly clicks: Float64Array; readonly orders: Float64Array }

/**
 * Ads of one currency per market day, from the first to the last day that a daily file covers; days between without a row cost nothing.
 *
 * `total` is the shop's spend: of the overview where it is larger than what the campaigns name together. `unassigned` is what no row gives to a
 * product or SKU. Snapshots of a range are kept as `ranges` and never spread over days.
 */
export type AdDays = {
  readonly currency: string
  readonly firstDay: number
  readonly days: number
  readonly total: AdColumns
  readonly byCampaign: ReadonlyMap<string, AdColumns>
  readonly byProduct: ReadonlyMap<string, AdColumns>
  readonly bySku: ReadonlyMap<string, AdColumns>
  readonly unassigned: Float64Array
  readonly ranges: readonly AdRow[]
}

/** One table of days per currency, the currency with the largest spend first; rows without a currency are taken as `usualCurrency`. */
export function adDays(rows: readonly AdRow[], usualCurrency: string): AdDays[] {
  const byCurrency = new Map<string, AdRow[]>()
  for (const row of rows) {
    const currency = row.currency ?? usualCurrency
    const list = byCurrency.get(currency)
    if (list) list.push(row)
    else byCurrency.set(currency, [row])
  }
  const spendOf = ({ total, ranges }: AdDays): number => total.spend.reduce((sum, value) => sum + value, 0) || ranges.reduce((sum, { spend }) => sum + spend, 0)
  return [...byCurrency].map(([currency, list]) => daysOf(currency, list)).sort((a, b) => spendOf(b) - spendOf(a))
}

function daysOf(currency: string, rows: readonly AdRow[]): AdDays {
  const isDaily = (row: AdRow): boolean => row.firstDay !== null && row.firstDay === row.lastDay
  const daily = rows.filter(isDaily)
  const firstDay = daily.reduce((first, row) => Math.min(first, row.firstDay!), Infinity)
  const lastDay = daily.reduce((last, row) => Math.max(last, row.firstDay!), -Infinity)
  const days = daily.length > 0 ? lastDay - firstDay + 1 : 0
  const empty = (): AdColumns => ({ spend: new Float64Array(days), clicks: new Float64Array(days).fill(NaN), orders: new Float64Array(days).fill(NaN) })
  const named = { byCampaign: new Map<string, AdColumns>(), byProduct: new Map<string, AdColumns>(), bySku: new Map<string, AdColumns>() }
  const addTo = (map: Map<string, AdColumns>, key: string, row: AdRow): void => {
    if (key === '') return
    let columns = map.get(key)
    if (!columns) map.set(key, (columns = empty()))
    add(columns, row.firstDay! - firstDay, row)
  }
  const overview = empty()
  // LIVE sessions may be told again by the daily rows of their campaigns: of the two, the one that names more counts.
  const detail = empty()
  const live = empty()
  const assigned = new Float64Array(days)
  for (const row of daily) {
    const at = row.firstDay! - firstDay
    if (row.level === 'shop') add(overview, at, row)
    else add(row.level === 'live' ? live : detail, at, row)
    if (row.level !== 'shop') addTo(named.byCampaign, row.campaign, row)
    if (row.level !== 'product') continue
    addTo(row.sku === '' ? named.byProduct : named.bySku, row.sku || row.productId, row)
    assigned[at]! += row.spend
  }
  const total = empty()
  for (let t = 0; t < days; t += 1) {
    const candidates = [overview, detail, live]
    const top = candidates.reduce((best, columns) => (columns.spend[t]! > best.spend[t]! ? columns : best), overview)
    total.spend[t] = top.spend[t]!
    total.clicks[t] = [top, ...candidates].map(({ clicks }) => clicks[t]!).find((value) => !Number.isNaN(value)) ?? NaN
    total.orders[t] = [top, ...candidates].map(({ orders }) => orders[t]!).find((value) => !Number.isNaN(value)) ?? NaN
  }
  return {
    currency, firstDay: days > 0 ? firstDay : 0, days, total, ...named,
    unassigned: total.spend.map((value, t) => Math.max(0, value - assigned[t]!)),
    ranges: rows.filter((row) => !isDaily(row)),
  }
}

function add(columns: AdColumns, at: number, row: AdRow): void {
  columns.spend[at]! += row.spend
  columns.clicks[at] = plus(columns.clicks[at]!, row.clicks)
  columns.orders[at] = plus(columns.orders[at]!, row.orders)
}
