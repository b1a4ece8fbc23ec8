import { useMemo, useState } from 'react'

import type { Sku } from '#domain/network.ts'
import type { SkuId } from '#domain/units.ts'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'
import { Tag } from '#ui/Tag.tsx'
import { SkuDialog } from './SkuDialog.tsx'
import type { Edit, RecordsByKind } from './usePlanRecords.ts'

type Row = { readonly sku: Sku; readonly onHandUnits: number | null; readonly inboundUnits: number }

/** Every SKU with what is on the shelf and what it costs; a row opens its editor. */
export function SkuPanel({ records, asOfMs, edit }: { readonly records: RecordsByKind; readonly asOfMs: number; readonly edit: Edit }) {
  const { t, number, money } = useText()
  const [openId, setOpenId] = useState<SkuId | null>(null)
  const rows = useMemo(() => {
    const onHand = new Map<SkuId, number>()
    for (const level of records.stock) if (level.onHandUnits !== null) onHand.set(level.skuId, (onHand.get(level.skuId) ?? 0) + level.onHandUnits)
    const inbound = new Map<SkuId, number>()
    for (const lot of records.inbound) inbound.set(lot.skuId, (inbound.get(lot.skuId) ?? 0) + lot.units)
    return records.sku.map((sku): Row => ({ sku, onHandUnits: onHand.get(sku.id) ?? null, inboundUnits: inbound.get(sku.id) ?? 0 }))
  }, [records])
  const unknown = <Tag tone="warn">{t('ui.notKnown')}</Tag>
  const amount = (value: number | null, currency: Sku['currency']) => (value === null || currency === null ? unknown : money(value, currency))
  const open = records.sku.find((sku) => sku.id === openId)
  return (
    <Panel title={t('network.sku.title')} caption={t('network.sku.caption')}>
      <DataTable
        label={t('network.sku.title')} rows={rows} rowKey={({ sku }) => sku.id} csvFileName="skus.csv" onRowAction={({ sku }) => setOpenId(sku.id)} emptyText={t('network.sku.none')}
        columns={[
          { id: 'sku', title: 'SKU', value: ({ sku }) => sku.sellerSku, isRowHeader: true },
          { id: 'name', title: t('network.name'), value: ({ sku }) => sku.name, isOptional: true },
          { id: 'stock', title: t('network.sku.onHand'), align: 'end', value: (row) => row.onHandUnits, cell: (row) => (row.onHandUnits === null ? unknown : number(row.onHandUnits)) },
          { id: 'inbound', title: t('network.sku.inbound'), value: (row) => row.inboundUnits },
          { id: 'cost', title: t('network.sku.cost'), align: 'end', isOptional: true, value: ({ sku }) => sku.unitCostMinor, cell: ({ sku }) => amount(sku.unitCostMinor, sku.currency) },
          { id: 'price', title: t('network.sku.price'), align: 'end', isOptional: true, value: ({ sku }) => sku.unitPriceMinor, cell: ({ sku }) => amount(sku.unitPriceMinor, sku.currency) },
        ]}
      />
      {open && <SkuDialog key={open.id} sku={open} records={records} asOfMs={asOfMs} edit={edit} onClose={() => setOpenId(null)} />}
    </Panel>
  )
}
