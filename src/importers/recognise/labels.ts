import { comparable } from '../values/clean.ts'

const totals = new Set(['total', 'totals', 'grand total', 'subtotal', 'sum', 'overall', 'all', '合计', '总计', '总计值', '小计', '汇总', '总和', '合計', '總計', '小計', '累计', '全部合计', 'Grand Total:', 'Tổng', 'Tổng cộng', 'Tổng số', 'jumlah', 'Total nilai', 'รวม', 'รวมทั้งหมด', 'ยอดรวม', 'gesamt', 'summe', 'totale'].map(comparable))
const percentages = new Set(['百分比变化', 'Percentage change', '% change', 'Persentase perubahan', '环比', '变化率'].map(comparable))

/** `Total of 12 results`, `共12条`, `总计（5）`. */
const counted = /^(?:total(?:of)?|总计|合计|總計|合計|共)\d{1,7}(?:results?|rows?|records?|items?|campaigns?|条|條|项|行|个)?$/

/** Why a row with this label is no data, or null. */
export function labelReason(label: string): 'total' | 'percentage' | null {
  if (label === '' || label.length > 60) return null
  const key = comparable(label)
  return totals.has(key) || counted.test(key) ? 'total' : percentages.has(key) ? 'percentage' : null
}
