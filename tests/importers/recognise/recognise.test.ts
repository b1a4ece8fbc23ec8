import fc from 'fast-check'
import { expect, it } from 'vitest'

import { periodIn, periodInName } from '#importers/recognise/banner.ts'
import { headerFingerprint } from '#importers/recognise/fingerprint.ts'
import { labelReason } from '#importers/recognise/labels.ts'
import { recognise, tablesOf } from '#importers/recognise/recognise.ts'

import { TIKTOK_HEADERS } from '../../support/tiktokFixtures.ts'

import { headerSamples } from './headers.ts'

const headOf = (rows: readonly (readonly string[])[]) => rows.map((cells, i) => ({ row: i + 1, cells }))

it.each<readonly [string, string | null]>([
  ['2026-04-27 ~ 2026-05-03', '2026-04-27 2026-05-03'], ['分析日期：01/09/2026-01/09/2026', '2026-09-01 2026-09-01'], ['日期范围：2026-08-01 至 2026-08-31', '2026-08-01 2026-08-31'], ['Tanggal analisis: 01/09/2026-30/09/2026', '2026-09-01 2026-09-30'],
  ['Date range: Aug 1, 2026 - Aug 31, 2026', '2026-08-01 2026-08-31'], ['统计时间:2026年8月1日至2026年8月31日', '2026-08-01 2026-08-31'], ['对比日期：30/08/2026-31/08/2026', null], ['2026-08-01', null], ['Updated 5 minutes ago', null], ['31/08/2026-01/08/2026', null],
])('a banner: %s', (text, expected) => {
  const period = periodIn(text, 'DMY')
  expect(period && `${period.firstDay} ${period.lastDay}`).toBe(expected)
})

it('two dates in a file name are its period, one is the day of the export', () => {
  expect(periodInName('Campaign overview data 20260701 - 20260905.xlsx')).toEqual({ firstDay: '2026-07-01', lastDay: '2026-09-05' })
  expect(periodInName('全部 笔订单-2026-10-07-10_27.xlsx')).toBeNull()
})

it('rows that only sum up are known by their label', () => {
  expect(['总计值', 'Total nilai', 'Tổng cộng', 'Total of 12 results', '共12条', '合計', '百分比变化', 'Total Gym', '12'].map(labelReason)).toEqual(['total', 'total', 'total', 'total', 'total', 'total', 'percentage', null, null])
})

it('several tables of a sheet: each with its header, ending where the gap before the next begins', () => {
  const head = headOf([
    ['采购单号', 'SKU', '采购数量', '供应商'], ['PO-1', 'LAMP', '5', '义乌'], ['PO-2', 'BULB', '6', '义乌'], [], ['库存'], ['SKU', '仓库', '库存数量'], ['LAMP', 'LA', '5'],
  ])
  expect(tablesOf(head, {}, null).map(({ source, headerRow, endRow }) => [source.kind, headerRow, endRow])).toEqual([['purchase-orders', 1, 4], ['stock-list', 6, null]])
  expect(recognise(head, {}, null)).toMatchObject({ headerRow: 1, endRow: 4 })
  expect(recognise(head, { headerRow: 6 }, null)).toMatchObject({ headerRow: 6, endRow: null, source: { kind: 'stock-list' } })
})

it('columns of unknown names are proposed by their values, and taken only when the user says so', () => {
  const head = headOf([['Ref', 'Article', 'How many', 'When', 'SKU'], ...Array.from({ length: 12 }, (_, i) => [`5838709000000${String(10_000 + i)}`, 'x', String(1 + (i % 3)), `2026-09-${String(10 + i)} 10:00:00`, `LAMP-${i % 4}`])])
  const found = recognise(head, {}, null)!
  expect(found.confidence).toBeLessThan(0.5)
  expect([found.source.kind, Object.fromEntries(found.guesses)]).toEqual(['order-lines', { createdTime: 3, quantity: 2, orderId: 0 }])
  const answered = recognise(head, { columns: { orderId: 'Ref', quantity: '#3', createdTime: 'When' } }, null)!
  expect(answered).toMatchObject({ missing: [], source: { kind: 'order-lines' } })
  expect(answered.why.get('quantity')).toBe('answer')
})

it('the same header twice is taken from the first column, and the others are named', () => {
  const found = recognise(headOf([['订单号', 'SKU', '数量', '下单时间', '数量']]), {}, null)!
  expect([found.fieldColumns.get('quantity'), found.repeated.get('quantity')]).toEqual([2, [2, 4]])
})

it('a fingerprint knows a header row by its names and their order alone', () => {
  const print = headerFingerprint(['Order ID', 'SKU'])
  expect(headerFingerprint([' order id\t', 'Sku', '', ''])).toBe(print)
  expect(new Set([print, headerFingerprint(['SKU', 'Order ID']), headerFingerprint(['Order', 'ID SKU']), headerFingerprint(['Order ID', '', 'SKU'])]).size).toBe(4)
  expect(print).toMatch(/^[0-9a-f]{16}$/)
})

it('any rows get the same answer twice, and no error', () => {
  const words = headerSamples.flatMap(([, , headers]) => headers)
  const cell = fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 20 }), fc.constantFrom('', '1', '2026-09-01', '583870900000000001'))
  fc.assert(fc.property(fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 12 }), (rows) => {
    const seen = () => {
      const found = recognise(headOf(rows), {}, 'Sheet1', 'file.csv')
      return found && [found.source.kind, found.headerRow, [...found.fieldColumns], [...found.guesses], found.endRow, found.confidence]
    }
    expect(seen()).toEqual(seen())
    tablesOf(headOf(rows), {}, null)
  }))
})

it('a hundred rows of two thousand columns are recognised in well under a second of work', () => {
  const rows = Array.from({ length: 100 }, (_, row) => Array.from({ length: 2000 }, (__, column) => (row === 3 ? `Column ${column}` : column % 3 === 0 ? `text ${column}` : String(row * column))))
  const head = headOf(rows)
  recognise(head, {}, null)
  const from = process.cpuUsage()
  recognise(head, {}, null)
  const { user, system } = process.cpuUsage(from)
  expect((user + system) / 1000).toBeLessThan(1000)
})

it.each([['Order ID'], ['Order ID', 'Created Time'], ['Order ID', 'Quantity'], ['Created Time']])('orders of a platform without %s ask for it and are no list of stock, SKUs or sales', (...left) => {
  const headers = TIKTOK_HEADERS.filter((header) => !left.includes(header))
  const found = recognise(headOf([headers, headers.map((_, i) => String(i))]), {}, null)
  expect(found!.missing.length).toBeGreaterThan(0)
})

it('units beside a warehouse and a time of order are no stock', () => {
  expect(recognise(headOf([['SKU', 'Warehouse', 'Quantity', 'Created Time'], ['A', 'B', '3', '2026-09-13']]), {}, null)!.missing).not.toEqual([])
  expect(recognise(headOf([['SKU', 'Warehouse', 'Quantity', 'Count date'], ['A', 'B', '3', '2026-09-13']]), {}, null)).toMatchObject({ missing: [], source: { kind: 'stock-list' } })
})

it('captions above complete the names below, also where each name alone is known', () => {
  const found = recognise(headOf([['Order', '', 'Item', ''], ['ID', 'Date', 'SKU', 'Quantity'], ['1', '2026-09-13', 'A', '3']]), {}, null)!
  expect([found.source.kind, [...found.fieldColumns.keys()].sort()]).toEqual(['order-lines', ['createdTime', 'orderId', 'quantity', 'sku']])
})
