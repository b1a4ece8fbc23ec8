import type { OrderStatus } from '#domain/ledger.ts'

import { isScientificId } from '../values/ids.ts'
import { amountMinor, intactId, text, time } from './cells.ts'
import { bundleOf, cancellerOf, isFreeWord, isPlatformWord, isPreorderWord, reasonOf, takePackageKey, takeRegion } from './orderExtras.ts'
import { cancelOrReturn, statusIn, statusOf } from './orderStatus.ts'
import type { RowContext, Source, Values } from './types.ts'


/** Seller Center > Orders > Export: one row per order and SKU, headers in English whatever the language of the values. */
export const tiktokOrders: Source = {
  kind: 'tiktok-orders',
  yields: 'orders',
  sheetName: /^OrderSKUList/i,
  keyField: 'orderId',
  dayField: 'createdTime',
  preferredDateOrder: 'DMY',
  needs: [['orderId'], ['platformSkuId', 'sellerSku'], ['quantity'], ['createdTime'], ['orderSubstatus', 'preorder', 'cancelType', 'readyToShipTime', 'returnedQuantity', 'fulfillmentType', 'platformSkuId']],
  fields: {
    orderId: { kind: 'id', isNeeded: true, aliases: ['Order ID', '订单号', '订单 ID', '订单编号', 'หมายเลขคำสั่งซื้อ', 'ID pesanan', 'ID đơn hàng', 'Mã đơn hàng'] },
    status: { kind: 'text', aliases: ['Order Status', '订单状态', 'สถานะคำสั่งซื้อ', 'Status pesanan', 'Trạng thái đơn hàng'] },
    orderSubstatus: { kind: 'text', aliases: ['Order Substatus', 'Order Sub Status', 'Order Sub-Status', '订单子状态'] },
    cancelType: { kind: 'text', aliases: ['Cancelation/Return Type', 'Cancellation/Return Type', '取消/退货类型'] },
    preorder: { kind: 'text', aliases: ['Normal or Pre-order', 'Normal or Preorder', '普通或预售'] },
    platformSkuId: { kind: 'id', aliases: ['SKU ID', 'Platform SKU ID'] },
    sellerSku: { kind: 'id', aliases: ['Seller SKU', '商家 SKU', '卖家 SKU', 'SKU ของผู้ขาย', 'SKU penjual', 'SKU người bán'] },
    productName: { kind: 'text', aliases: ['Product Name', '商品名称', 'ชื่อสินค้า', 'Nama produk', 'Tên sản phẩm'] },
    variation: { kind: 'text', aliases: ['Variation', '规格', 'ตัวเลือก', 'Variasi', 'Biến thể'] },
    quantity: { kind: 'units', isNeeded: true, aliases: ['Quantity', '数量', 'จำนวน', 'Jumlah', 'Số lượng'] },
    returnedQuantity: { kind: 'units', aliases: ['Sku Quantity of return', 'SKU Quantity of return', 'Quantity of return', '退货数量'] },
    amount: { kind: 'amount', aliases: ['SKU Subtotal After Discount'] },
    createdTime: { kind: 'time', isNeeded: true, aliases: ['Created Time', 'Order Created Time', '创建时间', 'Create Time'] },
    paidTime: { kind: 'time', aliases: ['Paid Time', '付款时间'] },
    readyToShipTime: { kind: 'time', aliases: ['RTS Time', 'Ready to Ship Time'] },
    shippedTime: { kind: 'time', aliases: ['Shipped Time', '发货时间'] },
    deliveredTime: { kind: 'time', aliases: ['Delivered Time', '送达时间'] },
    cancelledTime: { kind: 'time', aliases: ['Cancelled Time', 'Canceled Time', '取消时间'] },
    dueTime: { kind: 'time', aliases: ['Ship By', 'Ship By Date', 'Shipping Deadline', 'Dispatch Deadline', 'Latest Ship Date', '最晚发货时间', '发货截止时间'] },
    cancelBy: { kind: 'text', aliases: ['Cancel By', 'Canceled By', 'Cancelled By', '取消方'] },
    cancelReason: { kind: 'text', aliases: ['Cancel Reason', 'Cancellation Reason', '取消原因'] },
    fulfillmentType: { kind: 'text', aliases: ['Fulfillment Type', 'Fulfilment Type'] },
    warehouse: { kind: 'text', aliases: ['Warehouse Name', '仓库名称'] },
    carrier: { kind: 'text', aliases: ['Shipping Provider Name', '物流商名称'] },
    country: { kind: 'text', aliases: ['Country', '国家', '国家/地区'] },
    province: { kind: 'text', aliases: ['Province', 'State', '省份', '州/省'] },
    packageId: { kind: 'id', aliases: ['Package ID', '包裹 ID', '包裹ID', 'Tracking ID'] },
    bundle: { kind: 'text', aliases: ['Virtual Bundle Seller SKU'] },
    subtotalBefore: { kind: 'amount', aliases: ['SKU Subtotal Before Discount'] },
  },
  // Order ids of this platform are digits; a description under the header explains the column in words.
  isDescription: (cell) => cell('orderId') !== '' && !/\d{5}/.test(cell('orderId')) && !isScientificId(cell('orderId')) && !/^\d+$/.test(cell('quantity')),
  take(values, context) {
    const platformSkuId = intactId(values, 'platformSkuId', context)
    const sellerSku = text(values, 'sellerSku')
    const units = values['quantity']
    if (platformSkuId === null && sellerSku === '') return context.issue('skuMissing', 'error', context.hasField('sellerSku') ? 'sellerSku' : 'platformSkuId', '', 'SKU ID / Seller SKU')
    if (typeof units !== 'number' || units < 0) return context.issue('quantityNegative', 'error', 'quantity', units ?? null, '≥ 0')
    const created = time(values, 'createdTime')
    const orderId = intactId(values, 'orderId', context)
    const name = [text(values, 'productName'), text(values, 'variation')].filter((part) => part !== '' && part !== 'Default').join(' · ')
    const returned = values['returnedQuantity']
    const status = statusOfRow(values, context)
    const isPlatformFulfilled = isPlatformWord(text(values, 'fulfillmentType'))
    const type = text(values, 'preorder')
    const bundle = bundleOf(text(values, 'bundle'), sellerSku)
    const packageCode = context.idCode('packageId')
    const isCancelled = status === 'cancelled'
    context.ledger.add({
      // A damaged id is no key: the second of the order stands for it.
      orderKey: orderId ?? `~${created}`,
      orderCode: orderId === null ? -1 : context.idCode('orderId'),
      platformSkuId, sellerSku, name,
      warehouse: text(values, 'warehouse') || (isPlatformFulfilled ? 'FBT' : null),
      carrier: text(values, 'carrier') || null,
      units,
      returnedUnits: typeof returned === 'number' ? Math.max(0, returned) : 0,
      amountMinor: amountMinor(values['amount'], values),
      status,
      isReversal: false, correctionUnits: 0,
      created, paid: time(values, 'paidTime'), readyToShip: time(values, 'readyToShipTime'), shipped: time(values, 'shippedTime'),
      delivered: time(values, 'deliveredTime'), cancelled: time(values, 'cancelledTime'),
      cancelledBy: isCancelled ? cancellerOf(text(values, 'cancelBy')) : 'unknown',
      cancelReason: isCancelled ? reasonOf(values) : '',
      bundle: bundle.bundle,
      parts: bundle.parts,
      isPreorder: isPreorderWord(type),
      isPlatformFulfilled,
      // Paid for in full by the shop or the platform.
      isFree: isFreeWord(type) || (values['amount'] === 0 && Number(values['subtotalBefore'] ?? 0) > 0),
      region: takeRegion(values),
      packageKey: takePackageKey(values),
      packageCode,
      due: time(values, 'dueTime'),
    })
  },
}

/** The Cancel/Return column speaks no language, so it goes first; then the status words; then what has happened by its times. */
function statusOfRow(values: Values, context: RowContext): OrderStatus {
  const known = statusIn('status', values, context)
  if (cancelOrReturn(text(values, 'cancelType')) === 'cancel' || known === 'cancelled') return 'cancelled'
  const sub = statusOf(text(values, 'orderSubstatus'))
  if (known === 'shipped' && sub === 'delivered') return 'delivered'
  if (known === 'toShip' && sub === 'onHold') return 'onHold'
  if (known) return known
  if (sub) return sub
  if (time(values, 'cancelledTime') !== null) return 'cancelled'
  if (time(values, 'deliveredTime') !== null) return 'delivered'
  if (time(values, 'shippedTime') !== null) return 'shipped'
  return time(values, 'paidTime') !== null ? 'toShip' : 'unknown'
}
