import type { OrderStatus } from '#domain/ledger.ts'

import { amountMinor, text, time } from './cells.ts'
import { isPlatformWord, takeRegion } from './orderExtras.ts'
import { statusIn, statusOf } from './orderStatus.ts'
import type { RowContext, Source, Values } from './types.ts'

/** The All Orders report, tab-separated; rows may lack their trailing empty cells. The item price is the line's, not the unit's. */
export const amazonOrders: Source = {
  kind: 'amazon-orders',
  yields: 'orders',
  keyField: 'orderId',
  dayField: 'createdTime',
  preferredDateOrder: 'MDY',
  needs: [['orderId'], ['sku'], ['quantity'], ['createdTime']],
  fields: {
    orderId: { kind: 'id', isNeeded: true, aliases: ['amazon-order-id'] },
    createdTime: { kind: 'time', isNeeded: true, aliases: ['purchase-date'] },
    status: { kind: 'text', aliases: ['order-status'] },
    itemStatus: { kind: 'text', aliases: ['item-status'] },
    fulfillmentType: { kind: 'text', aliases: ['fulfillment-channel'] },
    salesChannel: { kind: 'text', aliases: ['sales-channel'] },
    productName: { kind: 'text', aliases: ['product-name'] },
    sku: { kind: 'id', isNeeded: true, aliases: ['sku'] },
    asin: { kind: 'id', aliases: ['asin'] },
    quantity: { kind: 'units', isNeeded: true, aliases: ['quantity'] },
    currency: { kind: 'text', aliases: ['currency'] },
    linePrice: { kind: 'amount', aliases: ['item-price'] },
    promotion: { kind: 'amount', aliases: ['item-promotion-discount'] },
    dueTime: { kind: 'time', aliases: ['latest-ship-date'] },
    country: { kind: 'text', aliases: ['ship-country'] },
    province: { kind: 'text', aliases: ['ship-state'] },
  },
  take(values, context) {
    const units = Number(values['quantity'])
    if (units < 0) return context.issue('quantityNegative', 'error', 'quantity', units, '≥ 0')
    const channel = text(values, 'fulfillmentType')
    const price = values['linePrice']
    context.ledger.add({
      orderKey: text(values, 'orderId'), platformSkuId: null, sellerSku: text(values, 'sku'), name: text(values, 'productName'), warehouse: channel || null, carrier: null,
      units, returnedUnits: 0, amountMinor: amountMinor(values['linePrice'], values), status: statusOfLine(values, context), isReversal: false, correctionUnits: 0,
      created: time(values, 'createdTime'), paid: null, readyToShip: null, shipped: null, delivered: null, cancelled: null,
      isPlatformFulfilled: isPlatformWord(channel),
      // Replacements cost nothing, vouchers pay for the whole line.
      isFree: typeof price === 'number' && price - Number(values['promotion'] ?? 0) <= 0,
      region: takeRegion(values),
      due: time(values, 'dueTime'),
    })
  },
}

function statusOfLine(values: Values, context: RowContext): OrderStatus {
  const word = text(values, 'status')
  if (Object.hasOwn(context.statuses, word)) return context.statuses[word]!
  if (statusOf(text(values, 'itemStatus')) === 'cancelled') return 'cancelled'
  if (/^shipped - delivered/i.test(word)) return 'delivered'
  if (/^shipped/i.test(word)) return 'shipped'
  return statusIn('status', values, context) ?? 'unknown'
}
