import type { DemandAlert, DemandRow } from '#advice/demand/types.ts'

export type RowFilter = { readonly search: string; readonly demandClass: DemandRow['demandClass'] | 'all'; readonly alert: DemandAlert | 'any' | 'all' }
export const NO_FILTER: RowFilter = { search: '', demandClass: 'all', alert: 'all' }

const plain = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Rows that fit: every word of the search in the SKU or the name, whatever its case or width. */
export function filterRows(rows: readonly DemandRow[], { search, demandClass, alert }: RowFilter): readonly DemandRow[] {
  const words = plain(search).split(/\s+/).filter(Boolean)
  if (words.length === 0 && demandClass === 'all' && alert === 'all') return rows
  return rows.filter((row) => {
    if (demandClass !== 'all' && row.demandClass !== demandClass) return false
    if (alert === 'any' ? row.alerts.length === 0 : alert !== 'all' && !row.alerts.includes(alert)) return false
    if (words.length === 0) return true
    const where = plain(`${row.sellerSku} ${row.name}`)
    return words.every((word) => where.includes(word))
  })
}
