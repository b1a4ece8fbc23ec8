import { expect, it } from 'vitest'

import { ORDER_STATUSES } from '#domain/ledger.ts'

import { read } from './read.ts'

const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n'

it('credit notes cancel, other negative lines correct the stock, repeated lines count and are told apart', async () => {
  const { report, ledger } = await read(`${header}575492,84946,GLASS,24,2026-11-10 08:06:00,1.25,18236.0,United Kingdom
575492,84946,GLASS,1,2026-11-10 08:06:00,1.25,18236.0,United Kingdom
C575606,84946,GLASS,-5,2026-11-10 12:37:00,1.25,14096.0,United Kingdom
575503,35933,,-2,2026-11-10 10:19:00,0.0,,United Kingdom
575498,POST,POSTAGE,1,2026-11-10 09:52:00,18.0,12708.0,Germany
`)
  expect(report).toMatchObject({ verdict: 'WARN', kind: 'order-lines', rowsOk: 5, rowsBad: 0 })
  expect(report.totals).toEqual({ lines: 5, orders: 4, skus: 3, units: 26, cancelledUnits: 5, netUnits: 19, returnedUnits: 2, firstDay: '2026-11-10', lastDay: '2026-11-10' })
  expect(report.findingCounts).toEqual({ correctionLine: 1, priceZero: 1, postageLine: 1, linesRepeated: 1 })
  expect([...ledger!.occurrence]).toEqual([0, 1, 0, 0, 0])
  expect([...ledger!.status].map((status) => ORDER_STATUSES[status])).toEqual(['unknown', 'unknown', 'cancelled', 'unknown', 'unknown'])
  expect(JSON.stringify(report)).not.toContain('18236')
})

it('Chinese headers in GB18030 are read, and named', async () => {
  // 订单号,商品编码,数量,下单时间 in GB18030
  const bytes = Uint8Array.from([0xb6, 0xa9, 0xb5, 0xa5, 0xba, 0xc5, 44, 0xc9, 0xcc, 0xc6, 0xb7, 0xb1, 0xe0, 0xc2, 0xeb, 44, 0xca, 0xfd, 0xc1, 0xbf, 44, 0xcf, 0xc2, 0xb5, 0xa5, 0xca, 0xb1, 0xbc, 0xe4, 10, ...new TextEncoder().encode('A1,X,2,2026/10/01 09:30\n')])
  const { report } = await read(bytes)
  expect(report).toMatchObject({ verdict: 'ACCEPT', encoding: 'gb18030', kind: 'order-lines', totals: { units: 2, firstDay: '2026-10-01' } })
})

it('a banner, blank rows, a repeated header and a total row are left out, each with its reason', async () => {
  const { report } = await read('Report of October\n\nOrder No,SKU,Qty,Order Date\nA,X,3,2026-10-01\n\nOrder No,SKU,Qty,Order Date\nB,Y,4,2026-10-02\n合计,,7,\n')
  expect(report).toMatchObject({ verdict: 'ACCEPT', headerRow: 3, rowsOk: 2, rowsSkipped: { blank: 1, header: 1, total: 1 }, totals: { units: 7 } })
})

it('times with an offset move to the wall clock of the zone asked for', async () => {
  const { report } = await read('Order No,SKU,Qty,Order Date\nA,X,3,2026-09-03 22:15:00 -0400\n', { timeZone: 'Asia/Shanghai' })
  expect(report.sample[0]).toMatchObject({ createdTime: '2026-09-04T10:15:00' })
})

it('a first line sep=; names the delimiter', async () => {
  const { report } = await read('sep=;\nOrder No;SKU;Qty;Order Date\nA;X,1;3;2026-10-01\n')
  expect(report).toMatchObject({ verdict: 'ACCEPT', delimiter: ';', headerRow: 2, rowsOk: 1 })
})

it('an unclosed quotation mark spoils its own row, which is named; the rows after it are read', async () => {
  const after = Array.from({ length: 3000 }, (_, n) => `D${n},Z,1,2026-10-03\n`).join('')
  const { report } = await read(`Order No,SKU,Qty,Order Date\nA,X,3,2026-10-01\nB,"Y,4,2026-10-02\nC,"Z",5,2026-10-03\n${after}`)
  // The mark of row 3 runs on to the quoted cell of the next line: one record of two lines, refused.
  expect(report).toMatchObject({ verdict: 'WARN', rowsOk: 3001, rowsBad: 1 })
  expect(report.findings[0]).toMatchObject({ code: 'unclosedQuote', severity: 'error', row: 3 })
  const single = await read(`Order No,SKU,Qty,Order Date\nA,X,3,2026-10-01\nB,"Y,4,2026-10-02\n${after}`)
  expect(single.report).toMatchObject({ verdict: 'WARN', rowsOk: 3001, rowsBad: 1 })
  expect(single.report.findings.map(({ code, row }) => [code, row])).toContainEqual(['unclosedQuote', 3])
})

it('a file of nothing but broken quotation marks is answered in time', async () => {
  const { report } = await read(`Order No,SKU,Qty,Order Date\n${'A,"X,1,2026-10-01\n'.repeat(20_000)}`)
  expect(report.verdict).toBe('WARN')
  expect(report.rowsOk).toBe(0)
})

it('an id of a page of text is refused, a name of one is cut between characters: a plan with them could never be saved', async () => {
  const { report, ledger } = await read(`Order No,SKU,Qty,Order Date,Product Name\n1,${'x'.repeat(3000)},1,2026-09-03,A\n2,B,1,2026-09-03,${'n'.repeat(499)}😀${'n'.repeat(3000)}\n`)
  expect([report.rowsOk, report.rowsBad, report.findingCounts]).toEqual([1, 1, { idTooLong: 1 }])
  expect(ledger?.skus.map(({ name }) => name)).toEqual(['n'.repeat(499)])
})

it('a cancellation that is asked for or refused is none', async () => {
  const { report } = await read('Order No,SKU,Qty,Order Date,Status\nA,X,1,2026-10-01,Cancellation rejected\nB,X,2,2026-10-01,Cancel requested\nC,X,4,2026-10-01,Cancelled - delivery failed\nD,X,8,2026-10-01,取消申请中\n')
  expect(report).toMatchObject({ verdict: 'WARN', totals: { units: 15, cancelledUnits: 4 }, findingCounts: { statusUnknown: 3 } })
})
