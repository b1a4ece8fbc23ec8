import { LEAD_TIME_LEGS, TRANSPORT_MODES, type SupplierLeg } from '#domain/supply.ts'
import { Button } from '#ui/Button.tsx'
import { DraftText } from '#ui/DraftText.tsx'
import { useText } from '#ui/language.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Select } from '#ui/Select.tsx'

import styles from '../Stock.module.css'
import { observedDaysOf } from './supplierEdits.ts'

/** One part of the way from order to shelf: what is told of it, and what past orders took. */
export function LegRow({ leg, onChange, onRemove }: { readonly leg: SupplierLeg; readonly onChange: (leg: SupplierLeg) => void; readonly onRemove: () => void }) {
  const { t } = useText()
  const name = t(`stock.leg.${leg.leg}`)
  return (
    <div className={styles.fields} role="group" aria-label={name}>
      <Select label={t('stock.leg')} value={leg.leg} onChange={(next) => onChange({ ...leg, leg: next })} options={LEAD_TIME_LEGS.map((id) => ({ id, label: t(`stock.leg.${id}`) }))} />
      <Select label={t('stock.order.mode')} value={leg.mode ?? 'any'} onChange={(mode) => onChange({ ...leg, mode: mode === 'any' ? null : mode })} options={[{ id: 'any' as const, label: t('stock.leg.anyMode') }, ...TRANSPORT_MODES.map((id) => ({ id, label: t(`stock.mode.${id}`) }))]} />
      <NumberField label={t('stock.leg.typical')} value={leg.typicalDays} onChange={(typicalDays) => onChange({ ...leg, typicalDays })} min={0} max={365} unit={t('stock.unit.days')} canBeUnknown />
      <DraftText label={t('stock.leg.observed')} value={leg.observedDays.join(', ')} check={(words) => (observedDaysOf(words) === null ? t('stock.leg.observedBad') : null)} onChange={(words) => onChange({ ...leg, observedDays: observedDaysOf(words) ?? leg.observedDays })} />
      <div className={styles.end}><Button size="small" tone="quiet" aria-label={`${t('stock.leg.remove')}: ${name}`} onPress={onRemove}>{t('stock.leg.remove')}</Button></div>
    </div>
  )
}
