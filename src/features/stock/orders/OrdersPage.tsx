import { useMemo, useState } from 'react'

import type { StockSummary } from '#advice/stock/types.ts'
import type { PurchaseOrder } from '#domain/supply.ts'
import type { IsoDay } from '#domain/units.ts'
import { usePlanId } from '#state/currentPlan.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'
import { Tag } from '#ui/Tag.tsx'

import styles from '../Stock.module.css'
import { useRecordsOf } from '../useRecordsOf.ts'
import { dayWords } from '../words.ts'
import { EndDialog } from './EndDialog.tsx'
import { orderSums } from './groupOrders.ts'
import { STATUS_SIGNS, sumWords, supplierName, warehouseName, type Names } from './orderWords.ts'
import { SheetDialog } from './SheetDialog.tsx'

type Asked = { readonly what: 'sheet' | 'receive' | 'cancel'; readonly order: PurchaseOrder }
const RANK = { ordered: 0, draft: 1, received: 2, cancelled: 3 } as const satisfies Record<PurchaseOrder['status'], number>

/** All purchase orders, those on their way first: printed, exported, booked into stock or cancelled. */
export function OrdersPage({ summary }: { readonly summary: StockSummary | null }) {
  const text = useText()
  const { t, number } = text
  const planId = usePlanId()
  const [orders, skus, suppliers, warehouses] = [useRecordsOf(planId, 'purchaseOrder'), useRecordsOf(planId, 'sku'), useRecordsOf(planId, 'supplier'), useRecordsOf(planId, 'warehouse')]
  const [asked, setAsked] = useState<Asked | null>(null)
  const names = useMemo((): Names => ({ skus: new Map(skus.map((sku) => [sku.id, sku])), suppliers: new Map(suppliers.map((one) => [one.id, one])), warehouses: new Map(warehouses.map((one) => [one.id, one])) }), [skus, suppliers, warehouses])
  const rows = useMemo(() => [...orders].sort((a, b) => RANK[a.status] - RANK[b.status] || (a.expectedDay < b.expectedDay ? -1 : a.expectedDay > b.expectedDay ? 1 : a.number < b.number ? -1 : 1)), [orders])
  const asOfDay = summary?.asOfDay ?? (new Date().toISOString().slice(0, 10) as IsoDay)
  const close = () => setAsked(null)
  const of = ({ number: name }: PurchaseOrder, label: string): string => `${label}: ${name}`
  return (
    <Panel title={t('stock.orders.title')} caption={t('stock.orders.caption')}>
      <DataTable
        label={t('stock.orders.title')} rows={rows} rowKey={({ id }) => id} emptyText={t('stock.orders.none')} maxHeightPx={640} onRowAction={(order) => setAsked({ what: 'sheet', order })}
        columns={[
          { id: 'number', title: t('stock.order.number'), isRowHeader: true, value: (order) => order.number, cell: (order) => <span className={styles.sku}>{order.number}</span> },
          { id: 'status', title: t('stock.order.status'), value: ({ status }) => t(`stock.status.${status}`), cell: ({ status }) => <Tag {...STATUS_SIGNS[status]}>{t(`stock.status.${status}`)}</Tag> },
          { id: 'supplier', title: t('stock.order.supplier'), value: (order) => supplierName(text, order, names) },
          { id: 'warehouse', title: t('stock.order.warehouse'), value: (order) => warehouseName(order, names) },
          { id: 'ordered', title: t('stock.order.orderedDay'), value: ({ orderedDay }) => orderedDay, cell: ({ orderedDay }) => dayWords(text, orderedDay) },
          {
            id: 'expected', title: t('stock.order.expected'), value: ({ expectedDay }) => expectedDay,
            cell: ({ status, expectedDay }) => (status === 'ordered' && expectedDay < asOfDay ? <Tag tone="bad">{t('stock.order.overdue', { day: dayWords(text, expectedDay) })}</Tag> : dayWords(text, expectedDay)),
          },
          { id: 'units', title: t('stock.order.units'), align: 'end', value: ({ lines }) => lines.reduce((sum, { units }) => sum + units, 0), cell: ({ lines }) => number(lines.reduce((sum, { units }) => sum + units, 0)) },
          { id: 'sum', title: t('stock.order.sum'), align: 'end', value: ({ lines }) => orderSums(lines).sums[0]?.minor ?? null, cell: ({ lines }) => <span className={styles.line}>{sumWords(text, lines)}</span> },
          {
            id: 'actions', title: t('stock.order.actions'), isActions: true, value: () => null,
            cell: (order) => (
              <span className={styles.line}>
                {order.status === 'ordered' && <Button size="small" onPress={() => setAsked({ what: 'receive', order })} aria-label={of(order, t('stock.order.receive'))}>{t('stock.order.receive')}</Button>}
                <Button size="small" tone="quiet" onPress={() => setAsked({ what: 'sheet', order })} aria-label={of(order, t('stock.order.sheet'))}>{t('stock.order.sheet')}</Button>
                {order.status === 'ordered' && <Button size="small" tone="quiet" onPress={() => setAsked({ what: 'cancel', order })} aria-label={of(order, t('stock.order.cancel'))}>{t('stock.order.cancel')}</Button>}
              </span>
            ),
          },
        ]}
      />
      {asked?.what === 'sheet' && <SheetDialog order={asked.order} names={names} onClose={close} />}
      {asked && asked.what !== 'sheet' && <EndDialog what={asked.what} order={asked.order} names={names} asOfDay={asOfDay} onClose={close} />}
    </Panel>
  )
}
