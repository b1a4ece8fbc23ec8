import { useRef, useState, type ReactNode } from 'react'

import { Button } from '../Button.tsx'
import { downloadFile } from '../download.ts'
import { useText } from '../language.tsx'
import { Panel } from '../Panel.tsx'
import { DataTable } from '../table/DataTable.tsx'
import type { Column } from '../table/types.ts'
import { Chart, type ChartHandle } from './Chart.tsx'
import styles from './Chart.module.css'
import { chartTableCsv, type ChartModel, type ChartTable } from './chartModel.ts'

export type ChartPanelProps = {
  readonly model: ChartModel
  readonly size?: 'normal' | 'small'
  /** Which warehouse or SKU is shown. */
  readonly choice?: ReactNode
  /** What stands under the picture. */
  readonly children?: ReactNode
}

/** A chart under its title with what every chart has: the table behind it, CSV and PNG. */
export function ChartPanel({ model, size = 'normal', choice, children }: ChartPanelProps) {
  const { t } = useText()
  const [isTable, setIsTable] = useState(false)
  const chart = useRef<ChartHandle>(null)
  async function savePicture() {
    const picture = await chart.current?.picture()
    if (picture) downloadFile(`${model.id}.png`, picture, 'image/png')
  }
  const { title } = model
  return (
    <Panel
      title={title} caption={model.caption}
      actions={
        <div className={styles.tools}>
          <Button size="small" tone="quiet" aria-label={t(isTable ? 'chart.picture.of' : 'chart.table.of', { title })} onPress={() => setIsTable(!isTable)}>{t(isTable ? 'chart.picture' : 'chart.table')}</Button>
          <Button size="small" tone="quiet" aria-label={t('chart.csv.of', { title })} onPress={() => downloadFile(`${model.id}.csv`, chartTableCsv(model.table))}>{t('chart.csv')}</Button>
          {!isTable && <Button size="small" tone="quiet" aria-label={t('chart.png.of', { title })} onPress={() => void savePicture()}>{t('chart.png')}</Button>}
        </div>
      }
    >
      <div className={styles.panel}>
        {choice && <div className={styles.choice}>{choice}</div>}
        {isTable ? <ChartData table={model.table} label={title} /> : <Chart ref={chart} model={model} size={size} />}
        {children}
      </div>
    </Panel>
  )
}

type DataRow = ChartTable['rows'][number]

function ChartData({ table, label }: { readonly table: ChartTable; readonly label: string }) {
  const { t, day } = useText()
  const columns = table.columns.map((column, index): Column<DataRow> => ({
    id: column.key, title: column.header, value: (row) => row[index] ?? null, align: index === 0 ? 'start' : 'end', isRowHeader: index === 0, isOptional: ['q1', 'q2', 'q4', 'q5'].includes(column.key),
    cell: (row) => {
      const value = row[index] ?? null
      if (value === null) return t('chart.none')
      return typeof value === 'number' ? (column.format?.(value) ?? String(value)) : day(value, { weekday: 'short', day: 'numeric', month: 'short' })
    },
  }))
  return <div className={styles.data}><DataTable label={label} columns={columns} rows={table.rows} rowKey={(row) => String(row[0])} maxHeightPx={360} /></div>
}
