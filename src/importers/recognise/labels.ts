import { comparable } from '../values/clean.ts'

const totals = new Set(['total', 'totals', 'grand total', 'subtotal', 'sum', 'overall', 'all', '合计', '总计', '总计值', '小计', '汇总', '总和', 'Tổng', 'Tổng cộng', 'Tổng số', 'jumlah', 'Total nilai', 'รวม', 'รวมทั้งหมด', 'ยอดรวม', 'gesamt', 'summe', 'totale'].map(comparable))
const percentages = new Set(['百分比变化', 'Percentage change', '% change', 'Persentase perubahan', '环比', '变化率'].map(comparable))

/** Why a row with this label is no data, or null. */
export function labelReason(label: string): 'total' | 'percentage' | null {
  if (label === '' || label.length > 60) return null
  const key = comparable(label)
  return totals.has(key) ? 'total' : percentages.has(key) ? 'percentage' : null
}
