import type { StockSummary } from '#advice/stock/types.ts'
import type { Supplier } from '#domain/supply.ts'
import { usePlanId } from '#state/currentPlan.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'

import { useRecordsOf } from '../useRecordsOf.ts'
import { useStockEdit } from '../useStockEdit.ts'
import { newSupplier, removeEdits } from './supplierEdits.ts'
import { SupplierCard } from './SupplierCard.tsx'

/** Who makes or sells the goods, and how long each part of their way takes. */
export function SuppliersPage({ summary }: { readonly summary: StockSummary | null }) {
  const { t } = useText()
  const planId = usePlanId()
  const edit = useStockEdit(planId)
  const suppliers = useRecordsOf(planId, 'supplier')
  const terms = useRecordsOf(planId, 'supplyTerms')
  const put = (after: Supplier, label: 'command.supplier.add' | 'command.supplier.change') => void edit(label, after.name, [{ kind: 'supplier', key: after.id, after }])
  const add = () => put(newSupplier(crypto.randomUUID(), t('stock.supplier.new'), summary?.currency ?? null), 'command.supplier.add')
  return (
    <Panel title={t('stock.supplier.title')} caption={t('stock.supplier.caption')} actions={<Button size="small" onPress={add}>{t('stock.supplier.add')}</Button>}>
      {suppliers.length === 0 && <EmptyState title={t('stock.supplier.emptyTitle')}>{t('stock.supplier.emptyText')}</EmptyState>}
      {suppliers.map((supplier) => (
        <SupplierCard
          key={supplier.id} supplier={supplier} fallbackCurrency={summary?.currency ?? null} skuCount={terms.filter(({ supplierId }) => supplierId === supplier.id).length}
          onChange={(after) => put(after, 'command.supplier.change')} onRemove={() => void edit('command.supplier.remove', supplier.name, removeEdits(supplier, terms))}
        />
      ))}
    </Panel>
  )
}
