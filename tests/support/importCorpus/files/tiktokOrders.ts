import { TIKTOK_DESCRIPTION, TIKTOK_HEADERS, tiktokCsv, tiktokLine, type TiktokHeader, type TiktokLine } from '../../tiktokFixtures.ts'
import { book, type Cell, type Sheet } from '../book.ts'
import { table } from '../text.ts'
import { file, type CorpusFile, type Expectation } from '../types.ts'

/** Six orders of 21 to 26 October, one unit each, of six SKUs. */
const six = [20, 21, 22, 23, 24, 25].map((n) => tiktokLine(n))
const sixTotals = { lines: 6, orders: 6, skus: 6, units: 6, cancelledUnits: 0, netUnits: 6, returnedUnits: 0, firstDay: '2026-10-21', lastDay: '2026-10-26' }
const csv: Expectation = { verdict: 'ACCEPT', kind: 'tiktok-orders', encoding: 'utf-8', delimiter: ',', headerRow: 1 }
const xlsx: Expectation = { verdict: 'ACCEPT', kind: 'tiktok-orders', encoding: null, delimiter: null, sheet: 'OrderSKUList', headerRow: 1 }
const changed = (change: TiktokLine) => [20, 21, 22, 23, 24, 25].map((n) => tiktokLine(n, change))
const cellsOf = (lines: readonly TiktokLine[], headers: readonly TiktokHeader[] = TIKTOK_HEADERS) => lines.map((line) => headers.map((header) => line[header] ?? ''))
const sheet = (lines: readonly TiktokLine[], more: Partial<Sheet> = {}): Sheet => ({ name: 'OrderSKUList', rows: [[...TIKTOK_HEADERS], ...cellsOf(lines)], ...more })
const renamed = (names: Partial<Record<TiktokHeader, string>>) => table([TIKTOK_HEADERS.map((header) => names[header] ?? header), ...cellsOf(six)], { hasMark: true })
/** Dates of one order each, all told apart by a day above 12 unless said otherwise. */
const dated = (times: readonly string[], change: TiktokLine = {}) => tiktokCsv(times.map((time, i) => tiktokLine(20 + i, { 'Created Time': time, 'Paid Time': time, ...change })))
const manyTotals = (units: number, more: object = {}) => ({ ...sixTotals, units, netUnits: units, ...more })

export const tiktokOrderFiles: readonly CorpusFile[] = [
  file('tiktok-orders/vietnam-tabs.csv', () => tiktokCsv(six), { ...csv, rowsOk: 6, totals: sixTotals, rows: { 2: { orderId: '583870900000000020', sellerSku: 'SKU-6', quantity: 1, createdTime: '2026-10-21T22:05:43', warehouse: 'Main', carrier: 'J&T Express' } } }),
  file('tiktok-orders/OrderSKUList.xlsx', () => book([sheet([TIKTOK_DESCRIPTION, ...six])]), { ...xlsx, rowsOk: 6, skipped: { description: 1 }, totals: sixTotals }),
  file('tiktok-orders/two-description-rows.xlsx', () => book([sheet([TIKTOK_DESCRIPTION, { 'Order ID': 'Required', Quantity: 'Number', 'SKU ID': 'Text' }, ...six])]), { ...xlsx, rowsOk: 6, skipped: { description: 2 }, totals: sixTotals }),
  file('tiktok-orders/thai-second-header.xlsx', () => book([sheet([{ 'Order ID': 'หมายเลขคำสั่งซื้อ', 'Order Status': 'สถานะคำสั่งซื้อ', 'Seller SKU': 'SKU ของผู้ขาย', 'Product Name': 'ชื่อสินค้า', Quantity: 'จำนวน', 'Created Time': 'เวลาที่สร้าง' }, ...changed({ 'Order Status': 'จัดส่งแล้ว' })])]), { ...xlsx, rowsOk: 6, skipped: { description: 1 }, totals: sixTotals }),
  file('tiktok-orders/all-orders-thai.csv', () => tiktokCsv([tiktokLine(20, { 'Order Status': 'จัดส่งแล้ว', 'Order Substatus': 'จัดส่งสำเร็จ' }), tiktokLine(21, { 'Order Status': 'ที่จะจัดส่ง', 'Order Substatus': 'รอเข้ารับ' }), tiktokLine(22, { 'Order Status': 'ยกเลิกแล้ว', Quantity: '3' })]), { ...csv, rowsOk: 3, totals: { lines: 3, orders: 3, units: 5, cancelledUnits: 3, netUnits: 2 } }),
  file('tiktok-orders/indonesia.csv', () => tiktokCsv(['Perlu dikirim', 'Dikirim', 'Selesai', 'Dibatalkan', 'Belum dibayar', 'Dalam perjalanan'].map((status, i) => tiktokLine(20 + i, { 'Order Status': status, 'SKU Subtotal After Discount': 'Rp125.000' }))), { ...csv, rowsOk: 6, totals: manyTotals(6, { cancelledUnits: 1, netUnits: 5 }), rows: { 2: { amount: 125_000 } } }),
  file('tiktok-orders/vietnam-statuses.csv', () => tiktokCsv(['Đã vận chuyển', 'Đã hoàn tất', 'Đã hủy', 'Đã vận chuyển', 'Cần gửi', 'Đã giao'].map((status, i) => tiktokLine(20 + i, { 'Order Status': status }))), { ...csv, rowsOk: 6, totals: manyTotals(6, { cancelledUnits: 1, netUnits: 5, returnedUnits: 0 }), rows: { 2: { amount: 44_650 } } }),
  file('tiktok-orders/全部 笔订单-2026-10-07-10_27.xlsx', () => book([sheet([TIKTOK_DESCRIPTION, ...['待发货', '已发货', '已完成', '已取消', '未付款', '运输中'].map((status, i) => tiktokLine(20 + i, { 'Order Status': status, 'Product Name': '充电台灯', Variation: '白色' }))])], { isShared: true }), { ...xlsx, rowsOk: 6, skipped: { description: 1 }, totals: manyTotals(6, { cancelledUnits: 1, netUnits: 5 }) }),
  file('tiktok-orders/March 2026.csv', () => dated(['03/01/2026 10:00:00 AM', '03/02/2026 12:30:00 AM', '03/03/2026 11:59:59 PM'], { 'SKU Subtotal After Discount': '19.99' }), { ...csv, rowsOk: 3, totals: { units: 3, firstDay: '2026-03-01', lastDay: '2026-03-03' }, rows: { 3: { createdTime: '2026-03-02T00:30:00' }, 4: { createdTime: '2026-03-03T23:59:59' } } }),
  file('tiktok-orders/brazil.csv', () => dated(['12/15/2025 9:30:33 AM', '12/16/2025 4:05:06 PM'], { 'SKU Subtotal After Discount': 'BRL 35,91' }), { ...csv, rowsOk: 2, totals: { units: 2, firstDay: '2025-12-15', lastDay: '2025-12-16' }, rows: { 2: { amount: 35.91, createdTime: '2025-12-15T09:30:33' } } }),
  file('tiktok-orders/malaysia-56-columns.csv', () => table([[...TIKTOK_HEADERS.slice(0, 54), ' Virtual Bundle Seller SKU', 'Purchase Channel'], ...cellsOf(changed({ 'SKU Subtotal After Discount': 'RM 156.43' })).map((cells) => [...cells.slice(0, 54), 'BUNDLE-1', 'TikTok'])], { hasMark: true }), { ...csv, rowsOk: 6, totals: sixTotals, rows: { 2: { amount: 156.43 } } }),
  file('tiktok-orders/tokopedia-invoice.csv', () => table([[...TIKTOK_HEADERS, 'Purchase Channel', 'Tokopedia Invoice Number'], ...cellsOf(six).map((cells) => [...cells, 'Tokopedia', 'INV/2026/1'])], { hasMark: true }), { ...csv, rowsOk: 6, totals: sixTotals }),
  file('tiktok-orders/japan-yen.csv', () => tiktokCsv(changed({ 'SKU Subtotal After Discount': '70,036円' })), { ...csv, rowsOk: 6, totals: sixTotals, rows: { 2: { amount: 70_036 } } }),
  file('tiktok-orders/thailand-baht.csv', () => tiktokCsv(changed({ 'SKU Subtotal After Discount': '฿1,234' })), { ...csv, rowsOk: 6, totals: sixTotals, rows: { 2: { amount: 1234 } } }),
  file('tiktok-orders/header-variants.csv', () => renamed({ 'Cancelation/Return Type': 'Cancellation/Return Type', 'Order Substatus': 'Order Sub-Status', 'Sku Quantity of return': 'SKU Quantity of return', 'Cancelled Time': 'Canceled Time', 'Created Time': 'Order Created Time' }), { ...csv, rowsOk: 6, totals: sixTotals }),
  file('tiktok-orders/empty-times-of-tabs.csv', () => tiktokCsv(changed({ 'Shipped Time': '\t', 'Delivered Time': '\t', 'RTS Time': '\t' })), { ...csv, rowsOk: 6, totals: sixTotals }),
  file('tiktok-orders/dimension-a1.xlsx', () => book([sheet(six, { dimension: 'A1' })]), { ...xlsx, rowsOk: 6, totals: sixTotals }),
  file('tiktok-orders/dimension-too-short.xlsx', () => book([sheet(six, { dimension: 'A1:E2' })]), { ...xlsx, rowsOk: 6, totals: sixTotals }),
  file('tiktok-orders/row-element-per-cell.xlsx', () => book([sheet([TIKTOK_DESCRIPTION, ...six], { isRowPerCell: true, dimension: 'A1' })], { isShared: true }), { ...xlsx, rowsOk: 6, skipped: { description: 1 }, totals: sixTotals }),
  file('tiktok-orders/ids-as-numbers.xlsx', () => book([sheet([], { rows: [[...TIKTOK_HEADERS], ...six.map((line) => TIKTOK_HEADERS.map((header): Cell => (header === 'Order ID' || header === 'SKU ID' || header === 'Quantity' ? { n: line[header]! } : (line[header] ?? ''))))] })]), { ...xlsx, rowsOk: 6, totals: sixTotals, rows: { 2: { orderId: '583870900000000020' }, 3: { orderId: '583870900000000021' } } }),
  file('tiktok-orders/ids-in-scientific-notation.csv', () => tiktokCsv([20, 21, 22].map((n) => tiktokLine(n, { 'Order ID': '5.83871E+17', 'SKU ID': '1.72938E+18', Quantity: '2' }))), { ...csv, verdict: 'WARN', rowsOk: 3, totals: { lines: 3, orders: 3, skus: 3, units: 6 }, findings: { idDamaged: [2, 2, 3, 3, 4, 4] } }),
  file('tiktok-orders/ids-rounded-to-zeros.csv', () => tiktokCsv([20, 21, 22, 23].map((n) => tiktokLine(n, { 'Order ID': '583870900000000000', 'SKU ID': '1729382000000000000' }))), { ...csv, verdict: 'WARN', rowsOk: 4, totals: { lines: 4, orders: 4, skus: 4, units: 4 }, anyFinding: ['idDamaged'] }),
  file('tiktok-orders/damaged-ids-without-seller-sku.csv', () => tiktokCsv([20, 21].map((n) => tiktokLine(n, { 'SKU ID': '1.72938E+18', 'Seller SKU': '' }))), { ...csv, verdict: 'WARN', rowsOk: 0, rowsBad: 2, anyFinding: ['skuMissing'] }),
  file('tiktok-orders/cancelled-returned-preorder.csv', () => tiktokCsv([
    tiktokLine(20, { 'Cancelation/Return Type': 'Cancel', 'Order Status': 'Canceled', Quantity: '4', 'Cancel By': 'Seller', 'Cancel Reason': 'Out of stock' }),
    tiktokLine(21, { 'Cancelation/Return Type': 'Return/Refund', 'Order Status': 'Completed', Quantity: '3', 'Sku Quantity of return': '2' }),
    tiktokLine(22, { 'Normal or Pre-order': 'Pre-order', 'Order Status': 'To ship', Quantity: '5' }),
    tiktokLine(23, { 'Fulfillment Type': 'Fulfillment by TikTok', Quantity: '2' }),
  ]), { ...csv, rowsOk: 4, totals: { lines: 4, orders: 4, units: 14, cancelledUnits: 4, netUnits: 10, returnedUnits: 2 } }),
  file('tiktok-orders/bad-rows.csv', () => tiktokCsv([tiktokLine(20), tiktokLine(21, { Quantity: '1.5' }), tiktokLine(22, { Quantity: '-1' }), tiktokLine(23, { Quantity: '' }), tiktokLine(24, { 'Created Time': '31/02/2026 10:00:00' }), tiktokLine(25, { 'SKU ID': '', 'Seller SKU': '' })]), { ...csv, verdict: 'WARN', rowsOk: 1, rowsBad: 5, totals: { lines: 1, units: 1 }, findings: { notWholeNumber: [3], quantityNegative: [4], cellMissing: [5], timeUnreadable: [6], skuMissing: [7] } }),
  file('tiktok-orders/unknown-status.csv', () => tiktokCsv([...six.slice(0, 5), tiktokLine(25, { 'Order Status': 'Teleported' })]), { ...csv, verdict: 'WARN', rowsOk: 6, totals: sixTotals, findings: { statusUnknown: [7] } }),
  file('tiktok-orders/joined-exports.csv', () => tiktokCsv([...six.slice(0, 3), Object.fromEntries(TIKTOK_HEADERS.map((header) => [header, header])), ...six.slice(3)]), { ...csv, rowsOk: 6, skipped: { header: 1 }, totals: sixTotals }),
  file('tiktok-orders/order-of-two-lines.csv', () => tiktokCsv([20, 21, 22].flatMap((n) => [tiktokLine(n, { 'Seller SKU': 'A', 'SKU ID': '1729382000000000091', Quantity: '2' }), tiktokLine(n, { 'Seller SKU': 'B', 'SKU ID': '1729382000000000092' })])), { ...csv, rowsOk: 6, totals: { lines: 6, orders: 3, skus: 2, units: 9 } }),
  file('tiktok-orders/repeated-lines.csv', () => tiktokCsv([...six, six[0]!, six[1]!]), { ...csv, rowsOk: 8, totals: manyTotals(8, { lines: 8 }), anyFinding: ['linesRepeated'] }),
  file('tiktok-orders/header-only.csv', () => tiktokCsv([]), { ...csv, verdict: 'WARN', rowsOk: 0, totals: { lines: 0, units: 0 }, findings: { rowsMissing: 1 } }),
  file('tiktok-orders/columns-in-another-order.csv', () => tiktokCsv(six, [...TIKTOK_HEADERS].reverse()), { ...csv, rowsOk: 6, totals: sixTotals }),
  file('tiktok-orders/blank-rows.xlsx', () => book([sheet([...six.slice(0, 3), {}, {}, ...six.slice(3)])]), { ...xlsx, rowsOk: 6, skipped: { blank: 2 }, totals: sixTotals }),
  file('tiktok-orders/hidden-copy.xlsx', () => book([sheet([...six, ...six], { name: 'OrderSKUList (old)', state: 'hidden' }), sheet(six)]), { ...xlsx, rowsOk: 6, totals: sixTotals }),
  file('tiktok-orders/notes-sheet-first.xlsx', () => book([{ name: 'Read me', rows: [['Export of orders'], ['Please do not change the columns.']] }, sheet(six)]), { ...xlsx, rowsOk: 6, totals: sixTotals }),
  file('tiktok-orders/ambiguous-dates.csv', () => dated(['03/04/2026 10:00:00', '05/04/2026 10:00:00', '04/04/2026 10:00:00']), { ...csv, verdict: ['ASK', 'ACCEPT', 'WARN'], rowsOk: 3, totals: { units: 3, firstDay: '2026-04-03', lastDay: '2026-04-05' } }),
]
