import { many, raw, table, two } from '../text.ts'
import { file, large, type CorpusFile, type Expectation } from '../types.ts'

const english = ['Order ID', 'SKU', 'Product Name', 'Quantity', 'Order Date', 'Unit Price']
const chinese = ['订单号', '商品编码', '商品名称', '数量', '下单时间', '单价']
/** Three orders of 1, 2 and 3 units on 14 to 16 October. */
const rows = (name: string) => [1, 2, 3].map((n) => [`A-100${n}`, `LAMP-${n}`, `${name} ${n}`, n, `2026-10-${13 + n} 09:30:00`, `${n}9.90`])
const totals = { lines: 3, orders: 3, skus: 3, units: 6, netUnits: 6, cancelledUnits: 0, firstDay: '2026-10-14', lastDay: '2026-10-16' }
const lines: Expectation = { verdict: 'ACCEPT', kind: 'order-lines', encoding: 'utf-8', delimiter: ',', headerRow: 1, rowsOk: 3, totals }
const named = (productName: string) => ({ 2: { productName: `${productName} 1` } })
const guessed = ['ACCEPT', 'WARN'] as const

export const textFiles: readonly CorpusFile[] = [
  file('encodings/utf-8.csv', () => table([english, ...rows('Lamp')]), lines),
  file('encodings/utf-8-mark.csv', () => table([chinese, ...rows('台灯')], { hasMark: true }), { ...lines, rows: named('台灯') }),
  file('encodings/utf-8-vietnamese.csv', () => table([['Mã đơn hàng', 'Mã hàng', 'Tên sản phẩm', 'Số lượng', 'Ngày đặt hàng', 'Đơn giá'], ...rows('Đèn bàn')]), { ...lines, rows: named('Đèn bàn') }),
  file('encodings/gbk.csv', () => table([chinese, ...rows('充电台灯')], { encoding: 'gb18030' }), { ...lines, verdict: guessed, encoding: ['gb18030', 'gbk'], rows: named('充电台灯') }),
  file('encodings/gbk-header-only.csv', () => table([chinese], { encoding: 'gb18030' }), { ...lines, verdict: 'WARN', encoding: ['gb18030', 'gbk'], rowsOk: 0, totals: { lines: 0 }, findings: { rowsMissing: 1 } }),
  file('encodings/gbk-header-then-ascii.csv', () => table([chinese, ...rows('Lamp')], { encoding: 'gb18030' }), { ...lines, verdict: guessed, encoding: ['gb18030', 'gbk'] }),
  file('encodings/gbk-after-200-ascii-rows.csv', () => table([english, ...many(200, (n) => [`A-${1000 + n}`, `LAMP-${n % 5}`, 'Lamp', 1, `2026-10-${two(1 + (n % 28))} 09:30:00`, '9.90']), ['A-1999', 'LAMP-9', '充电式台灯白色款', 2, '2026-10-15 09:30:00', '9.90']], { encoding: 'gb18030' }), { ...lines, verdict: guessed, encoding: ['gb18030', 'gbk'], rowsOk: 201, totals: { lines: 201, units: 202 }, rows: { 202: { productName: '充电式台灯白色款' } } }),
  file('encodings/big5.csv', () => table([['訂單編號', '商品編號', '商品名稱', '數量', '訂單日期', '單價'], ...rows('充電檯燈')], { encoding: 'big5' }), { ...lines, verdict: guessed, encoding: 'big5', rows: named('充電檯燈') }),
  file('encodings/shift-jis.csv', () => table([english, ...rows('デスクライト（白）')], { encoding: 'shift_jis' }), { ...lines, verdict: guessed, encoding: 'shift_jis', rows: named('デスクライト(白)'.replace('(', '（').replace(')', '）')) }),
  file('encodings/windows-874.csv', () => table([['หมายเลขคำสั่งซื้อ', 'รหัสสินค้า', 'ชื่อสินค้า', 'จำนวน', 'วันที่สั่งซื้อ', 'ราคา'], ...rows('โคมไฟตั้งโต๊ะ')], { encoding: 'windows-874' }), { ...lines, verdict: guessed, encoding: 'windows-874', rows: named('โคมไฟตั้งโต๊ะ') }),
  file('encodings/windows-1258.csv', () => table([['Mã đơn hàng', 'Mã hàng', 'Tên sản phẩm', 'Số lượng', 'Ngày đặt hàng', 'Đơn giá'], ...rows('Đèn bàn')], { encoding: 'windows-1258' }), { ...lines, verdict: guessed, encoding: 'windows-1258' }),
  file('encodings/windows-1252-german.csv', () => table([english, ...rows('Tischleuchte weiß, 1 Stück für Büro')], { encoding: 'windows-1252', delimiter: ';' }), { ...lines, verdict: guessed, delimiter: ';', encoding: 'windows-1252', rows: named('Tischleuchte weiß, 1 Stück für Büro') }),
  file('encodings/windows-1252-spanish.csv', () => table([english, ...rows('Lámpara pequeña de diseño')], { encoding: 'windows-1252' }), { ...lines, verdict: guessed, encoding: 'windows-1252', rows: named('Lámpara pequeña de diseño') }),
  file('encodings/utf-16le-mark.csv', () => table([chinese, ...rows('台灯')], { encoding: 'utf-16le', hasMark: true, delimiter: '\t' }), { ...lines, encoding: 'utf-16le', delimiter: '\t', rows: named('台灯') }),
  file('encodings/utf-16be-mark.csv', () => table([chinese, ...rows('台灯')], { encoding: 'utf-16be', hasMark: true }), { ...lines, encoding: 'utf-16be', rows: named('台灯') }),
  file('encodings/utf-16le-no-mark.csv', () => table([english, ...rows('Lamp')], { encoding: 'utf-16le' }), { ...lines, verdict: guessed, encoding: 'utf-16le' }),
  file('encodings/utf-16be-no-mark.csv', () => table([english, ...rows('台灯')], { encoding: 'utf-16be' }), { ...lines, verdict: guessed, encoding: 'utf-16be' }),
  file('encodings/answered-gbk-as-big5.csv', () => table([english, ...rows('充电台灯')], { encoding: 'gb18030' }), { ...lines, verdict: guessed, encoding: 'big5', answers: { encoding: 'big5' } }),

  file('delimiters/semicolon-decimal-comma.csv', () => table([english, ...[1, 2, 3].map((n) => [`A-100${n}`, `LAMP-${n}`, 'Lamp', n, `${13 + n}.10.2026 09:30`, `1.${n}34,50`])], { delimiter: ';' }), { ...lines, delimiter: ';', rows: { 2: { unitPrice: 1134.5, createdTime: '2026-10-14T09:30:00' } } }),
  file('delimiters/tab.tsv', () => table([english, ...rows('Lamp')], { delimiter: '\t' }), { ...lines, delimiter: '\t' }),
  file('delimiters/pipe.txt', () => table([english, ...rows('Lamp')], { delimiter: '|' }), { ...lines, delimiter: '|' }),
  file('delimiters/sep-line.csv', () => raw(`sep=;\r\n${english.join(';')}\r\n${rows('Lamp').map((cells) => cells.join(';')).join('\r\n')}\r\n`), { ...lines, delimiter: ';', headerRow: 2 }),
  file('delimiters/sep-line-quoted.csv', () => raw(`"sep=;"\r\n${english.join(';')}\r\n${rows('Lamp').map((cells) => cells.join(';')).join('\r\n')}\r\n`, { hasMark: true }), { ...lines, delimiter: ';', headerRow: 2 }),
  file('delimiters/cr-only.csv', () => table([english, ...rows('Lamp')], { eol: '\r' }), lines),
  file('delimiters/cr-only-tab.txt', () => table([english, ...rows('Lamp')], { eol: '\r', delimiter: '\t' }), { ...lines, delimiter: '\t' }),
  file('delimiters/mixed-line-ends.csv', () => raw(`${english.join(',')}\r\n${rows('Lamp')[0]!.join(',')}\n${rows('Lamp')[1]!.join(',')}\r${rows('Lamp')[2]!.join(',')}`), lines),
  file('delimiters/no-final-line-end.csv', () => table([english, ...rows('Lamp')], { isOpenEnded: true }), lines),
  file('delimiters/quoted-line-breaks.csv', () => table([english, ...rows('Lamp, "large"\r\nwhite')]), lines),
  file('delimiters/commas-in-product-names.csv', () => table([english, ...rows('Lamp; round, white; USB')], { delimiter: ';' }), { ...lines, delimiter: ';', rows: { 3: { productName: 'Lamp; round, white; USB 2', quantity: 2 } } }),
  file('delimiters/rows-without-trailing-cells.csv', () => raw('Order ID,SKU,Quantity,Order Date,Status,Carrier\nA-1,X,1,2026-10-14,,\nA-2,Y,2,2026-10-15\nA-3,Z,3,2026-10-16,Shipped\n'), lines),
  file('delimiters/rows-too-long.csv', () => raw('Order ID,SKU,Quantity,Order Date\nA-1,X,1,2026-10-14\nA-2,Y,2,2026-10-15,stray,cells\nA-3,Z,3,2026-10-16,,\n'), { ...lines, verdict: 'WARN', findings: { rowTooLong: [3] } }),
  file('delimiters/blank-lines.csv', () => raw('Order ID,SKU,Quantity,Order Date\n\nA-1,X,1,2026-10-14\n,,,\n\nA-2,Y,2,2026-10-15\nA-3,Z,3,2026-10-16\n\n'), { ...lines, skipped: { blank: 4 } }),
  file('delimiters/unclosed-quote.csv', () => raw('Order ID,SKU,Quantity,Order Date,Product Name\nA-1,X,1,2026-10-14,Lamp\nA-2,Y,2,2026-10-15,"Lamp 24\nA-3,Z,3,2026-10-16,Lamp\n'), { ...lines, verdict: 'WARN', rowsOk: 2, rowsBad: 1, totals: { lines: 2, units: 4 }, findings: { unclosedQuote: [3] } }),
  file('delimiters/stray-quotes.csv', () => raw('Order ID,SKU,Quantity,Order Date,Product Name\nA-1,X,1,2026-10-14,Lamp 24" wide\nA-2,Y,2,2026-10-15,"Lamp "large" white"\nA-3,Z,3,2026-10-16,Lamp\n'), { ...lines, verdict: 'WARN', anyFinding: ['strayQuote'] }),
  file('delimiters/nul-bytes.csv', () => raw('Order ID,SKU,Quantity,Order Date\nA-1,X\u0000,1,2026-10-14\nA-2,\u0000Y,2,2026-10-15\u0000\nA-3,Z,3,2026-10-16\n'), { ...lines, verdict: guessed, rows: { 2: { sku: 'X' }, 3: { sku: 'Y' } } }),
  file('delimiters/asked-semicolon.csv', () => table([english, ...rows('Lamp')], { delimiter: ';' }), { ...lines, delimiter: ';', answers: { delimiter: ';' } }),
  file('delimiters/caret-answered.csv', () => table([english, ...rows('Lamp')], { delimiter: '^' }), { ...lines, delimiter: '^', answers: { delimiter: '^' } }),
  large('delimiters/200000-columns.csv', () => raw(`${['Order ID', 'SKU', 'Quantity', 'Order Date', ...many(200_000, (n) => `c${n}`)].join(',')}\nA-1,X,1,2026-10-14${',0'.repeat(200_000)}\n`), { verdict: ['ACCEPT', 'WARN', 'REJECT'] }),
  large('delimiters/200000-columns-unknown.csv', () => raw(`${many(200_000, (n) => `c${n}`).join(',')}\n${many(200_000, () => '1').join(',')}\n`), { verdict: ['ASK', 'REJECT'] }),
  large('delimiters/one-cell-of-a-megabyte.csv', () => raw(`Order ID,SKU,Quantity,Order Date,Product Name\nA-1,X,1,2026-10-14,${'x'.repeat(1_000_000)}\nA-2,Y,2,2026-10-15,Lamp\nA-3,Z,3,2026-10-16,Lamp\n`), { ...lines, verdict: guessed }),
  large('delimiters/nothing-but-quotes.csv', () => raw(`Order ID,SKU,Quantity,Order Date\n${'"'.repeat(500_000)}\nA-1,X,1,2026-10-14\n`), { verdict: ['ACCEPT', 'WARN', 'ASK', 'REJECT'] }),
  large('delimiters/quote-opened-in-every-line.csv', () => raw(`Order ID,SKU,Quantity,Order Date\n${many(20_000, (n) => `A-${n},"X,1,2026-10-14`).join('\n')}\n`), { verdict: ['WARN', 'REJECT'] }),
  file('encodings/utf-16le-odd-byte.csv', () => Uint8Array.from([...table([english, ...rows('Lamp')], { encoding: 'utf-16le', hasMark: true }), 0x0a]), { ...lines, verdict: guessed, encoding: 'utf-16le' }),
]
