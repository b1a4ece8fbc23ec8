import { countNames, currencyNames, productNames, skuNames, statusNames, supplierNames, warehouseNames } from './commonNames.ts'
import type { FieldSpec, RowContext, Source, Values } from './types.ts'

const poNames = ['PO Number', 'PO No', 'PO #', 'PO', 'PO ID', 'Purchase Order', 'Purchase Order Number', 'Purchase Order No', 'PO / SO #', '采购单号', '采购订单号', '采购单', '采购单编号', '採購單號', '採購訂單號', 'เลขที่ใบสั่งซื้อ', 'เลข PO', 'Số PO', 'Mã đơn mua hàng', 'Mã PO', 'Nomor PO', 'No. PO'] as const
const expectedNames = ['Expected date', 'Expected time', 'ETA', 'Expected arrival', 'Expected arrival date', 'Estimated arrival', 'Estimated arrival date', 'Expected delivery', 'Expected delivery date', 'Expected receipt date', 'Due date', 'Promised date', 'Scheduled Delivery Date', '预计到货日期', '预计到货时间', '预计到货', '预计交期', '预计到港', '预计到仓', '预计到仓时间', '预计到达', '预计到达时间', '预计上架时间', '交货日期', '要求到货日期', '交期', '預計到貨日期', '預計到倉', 'กำหนดส่ง', 'วันที่คาดว่าจะได้รับ', 'Ngày dự kiến', 'Ngày giao dự kiến', 'Ngày về dự kiến', 'Perkiraan tiba', 'Tanggal perkiraan tiba'] as const
const receivedNames = ['Received date', 'Received time', 'Receipt date', 'Date received', 'Received on', 'Received at', 'Arrival date', 'Actual arrival', 'Actual arrival date', 'ATA', 'Delivered to Client Date', '实际到货日期', '实际到货时间', '实际到达时间', '到货日期', '到货时间', '入库时间', '入库日期', '收货时间', '收货日期', '签收日期', '到仓日期', '到仓时间', '实际到仓', '上架时间', '到貨日期', '入庫時間', 'วันที่รับ', 'วันที่รับสินค้า', 'Ngày nhận', 'Ngày nhận hàng', 'Ngày nhập kho', 'Tanggal diterima', 'Tanggal terima'] as const
const receivedCountNames = ['Received quantity', 'Quantity received', 'Qty received', 'Received qty', 'Units received', 'Received', '到货数量', '入库数量', '已入库数量', '收货数量', '已收数量', '接收数量', '上架数量', '实收数量', '到貨數量', '入庫數量', 'จำนวนที่รับ', 'Số lượng nhận', 'Số lượng đã nhận', 'Jumlah diterima'] as const

const sku: FieldSpec = { kind: 'id', isNeeded: true, aliases: skuNames, weakAliases: ['Item', 'Item Description', 'FNSKU', 'ASIN'] }
const productName: FieldSpec = { kind: 'text', aliases: productNames }
const status: FieldSpec = { kind: 'text', aliases: ['PO status', 'Shipment status', '采购状态', '单据状态', '货件状态', '入库状态', ...statusNames] }

/** Purchase orders with their promises and receipts: a row per order and SKU. */
export const purchaseOrders: Source = {
  kind: 'purchase-orders',
  isGeneral: true,
  yields: 'facts',
  keyField: 'poNumber',
  dayField: 'orderedTime',
  identity: ['poNumber', 'sku'],
  preferredDateOrder: 'DMY',
  fileName: /purchase|\bpo\b|采购/i,
  needs: [['poNumber'], ['sku'], ['quantity']],
  excludes: ['amazon-order-id', 'Shipment ID', '货件编号', 'Order ID'],
  fields: {
    poNumber: { kind: 'id', isNeeded: true, aliases: poNames },
    sku,
    productName,
    quantity: { kind: 'units', isNeeded: true, aliases: ['Ordered quantity', 'Order quantity', 'Quantity ordered', 'Qty ordered', 'Ordered qty', 'Units ordered', 'PO quantity', 'Ordered', '采购数量', '订购数量', '采购量', '下单数量', '採購數量', 'Line Item Quantity', 'Số lượng đặt', 'Jumlah pesanan', 'จำนวนที่สั่ง', ...countNames] },
    orderedTime: { kind: 'time', aliases: ['Order date', 'Ordered date', 'Ordered on', 'Ordered at', 'PO date', 'Date ordered', 'Order time', 'Created date', 'Created at', 'Issue date', 'PO Sent to Vendor Date', '采购日期', '采购时间', '下单日期', '下单时间', '创建时间', '採購日期', '下單日期', 'วันที่สั่งซื้อ', 'Ngày đặt hàng', 'Ngày đặt', 'Tanggal pesan', 'Tanggal PO'], weakAliases: ['Date', '日期', 'วันที่', 'Ngày', 'Tanggal'] },
    expectedTime: { kind: 'time', aliases: expectedNames, weakAliases: ['Delivery date'] },
    receivedTime: { kind: 'time', aliases: receivedNames },
    receivedQuantity: { kind: 'units', aliases: receivedCountNames },
    supplier: { kind: 'text', aliases: supplierNames },
    warehouse: { kind: 'text', aliases: ['Ship to', 'Destination warehouse', '目的仓', ...warehouseNames] },
    unitCost: { kind: 'amount', aliases: ['Unit cost', 'Unit price', 'Cost per unit', 'Purchase price', 'Cost', 'Price', '采购单价', '单价', '含税单价', '采购价', '採購單價', '單價', 'Giá nhập', 'Đơn giá', 'Harga beli', 'Harga satuan', 'ราคาต่อหน่วย', 'ต้นทุนต่อหน่วย'] },
    currency: { kind: 'text', aliases: currencyNames },
    status,
  },
  take: checkCounts,
}

/** Goods on their way to a warehouse: a row per shipment and SKU. */
export const inboundShipments: Source = {
  kind: 'inbound-shipments',
  isGeneral: true,
  yields: 'facts',
  keyField: 'shipmentId',
  dayField: 'shippedTime',
  identity: ['shipmentId', 'sku'],
  preferredDateOrder: 'DMY',
  fileName: /inbound|shipment|头程|货件|入库/i,
  needs: [['shipmentId'], ['sku'], ['quantity']],
  fields: {
    shipmentId: { kind: 'id', isNeeded: true, aliases: ['Shipment ID', 'Shipment number', 'Shipment No', 'Shipment', 'FBA shipment ID', 'Inbound ID', 'Inbound order', 'Container', 'Container number', 'Container No', 'ASN', 'ASN number', 'ASN/DN #', 'Bill of lading', 'B/L number', 'BL No', '货件编号', '货件号', '货件ID', '货件单号', '发货单号', '头程单号', '入库单号', '入仓单号', '柜号', '提单号', '貨件編號', '入庫單號', 'รหัสการจัดส่ง', 'Mã lô hàng', 'Số container', 'ID pengiriman', 'Nomor kontainer'] },
    poNumber: { kind: 'id', aliases: poNames },
    sku,
    productName,
    quantity: { kind: 'units', isNeeded: true, aliases: ['Quantity shipped', 'Shipped quantity', 'Qty shipped', 'Units shipped', 'Shipped units', 'Units expected', 'Expected quantity', '发货数量', '发货量', '申报数量', '装箱数量', '发出数量', '出货数量', '發貨數量', 'Line Item Quantity', 'Số lượng gửi', 'Jumlah dikirim', ...countNames, 'Shipped'] },
    shippedTime: { kind: 'time', aliases: ['Shipped date', 'Ship date', 'Shipped time', 'Shipped at', 'Shipped on', 'Departure', 'Departure date', 'Departed', 'ETD', 'ATD', 'Dispatch date', '发货日期', '发货时间', '开船日期', '开船时间', '离港时间', '起运日期', '出货日期', '發貨日期', 'วันที่ส่ง', 'Ngày gửi', 'Ngày xuất', 'Tanggal kirim', 'Tanggal berangkat'], weakAliases: ['Date', '日期', '创建时间', 'Created at'] },
    expectedTime: { kind: 'time', aliases: expectedNames },
    receivedTime: { kind: 'time', aliases: receivedNames },
    receivedQuantity: { kind: 'units', aliases: receivedCountNames },
    mode: { kind: 'text', aliases: ['Mode', 'Transport mode', 'Shipping mode', 'Shipment Mode', 'Ship mode', 'Freight mode', 'Shipping method', '运输方式', '物流方式', '头程方式', '运输渠道', '運輸方式', 'Moda', 'Phương thức vận chuyển', 'Metode pengiriman', 'วิธีขนส่ง'] },
    origin: { kind: 'text', aliases: ['Origin', 'Ship from', 'Origin warehouse', 'Port of loading', 'POL', '发货地', '始发地', '发货仓库', '起运港', '起运地', '發貨地', 'ต้นทาง', 'Nơi gửi', 'Asal'] },
    warehouse: { kind: 'text', aliases: ['Destination warehouse', 'Ship to', 'Destination', 'Destination FC', '目的仓', '目的仓库', '目的地', '海外仓', '收货仓', '目的倉', ...warehouseNames, 'ปลายทาง', 'Nơi nhận', 'Tujuan'] },
    status,
  },
  take: checkCounts,
}

function checkCounts(values: Values, context: RowContext) {
  if (Number(values['quantity']) < 0) context.issue('quantityNegative', 'error', 'quantity', values['quantity'] ?? null, '≥ 0')
}
