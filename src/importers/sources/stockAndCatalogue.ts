import { gramsPerUnit } from '../values/units.ts'
import { countNames, currencyNames, dayNames, productNames, skuNames, supplierNames, warehouseNames } from './commonNames.ts'
import type { FieldSpec, Source } from './types.ts'

const sku: FieldSpec = { kind: 'id', isNeeded: true, aliases: skuNames }
const productName: FieldSpec = { kind: 'text', aliases: productNames }
const currency: FieldSpec = { kind: 'text', aliases: currencyNames }
const unitCost: FieldSpec = { kind: 'amount', aliases: ['Unit cost', 'Cost per unit', 'Cost price', 'Cost per item', 'Purchase price', 'Average cost', 'COGS', 'Cost', '采购参考价', '采购单价', '采购价', '采购成本', '成本价', '单位成本', '参考成本', '成本', '含税成本', '採購價', '成本價', 'Giá vốn', 'Giá nhập', 'Harga modal', 'Harga beli', 'ต้นทุน', 'ต้นทุนต่อหน่วย'] }

/** Headers of orders, parcels, purchases and advertising: a table with one of them is no list of stock or of SKUs. */
const otherKinds = [
  'Order ID', 'Order number', 'Order No', 'Order', 'Order Date', 'Order Time', 'Order Status', 'Created Time', 'Created At', 'Paid Time', 'Paid At', 'Order Created Time', 'Purchase Date', 'Recipient', 'Buyer Username', 'Buyer', 'Customer',
  '订单号', '订单编号', '订单状态', '下单时间', '下单日期', '付款时间', '支付时间', '收件人', '买家', '訂單編號', '訂單狀態', '下單時間', 'หมายเลขคำสั่งซื้อ', 'สถานะคำสั่งซื้อ', 'วันที่สั่งซื้อ', 'Mã đơn hàng', 'Trạng thái đơn hàng', 'Ngày đặt hàng', 'No. Pesanan', 'Nomor Pesanan', 'Status Pesanan', 'Tanggal Pesanan',
  'InvoiceNo', 'Invoice', 'Invoice Number', 'InvoiceDate', 'Tracking number', 'Tracking ID', '运单号', 'PO Number', '采购单号', 'Shipment ID', '货件编号', 'Impressions', '曝光', 'Units Sold', 'Quantity Sold', '销量', '销售数量',
] as const

/** Stock as counted or as a system shows it: a row per SKU and warehouse. A bare "quantity" is stock only beside a warehouse, a count date or a cost, or in a file or sheet of that name. */
export const stockList: Source = {
  kind: 'stock-list',
  isGeneral: true,
  yields: 'facts',
  sheetName: /stock|inventory|库存|庫存|盘点|tồn kho|stok|สต็อก/i,
  fileName: /stock|inventory|库存|庫存|盘点|ton[ _-]?kho|stok/i,
  keyField: 'sku',
  dayField: null,
  identity: ['sku', 'warehouse'],
  preferredDateOrder: 'DMY',
  needs: [['sku'], ['quantity']],
  supports: ['warehouse', 'countedTime', 'unitCost'],
  excludes: [...otherKinds, 'Cost per order', ...dayNames],
  fields: {
    sku,
    productName,
    warehouse: { kind: 'text', aliases: warehouseNames },
    quantity: {
      kind: 'units', isNeeded: true, weakAliases: countNames,
      aliases: ['Stock on hand', 'On hand', 'On-hand', 'Quantity on hand', 'Qty on hand', 'On hand quantity', 'QOH', 'SOH', 'Stock', 'Stock quantity', 'Stock qty', 'Current stock', 'Available stock', 'Available', 'Available quantity', 'Inventory', 'Inventory quantity', 'Counted quantity', 'Counted', 'Stock level', 'Physical stock',
        '库存数量', '库存', '库存量', '可用库存', '现有库存', '实际库存', '在库数量', '在库库存', '现存量', '结存数量', '可用数量', '盘点数量', '实盘数量', '可售库存', '总库存', '庫存數量', '庫存', '可用庫存', '現有庫存', 'สต็อก', 'สต๊อก', 'คงเหลือ', 'จำนวนคงเหลือ', 'สินค้าคงเหลือ', 'Tồn kho', 'Tồn', 'Số lượng tồn', 'Số lượng tồn kho', 'Tồn cuối', 'Stok', 'Sisa stok', 'Jumlah stok', 'Stok tersedia'],
    },
    countedTime: { kind: 'time', aliases: ['Count date', 'Counted at', 'Counted on', 'Date counted', 'Count time', 'Snapshot date', 'Snapshot time', 'Stock date', 'Inventory date', 'As of', 'As of date', '盘点日期', '盘点时间', '快照日期', '快照时间', '库存日期', '库存时间', '更新时间', '盤點日期', 'วันที่นับ', 'Ngày kiểm kê', 'Ngày kiểm kho', 'Tanggal stok', 'Tanggal hitung'] },
    unitCost,
    currency,
  },
  take(values, context) {
    const id = String(values['sku'])
    if (context.isDamagedId('sku', id)) context.issue('idDamaged', 'warning', 'sku', id, '123…')
  },
}

/** SKUs with what they cost, weigh and how they are bought, as in the SKU template of 店小秘 (line breaks and asterisks in the headers). Weight in grams, unless its header says kilograms. */
export const catalogue: Source = {
  kind: 'catalogue',
  isGeneral: true,
  yields: 'facts',
  sheetName: /catalog|sku|商品|products?$/i,
  fileName: /catalog|sku|商品|products?_?export|master/i,
  keyField: 'sku',
  dayField: null,
  identity: ['sku'],
  preferredDateOrder: 'DMY',
  needs: [['sku'], ['unitCost', 'weightGrams', 'moqUnits', 'caseUnits', 'leadTimeDays', 'supplier']],
  excludes: [...otherKinds, ...countNames, ...dayNames],
  fields: {
    sku: { ...sku, aliases: [...skuNames.filter((name) => name !== 'SKU ID'), '商品SKU编码'] },
    platformSkuId: { kind: 'id', aliases: ['Platform SKU ID', 'Platform SKU', 'SKU ID', '平台SKU', '平台 SKU ID'] },
    productName,
    unitCost,
    price: { kind: 'amount', aliases: ['Price', 'Selling price', 'Sale price', 'Retail price', 'List price', 'Unit price', '售价', '销售价', '零售价', '单价', '价格', '售價', '銷售價', 'Giá bán', 'Harga jual', 'Harga', 'ราคาขาย', 'ราคา'] },
    currency,
    weightGrams: { kind: 'amount', isMoney: false, aliases: ['Weight (g)', 'Weight grams', 'Weight g', 'Weight kg', 'Weight (kg)', 'Net weight', 'Gross weight', 'Unit weight', 'Parcel weight', 'Package weight', 'Shipping weight', 'Weight', '商品净重', '商品毛重', '商品重量', '净重', '毛重', '包装重量', '重量', '克重', '商品淨重', '淨重', 'น้ำหนัก', 'Khối lượng', 'Trọng lượng', 'Cân nặng', 'Berat', 'Berat (gram)'] },
    supplier: { kind: 'text', aliases: supplierNames },
    moqUnits: { kind: 'units', aliases: ['MOQ', 'Minimum order quantity', 'Min order qty', 'Minimum order', '起订量', '最小起订量', '最小采购量', '最低起订量', '起訂量', 'Số lượng đặt tối thiểu', 'Minimum pesanan', 'ขั้นต่ำ'] },
    caseUnits: { kind: 'units', aliases: ['Units per case', 'Case pack', 'Case units', 'Units per carton', 'Case size', 'Case quantity', 'Carton quantity', 'Pack size', 'Pcs per carton', '装箱数', '箱规', '单箱数量', '每箱数量', '装箱量', '裝箱數', 'Số lượng/thùng', 'Isi per karton'] },
    leadTimeDays: { kind: 'amount', isMoney: false, aliases: ['Lead time (days)', 'Lead time days', 'Lead time', 'Supplier lead time', 'Production lead time', '交期', '采购交期', '交货周期', '备货周期', '采购周期', '采购天数', '交货天数', '交貨週期', 'Thời gian giao hàng', 'Thời gian sản xuất', 'Waktu tunggu', 'Lead time (hari)', 'ระยะเวลานำ'] },
  },
  // Mandatory notes and explanations under the header hold words where figures are.
  isDescription: (cell) => /必填|选填|请填写|请输入|mandatory|required|optional|wajib|bắt buộc/i.test(cell('sku')),
  take(values, context) {
    const weight = values['weightGrams']
    if (typeof weight === 'number') values['weightGrams'] = Math.round(weight * gramsPerUnit(context.header('weightGrams')) * 1000) / 1000
  },
}
