import type { CarrierCare, CarrierService } from '#domain/network.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { MoneyField } from '#ui/MoneyField.tsx'
import { NumberField } from '#ui/NumberField.tsx'

import styles from './Network.module.css'

const NONE: CarrierCare = { damagedShare: 0, wrongItemShare: 0, surcharges: [] }

/** What arrives broken or wrong, and what a parcel costs more on a busy day. */
export function CareFields({ service, onChange }: { readonly service: CarrierService; readonly onChange: (care: CarrierCare) => void }) {
  const { t } = useText()
  const care = service.care ?? NONE
  const set = (change: Partial<CarrierCare>) => onChange({ ...care, ...change })
  const setStep = (index: number, change: Partial<CarrierCare['surcharges'][number]>) => set({ surcharges: care.surcharges.map((step, i) => (i === index ? { ...step, ...change } : step)) })
  return (
    <details className={styles.line}>
      <summary>{t('network.more')}</summary>
      <div className={styles.fields}>
        <NumberField label={t('network.care.damaged')} format="share" digits={2} min={0} max={1} value={care.damagedShare} onChange={(share) => set({ damagedShare: share ?? 0 })} />
        <NumberField label={t('network.care.wrong')} format="share" digits={2} min={0} max={1} value={care.wrongItemShare} onChange={(share) => set({ wrongItemShare: share ?? 0 })} />
      </div>
      {care.surcharges.map((step, index) => (
        <div key={index} className={styles.fields}>
          <NumberField label={t('network.care.from')} unit={t('network.unit.perDay')} min={0} max={1e7} value={step.fromParcelsPerDay} onChange={(parcels) => setStep(index, { fromParcelsPerDay: parcels ?? 0 })} />
          <MoneyField label={t('network.care.added')} valueMinor={step.addedMinor} currency={service.currency} onChange={(addedMinor) => setStep(index, { addedMinor: addedMinor ?? 0 })} />
          <Button size="small" tone="quiet" onPress={() => set({ surcharges: care.surcharges.filter((_, i) => i !== index) })}>{t('network.remove')}</Button>
        </div>
      ))}
      <div className={styles.row}><Button size="small" onPress={() => set({ surcharges: [...care.surcharges, { fromParcelsPerDay: 500, addedMinor: 100 }] })}>{t('network.care.addStep')}</Button></div>
    </details>
  )
}
