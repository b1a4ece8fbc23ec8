import { useMemo } from 'react'
import { useLocation } from 'wouter'

import { EXCESS_DAYS, type StockRow } from '#advice/stock/types.ts'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'
import type { Column } from '#ui/table/types.ts'

import { stockColumns } from './columns.tsx'
import { ExportMenu } from './ExportMenu.tsx'
import { exportTable } from './exportRows.ts'
import { excessRows } from './filterRows.ts'

/** What lies too long: units, cash and days of cover, the costliest first. */
export function ExcessPage({ rows }: { readonly rows: readonly StockRow[] }) {
  const text = useText()
  const { t, number } = text
  const [, navigate] = useLocation()
  const shown = useMemo(() => excessRows(rows), [rows])
  const columns = useMemo((): readonly Column<StockRow>[] => {
    const all = stockColumns(text)
    return [all.sku, all.name, all.onHand, all.perDay, all.cover, all.excess, all.excessCost, all.markdown, all.cash, all.alerts]
  }, [text])
  return (
    <Panel title={t('stock.excess.title')} caption={t('stock.excess.caption', { days: number(EXCESS_DAYS) })} actions={shown.length > 0 && <ExportMenu table={() => exportTable(text, shown, t('stock.excess.exportName'))} />}>
      <DataTable label={t('stock.excess.title')} rows={shown} columns={columns} rowKey={({ skuId }) => skuId} maxHeightPx={640} emptyText={t(rows.length > 0 ? 'stock.excess.none' : 'stock.todo.notYet')} onRowAction={({ skuId }) => navigate(`/stock/${encodeURIComponent(skuId)}`)} />
    </Panel>
  )
}
