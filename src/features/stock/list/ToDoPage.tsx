import { useCallback, useMemo, useState } from 'react'
import { useLocation } from 'wouter'

import type { StockRow, StockSummary } from '#advice/stock/types.ts'
import type { SkuId } from '#domain/units.ts'
import { Button } from '#ui/Button.tsx'
import { Checkbox } from '#ui/Checkbox.tsx'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'
import type { Column } from '#ui/table/types.ts'

import { MakeOrdersDialog } from '../orders/MakeOrdersDialog.tsx'
import styles from '../Stock.module.css'
import { nameOf } from '../words.ts'
import { BuyingPanel } from './BuyingPanel.tsx'
import { stockColumns } from './columns.tsx'
import { toDoRows } from './filterRows.ts'
import { setTicked, useListStore } from './listStore.ts'

/** What to order, the most pressing first; ticked rows become purchase orders. */
export function ToDoPage({ rows, summary }: { readonly rows: readonly StockRow[]; readonly summary: StockSummary | null }) {
  const text = useText()
  const { t, number } = text
  const [, navigate] = useLocation()
  const ticked = useListStore((state) => state.ticked)
  const [isMaking, setIsMaking] = useState(false)
  const shown = useMemo(() => toDoRows(rows), [rows])
  const chosen = shown.filter(({ skuId }) => ticked.has(skuId))
  const suggested = shown.filter(({ suggestedUnits }) => suggestedUnits > 0)
  const tick = useCallback((skuId: SkuId, isTicked: boolean) => {
    const next = new Set(useListStore.getState().ticked)
    if (isTicked) next.add(skuId)
    else next.delete(skuId)
    setTicked(next)
  }, [])
  const columns = useMemo((): readonly Column<StockRow>[] => {
    const all = stockColumns(text)
    const pick: Column<StockRow> = {
      id: 'pick', title: t('stock.col.pick'), isActions: true, value: () => null,
      cell: (row) => <Checkbox isSelected={ticked.has(row.skuId)} onChange={(isTicked) => tick(row.skuId, isTicked)}><span className={styles.spoken}>{t('stock.todo.pick', { sku: nameOf(row) })}</span></Checkbox>,
    }
    // What is to be done first: by when, how many, for how much; then what that rests on.
    return [pick, all.sku, all.orderBy, all.suggested, all.cost, all.gain, all.reason, all.onHand, all.inbound, all.cover, all.ends, all.leadTime, all.rank, all.name, all.alerts]
  }, [text, t, ticked, tick])
  return (
    <>
      <Panel
        title={t('stock.todo.title')} caption={t('stock.todo.caption')}
        actions={(
          <span className={styles.row}>
            {chosen.length > 0 ? <Button size="small" tone="quiet" onPress={() => setTicked(new Set())}>{t('stock.todo.untick')}</Button>
              : suggested.length > 0 && <Button size="small" tone="quiet" onPress={() => setTicked(new Set(suggested.map(({ skuId }) => skuId)))}>{t('stock.todo.tickAll', { n: number(suggested.length) })}</Button>}
            <Button size="small" tone="primary" isDisabled={chosen.length === 0 || !summary} onPress={() => setIsMaking(true)}>{t('stock.todo.make')}</Button>
          </span>
        )}
      >
        <p className={styles.quiet} role="status">{t('stock.todo.ticked', { count: chosen.length, n: number(chosen.length) })}</p>
        <DataTable label={t('stock.todo.title')} rows={shown} columns={columns} rowKey={({ skuId }) => skuId} maxHeightPx={640} emptyText={t(summary ? 'stock.todo.none' : 'stock.todo.notYet')} onRowAction={({ skuId }) => navigate(`/stock/${encodeURIComponent(skuId)}`)} />
      </Panel>
      {summary && <BuyingPanel buying={summary.buying} currency={summary.currency} />}
      {isMaking && summary && <MakeOrdersDialog rows={chosen} asOfDay={summary.asOfDay} onClose={() => setIsMaking(false)} onPlaced={() => { setIsMaking(false); setTicked(new Set()); navigate('/stock?tab=orders', { replace: true }) }} />}
    </>
  )
}
