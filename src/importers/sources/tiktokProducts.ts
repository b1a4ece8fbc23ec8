import { currencyNames, dayNames } from './commonNames.ts'
import type { Source } from './types.ts'

/** The product list of the analytics page over a range: groups of columns repeat (all, LIVE, video), the first group is the whole. No days. */
export const tiktokProducts: Source = {
  kind: 'tiktok-products',
  yields: 'facts',
  keyField: 'productId',
  dayField: null,
  identity: ['productId'],
  preferredDateOrder: 'DMY',
  fileName: /product[ _-]?list/i,
  needs: [['productId'], ['gmv'], ['orders', 'unitsSold', 'skuOrders', 'impressions']],
  excludes: [...dayNames, 'Cost', '成本', '消耗', 'Spend', 'Campaign ID', '广告计划 ID', 'Creator ID', '达人ID'],
  fields: {
    productId: { kind: 'id', isNeeded: true, aliases: ['Product ID', '商品 ID', '商品ID', 'ID produk', 'ID sản phẩm', 'รหัสสินค้า', 'ไอดีสินค้า', 'ID'] },
    productName: { kind: 'text', aliases: ['Product name', 'Product', '商品名', '商品名称', '商品', '商品名稱', 'Nama produk', 'Produk', 'Tên sản phẩm', 'Sản phẩm', 'ชื่อสินค้า', 'สินค้า'] },
    status: { kind: 'text', aliases: ['Product status', 'Listing status', 'Status', '发品状态', '商品状态', '状态', '商品狀態', 'Status produk', 'Trạng thái sản phẩm', 'Trạng thái', 'สถานะสินค้า', 'สถานะ'] },
    gmv: { kind: 'amount', isNeeded: true, aliases: ['GMV', 'Gross merchandise value', 'Total GMV', '总 GMV', '成交金额'] },
    orders: { kind: 'units', aliases: ['Orders', '订单数', '訂單數', 'Pesanan', 'Đơn hàng', 'คำสั่งซื้อ'] },
    skuOrders: { kind: 'units', aliases: ['SKU orders', 'SKU 订单数', 'SKU 訂單數', 'Pesanan SKU', 'Đơn hàng SKU', 'คำสั่งซื้อ SKU'] },
    unitsSold: { kind: 'units', aliases: ['Items sold', 'Units sold', '商品成交件数', '成交件数', '成交件數', 'Produk terjual', 'Item terjual', 'Số món bán ra', 'Sản phẩm đã bán', 'จำนวนสินค้าที่ขายได้'] },
    impressions: { kind: 'units', aliases: ['Product impressions', 'Impressions', '商品曝光次数', '曝光次数', '商品曝光次數', 'Impresi produk', 'Lượt hiển thị sản phẩm', 'การแสดงผลสินค้า'] },
    clicks: { kind: 'units', aliases: ['Product clicks', 'Clicks', '商品点击量', '点击量', '商品點擊量', 'Klik produk', 'Lượt nhấp sản phẩm', 'จำนวนคลิกสินค้า'] },
    currency: { kind: 'text', aliases: currencyNames },
  },
  isDescription: (cell) => cell('productId') !== '' && !/\d{5}|\dE\+/i.test(cell('productId')),
  take(values, context) {
    const id = String(values['productId'])
    if (context.isDamagedId('productId', id)) context.issue('idDamaged', 'warning', 'productId', id, '18-19 digits')
  },
}
