import type { Source } from './types.ts'

/** Key metrics of a shop: a summary table first, the daily table below it on the same sheet is the one that is read. */
export const tiktokShopAnalytics: Source = {
  kind: 'tiktok-shop-analytics',
  yields: 'facts',
  keyField: 'day',
  dayField: 'day',
  identity: ['day'],
  preferredDateOrder: 'DMY',
  isDateOrderKnown: true,
  needs: [['day'], ['gmv'], ['orders', 'unitsSold', 'skuOrders']],
  fileName: /shop analytics|key metrics/i,
  excludes: ['Product ID', '商品 ID', 'Campaign ID', '广告计划 ID', 'Cost', 'Spend', '成本', '消耗', 'SKU', 'Creator ID', '达人ID'],
  fields: {
    day: { kind: 'time', isNeeded: true, aliases: ['Date', 'Day', '日期', 'Tanggal', 'Ngày', 'วันที่'] },
    gmv: { kind: 'amount', isNeeded: true, aliases: ['GMV', 'Gross merchandise value', 'Gross revenue'] },
    orders: { kind: 'units', aliases: ['Orders', '订单数', 'Pesanan', 'Đơn hàng', 'คำสั่งซื้อ'] },
    customers: { kind: 'units', aliases: ['Customers', '客户数', 'Pembeli', 'Pelanggan', 'Khách hàng', 'ลูกค้า'] },
    unitsSold: { kind: 'units', aliases: ['Items sold', 'Units sold', '商品成交件数', '成交件数', 'Produk terjual', 'Số món bán ra'] },
    refunds: { kind: 'amount', aliases: ['Refunds', 'Refund amount', '退款金额', 'Pengembalian dana', 'Hoàn tiền'] },
    skuOrders: { kind: 'units', aliases: ['SKU orders', 'SKU 订单数', 'Pesanan SKU', 'Đơn hàng SKU'] },
    pageViews: { kind: 'units', aliases: ['Page views', '页面浏览次数', 'Tayangan halaman', 'Lượt xem trang'] },
    visitors: { kind: 'units', aliases: ['Visitors', 'Product visitors', '商品访客数', 'Pengunjung produk'] },
    impressions: { kind: 'units', aliases: ['Product impressions', '商品曝光次数', 'Impresi produk'] },
  },
  take: () => undefined,
}
