import { expect, it } from 'vitest'

import { read, skippedRows } from './read.ts'

const HEAD = 'Order No,SKU,Qty,Order Date,Price\n'

it('a file that ends in the middle of its last row: the row is refused, as its last figure may be cut', async () => {
  const { report } = await read(`Order Date,Order No,SKU,Qty,Price\n2026-10-01,A,X,3,5\n2026-10-02,B,X,14,9\n2026-10-03,C,X,1`)
  expect(report).toMatchObject({ verdict: 'WARN', rowsOk: 2, rowsBad: 1, totals: { units: 17 } })
  expect(report.findings).toMatchObject([{ code: 'rowCut', severity: 'error', row: 4, column: 'Qty', value: '1' }])
})

it.each([['no line end behind a whole row', `${HEAD}A,X,1,2026-10-01,5\nB,X,2,2026-10-02,5`, 2], ['rows of any width', `${HEAD}A,X,1,2026-10-01,5\nB,X,2,2026-10-02\nC,X,2,2026-10-02`, 3], ['a short row with its line end', `${HEAD}A,X,1,2026-10-01,5\nB,X,2,2026-10-02\n`, 2]])('%s is no cut', async (_, text, rowsOk) => {
  expect((await read(text)).report).toMatchObject({ verdict: 'ACCEPT', rowsOk })
})

it('a total row that does not agree with its rows in units is a warning', async () => {
  const { report } = await read(`${HEAD}A,X,1,2026-10-01,5\nB,X,2,2026-10-02,5\nTotal,,9,,\n`)
  expect(report).toMatchObject({ verdict: 'WARN', rowsOk: 2, findings: [{ code: 'totalDisagrees', severity: 'warning', row: 4, column: 'Qty', value: '9', expected: '3' }] })
})

it.each([['above', 'Total,,3,,\nA,X,1,2026-10-01,5\nB,X,2,2026-10-02,5\n'], ['per group and over all', 'A,X,1,2026-10-01,5\nSubtotal,,1,,\nB,X,2,2026-10-02,5\nSubtotal,,2,,\nTotal,,3,,\n']])('totals %s agree', async (_, rows) => {
  const { report } = await read(HEAD + rows)
  expect(report.verdict).toBe('ACCEPT')
  expect(report.checks.every(({ agrees }) => agrees)).toBe(true)
})

it('rows of another table further down are counted as skipped', async () => {
  const { report } = await read(`${HEAD}A,X,1,2026-10-01,5\n\nSKU,Warehouse,Stock\nX,North,7\nY,North,8\n`)
  expect(report).toMatchObject({ kind: 'order-lines', rowsOk: 1, rowsBad: 0, rowsSkipped: { blank: 1, otherTable: 3 } })
  expect(report.rowsOk + report.rowsBad + skippedRows(report)).toBe(5)
})

it('counts that are whole with three decimals, or thousands, are asked; a proof settles them', async () => {
  const rows = 'A,X,1.000,2026-10-01,5\nB,X,2.000,2026-10-02,5\n'
  const { report } = await read(HEAD + rows)
  expect(report).toMatchObject({ verdict: 'ASK', questions: [{ kind: 'decimalMark', column: 'Qty', choices: [{ mark: '.', sum: 3 }, { mark: ',', sum: 3000 }] }] })
  expect((await read(HEAD + rows, { decimalMark: ',' })).report).toMatchObject({ verdict: 'ACCEPT', totals: { units: 3000 } })
  expect((await read(HEAD + rows, { decimalMark: '.' })).report).toMatchObject({ verdict: 'ACCEPT', totals: { units: 3 } })
  expect((await read(`${HEAD}A,X,1.000,2026-10-01,5.50\n`)).report).toMatchObject({ verdict: 'ACCEPT', totals: { units: 1 } })
})

it('money of no named currency with three digits behind a dot everywhere is asked', async () => {
  expect((await read(`${HEAD}A,X,1,2026-10-01,19.000\n`)).report).toMatchObject({ verdict: 'ASK', questions: [{ kind: 'decimalMark', column: 'Price' }] })
  expect((await read('Mã đơn hàng,SKU,Số lượng,Ngày đặt hàng,Đơn giá\nA,X,1,2026-10-01,19.000\n', {}, { keepRows: true })).rows).toMatchObject([{ unitPrice: 19_000 }])
  expect((await read(`${HEAD}A,X,1,2026-10-01,19.000\nA,Y,1,2026-10-01,19.5\n`)).report.verdict).toBe('ACCEPT')
})

it('amounts of several currencies in one column are pointed out', async () => {
  const { report } = await read(`${HEAD}A,X,1,2026-10-01,$5.00\nB,X,1,2026-10-02,"€6,00"\n`)
  expect(report).toMatchObject({ verdict: 'WARN', findingCounts: { currencyMixed: 1 } })
})
