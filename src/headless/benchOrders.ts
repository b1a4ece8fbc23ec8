/** The columns of the order export, as Seller Center writes them. */
export const ORDER_HEADERS = [
  'Order ID', 'Order Status', 'Order Substatus', 'Cancelation/Return Type', 'Normal or Pre-order', 'SKU ID', 'Seller SKU', 'Product Name', 'Variation', 'Quantity', 'Sku Quantity of return',
  'SKU Unit Original Price', 'SKU Subtotal Before Discount', 'SKU Platform Discount', 'SKU Seller Discount', 'SKU Subtotal After Discount', 'Shipping Fee After Discount', 'Original Shipping Fee',
  'Shipping Fee Seller Discount', 'Shipping Fee Platform Discount', 'Payment platform discount', 'Taxes', 'Order Amount', 'Order Refund Amount', 'Created Time', 'Paid Time', 'RTS Time', 'Shipped Time',
  'Delivered Time', 'Cancelled Time', 'Cancel By', 'Cancel Reason', 'Fulfillment Type', 'Warehouse Name', 'Tracking ID', 'Delivery Option', 'Shipping Provider Name', 'Buyer Message', 'Buyer Username',
  'Recipient', 'Phone #', 'Country', 'Province', 'District', 'Commune', 'Detail Address', 'Additional address information', 'Payment Method', 'Weight(kg)', 'Product Category', 'Package ID', 'Seller Note',
  'Checked Status', 'Checked Marked by', 'Virtual Bundle Seller SKU',
] as const

const MINUTE = 60
const FIRST_SECOND = 1_767_225_600
const SECONDS_BETWEEN = 7
const statuses = ['Completed', 'Shipped', 'To ship', 'Canceled'] as const

/** The cells of line `n`: every third line continues an order; texts, money and times as in a Vietnamese shop. No one's data. */
export function orderCells(n: number, hasTabs: boolean): string[] {
  const tab = hasTabs ? '\t' : ''
  const order = n - Math.floor(n / 3)
  const sku = (n * 7919) % 1200
  const created = FIRST_SECOND + order * SECONDS_BETWEEN
  const status = statuses[n % 13 === 0 ? 3 : n % 3]!
  const quantity = 1 + (n % 3)
  const price = 45_000 + (sku % 90) * 1500
  const money = (amount: number) => `${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')}₫`
  const time = (seconds: number | null) => (seconds === null ? tab : `${dayFirst(seconds)}${tab}`)
  const isCancelled = status === 'Canceled'
  const isSent = !isCancelled && status !== 'To ship'
  return [
    `5838709${String(10_000_000_000 + order)}${tab}`, status, isSent ? 'In transit' : '', isCancelled ? 'Cancel' : '', 'Normal', `17293820${String(10_000_000_000 + sku)}${tab}`, `LAMP-${sku}-BLK`,
    sku % 4 === 0 ? `Đèn bàn LED, sạc USB ${sku}` : `Đèn bàn LED sạc USB ${sku}`, 'Default', String(quantity), '0',
    money(price), money(price * quantity), money(0), money(2000), money(price * quantity - 2000), money(15_000), money(30_000), money(0), money(15_000), money(0), money(0), money(price * quantity + 13_000), '',
    time(created), time(created + 3 * MINUTE), time(isSent ? created + 300 * MINUTE : null), time(isSent ? created + 900 * MINUTE : null), time(status === 'Completed' ? created + 4000 * MINUTE : null), time(isCancelled ? created + 60 * MINUTE : null),
    isCancelled ? 'User' : '', isCancelled ? 'Need to change address' : '', 'Fulfillment by seller', 'Main warehouse', `SPXVN0${String(1_000_000_000 + order)}`, 'Standard shipping', order % 2 === 0 ? 'SPX Express' : 'J&T Express', '', `buyer${order % 5000}`,
    `N*** ${order % 700}`, '(+84)9*****21', 'Vietnam', 'Hà Nội', 'Quận Cầu Giấy', 'Phường Dịch Vọng', '12 ********', '', 'Cash on delivery', '0.35', 'Home Supplies', `11534${String(10_000_000_000 + order)}${tab}`, '', 'Unchecked', '', '',
  ]
}

/** `DD/MM/YYYY HH:mm:ss` of wall seconds. */
function dayFirst(seconds: number): string {
  const iso = new Date(seconds * 1000).toISOString()
  return `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)} ${iso.slice(11, 19)}`
}
