import { MINUTES_PER_DAY, MS_PER_MINUTE } from '#domain/calendar/days.ts'
import { NO_TIME, ORDER_STATUSES, type Ledger, type OrderStatus } from '#domain/ledger.ts'

import { PRODUCTS } from './catalogue.ts'

export type DateStyle = 'MM/DD/YYYY hh:mm:ss AM' | 'DD/MM/YYYY HH:mm:ss'

/** What is written of one line: `isTime` cells end in a tab in CSV, also when empty. */
type Column = { readonly header: string; readonly describe: string; readonly isTabbed?: true; readonly write: (line: LineView) => string }
type LineView = { readonly ledger: Ledger; readonly i: number; readonly order: number; readonly status: OrderStatus; readonly time: (minute: number) => string }

const money = (minor: number) => `USD ${(minor / 100).toFixed(2)}`
const productBySkuId = new Map(PRODUCTS.map((product) => [product.platformSkuId, product]))
const product = (line: LineView) => productBySkuId.get(sku(line).platformSkuId ?? '')
const price = (line: LineView) => product(line)?.priceMinor ?? 0
const original = (line: LineView) => price(line) * line.ledger.units[line.i]!
const paidAmount = ({ ledger, i }: LineView) => ledger.amountMinor[i]!
const sku = ({ ledger, i }: LineView) => ledger.skus[ledger.skuIndex[i]!]!
const isSent = (line: LineView) => line.ledger.readyToShipMinute[line.i] !== NO_TIME
const none = () => ''
const zero = () => money(0)
const digits = (n: number, size: number) => String(n).padStart(size, '0')

const STATUS_WORDS: { readonly [S in OrderStatus]: readonly [status: string, substatus: string] } = {
  unpaid: ['Unpaid', 'Unpaid'], onHold: ['On hold', 'On hold'], toShip: ['To ship', 'Awaiting shipment'], shipped: ['Shipped', 'In transit'],
  delivered: ['Shipped', 'Delivered'], completed: ['Completed', 'Completed'], cancelled: ['Canceled', 'Canceled'], unknown: ['', ''],
}
const time = (header: string, describe: string, minutes: (ledger: Ledger) => Int32Array): Column =>
  ({ header, describe, isTabbed: true, write: ({ ledger, i, time: write }) => write(minutes(ledger)[i]!) })

/** The columns of a TikTok Shop order export, in order. Personal columns hold values that are plainly invented. */
export const TIKTOK_COLUMNS: readonly Column[] = [
  { header: 'Order ID', describe: 'Platform unique order ID.', isTabbed: true, write: ({ ledger, order }) => ledger.orderIds[order]! },
  { header: 'Order Status', describe: 'Current status of the order.', write: ({ status }) => STATUS_WORDS[status][0] },
  { header: 'Order Substatus', describe: 'Current substatus of the order.', write: (line) => (line.status === 'toShip' && isSent(line) ? 'Awaiting collection' : STATUS_WORDS[line.status][1]) },
  { header: 'Cancelation/Return Type', describe: 'Whether it was canceled or returned.', write: ({ ledger, i, status }) => (status === 'cancelled' ? 'Cancel' : ledger.returnedUnits[i]! > 0 ? 'Return/Refund' : '') },
  { header: 'Normal or Pre-order', describe: 'Kind of order.', write: () => 'Normal' },
  { header: 'SKU ID', describe: 'Platform SKU ID.', isTabbed: true, write: (line) => sku(line).platformSkuId ?? '' },
  { header: 'Seller SKU', describe: 'SKU code set by the seller.', write: (line) => sku(line).sellerSku },
  { header: 'Product Name', describe: 'Name of the product.', write: (line) => sku(line).name },
  { header: 'Variation', describe: 'Platform SKU variation', write: (line) => product(line)?.variation ?? 'Default' },
  { header: 'Quantity', describe: 'SKU sold quantity in the order.', write: ({ ledger, i }) => String(ledger.units[i]) },
  { header: 'Sku Quantity of return', describe: 'SKU returned quantity in the order.', write: ({ ledger, i }) => String(ledger.returnedUnits[i]) },
  { header: 'SKU Unit Original Price', describe: 'Price of one unit.', write: (line) => money(price(line)) },
  { header: 'SKU Subtotal Before Discount', describe: 'Price of all units.', write: (line) => money(original(line)) },
  { header: 'SKU Platform Discount', describe: 'Discount borne by the platform.', write: zero },
  { header: 'SKU Seller Discount', describe: 'Discount borne by the seller.', write: (line) => money(original(line) - paidAmount(line)) },
  { header: 'SKU Subtotal After Discount', describe: 'Price of all units less discounts.', write: (line) => money(paidAmount(line)) },
  { header: 'Shipping Fee After Discount', describe: 'Shipping fee paid.', write: zero },
  { header: 'Original Shipping Fee', describe: 'Shipping fee before discounts.', write: () => money(499) },
  { header: 'Shipping Fee Seller Discount', describe: 'Shipping discount borne by the seller.', write: () => money(499) },
  { header: 'Shipping Fee Platform Discount', describe: 'Shipping discount borne by the platform.', write: zero },
  { header: 'Payment platform discount', describe: 'Discount of the payment method.', write: zero },
  { header: 'Taxes', describe: 'Taxes of the order.', write: zero },
  { header: 'Order Amount', describe: 'Amount paid by the buyer.', write: (line) => money(paidAmount(line)) },
  { header: 'Order Refund Amount', describe: 'Amount refunded to the buyer.', write: (line) => (line.ledger.returnedUnits[line.i]! > 0 ? money(paidAmount(line)) : '') },
  time('Created Time', 'Time at which the order was created.', (ledger) => ledger.createdMinute),
  time('Paid Time', 'Time at which the order was paid.', (ledger) => ledger.paidMinute),
  time('RTS Time', 'Time at which the order was ready to ship.', (ledger) => ledger.readyToShipMinute),
  time('Shipped Time', 'Time at which the carrier took the parcel.', (ledger) => ledger.shippedMinute),
  time('Delivered Time', 'Time at which the parcel arrived.', (ledger) => ledger.deliveredMinute),
  time('Cancelled Time', 'Time at which the order was canceled.', (ledger) => ledger.cancelledMinute),
  { header: 'Cancel By', describe: 'Who canceled.', write: ({ status }) => (status === 'cancelled' ? 'User' : '') },
  { header: 'Cancel Reason', describe: 'Why it was canceled.', write: ({ status }) => (status === 'cancelled' ? 'No longer needed' : '') },
  { header: 'Fulfillment Type', describe: 'Who fulfills.', write: () => 'Fulfillment by seller' },
  { header: 'Warehouse Name', describe: 'Warehouse of the order.', write: ({ ledger, i }) => ledger.warehouses[ledger.warehouseIndex[i]!] ?? '' },
  { header: 'Tracking ID', describe: "The order's tracking number.", isTabbed: true, write: (line) => (isSent(line) ? `SAMPLE${digits(line.order, 10)}` : '') },
  { header: 'Delivery Option', describe: "The order's delivery option.", write: () => 'Standard shipping' },
  { header: 'Shipping Provider Name', describe: 'Carrier of the parcel.', write: ({ ledger, i }) => ledger.carriers[ledger.carrierIndex[i]!] ?? '' },
  { header: 'Buyer Message', describe: 'Note from the buyer.', write: none },
  { header: 'Buyer Username', describe: 'Account of the buyer.', write: ({ order }) => `sample_buyer_${digits(order, 6)}` },
  { header: 'Recipient', describe: 'Name of the recipient.', write: () => 'Sample Buyer' },
  { header: 'Phone #', describe: 'Phone of the recipient.', write: () => '(+1)555-0100' },
  { header: 'Country', describe: 'Country of delivery.', write: () => 'United States' },
  { header: 'Province', describe: 'State of delivery.', write: () => 'Sample State' },
  { header: 'District', describe: 'City of delivery.', write: () => 'Sampleville' },
  { header: 'Commune', describe: 'Part of the city.', write: none },
  { header: 'Detail Address', describe: 'Street of delivery.', write: ({ order }) => `${1 + (order % 999)} Example Street, Unit 0` },
  { header: 'Additional address information', describe: 'More on the address.', write: none },
  { header: 'Payment Method', describe: 'How the buyer paid.', write: () => 'Card' },
  { header: 'Weight(kg)', describe: 'Weight of the parcel.', write: ({ ledger, i }) => (0.3 * ledger.units[i]!).toFixed(2) },
  { header: 'Product Category', describe: 'Category of the product.', write: (line) => product(line)?.category ?? '' },
  { header: 'Package ID', describe: 'Platform package ID.', isTabbed: true, write: (line) => (isSent(line) ? `1152${digits(line.order, 14)}` : '') },
  { header: 'Seller Note', describe: 'Note of the seller.', write: none },
  { header: 'Checked Status', describe: 'Whether the order was checked.', write: () => 'Unchecked' },
  { header: 'Checked Marked by', describe: 'Who checked the order.', write: none },
]

/** The cells of the ledger's lines created from `fromMinute` (its wall) on, newest order first as the platform writes them. */
export function tiktokRows(ledger: Ledger, fromMinute: number, dateStyle: DateStyle): string[][] {
  const rows: string[][] = []
  for (let i = ledger.lineCount - 1; i >= 0; i -= 1) {
    if (ledger.createdMinute[i]! < fromMinute) continue
    const order = ledger.orderIndex[i]!
    // The ledger has minutes; a file has seconds, and two events of one minute share them.
    const line = { ledger, i, order, status: ORDER_STATUSES[ledger.status[i]!]!, time: (minute: number) => timeText(minute, order % 60, dateStyle) }
    rows.push(TIKTOK_COLUMNS.map(({ write }) => write(line)))
  }
  return rows
}

function timeText(minute: number, second: number, style: DateStyle): string {
  if (minute === NO_TIME) return ''
  const day = new Date(Math.floor(minute / MINUTES_PER_DAY) * MINUTES_PER_DAY * MS_PER_MINUTE)
  const minuteOfDay = minute % MINUTES_PER_DAY
  const hour = Math.floor(minuteOfDay / 60)
  const yyyy = digits(day.getUTCFullYear(), 4)
  const mm = digits(day.getUTCMonth() + 1, 2)
  const dd = digits(day.getUTCDate(), 2)
  const rest = `${digits(minuteOfDay % 60, 2)}:${digits(second, 2)}`
  if (style === 'DD/MM/YYYY HH:mm:ss') return `${dd}/${mm}/${yyyy} ${digits(hour, 2)}:${rest}`
  return `${mm}/${dd}/${yyyy} ${digits(((hour + 11) % 12) + 1, 2)}:${rest} ${hour < 12 ? 'AM' : 'PM'}`
}
