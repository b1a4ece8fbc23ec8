import { useMemo } from 'react'

import type { StockDetail } from '#advice/stock/types.ts'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'

import { leadTimeWords } from '../words.ts'
import styles from './Bars.module.css'
import { binnedShares } from './skuWords.ts'

/** How long goods take from order to shelf, as bars, and what each way of sending would change. */
export function LeadTimePanel({ detail: { leadTimeShares, modes, row } }: { readonly detail: StockDetail }) {
  const text = useText()
  const { t, number, share } = text
  const bins = useMemo(() => binnedShares(leadTimeShares), [leadTimeShares])
  const top = Math.max(1e-9, ...bins.map((bin) => bin.share))
  return (
    <Panel title={t('stock.lead.title')} caption={`${leadTimeWords(text, row.leadTime)} · ${t('stock.lead.caption', { count: row.leadTime.observations, n: number(row.leadTime.observations) })}`}>
      {bins.length > 0 && (
        <table className={styles.bars} aria-label={t('stock.lead.title')}>
          <thead className={styles.head}><tr><th scope="col">{t('stock.lead.days')}</th><th scope="col">{t('stock.lead.share')}</th></tr></thead>
          <tbody>
            {bins.map((bin) => (
              <tr key={bin.from}>
                <th scope="row">{t('stock.days', { n: bin.from === bin.to ? number(bin.from) : t('stock.range', { low: number(bin.from), high: number(bin.to) }) })}</th>
                <td><span className={styles.bar} aria-hidden><span style={{ width: `${(bin.share / top) * 100}%` }} /></span><span className={styles.share}>{share(bin.share, 0)}</span></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {modes.length > 0 && (
        <DataTable
          label={t('stock.lead.modes')} rows={modes} rowKey={({ mode }) => mode}
          columns={[
            { id: 'mode', title: t('stock.order.mode'), isRowHeader: true, value: ({ mode }) => t(`stock.mode.${mode}`) },
            { id: 'days', title: t('stock.col.leadMedian'), value: ({ medianDays }) => medianDays },
            { id: 'share', title: t('stock.lead.inTime'), align: 'end', value: ({ arrivesBeforeStockOutShare }) => arrivesBeforeStockOutShare, cell: ({ arrivesBeforeStockOutShare }) => share(arrivesBeforeStockOutShare, 0) },
          ]}
        />
      )}
    </Panel>
  )
}
