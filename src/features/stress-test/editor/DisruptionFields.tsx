import type { PlanDocument } from '#domain/plan.ts'
import type { Disruption } from '#domain/scenario.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Select } from '#ui/Select.tsx'

import styles from '../StressTest.module.css'
import { placesOf } from './barWords.ts'
import { CALENDAR_FIELDS, RANDOM_FIELDS } from './fields.ts'
import { FormFields } from './FormFields.tsx'

type Props = { readonly document: PlanDocument; readonly disruption: Disruption; readonly firstDay: string; readonly isOutside: boolean; readonly onChange: (disruption: Disruption) => void; readonly onRemove: () => void }

const EVERYWHERE = '*'
/** Where nothing half works: lots and suppliers either move or do not. */
const ALL_OR_NOTHING: readonly Disruption['type'][] = ['transitDelay', 'customsHold', 'supplierLate', 'noReorders']

/** One disruption as a row of fields: where, how much still works, when. */
export function DisruptionFields({ document, disruption, firstDay, isOutside, onChange, onRemove }: Props) {
  const { t } = useText()
  const { type, when } = disruption
  const places = placesOf(document, type)
  const isGone = disruption.placeId !== null && !places.some(({ id }) => id === disruption.placeId)
  function setKind(kind: string) {
    if (kind === when.kind) return
    onChange({ ...disruption, when: kind === 'random' ? { kind, startProbabilityPerDay: 0.01, endProbabilityPerDay: 0.5 } : { kind: 'calendar', startDay: firstDay as never, startHour: 0, hours: 24, probability: 1 } })
  }
  return (
    <fieldset className={styles.eventFields} id={`event-${disruption.id}`} tabIndex={-1}>
      <legend>{t(`stress.disruption.${type}`)}{isOutside && <span className={styles.outside}> <span aria-hidden>◆ </span>{t('stress.event.outside')}</span>}</legend>
      <div className={styles.fields}>
        <Select
          label={t('stress.disruption.where')} value={disruption.placeId ?? EVERYWHERE} onChange={(id) => onChange({ ...disruption, placeId: id === EVERYWHERE ? null : (id as never) })}
          options={[{ id: EVERYWHERE, label: t('stress.disruption.everywhere') }, ...places.map(({ id, name }) => ({ id, label: name }))]} error={isGone ? t('stress.disruption.gone') : null}
        />
        {!ALL_OR_NOTHING.includes(type) && (
          <NumberField label={t('stress.disruption.kept')} value={disruption.keptShare} format="share" min={0} max={1} onChange={(keptShare) => keptShare !== null && keptShare !== disruption.keptShare && onChange({ ...disruption, keptShare })} />
        )}
        <Select label={t('stress.disruption.when')} value={when.kind} onChange={setKind} options={[{ id: 'calendar', label: t('stress.disruption.calendar') }, { id: 'random', label: t('stress.disruption.random') }]} />
        <FormFields fields={when.kind === 'calendar' ? CALENDAR_FIELDS : RANDOM_FIELDS} value={when} currency={document.settings.currency} onChange={(next) => onChange({ ...disruption, when: next })} />
      </div>
      <div className={styles.row}><Button size="small" tone="quiet" onPress={onRemove}>{t('stress.event.remove')}</Button></div>
    </fieldset>
  )
}
