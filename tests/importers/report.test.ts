import { expect, it } from 'vitest'

import { sheetXml, workbook } from '../support/tiktokFixtures.ts'
import { read } from './read.ts'

it('period, gaps and the choices it was read under', async () => {
  const { report } = await read('Order No,SKU,Qty,Order Date\nA,X,1,2026-10-01\nB,X,1,2026-10-02\nC,X,1,2026-10-06\n')
  expect(report).toMatchObject({
    period: { firstDay: '2026-10-01', lastDay: '2026-10-06' }, gaps: [{ firstDay: '2026-10-03', lastDay: '2026-10-05' }],
    reading: { timeZone: 'Asia/Bangkok', currency: null, dateOrder: 'YMD' }, checks: [], otherTables: [],
  })
  expect(report.confidence).toBeGreaterThan(0.5)
  expect(report.fingerprint).toMatch(/^[0-9a-f]{16}$/)
})

it('a total row is compared with the rows above it', async () => {
  const rows = 'Order No,SKU,Qty,Order Date,Price\nA,X,1,2026-10-01,5\nB,X,2,2026-10-02,5\n'
  expect((await read(`${rows}Total,,3,,\n`)).report.checks).toEqual([{ column: 'Qty', stated: 3, found: 3, agrees: true }])
  expect((await read(`${rows}Total,,9,,\n`)).report.checks).toEqual([{ column: 'Qty', stated: 9, found: 3, agrees: false }])
})

it('two columns of one needed header are asked for when they differ, and taken by their number', async () => {
  const text = 'Order No,SKU,Qty,Qty,Order Date\nA,X,1,10,2026-10-01\nB,X,2,20,2026-10-02\n'
  const { report, ledger } = await read(text)
  expect(report).toMatchObject({ verdict: 'ASK', findingCounts: { columnAmbiguous: 1 } })
  expect(report.questions).toEqual([{ kind: 'whichColumn', field: 'quantity', choices: [{ column: 3, header: 'Qty', samples: ['1', '2'], sum: 3 }, { column: 4, header: 'Qty', samples: ['10', '20'], sum: 30 }] }])
  expect(ledger).toBeNull()
  const answered = await read(text, { columns: { quantity: '#4' } })
  expect(answered.report).toMatchObject({ verdict: 'ACCEPT', totals: { units: 30 } })
  expect((await read('Order No,SKU,Qty,Qty,Order Date\nA,X,1,1,2026-10-01\n')).report).toMatchObject({ verdict: 'ACCEPT', totals: { units: 1 } })
})

it('an open date order says what each answer would mean', async () => {
  const { report } = await read('Order No,SKU,Qty,Order Date\nA,X,1,03/04/2026\nB,X,1,05/02/2026\n')
  expect(report.questions).toEqual([{
    kind: 'dateOrder', column: 'Order Date', samples: ['03/04/2026', '05/02/2026'],
    choices: [{ order: 'DMY', firstDay: '2026-02-05', lastDay: '2026-04-03' }, { order: 'MDY', firstDay: '2026-03-04', lastDay: '2026-05-02' }],
  }])
})

it('tables of other sheets are named and can be taken', async () => {
  const lines = sheetXml([['Order No', 'SKU', 'Qty', 'Order Date'], ['A1', 'X', '2', '2026-10-01']])
  const more = sheetXml([['Order No', 'SKU', 'Qty', 'Order Date', 'Status'], ['A2', 'X', '5', '2026-10-02', 'Shipped']])
  const book = workbook([{ name: 'October', xml: lines }, { name: 'More', xml: more }])
  const { report } = await read(book)
  expect(report).toMatchObject({ sheet: 'More', otherTables: [{ sheet: 'October', headerRow: 1, kind: 'order-lines' }] })
  expect((await read(book, { sheet: 'October', headerRow: 1 })).report).toMatchObject({ sheet: 'October', totals: { units: 2 } })
})

it('another spelling of a SKU is the SKU only when the user says so', async () => {
  const text = 'Order No,SKU,Qty,Order Date\nA,LAMP-1,1,2026-10-01\nB,lamp 1,1,2026-10-02\n'
  expect((await read(text)).report.totals.skus).toBe(2)
  expect((await read(text, { sameSku: { 'lamp 1': 'LAMP-1' } })).report.totals.skus).toBe(1)
})
