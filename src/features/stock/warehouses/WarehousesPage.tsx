import { HELD_DAYS, TRANSFER_DAYS, type StockSummary } from '#advice/stock/types.ts'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'

import { moneyWords } from '../words.ts'
import { MovesPanel } from './MovesPanel.tsx'

/** Stock over several warehouses: what fails if one is held, then what is worth moving. */
export function WarehousesPage({ summary }: { readonly summary: StockSummary | null }) {
  const text = useText()
  const { t, number, share } = text
  return (
    <>
      <Panel title={t('stock.held.title')} caption={t('stock.held.caption', { days: number(HELD_DAYS) })}>
        <DataTable
          label={t('stock.held.title')} rows={summary?.held ?? []} rowKey={({ warehouseId }) => warehouseId} emptyText={t(summary ? 'stock.held.none' : 'stock.todo.notYet')}
          columns={[
            { id: 'warehouse', title: t('stock.held.warehouse'), isRowHeader: true, value: ({ warehouseName }) => warehouseName },
            { id: 'perDay', title: t('stock.held.perDay'), value: ({ unitsPerDay }) => unitsPerDay },
            { id: 'served', title: t('stock.held.served'), align: 'end', value: ({ servedShare }) => servedShare, cell: ({ servedShare }) => share(servedShare, 0) },
            { id: 'failing', title: t('stock.held.failing'), value: ({ failingSkus }) => failingSkus },
            {
              id: 'soonest', title: t('stock.held.soonest'), value: ({ soonest }) => soonest?.days ?? null,
              cell: ({ soonest: first }) => (first ? t('stock.held.soonestCell', { sku: first.sellerSku, days: number(first.days) }) : '–'),
            },
            { id: 'lost', title: t('stock.held.lost'), align: 'end', value: ({ lostMarginMinor }) => lostMarginMinor, cell: ({ lostMarginMinor }) => moneyWords(text, lostMarginMinor, summary?.currency ?? null) },
            { id: 'unknown', title: t('stock.held.unknown'), isOptional: true, value: ({ unknownSkus }) => unknownSkus },
          ]}
        />
      </Panel>
      <MovesPanel moves={summary?.transfers ?? []} currency={summary?.currency ?? null} caption={t('stock.moves.caption', { days: number(TRANSFER_DAYS) })} emptyText={t(summary ? 'stock.moves.none' : 'stock.todo.notYet')} />
    </>
  )
}
