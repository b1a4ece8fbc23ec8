import type { OrderStatus } from '#domain/ledger.ts'

import { parseWhole } from '../values/numbers.ts'
import { amountMinor, text, time } from './cells.ts'
import { statusOf } from './orderStatus.ts'
import type { RowContext, Source, Values } from './types.ts'

type Item = { readonly sku: string; readonly name: string; readonly units: number; readonly refunded: number; readonly total: number }

/** The order export plug-in of WooCommerce: a row per item, or a row per order with all its items in one cell (`name:…|sku:…|quantity:…;…`). */
export const wooOrders: Source = {
  kind: 'woocommerce-orders',
  yields: 'orders',
  fileName: /woo|orders-export|wc-orders/i,
  keyField: 'orderId',
  dayField: 'createdTime',
  preferredDateOrder: 'MDY',
  needs: [['orderId'], ['createdTime'], ['lineItems', 'itemSku', 'itemName'], ['status', 'orderTotal', 'orderKey']],
  fields: {
    orderId: { kind: 'id', isNeeded: true, aliases: ['order_number', 'order_id', 'order_number_formatted', 'Order Number', 'Order ID'] },
    createdTime: { kind: 'time', isNeeded: true, aliases: ['order_date', 'date', 'Order Date', 'date_created'] },
    paidTime: { kind: 'time', aliases: ['paid_date', 'date_paid', 'Paid Date'] },
    completedTime: { kind: 'time', aliases: ['completed_date', 'date_completed', 'Completed Date'] },
    status: { kind: 'text', aliases: ['status', 'order_status', 'Order Status'] },
    orderTotal: { kind: 'amount', aliases: ['order_total', 'Order Total Amount'] },
    orderKey: { kind: 'text', aliases: ['order_key'] },
    currency: { kind: 'text', aliases: ['order_currency', 'currency'] },
    lineItems: { kind: 'text', isWhole: true, aliases: ['line_items'] },
    itemSku: { kind: 'id', aliases: ['item_sku', 'line_item_sku'] },
    itemName: { kind: 'text', aliases: ['item_name', 'line_item_name'] },
    itemQuantity: { kind: 'units', aliases: ['item_quantity', 'line_item_quantity', 'Quantity (- Refund)'] },
    itemRefunded: { kind: 'units', aliases: ['item_refunded_qty'] },
    itemTotal: { kind: 'amount', aliases: ['item_total', 'line_item_total'] },
  },
  take(values, context) {
    const items = itemsOf(values, context)
    const status = statusOfOrder(values, context)
    for (const { sku, name, units, refunded, total } of items) {
      context.ledger.add({
        orderKey: text(values, 'orderId'), platformSkuId: null, sellerSku: sku, name, warehouse: null, carrier: null, units, returnedUnits: refunded,
        amountMinor: amountMinor(Number.isFinite(total) ? total : null, values), status, isReversal: false, correctionUnits: 0,
        created: time(values, 'createdTime'), paid: time(values, 'paidTime'), readyToShip: null, shipped: null, delivered: null, cancelled: null,
      })
    }
  },
}

/** The items of a row; raises what is wrong with them, and then gives none. */
function itemsOf(values: Values, context: RowContext): readonly Item[] {
  const packed = text(values, 'lineItems')
  const items = packed === '' ? [ownItem(values)] : packed.split(';').filter((item) => item.trim() !== '').map(packedItem)
  const where = packed === '' ? 'itemQuantity' : 'lineItems'
  if (items.some(({ sku }) => sku === '')) context.issue('skuMissing', 'error', packed === '' ? 'itemSku' : 'lineItems', packed, 'item_sku')
  else if (items.some(({ units }) => Number.isNaN(units))) context.issue('cellMissing', 'error', where, packed, '1, 2, 3, …')
  else if (items.some(({ units }) => units < 0)) context.issue('quantityNegative', 'error', where, packed || (values['itemQuantity'] ?? null), '≥ 0')
  else return items
  return []
}

function ownItem(values: Values): Item {
  const quantity = values['itemQuantity']
  const refunded = values['itemRefunded']
  return {
    sku: text(values, 'itemSku') || text(values, 'itemName'), name: text(values, 'itemName'), units: typeof quantity === 'number' ? quantity : Number.NaN,
    refunded: typeof refunded === 'number' ? Math.abs(refunded) : 0, total: typeof values['itemTotal'] === 'number' ? values['itemTotal'] : Number.NaN,
  }
}

function packedItem(item: string): Item {
  const part = new Map(item.split('|').map((pair): [string, string] => [pair.slice(0, pair.indexOf(':')).trim(), pair.slice(pair.indexOf(':') + 1).trim()]))
  const units = parseWhole(part.get('quantity') ?? '')
  const name = part.get('name') ?? ''
  return { sku: part.get('sku') || name, name, units: units.ok ? units.value : Number.NaN, refunded: 0, total: Number(part.get('total') || Number.NaN) }
}

function statusOfOrder(values: Values, context: RowContext): OrderStatus {
  const word = text(values, 'status').toLowerCase().replace(/^wc-/, '')
  if (word === 'failed' || word === 'trash') return 'cancelled'
  // Money given back after delivery: the units were demand and were sent.
  if (word === 'refunded') return 'completed'
  if (word === 'checkout-draft') return 'unpaid'
  const known = statusOf(word)
  if (!known && word !== '') context.issueOnce('statusUnknown', 'warning', 'status', word, null)
  return known ?? 'unknown'
}
