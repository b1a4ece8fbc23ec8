import type { Source } from './types.ts'

/**
 * The batch-edit template of Seller Center: machine keys in the first row, four rows of explanation, then products; or its
 * labels in the user's language alone. It may come without a quantity column: then the rows have no `quantity`, which is not a stock of 0.
 */
export const tiktokStock: Source = {
  kind: 'tiktok-stock',
  yields: 'facts',
  sheetName: /^Template$/i,
  fileName: /batch_?edit/i,
  keyField: 'platformSkuId',
  dayField: null,
  identity: ['platformSkuId'],
  preferredDateOrder: 'DMY',
  needs: [['platformSkuId'], ['productId'], ['productName', 'sellerSku', 'variation']],
  excludes: ['Order ID', '订单号', 'GMV', 'Cost', '成本'],
  fields: {
    productId: { kind: 'id', aliases: ['product_id', '商品 ID', 'ID produk', 'ID sản phẩm', 'ไอดีสินค้า', 'รหัสสินค้า'] },
    productName: { kind: 'text', aliases: ['product_name', '商品名称', '商品名稱', 'Nama produk', 'Tên sản phẩm', 'ชื่อสินค้า'] },
    platformSkuId: { kind: 'id', isNeeded: true, aliases: ['sku_id', 'ID SKU', 'ไอดี SKU', 'รหัส SKU'] },
    variation: { kind: 'text', aliases: ['variation_value', 'Variation', '规格', '規格', 'Variasi', 'Nilai variasi', 'Biến thể', 'Giá trị biến thể', 'ตัวเลือก', 'ตัวเลือกสินค้า'] },
    sellerSku: { kind: 'id', aliases: ['seller_sku', '商家 SKU', '卖家 SKU', '賣家 SKU', 'SKU penjual', 'SKU người bán', 'SKU ของผู้ขาย'] },
    quantity: { kind: 'units', aliases: ['quantity', '库存', '库存数量', '数量', '數量', 'Kuantitas', 'Stok', 'Jumlah', 'Số lượng', 'จำนวน'] },
    price: { kind: 'amount', aliases: ['price', 'Retail price', '价格', '零售价', '價格', 'Harga', 'Giá', 'ราคา'] },
  },
  isDescription: (cell) => !/^\d{5,}$|E\+/i.test(cell('platformSkuId')),
  take(values, context) {
    const id = String(values['platformSkuId'])
    if (context.isDamagedId('platformSkuId', id)) context.issue('idDamaged', 'warning', 'platformSkuId', id, '18-19 digits')
    if (!context.hasField('quantity')) context.issueOnce('stockColumnMissing', 'warning', 'quantity', 'quantity', 'quantity')
  },
}
