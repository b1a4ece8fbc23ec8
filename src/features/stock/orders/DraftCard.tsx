import type { Sku, Warehouse } from '#domain/network.ts'
import { TRANSPORT_MODES, type SupplyTerms } from '#domain/supply.ts'
import type { IsoDay, SkuId } from '#domain/units.ts'
import { visibleText } from '#shared/visibleText.ts'
import { DayField } from '#ui/DayField.tsx'
import { useText } from '#ui/language.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Select } from '#ui/Select.tsx'

import styles from '../Stock.module.css'
import { unitCostAt, type OrderDraft } from './groupOrders.ts'
import { sumWords } from './orderWords.ts'

type Props = {
  readonly draft: OrderDraft
  readonly asOfDay: IsoDay
  readonly warehouses: readonly Warehouse[]
  readonly catalogue: { readonly skus: ReadonlyMap<SkuId, Sku>; readonly terms: ReadonlyMap<SkuId, SupplyTerms> }
  readonly onChange: (draft: OrderDraft) => void
}

/** One order before it is placed: where to, how, when it comes, and how many of each. */
export function DraftCard({ draft, asOfDay, warehouses, catalogue, onChange }: Props) {
  const text = useText()
  const { t, money } = text
  const lines = draft.lines.map((line) => {
    const sku = catalogue.skus.get(line.skuId)
    return { ...line, unitCostMinor: unitCostAt(line.units, sku, catalogue.terms.get(line.skuId)), currency: sku?.currency ?? null }
  })
  const setUnits = (skuId: SkuId, units: number) => onChange({ ...draft, lines: draft.lines.map((line) => (line.skuId === skuId ? { ...line, units } : line)) })
  return (
    <section className={styles.card}>
      <h3>{draft.supplierName ?? t('stock.order.noSupplier')}</h3>
      <div className={styles.fields}>
        <Select label={t('stock.order.warehouse')} value={draft.warehouseId} onChange={(warehouseId) => onChange({ ...draft, warehouseId })} options={warehouses.map(({ id, name }) => ({ id, label: name }))} />
        <Select label={t('stock.order.mode')} value={draft.mode} onChange={(mode) => onChange({ ...draft, mode })} options={TRANSPORT_MODES.map((id) => ({ id, label: t(`stock.mode.${id}`) }))} />
        <DayField label={t('stock.order.expected')} value={draft.expectedDay} onChange={(day) => onChange({ ...draft, expectedDay: day < asOfDay ? asOfDay : day })} />
        <NumberField label={t('stock.order.spread')} value={draft.spreadDays} onChange={(days) => onChange({ ...draft, spreadDays: days ?? 0 })} min={0} max={120} unit={t('stock.unit.days')} />
      </div>
      {lines.map(({ skuId, sellerSku, name, units, unitCostMinor, currency }) => (
        <div key={skuId} className={styles.lines}>
          <span><span className={styles.sku}>{visibleText(sellerSku)}</span> <span className={styles.quiet}>{visibleText(name)}</span></span>
          <NumberField label={t('stock.order.unitsOf', { sku: sellerSku })} isLabelHidden value={units} onChange={(next) => setUnits(skuId, Math.round(next ?? 0))} min={0} max={1e7} unit={t('stock.unit.pieces')} />
          <span className={styles.quiet}>{unitCostMinor === null || currency === null ? t('stock.alert.costUnknown') : t('stock.order.each', { cost: money(unitCostMinor, currency) })}</span>
        </div>
      ))}
      <p><strong>{sumWords(text, lines)}</strong></p>
    </section>
  )
}
