import { useId } from 'react'

import { TRANSPORT_MODES, type Supplier, type SupplierLeg } from '#domain/supply.ts'
import type { CurrencyCode } from '#domain/units.ts'
import { minorUnitsPerUnit } from '#shared/minorUnits.ts'
import { visibleText } from '#shared/visibleText.ts'
import { Button } from '#ui/Button.tsx'
import { DraftText } from '#ui/DraftText.tsx'
import { useText } from '#ui/language.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Select } from '#ui/Select.tsx'

import styles from '../Stock.module.css'
import { LegRow } from './LegRow.tsx'
import { nextLeg, typicalDaysOf } from './supplierEdits.ts'

type Props = { readonly supplier: Supplier; readonly fallbackCurrency: CurrencyCode | null; readonly skuCount: number; readonly onChange: (supplier: Supplier) => void; readonly onRemove: () => void }

/** One supplier: its terms and the parts of the way from order to shelf. */
export function SupplierCard({ supplier, fallbackCurrency, skuCount, onChange, onRemove }: Props) {
  const { t, number } = useText()
  const titleId = useId()
  const currency = supplier.currency ?? fallbackCurrency
  const factor = minorUnitsPerUnit(currency)
  const put = (change: Partial<Supplier>) => onChange({ ...supplier, ...change })
  const setLegs = (legs: readonly SupplierLeg[]) => put({ legs })
  const total = typicalDaysOf(supplier)
  const isCurrency = (words: string) => words.trim() === '' || /^[A-Za-z]{3}$/.test(words.trim())
  return (
    <section className={styles.card} aria-labelledby={titleId}>
      <div className={styles.row}>
        <h3 id={titleId}>{visibleText(supplier.name)}</h3>
        <span className={styles.quiet}>{t('stock.supplier.skus', { count: skuCount, n: number(skuCount) })} · {total === null ? t('stock.supplier.totalUnknown') : t('stock.supplier.total', { days: number(total), mode: t(`stock.mode.${supplier.mode}`) })}</span>
        <Button size="small" tone="quiet" aria-label={`${t('stock.supplier.remove')}: ${supplier.name}`} onPress={onRemove}>{t('stock.supplier.remove')}</Button>
      </div>
      <div className={styles.fields}>
        <DraftText label={t('stock.supplier.name')} value={supplier.name} onChange={(name) => put({ name: name.trim() })} check={(name) => (name.trim() === '' ? t('stock.supplier.nameMissing') : null)} />
        <DraftText label={t('stock.supplier.country')} value={supplier.country} onChange={(country) => put({ country })} />
        <DraftText label={t('stock.col.currency')} value={supplier.currency ?? ''} onChange={(words) => put({ currency: words.trim() === '' ? null : (words.trim().toUpperCase() as CurrencyCode) })} check={(words) => (isCurrency(words) ? null : t('stock.supplier.currencyBad'))} />
        <Select label={t('stock.supplier.mode')} value={supplier.mode} onChange={(mode) => put({ mode })} options={TRANSPORT_MODES.map((id) => ({ id, label: t(`stock.mode.${id}`) }))} />
        <NumberField
          label={t('stock.supplier.orderCost')} value={supplier.orderCostMinor === null ? null : supplier.orderCostMinor / factor} onChange={(amount) => put({ orderCostMinor: amount === null ? null : Math.round(amount * factor) })}
          min={0} max={1e8} digits={factor === 1 ? 0 : 2} canBeUnknown emptyWords={t('stock.supplier.noCost')} help={t('stock.supplier.orderCostHelp')} {...(currency ? { unit: currency } : {})}
        />
        <DraftText label={t('stock.supplier.note')} value={supplier.note} onChange={(note) => put({ note })} />
      </div>
      {supplier.legs.map((leg, index) => (
        <LegRow key={index} leg={leg} onChange={(after) => setLegs(supplier.legs.map((one, i) => (i === index ? after : one)))} onRemove={() => setLegs(supplier.legs.filter((_, i) => i !== index))} />
      ))}
      <div className={styles.row}><Button size="small" onPress={() => setLegs([...supplier.legs, nextLeg(supplier.legs)])}>{t('stock.supplier.addLeg')}</Button></div>
    </section>
  )
}
