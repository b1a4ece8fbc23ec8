import { useMemo } from 'react'
import { useLocation } from 'wouter'

import type { DemandRow } from '#advice/demand/types.ts'
import { useText } from '#ui/language.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'
import type { Column } from '#ui/table/types.ts'
import { Tag } from '#ui/Tag.tsx'

import { accuracyWords, intervalWords, methodWords, unitsWords } from '../words.ts'
import { Alerts } from './Alerts.tsx'
import styles from './List.module.css'
import { Sparkline } from './Sparkline.tsx'

const LARGEST_FIRST = { columnId: 'next28', isDescending: true } as const

/** One row per SKU, drawn only where seen; Enter or a click opens the SKU. */
export function ListTable({ rows }: { readonly rows: readonly DemandRow[] }) {
  const text = useText()
  const [, navigate] = useLocation()
  const columns = useMemo((): readonly Column<DemandRow>[] => {
    const { t } = text
    return [
      { id: 'sku', title: t('demand.col.sku'), isRowHeader: true, value: ({ sellerSku, skuId }) => sellerSku || skuId, cell: (row) => <span className={styles.sku}>{row.sellerSku || row.skuId}</span> },
      { id: 'name', title: t('demand.col.name'), isOptional: true, value: ({ name }) => name, cell: ({ name }) => <span className={styles.name} title={name}>{name}</span> },
      { id: 'trend', title: t('demand.col.trend'), isUnsortable: true, value: () => null, cell: ({ sparkline }) => <Sparkline values={sparkline} /> },
      { id: 'class', title: t('demand.col.class'), value: ({ demandClass }) => t(`demand.class.${demandClass}`), cell: ({ demandClass }) => <span className={styles.line}>{t(`demand.class.${demandClass}`)}</span> },
      {
        id: 'next28', title: t('demand.col.next28'), align: 'end', value: ({ next28 }) => next28.mean,
        cell: ({ next28, isProvisional }) => <span className={styles.line}>{isProvisional && <Tag tone="warn" isBare shape="…">{t('demand.quick')}</Tag>} <strong>{unitsWords(text, next28.mean)}</strong></span>,
      },
      { id: 'interval', title: t('demand.col.interval'), align: 'end', value: ({ next28 }) => next28.hi80, cell: ({ next28 }) => <span className={styles.line}>{intervalWords(text, next28.lo80, next28.hi80)}</span> },
      {
        id: 'accuracy', title: t('demand.col.accuracy'), align: 'start', value: ({ accuracy }) => (accuracy && accuracy.seasonalNaive > 0 ? accuracy.chosen / accuracy.seasonalNaive : null),
        cell: ({ accuracy, method }) => <span className={styles.name} title={methodWords(text, method)}>{accuracyWords(text, accuracy, true)}</span>,
      },
      { id: 'alerts', title: t('demand.col.alerts'), isWide: true, value: ({ alerts }) => alerts.map((alert) => t(`demand.alert.${alert}`)).join('; ') || null, cell: ({ alerts }) => (alerts.length === 0 ? <span className={styles.none} aria-hidden>–</span> : <Alerts alerts={alerts} />) },
    ]
  }, [text])
  return (
    <DataTable
      label={text.t('demand.list.title')} rows={rows} columns={columns} rowKey={({ skuId }) => skuId} initialSort={LARGEST_FIRST} maxHeightPx={640}
      emptyText={text.t('demand.list.none')} onRowAction={({ skuId }) => navigate(`/demand/${encodeURIComponent(skuId)}`)}
    />
  )
}
