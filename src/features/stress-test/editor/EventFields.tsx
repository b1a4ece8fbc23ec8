import type { Sku } from '#domain/network.ts'
import type { ScenarioEvent } from '#domain/scenario.ts'
import type { CurrencyCode } from '#domain/units.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'

import styles from '../StressTest.module.css'
import { EVENT_FIELDS } from './fields.ts'
import { FormFields } from './FormFields.tsx'
import { SkuChoice } from './SkuChoice.tsx'

type Props = {
  readonly event: ScenarioEvent
  readonly skus: readonly Sku[]
  readonly currency: CurrencyCode
  readonly isOutside: boolean
  readonly onChange: (event: ScenarioEvent) => void
  readonly onDuplicate: () => void
  readonly onRemove: () => void
}

/** One event as a row of fields. */
export function EventFields({ event, skus, currency, isOutside, onChange, onDuplicate, onRemove }: Props) {
  const { t } = useText()
  return (
    <fieldset className={styles.eventFields} id={`event-${event.id}`} tabIndex={-1}>
      <legend>{t(`stress.event.${event.type}`)}{isOutside && <span className={styles.outside}> <span aria-hidden>◆ </span>{t('stress.event.outside')}</span>}</legend>
      <div className={styles.fields}>
        <FormFields fields={EVENT_FIELDS[event.type]} value={event} currency={currency} onChange={onChange} />
        <SkuChoice skus={skus} chosen={event.skuIds} onChange={(skuIds) => onChange({ ...event, skuIds })} />
      </div>
      <div className={styles.row}>
        <Button size="small" tone="quiet" onPress={onDuplicate}>{t('stress.event.duplicate')}</Button>
        <Button size="small" tone="quiet" onPress={onRemove}>{t('stress.event.remove')}</Button>
      </div>
    </fieldset>
  )
}
