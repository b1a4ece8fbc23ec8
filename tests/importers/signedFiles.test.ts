import { expect, it } from 'vitest'

import { ORDER_STATUSES } from '#domain/ledger.ts'

import { read } from './read.ts'

const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'
const file = (...rows: readonly string[]) => [HEADER, ...rows].join('\n')

it('credit notes cancel units and order none; their own number is no order of goods', async () => {
  const { report, ledger } = await read(file(
    '575492,22217,LIGHT HOLDER,12,2026-11-10 08:06:00,1.25,18236.0,United Kingdom',
    'C575606,22217,LIGHT HOLDER,-5,2026-11-10 12:37:00,1.25,18236.0,United Kingdom',
    'C575607,84946,GLASS,-2,2026-11-10 12:40:00,1.25,14096.0,EIRE',
  ))
  expect(report).toMatchObject({ verdict: 'ACCEPT', rowsOk: 3, totals: { lines: 3, units: 12, cancelledUnits: 7, netUnits: 5, returnedUnits: 0 }, findingCounts: {} })
  expect([...ledger!.status].map((status) => ORDER_STATUSES[status])).toEqual(['unknown', 'cancelled', 'cancelled'])
  expect([...ledger!.isReversal!]).toEqual([0, 1, 1])
  expect([...ledger!.regionIndex!].map((at) => ledger!.regions![at])).toEqual(['GB', 'GB', 'IE'])
})

it('another negative quantity is a correction of stock: off the net, no cancellation, no demand', async () => {
  const { report, ledger } = await read(file('575503,35933,,-20,2026-11-10 10:19:00,0.0,,United Kingdom', '575492,22217,LIGHT HOLDER,12,2026-11-10 08:06:00,1.25,18236.0,United Kingdom'))
  expect(report).toMatchObject({ verdict: 'WARN', totals: { lines: 2, units: 12, cancelledUnits: 0, netUnits: -8, returnedUnits: 20 }, findingCounts: { correctionLine: 1, priceZero: 1 } })
  expect([...ledger!.units]).toEqual([0, 12])
})

it('prices of zero, postage and charges count and are marked', async () => {
  const { report } = await read(file(
    '575498,POST,POSTAGE,1,2026-11-10 09:52:00,18.0,12708.0,Germany', 'C575499,POST,POSTAGE,-1,2026-11-10 09:55:00,18.0,12708.0,Germany',
    '575500,DOT,DOTCOM POSTAGE,1,2026-11-10 10:00:00,400.0,,United Kingdom', '575501,22217,LIGHT HOLDER,3,2026-11-10 10:02:00,0.0,,United Kingdom',
  ))
  expect(report).toMatchObject({ verdict: 'ACCEPT', totals: { lines: 4, units: 5, cancelledUnits: 1, netUnits: 4 }, findingCounts: { postageLine: 2, chargeLine: 1, priceZero: 1 } })
})

it('the same invoice and SKU on several rows are lines of their own; the finding counts the pairs', async () => {
  const row = (sku: string, quantity: number) => `575492,${sku},GLASS,${quantity},2026-11-10 08:06:00,1.25,18236.0,United Kingdom`
  const { report, ledger } = await read(file(row('84946', 24), row('84946', 1), row('22217', 2), row('84946', 1), row('22217', 2)))
  expect(report).toMatchObject({ totals: { lines: 5, orders: 1, units: 30 }, findingCounts: { linesRepeated: 2 } })
  expect(report.findings[0]!.params).toMatchObject({ count: 3, pairs: 2 })
  expect([...ledger!.occurrence]).toEqual([0, 1, 0, 2, 1])
})
