import { expect, it } from 'vitest'

import { sheetXml, workbook } from '../support/tiktokFixtures.ts'
import { read } from './read.ts'

const sheet = (rows: readonly (readonly string[])[], name = 'Sheet1') => workbook([{ name, xml: sheetXml(rows) }])

it('the hourly ads overview leaves its total row out, which would count everything twice', async () => {
  const { report, ledger, daily } = await read(sheet([
    ['时间', '成本', 'SKU 订单数（当前店铺）', '平均下单成本', '总收入（当前店铺）', 'ROI', '币种'],
    ['2026-07-01 00:00:00', '10.50', '2', '5.25', '40.00', '3.81', 'USD'],
    ['2026-07-01 01:00:00', '4.50', '1', '4.50', '20.00', '4.44', 'USD'],
    ['-', '15.00', '3', '5.00', '60.00', '4.00', 'USD'],
  ]))
  expect(report).toMatchObject({ verdict: 'ACCEPT', kind: 'tiktok-ads-overview', rowsOk: 2, rowsBad: 0, rowsSkipped: { total: 1 }, totals: { lines: 2, firstDay: '2026-07-01' } })
  expect(report.sample[0]).toMatchObject({ time: '2026-07-01T00:00:00', cost: 10.5, skuOrders: 2, revenue: 40, currency: 'USD' })
  expect([ledger, daily]).toEqual([null, null])
})

it('GMV Max campaigns with a header that occurs twice take the first', async () => {
  const { report } = await read('Campaign ID,Campaign name,Cost,ROI protection,Net Cost,Gross revenue,ROI,SKU orders,Cost per order,LIVE views,Gross revenue,Current budget,Currency\n1783920000000000123,Autumn,100.00,No,90.00,500.00,5.00,20,5.00,900,77.00,50.00,USD\n')
  expect(report).toMatchObject({ verdict: 'ACCEPT', kind: 'tiktok-campaigns' })
  expect(report.sample[0]).toMatchObject({ campaignId: '1783920000000000123', cost: 100, netCost: 90, revenue: 500, skuOrders: 20, liveViews: 900 })
})

it('livestreams of GMV Max in Chinese have the time they started', async () => {
  const { report } = await read('直播名称,启动时间,状态,广告计划名称,广告计划 ID,成本,净成本,SKU 订单数,总收入,直播播放量,货币\n周六专场,2026-10-03 20:00:00,已结束,秋季,1783920000000000123,80.00,70.00,15,300.00,1200,USD\n')
  expect(report).toMatchObject({ verdict: 'ACCEPT', kind: 'tiktok-live-ads', totals: { firstDay: '2026-10-03' } })
})

const keys = ['product_id', 'category', 'product_name', 'product_status', 'sku_id', 'variation_value', 'price', 'quantity', 'seller_sku']
const explanations = [
  ['V4', 'All_Information', 'metric'], ['Product ID', 'Category', 'Product name', 'Status', 'SKU ID', 'Variation', 'Price', 'Quantity', 'Seller SKU'],
  ['Mandatory', '', 'Mandatory', '', 'Mandatory'], ['Not editable', '', 'Editable', '', 'Not editable'],
]
const product = ['1729382000000000555', 'Lamps', 'Lamp', 'Live', '1729382000000000777', 'Red', '12.50', '40', 'LAMP-R']

it('the batch-edit template gives stock from its sixth row on', async () => {
  const { report } = await read(sheet([keys, ...explanations, product], 'Template'))
  expect(report).toMatchObject({ verdict: 'ACCEPT', kind: 'tiktok-stock', sheet: 'Template', rowsOk: 1, rowsSkipped: { description: 4 } })
  expect(report.sample[0]).toMatchObject({ row: 6, platformSkuId: '1729382000000000777', sellerSku: 'LAMP-R', quantity: 40 })
})

it('a template without quantities says that stock stays, and gives none', async () => {
  const without = (row: readonly string[]) => row.filter((_, i) => i !== 7)
  const { report } = await read(sheet([without(keys), ...explanations.map(without), without(product)], 'Template'))
  expect(report).toMatchObject({ verdict: 'WARN', kind: 'tiktok-stock', findingCounts: { stockColumnMissing: 1 } })
  expect(report.sample[0]).not.toHaveProperty('quantity')
})

it('shop analytics: the daily table below the summary is read, day first', async () => {
  const { report } = await read(sheet([
    ['分析日期：01/09/2026-02/09/2026', '对比日期：30/08/2026-31/08/2026'], ['数据概览'], ['', 'GMV', '订单数', '客户数', '商品成交件数'], ['总计值', '300.00', '30', '28', '33'], ['百分比变化', '5%', '2%', '1%', '3%'], [], [],
    ['每日数据'], ['日期', 'GMV', '订单数', '客户数', '商品成交件数', '退款金额', 'SKU 订单数'], ['01/09/2026', '100.00', '10', '9', '11', '0', '10'], ['02/09/2026', '200.00', '20', '19', '22', '5.00', '20'],
  ]))
  expect(report).toMatchObject({ verdict: 'ACCEPT', kind: 'tiktok-shop-analytics', headerRow: 9, rowsOk: 2, rowsSkipped: {}, totals: { firstDay: '2026-09-01', lastDay: '2026-09-02' } })
  expect(report.sample[1]).toMatchObject({ gmv: 200, orders: 20, unitsSold: 22, refunds: 5 })
})
