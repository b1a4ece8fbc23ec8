import { expect, it } from 'vitest'

import { read } from './read.ts'

it('a long table of day, SKU and units becomes daily sales', async () => {
  const { report, daily, ledger } = await read('Date,SKU,Units Sold\n2026-10-01,X,3\n2026-10-01,Y,4\n2026-10-02,X,5\n')
  expect(report).toMatchObject({ verdict: 'ACCEPT', kind: 'daily-sales', totals: { lines: 3, orders: 0, skus: 2, units: 12, firstDay: '2026-10-01', lastDay: '2026-10-02' } })
  expect(ledger).toBeNull()
  expect([...daily!.units]).toEqual([3, 4, 5])
  expect([...daily!.dayNumber]).toEqual([20_727, 20_727, 20_728])
})

it('a wide table with a column per day gives the same as the long one', async () => {
  const long = await read('日期,SKU,销量\n2026-10-01,X,3\n2026-10-01,Y,4\n2026-10-02,X,5\n2026-10-03,Y,1\n')
  const wide = await read('SKU,2026-10-01,2026-10-02,2026-10-03\nX,3,5,\nY,4,,1\n')
  expect(wide.report).toMatchObject({ verdict: 'ACCEPT', kind: 'daily-sales-wide', rowsOk: 2, totals: { units: 13, skus: 2 } })
  expect({ ...wide.daily, source: '' }).toEqual({ ...long.daily, source: '' })
})

it('a wide row with a word among its numbers is refused whole', async () => {
  const { report } = await read('SKU,2026-10-01,2026-10-02,2026-10-03\nX,3,five,1\nY,4,,1\n')
  expect(report).toMatchObject({ verdict: 'WARN', rowsOk: 1, rowsBad: 1, totals: { units: 5 } })
  expect(report.findings[0]).toMatchObject({ code: 'notWholeNumber', column: '2026-10-02', value: 'five', row: 2 })
})

it('a wide table whose days can be read in two orders asks; one that runs day by day in one order only says so', async () => {
  const open = 'SKU,03/04/2026,05/06/2026,07/08/2026\nX,1,2,3\n'
  const { report } = await read(open)
  expect(report).toMatchObject({ verdict: 'ASK', questions: [{ kind: 'dateOrder', choices: [{ order: 'DMY', firstDay: '2026-04-03', lastDay: '2026-08-07' }, { order: 'MDY', firstDay: '2026-03-04', lastDay: '2026-07-08' }] }] })
  expect((await read(open, { dateOrder: 'MDY' })).report).toMatchObject({ verdict: 'ACCEPT', totals: { firstDay: '2026-03-04' } })
  expect((await read('SKU,01/09/2026,02/09/2026,03/09/2026,04/09/2026\nX,1,2,3,4\n')).report).toMatchObject({ verdict: 'WARN', findingCounts: { dateOrderInferred: 1 }, totals: { firstDay: '2026-09-01', lastDay: '2026-09-04' } })
})

it('cells of a wide table share their decimal mark', async () => {
  expect((await read('SKU,2026-10-01,2026-10-02,2026-10-03\nX,1.250,2.000,3\n')).report).toMatchObject({ verdict: 'ACCEPT', totals: { units: 3253 } })
  expect((await read('SKU,2026-10-01,2026-10-02,2026-10-03\nX,1.000,2.000,3.000\n')).report).toMatchObject({ verdict: 'ASK', questions: [{ kind: 'decimalMark' }] })
})

it('negative units of a day are returns, and said so', async () => {
  expect((await read('Date,SKU,Units\n2026-10-01,X,3\n2026-10-02,X,-2\n')).report).toMatchObject({ verdict: 'WARN', findingCounts: { unitsNegative: 1 }, totals: { units: 3, netUnits: 1, returnedUnits: 2 } })
  expect((await read('SKU,2026-10-01,2026-10-02,2026-10-03\nX,3,-2,1\n')).report).toMatchObject({ verdict: 'WARN', findingCounts: { unitsNegative: 1 } })
})
