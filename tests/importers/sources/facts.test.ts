import { describe, expect, it } from 'vitest'

import { factNumber, factText, type FactTable } from '#domain/factTable.ts'

import { sheetXml, workbook } from '../../support/tiktokFixtures.ts'
import { read } from '../read.ts'

const sheet = (rows: readonly (readonly string[])[], name = 'Sheet1') => workbook([{ name, xml: sheetXml(rows) }])
const rowsOf = (facts: FactTable | null) => Array.from({ length: facts?.rowCount ?? 0 }, (_, row) => Object.fromEntries(Object.entries(facts!.columns).flatMap(([field, column]) => {
  const value = column.type === 'text' ? factText(facts!, field, row) : factNumber(facts!, field, row)
  return value === '' || Number.isNaN(value) ? [] : [[field, value]]
})))

describe('TikTok', () => {
  it('LIVE sessions: the range from the banner, currency from the header, a stray slash in the time, the length in seconds, dashes unknown', async () => {
    const { report, facts } = await read(sheet([
      ['日期范围：2026-08-01 至 2026-08-31'],
      ['达人ID', '达人信息', '昵称', '开播时间', '直播时长', '直播归因 GMV (₫)', '直播间接 GMV (₫)', '已创建的订单数', '直播归因成交件数', '累计观看人数', '观看人次', '评论次数', '点击成交转化率'],
      ['7012345678901234567', 'lamp.shop', 'Lamp Shop', '2026/08/15/ 20:00', '01:30:00', '600,000 VND', '--', '12', '15', '3,400', '5,210', '88', '3.2%'],
      ['7012345678901234567', 'lamp.shop', 'Lamp Shop', '2026/08/16/ 20:00', '02:00:00', '1.250.000 VND', '50.000 VND', '20', '22', '4,000', '6,000', '--', '4%'],
    ]))
    expect(report).toMatchObject({ verdict: 'ACCEPT', kind: 'tiktok-live-sessions', headerRow: 2, rowsOk: 2 })
    expect(facts).toMatchObject({ kind: 'tiktok-live-sessions', currency: 'VND', period: { firstDay: '2026-08-01', lastDay: '2026-08-31' } })
    expect(rowsOf(facts)).toMatchObject([{ creatorId: '7012345678901234567', durationSeconds: 5400, gmv: 600_000, unitsSold: 15, viewers: 3400 }, { gmv: 1_250_000, indirectGmv: 50_000, durationSeconds: 7200 }])
    expect(rowsOf(facts)[0]).not.toHaveProperty('indirectGmv')
  })

  it('LIVE sessions in Indonesian, the currency only in the header', async () => {
    const { report, facts } = await read('ID Kreator,Kreator/Nama panggilan,Waktu Live,Durasi,GMV dari LIVE (Rp),Produk Terjual,Penonton,CTOR\n7012345678901234567,Toko,2026/08/15 20:00,1 jam 30 menit,1.250.000,15,900,2%\n')
    expect(report).toMatchObject({ verdict: 'ACCEPT', kind: 'tiktok-live-sessions' })
    expect(facts?.currency).toBe('IDR')
    expect(rowsOf(facts)).toMatchObject([{ durationSeconds: 5400, gmv: 1_250_000 }])
  })

  it('products: captions over repeated names, of which the first group is the whole', async () => {
    const { report, facts } = await read(sheet([
      ['2026-04-27 ~ 2026-05-03'], ['', '', '', '全部', '', '', '', '商家直播', '', '视频', ''],
      ['商品 ID', '商品名', '发品状态', 'GMV', '订单数', 'SKU 订单数', '商品成交件数', 'GMV', '商品成交件数', 'GMV', '商品成交件数'],
      ['1729382000000000555', '台灯', '上架', '1,000.50', '90', '95', '100', '600.00', '60', '400.50', '40'],
    ]), {}, { name: 'product_list_20260503.xlsx' })
    expect(report).toMatchObject({ verdict: 'ACCEPT', kind: 'tiktok-products', headerRow: 3 })
    expect(facts?.period).toEqual({ firstDay: '2026-04-27', lastDay: '2026-05-03' })
    expect(rowsOf(facts)).toMatchObject([{ productId: '1729382000000000555', gmv: 1000.5, unitsSold: 100 }])
  })

  it('products whose names stand beside captions merged over two rows', async () => {
    const { report, facts } = await read(sheet([
      ['商品 ID', '商品名', '全部', '', '', '商家直播', ''], ['', '', 'GMV', '订单数', '商品成交件数', 'GMV', '订单数'], ['1729382000000000555', '台灯', '10', '1', '1', '5', '1'],
    ]))
    expect(report).toMatchObject({ verdict: 'ACCEPT', kind: 'tiktok-products', headerRow: 2, rowsOk: 1, mapping: { gmv: '全部 GMV' } })
    expect(rowsOf(facts)).toMatchObject([{ gmv: 10 }])
  })

  it('creatives of GMV Max', async () => {
    const { report, facts } = await read('广告计划名称,广告计划 ID,商品 ID,创意作品类型,视频标题,视频 ID,TikTok 账号,发布时间,状态,授权类型,成本,SKU 订单数,平均下单成本,总收入,ROI,商品广告曝光数,商品广告点击数,商品广告点击率,货币\n秋季,1783920000000000123,1729382000000000555,视频,开箱,7400000000000000001,lamp.shop,2026-08-01 10:00:00,投放中,自有,10.50,3,3.50,45.00,4.29,"1,200",30,2.5%,USD\n')
    expect(report).toMatchObject({ verdict: 'ACCEPT', kind: 'tiktok-creatives' })
    expect(rowsOf(facts)).toMatchObject([{ videoId: '7400000000000000001', cost: 10.5, impressions: 1200, clicks: 30, currency: 'USD' }])
  })

  it('settlement keeps rows that are no orders, by their type', async () => {
    const { report, facts } = await read(sheet([
      ['Order/adjustment ID', 'Type', 'Order created time', 'Order settled time', 'Currency', 'Total settlement amount', 'Total revenue', 'Total fees'],
      ['583870900000000001', 'Order', '2026/08/01', '2026/08/15', 'MYR', '90.10', '100.00', '-9.90'], ['583870900000000099', 'GMV Payment for TikTok Ads', '/', '2026/08/16', 'MYR', '-50.00', '0', '(50.00)'],
    ], 'Order details'))
    expect(report).toMatchObject({ verdict: 'ACCEPT', kind: 'tiktok-settlement', sheet: 'Order details' })
    expect(rowsOf(facts)).toMatchObject([{ amount: 90.1, fees: -9.9 }, { type: 'GMV Payment for TikTok Ads', fees: -50 }])
  })

  it('the older Ads Manager export has three lines above its header', async () => {
    const { report, facts } = await read(sheet([['Campaign report'], ['2026-08-01 - 2026-08-02'], ['Time zone: UTC+8'], ['Date', 'Campaign name', 'Cost', 'Impressions', 'Clicks', 'Conversions', 'Currency'], ['2026-08-01', 'A', '10', '1000', '20', '2', 'USD'], ['2026-08-02', 'A', '11', '1100', '21', '3', 'USD'], ['Total of 2 results', '', '21', '2100', '41', '5', '']]))
    expect(report).toMatchObject({ verdict: 'ACCEPT', kind: 'ads-daily', headerRow: 4, rowsOk: 2, rowsSkipped: { total: 1 } })
    expect(facts?.rowCount).toBe(2)
  })
})

describe('logistics', () => {
  it('AfterShip parcels: its terms for what became of them, days on the way', async () => {
    const { report, facts } = await read('Tracking number,Order number,Carrier,Service,Status,Sub-status,Issues,Latest event,Origin,Destination,Transit time,Estimated delivery date,On-time status\n1Z999,A1,UPS,Ground,Out for delivery,OutForDelivery_001,,With courier,CN,US,5 days,2026-09-20,\n1Z998,A2,UPS,Ground,Delivered,Delivered_001,,Delivered,CN,US,12,2026-09-18,On time\n')
    expect(report).toMatchObject({ verdict: 'ACCEPT', kind: 'tracking', findingCounts: {} })
    expect(rowsOf(facts)).toMatchObject([{ status: 'outForDelivery', transitDays: 5 }, { status: 'delivered', transitDays: 12 }])
  })

  it('parcels of a Chinese courier; an unknown status stays as written and is named', async () => {
    const { report, facts } = await read('运单号,订单号,物流公司,包裹状态,揽收时间,签收时间,目的国家\nYT1,A1,云途,成功签收,2026-09-01 10:00:00,2026-09-09 12:00:00,US\nYT2,A2,云途,火星中转,2026-09-02 10:00:00,,US\n')
    expect(report).toMatchObject({ verdict: 'WARN', kind: 'tracking', findingCounts: { trackingStatusUnknown: 1 } })
    expect(rowsOf(facts)).toMatchObject([{ status: 'delivered' }, { status: '火星中转' }])
  })

  it('courier rates with two bands of weight under merged captions give a row per band', async () => {
    const { report, facts } = await read('区域,3㎏以内,,3㎏以上,\n,首重,续重,首重,续重\n江浙沪,8,2,12,1.5\n新疆,18,12,25,10\n')
    expect(report).toMatchObject({ verdict: 'ACCEPT', kind: 'courier-rates', headerRow: 2, rowsOk: 2 })
    expect(rowsOf(facts)).toEqual([
      { destination: '江浙沪', weightToKg: 3, firstPrice: 8, stepPrice: 2 }, { destination: '江浙沪', weightFromKg: 3, firstPrice: 12, stepPrice: 1.5 },
      { destination: '新疆', weightToKg: 3, firstPrice: 18, stepPrice: 12 }, { destination: '新疆', weightFromKg: 3, firstPrice: 25, stepPrice: 10 },
    ])
  })

  it('courier rates in one row of headers', async () => {
    const { report, facts } = await read('快递公司,始发地,目的地,首重,续重,抛比\n中通,义乌,浙江,3.5,1,8000\n')
    expect(report).toMatchObject({ verdict: 'ACCEPT', kind: 'courier-rates' })
    expect(rowsOf(facts)).toEqual([{ carrier: '中通', origin: '义乌', destination: '浙江', firstPrice: 3.5, stepPrice: 1, volumetricDivisor: 8000 }])
  })

  it('rates by weight and country: a row per cell; per kilogram with ranges', async () => {
    const wide = await read(sheet([['重量(kg)', 'US', 'CN', 'GB'], ['1', '25', '8', '30'], ['2', '40', '--', '48']]))
    expect(wide.report).toMatchObject({ verdict: 'ACCEPT', kind: 'rate-matrix', rowsOk: 2 })
    expect(rowsOf(wide.facts)).toEqual([{ destination: 'US', weightToKg: 1, price: 25 }, { destination: 'CN', weightToKg: 1, price: 8 }, { destination: 'GB', weightToKg: 1, price: 30 }, { destination: 'US', weightToKg: 2, price: 40 }, { destination: 'GB', weightToKg: 2, price: 48 }])
    const long = await read('国家代码,重量区间(kg),单价\nUS,21.0 - 44.,6.5\nUS,45+,6\n')
    expect(long.report).toMatchObject({ verdict: 'ACCEPT', kind: 'rate-matrix' })
    expect(rowsOf(long.facts)).toEqual([{ destination: 'US', weightFromKg: 21, weightToKg: 44, price: 6.5 }, { destination: 'US', weightFromKg: 45, price: 6 }])
  })

  it('purchase orders and inbound shipments; words in a column of costs are unknown, not 0', async () => {
    const po = await read('PO Number,SKU,Quantity,Order date,Expected date,Received quantity,Supplier,Unit cost,Currency\nPO-1,LAMP,500,2026-08-01,2026-09-15,,Yiwu Co,2.50,USD\nPO-2,LAMP,300,2026-08-09,2026-09-25,300,Yiwu Co,Invoiced Separately,USD\n')
    expect(po.report).toMatchObject({ verdict: 'WARN', kind: 'purchase-orders', findingCounts: { notNumber: 1 } })
    expect(rowsOf(po.facts)).toMatchObject([{ poNumber: 'PO-1', quantity: 500, unitCost: 2.5 }, { receivedQuantity: 300 }])
    expect(rowsOf(po.facts)[1]).not.toHaveProperty('unitCost')
    const inbound = await read('货件编号,SKU,发货数量,发货日期,预计到仓,接收数量,运输方式,目的仓\nFBA15X,LAMP,"1,200",2026-08-01,2026-09-15,,海运,ONT8\n')
    expect(inbound.report).toMatchObject({ verdict: 'ACCEPT', kind: 'inbound-shipments' })
    expect(rowsOf(inbound.facts)).toMatchObject([{ shipmentId: 'FBA15X', quantity: 1200, mode: '海运', warehouse: 'ONT8' }])
  })
})

describe('stock and catalogue', () => {
  it('a bare quantity per SKU is asked, not taken for stock, until the name of the file or a warehouse says so', async () => {
    const asked = await read('SKU,Product name,Quantity\nLAMP,Lamp,5\n')
    expect(asked.report).toMatchObject({ verdict: 'ASK', kind: null, questions: [{ kind: 'columns', needed: ['quantity'] }] })
    for (const found of [await read('SKU,Product name,Quantity\nLAMP,Lamp,5\n', {}, { name: '库存表.csv' }), await read('SKU,Warehouse,Quantity\nLAMP,LA,5\n')]) {
      expect(found.report).toMatchObject({ verdict: 'ACCEPT', kind: 'stock-list' })
      expect(rowsOf(found.facts)).toMatchObject([{ sku: 'LAMP', quantity: 5 }])
    }
  })

  it('the SKU template of 店小秘: line breaks and asterisks in the headers, a note below them, grams', async () => {
    const { report, facts } = await read(sheet([['*SKU\n(必填)', '中文名称', '商品净重\n（g）', '采购参考价\n（RMB）', '长（cm）', '申报金额\n（USD）', '供应商'], ['必填，不超过50个字符', '选填', '', '', '', '', ''], ['LAMP-R', '红灯', '350', '12.50', '10', '3', '义乌厂']]))
    expect(report).toMatchObject({ verdict: 'ACCEPT', kind: 'catalogue', rowsOk: 1, rowsSkipped: { description: 1 } })
    expect(facts?.currency).toBe('CNY')
    expect(rowsOf(facts)).toMatchObject([{ sku: 'LAMP-R', weightGrams: 350, unitCost: 12.5, supplier: '义乌厂' }])
  })

  it('weights in kilograms become grams, whatever the currency', async () => {
    const { facts } = await read('SKU,Unit cost,Weight (kg),MOQ,Lead time (days),Currency\nLAMP,55.000,1.250,100,30 days,VND\n')
    expect(rowsOf(facts)).toMatchObject([{ weightGrams: 1250, unitCost: 55_000, leadTimeDays: 30 }])
  })

  it('a small test', async () => {
    const { report, facts } = await read('测试名称,组别,SKU,曝光,点击,订单数,花费\n秋季测款,A,LAMP,10000,320,12,50\n秋季测款,B,LAMP,9800,410,19,50\n')
    expect(report).toMatchObject({ verdict: 'ACCEPT', kind: 'small-test' })
    expect(rowsOf(facts)).toMatchObject([{ arm: 'A', impressions: 10_000, orders: 12 }, { arm: 'B' }])
  })
})

describe('WooCommerce', () => {
  it('a row per item', async () => {
    const { report } = await read('order_id,order_number,order_date,paid_date,status,order_total,order_currency,item_name,item_sku,item_quantity,item_total\n10,1010,2026-09-03 10:15:00,2026-09-03 10:16:00,processing,30.00,EUR,Lamp,LAMP,2,20.00\n10,1010,2026-09-03 10:15:00,2026-09-03 10:16:00,processing,30.00,EUR,Bulb,BULB,1,10.00\n11,1011,2026-09-13 10:15:00,,cancelled,10.00,EUR,Bulb,BULB,1,10.00\n')
    expect(report).toMatchObject({ verdict: 'ACCEPT', kind: 'woocommerce-orders', totals: { lines: 3, orders: 2, units: 4, cancelledUnits: 1 } })
  })

  it('a row per order with its items in one cell, however long', async () => {
    const items = Array.from({ length: 40 }, (_, i) => `name:Lamp number ${i}|sku:LAMP-${i}|quantity:2|total:10.00`).join(';')
    const { report } = await read(`order_id,order_number,order_date,status,order_total,order_currency,line_items\n10,1010,2026-09-03 10:15:00,completed,30.00,EUR,"${items}"\n`)
    expect(report).toMatchObject({ verdict: 'ACCEPT', kind: 'woocommerce-orders', totals: { units: 80, skus: 40 } })
  })
})

it('amounts of a currency with decimals that read both ways are asked, with both sums; a column that proves its mark answers for the others', async () => {
  const rows = (extra: string) => `Day,Campaign name,Cost,Revenue,Currency\n2026-08-13,A,1.234,${extra},EUR\n2026-08-14,A,2.500,${extra},EUR\n`
  const open = await read(rows('5.000'))
  expect(open.report).toMatchObject({ verdict: 'ASK', questions: [{ kind: 'decimalMark', column: 'Cost', choices: [{ mark: '.', sum: 3.734 }, { mark: ',', sum: 3734 }] }] })
  const answered = await read(rows('5.000'), { decimalMark: ',' })
  expect(rowsOf(answered.facts)).toMatchObject([{ cost: 1234, revenue: 5000 }, { cost: 2500 }])
  const proved = await read(rows('"5.000,50"'))
  expect(proved.report.verdict).toBe('ACCEPT')
  expect(rowsOf(proved.facts)).toMatchObject([{ cost: 1234, revenue: 5000.5 }, { cost: 2500 }])
})
