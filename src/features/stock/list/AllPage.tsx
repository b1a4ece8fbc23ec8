import { useDeferredValue, useMemo, useState } from 'react'
import { useLocation } from 'wouter'

import type { StockRow } from '#advice/stock/types.ts'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'
import type { Column } from '#ui/table/types.ts'

import { stockColumns } from './columns.tsx'
import { ExportMenu } from './ExportMenu.tsx'
import { exportTable } from './exportRows.ts'
import { Filters } from './Filters.tsx'
import { filterRows, NO_FILTER, type RowFilter } from './filterRows.ts'

/** Every SKU with its filter and its export; what is exported is what the filter leaves. */
export function AllPage({ rows }: { readonly rows: readonly StockRow[] }) {
  const text = useText()
  const { t } = text
  const [, navigate] = useLocation()
  const [filter, setFilter] = useState<RowFilter>(NO_FILTER)
  const wanted = useDeferredValue(filter)
  const shown = useMemo(() => filterRows(rows, wanted), [rows, wanted])
  const columns = useMemo((): readonly Column<StockRow>[] => {
    const all = stockColumns(text)
    return [all.sku, all.name, all.class, all.onHand, all.inbound, all.cover, all.orderBy, all.suggested, all.perDay, all.ends, all.leadTime, all.cash, all.alerts]
  }, [text])
  return (
    <Panel title={t('stock.list.title')} caption={t('stock.list.caption')} actions={<ExportMenu table={() => exportTable(text, shown)} />}>
      <Filters filter={filter} shown={shown.length} total={rows.length} onChange={setFilter} />
      <DataTable label={t('stock.list.title')} rows={shown} columns={columns} rowKey={({ skuId }) => skuId} maxHeightPx={640} emptyText={t(rows.length > 0 ? 'stock.list.none' : 'stock.todo.notYet')} onRowAction={({ skuId }) => navigate(`/stock/${encodeURIComponent(skuId)}`)} />
    </Panel>
  )
}
