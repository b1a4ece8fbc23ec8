import type { StockDetail } from '#advice/stock/types.ts'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'
import { Tag } from '#ui/Tag.tsx'

import styles from '../Stock.module.css'
import { coverWords, dayWords, unitsWords } from '../words.ts'

/** Where the SKU lies, and which orders of it are on their way. */
export function PlacesPanel({ detail: { places, openOrders, row } }: { readonly detail: StockDetail }) {
  const text = useText()
  const { t, number } = text
  return (
    <Panel title={t('stock.places.title')} caption={t('stock.places.caption')}>
      <DataTable
        label={t('stock.places.title')} rows={places} rowKey={({ warehouseId }) => warehouseId} emptyText={t('stock.places.none')}
        columns={[
          { id: 'warehouse', title: t('stock.order.warehouse'), isRowHeader: true, value: ({ warehouseName }) => warehouseName, cell: ({ warehouseName, isPlatformHeld }) => <span className={styles.line}>{warehouseName}{isPlatformHeld && <Tag tone="plain" shape="▣">{t('stock.places.platform')}</Tag>}</span> },
          { id: 'onHand', title: t('stock.col.onHand'), align: 'end', value: ({ onHandUnits }) => onHandUnits, cell: ({ onHandUnits }) => (onHandUnits === null ? <Tag tone="warn">{t('ui.notKnown')}</Tag> : number(onHandUnits)) },
          { id: 'inbound', title: t('stock.col.inbound'), value: ({ inboundUnits }) => inboundUnits },
          { id: 'perDay', title: t('stock.col.perDay'), align: 'end', value: ({ unitsPerDay }) => unitsPerDay, cell: ({ unitsPerDay }) => unitsWords(text, unitsPerDay) },
          { id: 'cover', title: t('stock.col.coverNow'), align: 'end', value: ({ coverDays }) => coverDays, cell: ({ coverDays }) => coverWords(text, coverDays) },
          { id: 'survive', title: t('stock.places.survive'), align: 'end', value: ({ surviveDays }) => surviveDays, cell: ({ surviveDays }) => coverWords(text, surviveDays) },
        ]}
      />
      {openOrders.length > 0 && (
        <ul className={styles.notes}>
          {openOrders.map((order) => {
            const units = order.lines.reduce((sum, line) => sum + (line.skuId === row.skuId ? line.units : 0), 0)
            return <li key={order.id}>{t('stock.places.order', { number: order.number, units: number(units), day: dayWords(text, order.expectedDay) })}</li>
          })}
        </ul>
      )}
    </Panel>
  )
}
