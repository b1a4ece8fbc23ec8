import { parseWhole } from '../values/numbers.ts'
import { orderLines } from './orderLines.ts'
import type { FieldSpec, Source } from './types.ts'

const sku: FieldSpec = { ...orderLines.fields['sku']!, isNeeded: true }
const productName: FieldSpec = orderLines.fields['productName']!

/** Units per day and SKU, one row each. */
export const dailySales: Source = {
  kind: 'daily-sales',
  isGeneral: true,
  yields: 'daily',
  keyField: 'day',
  dayField: 'day',
  preferredDateOrder: 'DMY',
  needs: [['day'], ['sku'], ['units']],
  fields: {
    day: { kind: 'time', isNeeded: true, aliases: ['Date', 'Day', 'Sales Date', 'Sale Date', 'Order Date', 'Business Date', '日期', '销售日期', '统计日期', '时间', 'วันที่', 'Ngày', 'Tanggal'] },
    sku,
    productName,
    units: { kind: 'units', isNeeded: true, aliases: ['Units', 'Units Sold', 'Unit Sales', 'Sales', 'Sold', 'Items Sold', 'Quantity', 'Quantity Sold', 'Qty', 'Sales Qty', 'Sales Quantity', 'Net Units', '销量', '销售数量', '销售件数', '件数', '数量', '日销量', '成交件数', 'จำนวนที่ขาย', 'จำนวน', 'Số lượng bán', 'Số lượng', 'Jumlah Terjual', 'Terjual', 'Jumlah'] },
  },
  take(values, context) {
    if (Number(values['units']) < 0) context.issue('unitsNegative', 'warning', 'units', values['units']!, '≥ 0')
    context.daily.add({ sku: String(values['sku']), name: String(values['productName'] ?? ''), wallSeconds: Number(values['day']), units: Number(values['units']) })
  },
}

/** Units per SKU in rows, one column per day. An empty cell is no entry; a cell that is no number refuses its row. */
export const dailySalesWide: Source = {
  kind: 'daily-sales-wide',
  isGeneral: true,
  yields: 'daily',
  keyField: 'sku',
  dayField: null,
  preferredDateOrder: 'DMY',
  isWide: true,
  needs: [['sku']],
  fields: { sku, productName },
  take(values, context) {
    const found: { readonly wallSeconds: number; readonly units: number }[] = []
    for (const { wallSeconds, header, cell } of context.dayCells()) {
      const units = parseWhole(cell, context.wideMark)
      if (units.ok) found.push({ wallSeconds, units: units.value })
      else if (units.reason !== 'missing') return context.issue('notWholeNumber', 'error', `day:${header}`, cell, '0, 1, 2, …')
    }
    for (const { wallSeconds, units } of found) {
      if (units < 0) context.issue('unitsNegative', 'warning', 'sku', units, '≥ 0')
      context.daily.add({ sku: String(values['sku']), name: String(values['productName'] ?? ''), wallSeconds, units })
    }
  },
}
