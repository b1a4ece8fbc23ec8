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
