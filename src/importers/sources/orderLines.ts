import { amountMinor, intactId, text, time } from './cells.ts'
import { bundleOf, cancellerOf, isFreeWord, isPlatformWord, isPreorderWord, reasonOf, takePackageKey, takeRegion } from './orderExtras.ts'
import { cancelOrReturn, statusIn } from './orderStatus.ts'
import type { Source } from './types.ts'


/**
 * Any table of order lines: order, SKU, quantity, time. An order number `C…` with a negative quantity is a credit note and
 * cancels units; another negative quantity is a correction of stock, taken off the net but no cancellation of demand.
 */
export const orderLines: Source = {
  kind: 'order-lines',
  isGeneral: true,
  yields: 'orders',
  keyField: 'orderId',
  dayField: 'createdTime',
  preferredDateOrder: 'DMY',
  needs: [['orderId'], ['sku'], ['quantity'], ['createdTime']],
  fields: {
    orderId: { kind: 'id', isNeeded: true, aliases: ['InvoiceNo', 'Invoice', 'Invoice Number', 'Order ID', 'Order', 'Order No', 'Order Number', 'OrderNumber', 'Order Reference', 'Sales Order', 'Transaction ID', '订单号', '订单编号', '訂單號', '訂單編號', '订单 ID', '单号', '销售单号', '平台订单号', '发票号', 'หมายเลขคำสั่งซื้อ', 'เลขที่คำสั่งซื้อ', 'Mã đơn hàng', 'ID đơn hàng', 'No. Pesanan', 'Nomor Pesanan', 'ID Pesanan'] },
    sku: { kind: 'id', isNeeded: true, aliases: ['SKU', 'StockCode', 'Stock Code', 'Seller SKU', 'Item SKU', 'Item Code', 'Product Code', 'SKU Code', 'Merchant SKU', 'MSKU', 'Part Number', 'Product SKU', 'SKU编码', '商品编码', '货号', '商品編號', '商品編碼', '貨號', '商家编码', 'SKU编号', '产品编码', '物料编码', 'รหัสสินค้า', 'Mã sản phẩm', 'Mã hàng', 'Kode Produk', 'Kode Barang'] },
    productName: { kind: 'text', aliases: ['Description', 'Product Name', 'Item Name', 'Product', 'Title', 'Product Title', '商品名称', '商品名', '商品名稱', '品名', '产品名称', 'ชื่อสินค้า', 'Tên sản phẩm', 'Nama Produk'] },
    quantity: { kind: 'units', isNeeded: true, aliases: ['Quantity', 'Qty', 'Units', 'Quantity Sold', 'Quantity Ordered', 'Ordered Quantity', 'Item Quantity', '数量', '件数', '數量', '销售数量', '购买数量', '商品数量', 'จำนวน', 'Số lượng', 'Jumlah', 'Kuantitas'] },
    createdTime: { kind: 'time', isNeeded: true, aliases: ['InvoiceDate', 'Invoice Date', 'Order Date', 'Order Time', 'Created Time', 'Created At', 'Create Time', 'Date', 'Time', 'Datetime', 'Date Created', 'Purchase Date', 'Order Created', '下单时间', '下單時間', '訂單日期', '時間', '订单时间', '创建时间', '下单日期', '订单日期', '日期', '时间', 'วันที่สั่งซื้อ', 'วันที่', 'Ngày đặt hàng', 'Thời gian đặt hàng', 'Ngày đặt', 'Ngày', 'Tanggal Pesanan', 'Waktu Pesanan Dibuat', 'Waktu Pemesanan', 'Tanggal Pemesanan', 'Tanggal'] },
    unitPrice: { kind: 'amount', aliases: ['UnitPrice', 'Unit Price', 'Price', 'Item Price', '单价', '价格', 'ราคา', 'Đơn giá', 'Harga'] },
    status: { kind: 'text', aliases: ['Status', 'Order Status', '订单状态', '状态', 'สถานะ', 'สถานะคำสั่งซื้อ', 'Trạng thái', 'Trạng thái đơn hàng', 'Status Pesanan'] },
    paidTime: { kind: 'time', aliases: ['Paid Time', 'Paid At', 'Payment Date', '付款时间', '支付时间'] },
    shippedTime: { kind: 'time', aliases: ['Shipped Time', 'Shipped At', 'Ship Date', 'Shipped Date', 'Dispatch Date', '发货时间', '发货日期'] },
    deliveredTime: { kind: 'time', aliases: ['Delivered Time', 'Delivered At', 'Delivery Date', '签收时间', '送达时间'] },
    cancelledTime: { kind: 'time', aliases: ['Cancelled Time', 'Cancelled At', '取消时间'] },
    warehouse: { kind: 'text', aliases: ['Warehouse', 'Warehouse Name', '仓库', '发货仓库', '仓库名称'] },
    carrier: { kind: 'text', aliases: ['Carrier', 'Shipping Provider', 'Courier', '物流公司', '快递公司', '承运商'] },
    returnedQuantity: { kind: 'units', aliases: ['Returned Quantity', 'Return Quantity', 'Quantity Returned', '退货数量', '退货件数'] },
    cancelBy: { kind: 'text', aliases: ['Cancelled By', 'Canceled By', 'Cancel By', '取消方'] },
    cancelReason: { kind: 'text', aliases: ['Cancel Reason', 'Cancellation Reason', '取消原因'] },
    orderType: { kind: 'text', aliases: ['Order Type', 'Line Type', 'Item Type', '订单类型', '商品类型'] },
    fulfillmentType: { kind: 'text', aliases: ['Fulfillment Type', 'Fulfilment Type', 'Fulfillment Channel', 'Fulfilled By', '发货方式', '履约方式'] },
    packageId: { kind: 'id', aliases: ['Package ID', 'Parcel ID', 'Package Number', '包裹号', '包裹ID'] },
    bundle: { kind: 'text', aliases: ['Bundle SKU', 'Bundle', '组合SKU', '套装SKU'] },
    dueTime: { kind: 'time', aliases: ['Ship By', 'Ship By Date', 'Latest Ship Date', 'Dispatch Deadline', 'Dispatch By', '最晚发货时间', '发货截止时间'] },
    province: { kind: 'text', aliases: ['Province', 'State', '省份', '州/省'] },
    market: { kind: 'text', aliases: ['Country', 'Market', '国家', '站点'] },
    currency: { kind: 'text', aliases: ['Currency', '币种', '货币'] },
  },
  take(values, context) {
    const orderId = intactId(values, 'orderId', context)
    const sku = text(values, 'sku')
    const signed = Number(values['quantity'])
    const isCreditNote = signed < 0 && /^C\d/i.test(orderId ?? '')
    const isCorrection = signed < 0 && !isCreditNote
    if (isCorrection) context.issue('correctionLine', 'warning', 'quantity', signed, '≥ 0')
    if (values['unitPrice'] === 0) context.issue('priceZero', 'info', 'unitPrice', 0, '> 0')
    if (/^(?:POST|POSTAGE|邮费|运费)$/i.test(sku)) context.issue('postageLine', 'info', 'sku', sku, null)
    else if (/^(?:DOT|SHIPPING|FREIGHT|CARRIAGE|BANK CHARGES|AMAZONFEE|CRUK|手续费|服务费)$/i.test(sku)) context.issue('chargeLine', 'info', 'sku', sku, null)
    const known = statusIn('status', values, context)
    const outcome = known === null ? cancelOrReturn(text(values, 'status')) : null
    const isCancelled = isCreditNote || known === 'cancelled' || outcome === 'cancel'
    const isReturned = !isCancelled && outcome === 'return'
    const returned = values['returnedQuantity']
    const type = text(values, 'orderType')
    const bundle = bundleOf(text(values, 'bundle'), sku)
    const packageCode = context.idCode('packageId')
    const created = time(values, 'createdTime')
    const price = values['unitPrice']
    context.ledger.add({
      orderKey: orderId ?? `~${created}`,
      orderCode: orderId === null ? -1 : context.idCode('orderId'),
      platformSkuId: null,
      sellerSku: sku,
      name: text(values, 'productName'),
      warehouse: text(values, 'warehouse') || null,
      carrier: text(values, 'carrier') || null,
      units: isCorrection ? 0 : Math.abs(signed),
      returnedUnits: isCorrection ? -signed : typeof returned === 'number' ? Math.max(0, returned) : isReturned ? signed : 0,
      amountMinor: amountMinor(typeof price === 'number' ? price * signed : null, values),
      status: isCancelled ? 'cancelled' : isReturned ? 'completed' : (known ?? 'unknown'),
      isReversal: isCreditNote,
      correctionUnits: isCorrection ? -signed : 0,
      created, paid: time(values, 'paidTime'), readyToShip: null, shipped: time(values, 'shippedTime'),
      delivered: time(values, 'deliveredTime'),
      // A credit note is written once; when its order was placed is not known, so no time from order to cancellation is stated.
      cancelled: isCreditNote ? null : time(values, 'cancelledTime'),
      cancelledBy: isCancelled ? cancellerOf(text(values, 'cancelBy')) : 'unknown',
      cancelReason: isCancelled ? reasonOf(values) : '',
      bundle: bundle.bundle,
      parts: bundle.parts,
      isPreorder: isPreorderWord(type),
      isPlatformFulfilled: isPlatformWord(text(values, 'fulfillmentType')),
      isFree: isFreeWord(type),
      region: takeRegion(values, 'market'),
      packageKey: takePackageKey(values),
      packageCode,
      due: time(values, 'dueTime'),
    })
  },
}
