import type { StockAlert, StockRow } from '#advice/stock/types.ts'

import { urgencyOf } from '../words.ts'

export type RowFilter = { readonly search: string; readonly alert: StockAlert | 'any' | 'all'; readonly abc: 'A' | 'B' | 'C' | 'all'; readonly xyz: 'X' | 'Y' | 'Z' | 'all' }
export const NO_FILTER: RowFilter = { search: '', alert: 'all', abc: 'all', xyz: 'all' }

const plain = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Rows that fit: every word of the search in the SKU or the name, whatever its case or width. */
export function filterRows(rows: readonly StockRow[], { search, alert, abc, xyz }: RowFilter): readonly StockRow[] {
  const words = plain(search).split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    if ((abc !== 'all' && row.abc !== abc) || (xyz !== 'all' && row.xyz !== xyz)) return false
    if (alert === 'any' ? row.alerts.length === 0 : alert !== 'all' && !row.alerts.includes(alert)) return false
    if (words.length === 0) return true
    const where = plain(`${row.sellerSku} ${row.name}`)
    return words.every((word) => where.includes(word))
  })
}

/** What asks for something today or soon, and what is worth buying: the earliest last safe day first, the best purchase first within it. */
export function toDoRows(rows: readonly StockRow[]): readonly StockRow[] {
  const wanted = rows.filter((row) => row.suggestedUnits > 0 || row.alerts.includes('stockOut') || ['past', 'today', 'soon'].includes(urgencyOf(row) ?? ''))
  return wanted.sort((a, b) => (a.daysToOrder ?? Infinity) - (b.daysToOrder ?? Infinity) || (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.skuId < b.skuId ? -1 : 1))
}

/** Too much or not selling, the costliest first. */
export function excessRows(rows: readonly StockRow[]): readonly StockRow[] {
  const wanted = rows.filter(({ excessUnits, alerts }) => excessUnits > 0 || alerts.includes('overstock') || alerts.includes('notSelling'))
  return wanted.sort((a, b) => (b.excessCostMinor ?? -1) - (a.excessCostMinor ?? -1) || b.excessUnits - a.excessUnits || (a.skuId < b.skuId ? -1 : 1))
}
