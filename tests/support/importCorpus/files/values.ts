import { book, serial, type Cell } from '../book.ts'
import { many, raw, table, two } from '../text.ts'
import { file, type CorpusFile, type Expectation } from '../types.ts'

const head = ['Order ID', 'SKU', 'Quantity', 'Order Date', 'Unit Price']
const lines: Expectation = { verdict: 'ACCEPT', kind: 'order-lines', encoding: 'utf-8', delimiter: ',', headerRow: 1, rowsOk: 3 }
/** Three orders of 1, 2 and 3 units, with what is tried out in one column. */
const timed = (times: readonly (string | number)[]) => table([head, ...times.map((time, i) => [`A-${i + 1}`, `S-${i + 1}`, i + 1, time, '9.90'])])
const priced = (prices: readonly string[], delimiter = ',') => table([head, ...prices.map((price, i) => [`A-${i + 1}`, `S-${i + 1}`, i + 1, `2026-10-${14 + i}`, price])], { delimiter })
const times = (expected: readonly string[]) => ({ rows: Object.fromEntries(expected.map((createdTime, i) => [i + 2, { createdTime }])) })
const amounts = (expected: readonly (number | null)[]) => ({ rows: Object.fromEntries(expected.map((unitPrice, i) => [i + 2, { unitPrice }])) })
const units = { units: 6, netUnits: 6 }
const sheetOf = (rows: readonly (readonly Cell[])[], about: Parameters<typeof book>[1] = {}) => book([{ name: 'Orders', rows }], about)
const xlsx: Expectation = { verdict: 'ACCEPT', kind: 'order-lines', encoding: null, delimiter: null, sheet: 'Orders', headerRow: 1, rowsOk: 3 }
const guessed = ['ACCEPT', 'WARN'] as const
const ask = ['ASK'] as const

export const valueFiles: readonly CorpusFile[] = [
  file('dates/day-first.csv', () => timed(['14/10/2026 09:30', '02/11/2026 09:30', '03/11/2026 09:30']), { ...lines, ...times(['2026-10-14T09:30:00', '2026-11-02T09:30:00', '2026-11-03T09:30:00']), totals: { ...units, firstDay: '2026-10-14', lastDay: '2026-11-03' } }),
  file('dates/month-first.csv', () => timed(['10/14/2026 9:30', '11/2/2026 9:30', '11/3/2026 9:30']), { ...lines, ...times(['2026-10-14T09:30:00', '2026-11-02T09:30:00']) }),
  file('dates/am-pm.csv', () => timed(['10/4/2026 12:00:01 AM', '10/5/2026 12:00:01 PM', '10/6/2026 1:05 pm']), { ...lines, ...times(['2026-10-04T00:00:01', '2026-10-05T12:00:01', '2026-10-06T13:05:00']) }),
  file('dates/ambiguous.csv', () => timed(['03/04/2026', '11/02/2026', '05/06/2026']), { ...lines, verdict: ask, questions: ['dateOrder'], findings: { dateOrderOpen: 1 } }),
  file('dates/ambiguous-answered-mdy.csv', () => timed(['03/04/2026', '11/02/2026', '05/06/2026']), { ...lines, answers: { dateOrder: 'MDY' }, totals: { ...units, firstDay: '2026-03-04', lastDay: '2026-11-02' } }),
  file('dates/ambiguous-answered-dmy.csv', () => timed(['03/04/2026', '11/02/2026', '05/06/2026']), { ...lines, answers: { dateOrder: 'DMY' }, totals: { ...units, firstDay: '2026-02-11', lastDay: '2026-06-05' } }),
  file('dates/in-sequence.csv', () => table([head, ...many(12, (n) => [`A-${n}`, 'S', 1, `${two(n)}/10/2026`, '9.90'])]), { ...lines, verdict: ['WARN', 'ASK'], rowsOk: 12, totals: { firstDay: '2026-10-01', lastDay: '2026-10-12' }, anyFinding: ['dateOrderInferred', 'dateOrderOpen'] }),
  file('dates/mixed-orders.csv', () => table([head, ...many(9, (n) => [`A-${n}`, 'S', 1, `${12 + n}/10/2026`, '9.90']), ['A-10', 'S', 1, '10/24/2026', '9.90']]), { ...lines, verdict: 'WARN', rowsOk: 9, rowsBad: 1, findings: { timeUnreadable: [11], dateOrderMixed: 1 } }),
  file('dates/same-day-and-month.csv', () => timed(['01/01/2026', '02/02/2026', '03/03/2026']), { ...lines, totals: { ...units, firstDay: '2026-01-01', lastDay: '2026-03-03' } }),
  file('dates/month-names.csv', () => timed(['14 Oct 2026 09:30', 'Oct 15, 2026', '16-Oct-2026']), { ...lines, ...times(['2026-10-14T09:30:00', '2026-10-15T00:00:00', '2026-10-16T00:00:00']) }),
  file('dates/chinese.csv', () => timed(['2026年10月14日 09:30', '2026年10月15日', '2026/10/16 9:05']), { ...lines, ...times(['2026-10-14T09:30:00', '2026-10-15T00:00:00', '2026-10-16T09:05:00']) }),
  file('dates/compact.csv', () => timed(['20261014', '20261015', '20261016']), { ...lines, ...times(['2026-10-14T00:00:00', '2026-10-15T00:00:00']) }),
  file('dates/epoch-seconds.csv', () => timed(['1791970200', '1792056600', '1792143000']), { ...lines, ...times(['2026-10-14T09:30:00', '2026-10-15T09:30:00', '2026-10-16T09:30:00']) }),
  file('dates/epoch-milliseconds.csv', () => timed(['1791970200000', '1792056600000', '1792143000000']), { ...lines, ...times(['2026-10-14T09:30:00']) }),
  file('dates/serials.csv', () => timed([46_309, 46_310.5, 46_311]), { ...lines, ...times(['2026-10-14T00:00:00', '2026-10-15T12:00:00', '2026-10-16T00:00:00']) }),
  file('dates/offsets.csv', () => timed(['2026-10-14T09:30:00+08:00', '2026-10-15 09:30:00 -0400', '2026-10-16T09:30:00Z']), { ...lines, ...times(['2026-10-14T01:30:00', '2026-10-15T13:30:00', '2026-10-16T09:30:00']) }),
  file('dates/offsets-in-shanghai.csv', () => timed(['2026-10-14T20:30:00Z', '2026-10-15T20:30:00Z', '2026-10-16T09:30:00Z']), { ...lines, answers: { timeZone: 'Asia/Shanghai' }, ...times(['2026-10-15T04:30:00', '2026-10-16T04:30:00', '2026-10-16T17:30:00']), totals: { firstDay: '2026-10-15', lastDay: '2026-10-16' } }),
  file('dates/buddhist-years.csv', () => timed(['14/10/2569 09:30', '15/10/2569 09:30', '16/10/2569 09:30']), { ...lines, ...times(['2026-10-14T09:30:00', '2026-10-15T09:30:00']) }),
  file('dates/full-width-digits.csv', () => table([head, ['A-1', 'S-1', '１', '２０２６－１０－１４', '９．９０'], ['A-2', 'S-2', '２', '２０２６/１０/１５', '９．９０'], ['A-3', 'S-3', '３', '2026-10-16', '9.90']]), { ...lines, totals: { ...units, firstDay: '2026-10-14' }, ...amounts([9.9]) }),
  file('dates/impossible.csv', () => timed(['2026-02-30', '2026-13-01', '2026-10-16']), { ...lines, verdict: 'WARN', rowsOk: 1, rowsBad: 2, findings: { timeUnreadable: [2, 3] } }),

  file('money/plain.csv', () => priced(['1234.50', '0.99', '12']), { ...lines, ...amounts([1234.5, 0.99, 12]) }),
  file('money/decimal-comma.csv', () => priced(['1234,50', '0,99', '12,00'], ';'), { ...lines, delimiter: ';', ...amounts([1234.5, 0.99, 12]) }),
  file('money/grouped-both-marks.csv', () => priced(['1,234.50', '1,000.00', '12.00']), { ...lines, ...amounts([1234.5, 1000, 12]) }),
  file('money/european-groups.csv', () => priced(['1.234,50', '1.000,00', '12,00'], ';'), { ...lines, delimiter: ';', ...amounts([1234.5, 1000, 12]) }),
  file('money/dong-with-commas.csv', () => priced(['600,000 VND', '44,650 VND', '1,250,000 VND']), { ...lines, ...amounts([600_000, 44_650, 1_250_000]) }),
  file('money/real.csv', () => priced(['BRL 35,91', 'R$ 1.035,91', 'BRL 7,00'], ';'), { ...lines, delimiter: ';', ...amounts([35.91, 1035.91, 7]) }),
  file('money/ringgit-baht-yen.csv', () => priced(['RM 156.43', 'RM 1,156.43', 'RM 5.00']), { ...lines, ...amounts([156.43, 1156.43, 5]) }),
  file('money/dashes-are-missing.csv', () => priced(['-', '--', '—']), { ...lines, ...amounts([null, null, null]) }),
  file('money/parentheses-and-signs.csv', () => priced(['(12.50)', '-3.00', '+4.00']), { ...lines, ...amounts([-12.5, -3, 4]) }),
  file('money/words-in-number-cells.csv', () => priced(['Invoiced Separately', 'Freight Included in Commodity Cost', '12.00']), { ...lines, verdict: 'WARN', ...amounts([null, null, 12]), findings: { notNumber: [2, 3] } }),
  file('money/yuan-full-width.csv', () => priced(['￥１２．５０', '¥13.00', '14.00元']), { ...lines, ...amounts([12.5, 13, 14]) }),

  file('workbooks/typed-cells.xlsx', () => sheetOf([head, ...[1, 2, 3].map((n): Cell[] => [`A-${n}`, { n: `10000000000000000${n}` }, n, { time: serial(2026, 10, 13 + n, 9, 30) }, 9.9])]), { ...xlsx, totals: { ...units, firstDay: '2026-10-14', lastDay: '2026-10-16' }, rows: { 2: { sku: '100000000000000001', createdTime: '2026-10-14T09:30:00', unitPrice: 9.9 } } }),
  file('workbooks/date-system-1904.xlsx', () => sheetOf([head, ...[1, 2, 3].map((n): Cell[] => [`A-${n}`, `S-${n}`, n, { day: serial(2026, 10, 13 + n) - 1462 }, 9.9])], { is1904: true }), { ...xlsx, ...times(['2026-10-14T00:00:00', '2026-10-15T00:00:00']) }),
  file('workbooks/cached-formulas.xlsx', () => sheetOf([head, ...[1, 2, 3].map((n): Cell[] => [{ f: `"A-"&${n}`, v: `A-${n}`, isText: true }, `S-${n}`, { f: `${n}*1`, v: `${n}` }, { time: serial(2026, 10, 13 + n) }, 9.9])]), { ...xlsx, totals: units, rows: { 2: { orderId: 'A-1', quantity: 1 } } }),
  file('workbooks/rich-text.xlsx', () => sheetOf([head, ...[1, 2, 3].map((n): Cell[] => [{ rich: ['A', `-${n}`] }, { rich: ['S-', String(n)] }, n, `2026-10-${13 + n}`, 9.9])]), { ...xlsx, totals: units, rows: { 2: { orderId: 'A-1', sku: 'S-1' } } }),
  file('workbooks/numbers-as-text.xlsx', () => sheetOf([head, ...[1, 2, 3].map((n): Cell[] => [`'A-${n}`, `S-${n}`, ` ${n} `, `2026-10-${13 + n}`, '9.90'])]), { ...xlsx, totals: units, rows: { 2: { orderId: 'A-1', quantity: 1 } } }),
  file('workbooks/shared-strings-escapes.xlsx', () => sheetOf([head, ...[1, 2, 3].map((n): Cell[] => [`A-${n}`, `S<&>"${n}`, n, `2026-10-${13 + n}_x000D_`, 9.9])], { isShared: true }), { ...xlsx, totals: units, rows: { 2: { sku: 'S<&>"1' } } }),
  file('workbooks/no-cell-references.xlsx', () => book([{ name: 'Orders', hasNoReferences: true, rows: [head, ...[1, 2, 3].map((n): Cell[] => [`A-${n}`, `S-${n}`, n, `2026-10-${13 + n}`, 9.9])] }]), { ...xlsx, totals: units }),
  file('workbooks/banner-above-header.xlsx', () => book([{ name: 'Orders', merges: ['A1:E1'], rows: [['October orders of our shop'], [], ['Exported', '2026-11-01'], head, ...[1, 2, 3].map((n): Cell[] => [`A-${n}`, `S-${n}`, n, `2026-10-${13 + n}`, 9.9]), ['Total', '', 6, '', 59.4]] }]), { ...xlsx, headerRow: 4, skipped: { total: 1 }, totals: units }),
  file('workbooks/starts-at-row-40.xlsx', () => book([{ name: 'Orders', firstRow: 40, rows: [head, ...[1, 2, 3].map((n): Cell[] => [`A-${n}`, `S-${n}`, n, `2026-10-${13 + n}`, 9.9])] }]), { ...xlsx, headerRow: 40, totals: units }),
  file('workbooks/gaps-between-rows.xlsx', () => book([{ name: 'Orders', xml: `<worksheet><sheetData>${[head, ...[1, 2, 3].map((n) => [`A-${n}`, `S-${n}`, n, `2026-10-${13 + n}`, 9.9])].map((cells, i) => `<row r="${i === 0 ? 1 : 1 + i * 10}">${cells.map((cell, c) => `<c r="${'ABCDE'[c]}${i === 0 ? 1 : 1 + i * 10}" t="str"><v>${cell}</v></c>`).join('')}</row>`).join('')}</sheetData></worksheet>` }]), { ...xlsx, skipped: { blank: 27 }, totals: units }),
  file('workbooks/asked-sheet.xlsx', () => book([{ name: 'October', rows: [head, ['A-1', 'S-1', 9, '2026-10-14', 1]] }, { name: 'Orders', rows: [head, ...[1, 2, 3].map((n): Cell[] => [`A-${n}`, `S-${n}`, n, `2026-10-${13 + n}`, 9.9])] }]), { ...xlsx, answers: { sheet: 'Orders' }, totals: units }),
  file('workbooks/month-name-dates.xlsx', () => sheetOf([head, ...[1, 2, 3].map((n): Cell[] => [`A-${n}`, `S-${n}`, n, `${13 + n}/10/2026 09:30:00`, 9.9])]), { ...xlsx, ...times(['2026-10-14T09:30:00']), totals: units }),

  file('values/cells-wrapped.csv', () => raw('Order ID,SKU,Quantity,Order Date\n"=""583870900000000001""",\'S-1,\u00a01\u00a0,2026-10-14\t\n"=""583870900000000002""",\u200bS-2\u200b,2 ,\t2026-10-15\n\ufeff583870900000000003,S-3,"3",2026-10-16\n'), { ...lines, totals: units, rows: { 2: { orderId: '583870900000000001', sku: 'S-1', quantity: 1 }, 3: { sku: 'S-2' }, 4: { orderId: '583870900000000003' } } }),
  file('values/quantities.csv', () => raw('Order ID,SKU,Quantity,Order Date\nA-1,S,"1,000",2026-10-14\nA-2,S,2.0,2026-10-14\nA-3,S,2.5,2026-10-14\nA-4,S,two,2026-10-14\nA-5,S,99999999999,2026-10-14\nA-6,S,,2026-10-14\nA-7,S,0,2026-10-14\n'), { ...lines, verdict: 'WARN', rowsOk: 3, rowsBad: 4, totals: { units: 1002 }, findings: { notWholeNumber: [4, 5], numberTooLarge: [6], cellMissing: [7] } }),
  file('values/credit-notes.csv', () => raw('InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n536365,85123A,LAMP,6,2010-12-01 08:26:00,2.55,17850,United Kingdom\nC536366,85123A,LAMP,-2,2010-12-01 09:00:00,2.55,17850,United Kingdom\n536367,22752,damaged,-3,2010-12-02 08:26:00,0,,United Kingdom\n536368,POST,POSTAGE,1,2010-12-03 08:26:00,18,12583,France\n536365,85123A,LAMP,6,2010-12-01 08:26:00,2.55,17850,United Kingdom\n'), { ...lines, verdict: 'WARN', rowsOk: 5, totals: { lines: 5, units: 13, cancelledUnits: 2, netUnits: 8, returnedUnits: 3 }, findings: { correctionLine: [4], priceZero: [4], postageLine: [5], linesRepeated: 1 } }),
  file('values/total-rows.csv', () => raw('订单号,商品编码,数量,下单时间,单价\nA-1,S-1,1,2026-10-14,1\nA-2,S-2,2,2026-10-15,1\nA-3,S-3,3,2026-10-16,1\n合计,,6,,3\n'), { ...lines, skipped: { total: 1 }, totals: units }),
  file('values/total-row-without-label.csv', () => raw('Order ID,SKU,Quantity,Order Date\nA-1,S-1,1,2026-10-14\nA-2,S-2,2,2026-10-15\nA-3,S-3,3,2026-10-16\n,,6,\n'), { ...lines, skipped: { total: 1 }, totals: units }),
  file('values/personal-columns.csv', () => raw('Order ID,SKU,Quantity,Order Date,Recipient,Phone #,Detail Address,Contact\nA-1,S-1,1,2026-10-14,Jane Roe,(+84)912345678,1 Secret Street,jane@example.com\nA-2,S-2,2,2026-10-15,John Roe,(+84)912345679,2 Secret Street,john@example.com\nA-3,S-3,3,2026-10-16,Jim Roe,(+84)912345670,3 Secret Street,jim@example.com\n'), { ...lines, totals: units }),
  file('values/looks-alike-skus.csv', () => raw('Order ID,SKU,Quantity,Order Date\nA-1,LAMP-O1,1,2026-10-14\nA-2,LAMP-01,2,2026-10-15\nA-3,lamp-01,3,2026-10-16\n'), { ...lines, verdict: guessed, totals: { ...units, skus: 3 } }),
  file('values/leading-zeros.csv', () => raw('Order ID,SKU,Quantity,Order Date\n000123,00042,1,2026-10-14\n000124,00042,2,2026-10-15\n000125,42,3,2026-10-16\n'), { ...lines, verdict: guessed, totals: { ...units, skus: 2 }, rows: { 2: { orderId: '000123', sku: '00042' } } }),
  file('values/statuses-of-five-languages.csv', () => raw('Order ID,SKU,Quantity,Order Date,Status\nA-1,S,1,2026-10-14,Cancelled\nA-2,S,1,2026-10-14,已取消\nA-3,S,1,2026-10-14,ยกเลิกแล้ว\nA-4,S,1,2026-10-14,Đã hủy\nA-5,S,1,2026-10-14,Dibatalkan\nA-6,S,1,2026-10-14,Đã vận chuyển\n'), { ...lines, rowsOk: 6, totals: { units: 6, cancelledUnits: 5, netUnits: 1 } }),
  file('workbooks/three-decimals.xlsx', () => sheetOf([[...head, 'Currency'], ...[1.234, 71.671, 2.5].map((price, i): Cell[] => [`A-${i + 1}`, `S-${i + 1}`, i + 1, { day: serial(2026, 10, 14 + i) }, price, 'USD'])]), { ...xlsx, totals: units, ...amounts([1.234, 71.671, 2.5]) }),
  file('money/three-decimals-or-groups.csv', () => table([[...head, 'Currency'], ...['1.234', '2.345', '3.456'].map((price, i) => [`A-${i + 1}`, `S-${i + 1}`, i + 1, `2026-10-${14 + i}`, price, 'EUR'])]), { ...lines, verdict: ask, questions: ['decimalMark'] }),
  file('workbooks/formula-errors.xlsx', () => sheetOf([head, ['A-1', 'S-1', 1, { day: serial(2026, 10, 14) }, { error: '#N/A' }], ['A-2', { error: '#REF!' }, 2, { day: serial(2026, 10, 15) }, 9.9], ['A-3', 'S-3', 3, { day: serial(2026, 10, 16) }, 9.9]]), { ...xlsx, verdict: 'WARN', rowsOk: 2, rowsBad: 1, totals: { units: 4 } }),
  file('money/dong.csv', () => priced(['44.650₫', '1.250.000₫', '600.000 VND']), { ...lines, ...amounts([44_650, 1_250_000, 600_000]) }),
  file('money/rupiah.csv', () => priced(['Rp125.000', 'Rp1.250.000', 'Rp99.500']), { ...lines, ...amounts([125_000, 1_250_000, 99_500]) }),
]
