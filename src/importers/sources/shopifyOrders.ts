import type { OrderStatus } from '#domain/ledger.ts'

import { amountMinor, text, time } from './cells.ts'
import { takeRegion } from './orderExtras.ts'
import type { RowContext, Source, Values } from './types.ts'

/** Orders > Export: a row per line item; only the first row of an order has the order's own cells. Times carry their offset. */
export const shopifyOrders: Source = {
  kind: 'shopify-orders',
  yields: 'orders',
  keyField: 'orderId',
  dayField: 'createdTime',
  preferredDateOrder: 'MDY',
  needs: [['orderId'], ['sku', 'productName'], ['quantity'], ['createdTime']],
  fillDown: ['status', 'fulfilment', 'createdTime', 'paidTime', 'shippedTime', 'cancelledTime', 'currency', 'warehouse', 'country', 'province'],
  fields: {
    orderId: { kind: 'id', isNeeded: true, aliases: ['Name'] },
    status: { kind: 'text', aliases: ['Financial Status'] },
    fulfilment: { kind: 'text', aliases: ['Fulfillment Status'] },
    createdTime: { kind: 'time', isNeeded: true, aliases: ['Created at'] },
    paidTime: { kind: 'time', aliases: ['Paid at'] },
    shippedTime: { kind: 'time', aliases: ['Fulfilled at'] },
    cancelledTime: { kind: 'time', aliases: ['Cancelled at'] },
    quantity: { kind: 'units', isNeeded: true, aliases: ['Lineitem quantity'] },
    productName: { kind: 'text', aliases: ['Lineitem name'] },
    sku: { kind: 'id', aliases: ['Lineitem sku'] },
    unitPrice: { kind: 'amount', aliases: ['Lineitem price'] },
    currency: { kind: 'text', aliases: ['Currency'] },
    warehouse: { kind: 'text', aliases: ['Location'] },
    lineFulfilment: { kind: 'text', aliases: ['Lineitem fulfillment status'] },
    lineDiscount: { kind: 'amount', aliases: ['Lineitem discount'] },
    country: { kind: 'text', aliases: ['Shipping Country'] },
    province: { kind: 'text', aliases: ['Shipping Province'] },
  },
  take(values, context) {
    const units = Number(values['quantity'])
    const name = text(values, 'productName')
    const sku = text(values, 'sku') || name
    if (sku === '') return context.issue('skuMissing', 'error', 'sku', '', 'Lineitem sku')
    if (units < 0) return context.issue('quantityNegative', 'error', 'quantity', units, '≥ 0')
    const price = values['unitPrice']
    context.ledger.add({
      orderKey: text(values, 'orderId'), platformSkuId: null, sellerSku: sku, name, warehouse: text(values, 'warehouse') || null, carrier: null,
      units, returnedUnits: 0, amountMinor: amountMinor(typeof price === 'number' ? price * units : null, values),
      status: statusOfOrder(values, context), isReversal: false, correctionUnits: 0,
      created: time(values, 'createdTime'), paid: time(values, 'paidTime'), readyToShip: null, shipped: time(values, 'shippedTime'), delivered: null, cancelled: time(values, 'cancelledTime'),
      isFree: typeof price === 'number' && units > 0 && price * units - Number(values['lineDiscount'] ?? 0) <= 0,
      region: takeRegion(values),
    })
  },
}

function statusOfOrder(values: Values, context: RowContext): OrderStatus {
  const word = text(values, 'status')
  if (Object.hasOwn(context.statuses, word)) return context.statuses[word]!
  const money = word.toLowerCase()
  if (time(values, 'cancelledTime') !== null || money === 'voided') return 'cancelled'
  // A partly fulfilled order says line by line what has left.
  if ((text(values, 'lineFulfilment') || text(values, 'fulfilment')).toLowerCase() === 'fulfilled') return 'shipped'
  return money === 'pending' || money === 'expired' ? 'unpaid' : 'toShip'
}
