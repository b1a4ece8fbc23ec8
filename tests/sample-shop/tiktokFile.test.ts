import { beforeAll, expect, it } from 'vitest'

import { dayNumberOf, MINUTES_PER_DAY } from '#domain/calendar/days.ts'
import { NO_TIME, type Ledger } from '#domain/ledger.ts'
import { bytesSource } from '#importers/byteSource.ts'
import { readFile } from '#importers/readFile.ts'
import { buildSampleShop } from '#sample-shop/buildSampleShop.ts'
import { TIKTOK_COLUMNS } from '#sample-shop/tiktokColumns.ts'
import { tiktokCsv, tiktokXlsx } from '#sample-shop/tiktokFile.ts'
import { FILE_FROM_MINUTE } from '#sample-shop/writeSampleOrders.ts'

let ledger: Ledger
beforeAll(() => {
  ledger = buildSampleShop().ledgers[0]!
})

function linesFrom(minute: number): number[] {
  return Array.from({ length: ledger.lineCount }, (_, i) => i).filter((i) => ledger.createdMinute[i]! >= minute)
}

function knownTotals(lines: readonly number[], firstDay: string) {
  const sum = (of: (i: number) => number) => lines.reduce((total, i) => total + of(i), 0)
  const cancelled = (i: number) => (ledger.cancelledMinute[i] === NO_TIME ? 0 : ledger.units[i]!)
  const units = sum((i) => ledger.units[i]!)
  return {
    lines: lines.length, orders: new Set(lines.map((i) => ledger.orderIndex[i])).size, skus: new Set(lines.map((i) => ledger.skuIndex[i])).size,
    units, cancelledUnits: sum(cancelled), netUnits: units - sum(cancelled), returnedUnits: sum((i) => ledger.returnedUnits[i]!), firstDay, lastDay: '2026-11-22',
  }
}

/** Every line by what identifies it, with all that a plan takes from it. */
function content(of: Ledger, which: readonly number[]): Map<string, string> {
  return new Map(which.map((i) => [`${of.orderIds[of.orderIndex[i]!]} ${of.skus[of.skuIndex[i]!]!.platformSkuId} ${of.occurrence[i]}`, JSON.stringify([
    of.units[i], of.returnedUnits[i], of.amountMinor[i], of.status[i], of.warehouses[of.warehouseIndex[i]!] ?? null, of.carriers[of.carrierIndex[i]!] ?? null,
    of.createdMinute[i], of.paidMinute[i], of.readyToShipMinute[i], of.shippedMinute[i], of.deliveredMinute[i], of.cancelledMinute[i],
  ])]))
}

it('has the columns of the platform in their order, from the order id to the person who checked it', () => {
  const headers = TIKTOK_COLUMNS.map(({ header }) => header)
  expect(headers).toHaveLength(54)
  expect(headers.slice(0, 6)).toEqual(['Order ID', 'Order Status', 'Order Substatus', 'Cancelation/Return Type', 'Normal or Pre-order', 'SKU ID'])
  expect(headers.slice(24, 30)).toEqual(['Created Time', 'Paid Time', 'RTS Time', 'Shipped Time', 'Delivered Time', 'Cancelled Time'])
  expect(headers.at(-1)).toBe('Checked Marked by')
})

it.each([
  ['CSV with American times', 'csv', 'MM/DD/YYYY hh:mm:ss AM', '2026-08-24'],
  ['CSV with day first', 'csv', 'DD/MM/YYYY HH:mm:ss', '2026-10-26'],
  ['malformed XLSX', 'xlsx', 'MM/DD/YYYY hh:mm:ss AM', '2026-10-26'],
] as const)('reads back line by line from a %s, without a question', { timeout: 20_000 }, async (_, format, dateStyle, firstDay) => {
  const fromMinute = dayNumberOf(firstDay) * MINUTES_PER_DAY
  const lines = linesFrom(fromMinute)
  const bytes = (format === 'csv' ? tiktokCsv : tiktokXlsx)(ledger, fromMinute, dateStyle)
  const { report, ledger: read } = await readFile({ name: `orders.${format}`, source: bytesSource(bytes), answers: {}, timeZone: 'America/Los_Angeles', shop: '' })
  expect({ verdict: report.verdict, kind: report.kind, rowsBad: report.rowsBad, questions: report.questions }).toEqual({ verdict: 'ACCEPT', kind: 'tiktok-orders', rowsBad: 0, questions: [] })
  expect(report.totals).toEqual(knownTotals(lines, firstDay))
  expect(report.rowsSkipped).toEqual(format === 'xlsx' ? { description: 1 } : {})
  if (format === 'csv') expect(read!.currency).toBe('USD')
  expect(content(read!, Array.from({ length: read!.lineCount }, (_line, i) => i))).toEqual(content(ledger, lines))
  expect(JSON.stringify(report)).not.toMatch(/sample_buyer|Example Street|555-0100/)
})

it('writes the faults of the real workbook: one row element for each cell and a dimension of one cell', async () => {
  const { unzipSync, strFromU8 } = await import('fflate')
  const sheet = strFromU8(unzipSync(tiktokXlsx(ledger, FILE_FROM_MINUTE + 90 * MINUTES_PER_DAY))['xl/worksheets/sheet1.xml']!)
  expect(sheet).toContain('<dimension ref="A1"/>')
  expect(sheet.match(/<row /g)!.length).toBe(sheet.match(/<c /g)!.length)
})
