import type { MessageKey, MessageParams } from '#i18n/messages.ts'
import type { PurchaseOrder } from '#domain/supply.ts'
import { textOf } from '#ui/text.ts'

import { orderSums } from './groupOrders.ts'
import { skuName, supplierName, warehouseName, type Names } from './orderWords.ts'
import styles from './Sheet.module.css'

const [zh, en] = [textOf('zh'), textOf('en')]

/** Chinese and English beside each other, whatever the language of the screen: the supplier reads one, the forwarder the other. */
export function bothWords(key: MessageKey, params?: MessageParams): string {
  const [first, second] = [zh.t(key, params), en.t(key, params)]
  return first === second ? first : `${first} / ${second}`
}

/** A purchase order on paper, in Chinese and English at once. */
export function OrderSheet({ order, names }: { readonly order: PurchaseOrder; readonly names: Names }) {
  const supplier = order.supplierId === null ? null : (names.suppliers.get(order.supplierId) ?? null)
  const { sums } = orderSums(order.lines)
  const amount = (minor: number | null, currency: string | null): string => (minor === null || currency === null ? '–' : en.money(minor, currency))
  const facts = [
    [bothWords('stock.order.number'), order.number],
    [bothWords('stock.order.supplier'), supplier ? [supplier.name, supplier.country].filter(Boolean).join(', ') : order.supplierId === null ? bothWords('stock.order.noSupplier') : supplierName(zh, order, names)],
    [bothWords('stock.order.warehouse'), warehouseName(order, names)],
    [bothWords('stock.order.mode'), bothWords(`stock.mode.${order.mode}`)],
    [bothWords('stock.order.orderedDay'), order.orderedDay],
    [bothWords('stock.order.expected'), order.expectedDay],
    ...(order.receivedDay === null ? [] : [[bothWords('stock.order.receivedDay'), order.receivedDay] as const]),
    [bothWords('stock.order.status'), bothWords(`stock.status.${order.status}`)],
  ] as const
  return (
    <article className={styles.sheet} data-order-sheet={order.number}>
      <h3 className={styles.title}>{bothWords('stock.sheet.heading')}</h3>
      <dl className={styles.facts}>{facts.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
      <div className={styles.scroller}>
        <table className={styles.table}>
          <thead><tr>{['#', bothWords('stock.col.sku'), bothWords('stock.col.name'), bothWords('stock.order.units'), bothWords('stock.order.unitCost'), bothWords('stock.order.sum')].map((title, index) => <th key={title} scope="col" className={index > 2 ? styles.end : undefined}>{title}</th>)}</tr></thead>
          <tbody>
            {order.lines.map(({ skuId, units, unitCostMinor, currency }, index) => (
              <tr key={skuId}>
                <td>{index + 1}</td><th scope="row">{skuName(skuId, names)}</th><td>{names.skus.get(skuId)?.name ?? ''}</td>
                <td className={styles.end}>{en.number(units)}</td><td className={styles.end}>{amount(unitCostMinor, currency)}</td><td className={styles.end}>{amount(unitCostMinor === null ? null : unitCostMinor * units, currency)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={3}>{bothWords('stock.sheet.total')}</th><td className={styles.end}>{en.number(order.lines.reduce((sum, { units }) => sum + units, 0))}</td><td />
              <td className={styles.end}>{sums.length === 0 ? '–' : sums.map(({ currency, minor }) => en.money(minor, currency)).join(', ')}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      {order.note !== '' && <p>{order.note}</p>}
      <div className={styles.signatures}><span>{bothWords('stock.sheet.buyer')}</span><span>{bothWords('stock.sheet.seller')}</span></div>
    </article>
  )
}
