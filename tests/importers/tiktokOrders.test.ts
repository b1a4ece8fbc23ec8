import { expect, it } from 'vitest'

import { ORDER_STATUSES } from '#domain/ledger.ts'

import { TIKTOK_HEADERS, tiktokCsv, tiktokLine, tiktokXlsx } from '../support/tiktokFixtures.ts'
import { read } from './read.ts'

const twenty = Array.from({ length: 20 }, (_, n) => tiktokLine(n))

it('a CSV export with BOM, trailing tabs and 18-digit ids is accepted without a question', async () => {
  const { report, ledger } = await read(tiktokCsv(twenty))
  expect(report).toMatchObject({ verdict: 'ACCEPT', kind: 'tiktok-orders', encoding: 'utf-8', delimiter: ',', headerRow: 1, rowsOk: 20, rowsBad: 0, rowsSkipped: {}, findings: [] })
  expect(report.totals).toEqual({ lines: 20, orders: 20, skus: 7, units: 20, cancelledUnits: 0, netUnits: 20, returnedUnits: 0, firstDay: '2026-10-01', lastDay: '2026-10-20' })
  expect(ledger?.orderIds[1]).toBe('583870900000000001')
  expect(ledger?.skus[0]).toEqual({ key: '1729382000000000000', platformSkuId: '1729382000000000000', sellerSku: 'SKU-0', name: 'Lamp 0' })
  expect(ledger?.createdMinute[0]).toBe(Date.UTC(2026, 9, 1, 22, 5) / 60_000)
  expect(ledger).toMatchObject({ currency: 'VND', isDispatchKnown: true, hasTimeOfDay: true, timeZone: 'Asia/Bangkok' })
  expect(ledger?.amountMinor[0]).toBe(44_650)
})

it('the XLSX export skips its row of descriptions and says so', async () => {
  const { report } = await read(tiktokXlsx(twenty))
  expect(report).toMatchObject({ verdict: 'ACCEPT', kind: 'tiktok-orders', sheet: 'OrderSKUList', encoding: null, rowsOk: 20, rowsBad: 0, rowsSkipped: { description: 1 } })
})

it('American times with AM and PM are read month first', async () => {
  const { report, ledger } = await read(tiktokCsv([tiktokLine(1, { 'Created Time': '03/01/2026 10:00:00 PM', 'Paid Time': '' }), tiktokLine(2, { 'Created Time': '03/02/2026 12:30:00 AM', 'Paid Time': '' })]))
  expect(report.verdict).toBe('ACCEPT')
  expect([report.totals.firstDay, report.totals.lastDay]).toEqual(['2026-03-01', '2026-03-02'])
  expect(ledger?.createdMinute[0]).toBe(Date.UTC(2026, 2, 1, 22, 0) / 60_000)
})

it('dates that fit both orders raise one question; its answer settles them', async () => {
  const bytes = tiktokCsv([tiktokLine(1, { 'Created Time': '03/04/2026 10:00:00', 'Paid Time': '' }), tiktokLine(2, { 'Created Time': '05/02/2026 10:00:00', 'Paid Time': '' })])
  const asked = await read(bytes)
  expect(asked.report.verdict).toBe('ASK')
  expect(asked.report.questions).toMatchObject([{ kind: 'dateOrder', column: 'Created Time', samples: ['03/04/2026 10:00:00', '05/02/2026 10:00:00'] }])
  expect(asked.report.sample).toHaveLength(2)
  const answered = await read(bytes, { dateOrder: 'MDY' })
  expect(answered.report).toMatchObject({ verdict: 'ACCEPT', totals: { firstDay: '2026-03-04', lastDay: '2026-05-02' } })
})

it('no value of a personal column is anywhere in what comes out', async () => {
  const everything = JSON.stringify(await read(tiktokCsv(twenty), {}, { keepRows: true }))
  for (const secret of ['secretbuyer', 'Secret Name', '912345678', 'Secret Street']) expect(everything).not.toContain(secret)
  expect(everything).toContain('"isPersonal":true')
})

it.each([
  ['Shipped', 'shipped'], ['จัดส่งแล้ว', 'shipped'], ['ยกเลิกแล้ว', 'cancelled'], ['Selesai', 'completed'], ['dibatalkan', 'cancelled'], ['belum dibayar', 'unpaid'],
  ['Đã vận chuyển', 'shipped'], ['Đã hoàn tất', 'completed'], ['Đã hủy', 'cancelled'], ['待发货', 'toShip'], ['已完成', 'completed'], ['Canceled', 'cancelled'], ['To ship', 'toShip'],
])('status %s means %s', async (word, status) => {
  const { ledger } = await read(tiktokCsv([tiktokLine(20, { 'Order Status': word })]))
  expect(ORDER_STATUSES[ledger!.status[0]!]).toBe(status)
})

it('the cancel or return type speaks for itself, whatever the language of the status', async () => {
  const { report } = await read(tiktokCsv([
    tiktokLine(20, { 'Order Status': 'gibberish', 'Cancelation/Return Type': 'Cancel', Quantity: '3' }),
    tiktokLine(21, { 'Order Status': 'Đã hoàn tất', 'Cancelation/Return Type': 'Return/Refund', Quantity: '5', 'Sku Quantity of return': '2' }),
  ]))
  expect(report.totals).toMatchObject({ units: 8, cancelledUnits: 3, netUnits: 5, returnedUnits: 2 })
})

it('ids rounded by Excel are flagged and are no keys', async () => {
  const { report, ledger } = await read(tiktokCsv([
    tiktokLine(20, { 'Order ID': '5.83871E+17', 'SKU ID': '1729382000000000000' }),
    tiktokLine(21, { 'Order ID': '583870900000000000', 'SKU ID': '1.72938E+18' }),
  ]))
  expect(report).toMatchObject({ verdict: 'WARN', rowsOk: 2, totals: { orders: 2 } })
  expect(report.findingCounts['idDamaged']).toBe(4)
  expect(ledger?.orderIds.some((id) => /E\+|^5838709/.test(id))).toBe(false)
  expect(ledger?.skus.map(({ key }) => key)).toEqual(['SKU-6', 'SKU-0'])
})

it('a bad quantity refuses its row only, with row, column, value and expectation', async () => {
  const { report } = await read(tiktokCsv([tiktokLine(20), tiktokLine(21, { Quantity: 'two' }), tiktokLine(22, { Quantity: '' })]))
  expect(report).toMatchObject({ verdict: 'WARN', rowsOk: 1, rowsBad: 2, totals: { lines: 1 } })
  expect(report.findings[0]).toMatchObject({ code: 'notWholeNumber', severity: 'error', row: 3, column: 'Quantity', value: 'two', expected: '0, 1, 2, …' })
  expect(report.findings[1]).toMatchObject({ code: 'cellMissing', row: 4, column: 'Quantity' })
})

it('the order of the columns does not change the totals', async () => {
  const straight = await read(tiktokCsv(twenty))
  const turned = await read(tiktokCsv(twenty, [...TIKTOK_HEADERS].reverse()))
  expect(turned.report.totals).toEqual(straight.report.totals)
  expect(turned.ledger).toEqual(straight.ledger)
})

it('an export cut down to six columns is still known by its SKU ID', async () => {
  const { report } = await read(tiktokCsv([tiktokLine(25)], ['Order ID', 'Order Status', 'SKU ID', 'Seller SKU', 'Quantity', 'Created Time']))
  expect(report).toMatchObject({ verdict: 'ACCEPT', kind: 'tiktok-orders', rowsOk: 1 })
})
