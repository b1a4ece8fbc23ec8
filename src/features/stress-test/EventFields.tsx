import type { Sku } from '#domain/network.ts'
import type { ScenarioEvent } from '#domain/scenario.ts'
import { Button } from '#ui/Button.tsx'
import { DayField } from '#ui/DayField.tsx'
import { useText } from '#ui/language.tsx'
import { NumberField } from '#ui/NumberField.tsx'

import { SkuChoice } from './SkuChoice.tsx'
import styles from './StressTest.module.css'

type Props = {
  readonly event: ScenarioEvent
  readonly skus: readonly Sku[]
  readonly isOutside: boolean
  readonly onChange: (event: ScenarioEvent) => void
  readonly onDuplicate: () => void
  readonly onRemove: () => void
}

/** One event as a row of fields; each change is a step of its own. */
export function EventFields({ event, skus, isOutside, onChange, onDuplicate, onRemove }: Props) {
  const { t } = useText()
  const hours = t('stress.event.hours')
  const number = (label: string, value: number, set: (value: number) => ScenarioEvent, limits: { min: number; max: number; digits?: number; unit?: string }) => (
    <NumberField label={label} value={value} onChange={(next) => next !== null && next !== value && onChange(set(next))} {...limits} />
  )
  return (
    <fieldset className={styles.eventFields} id={`event-${event.id}`} tabIndex={-1}>
      <legend>{t(`stress.event.${event.type}`)}{isOutside && <span className={styles.outside}> <span aria-hidden>◆ </span>{t('stress.event.outside')}</span>}</legend>
      <div className={styles.fields}>
        <DayField label={t('stress.event.day')} value={event.startDay} onChange={(startDay) => onChange({ ...event, startDay })} />
        {number(t('stress.event.hour'), event.startHour, (startHour) => ({ ...event, startHour }), { min: 0, max: 23 })}
        {event.type === 'viralSpike' ? (
          <>
            {number(t('stress.event.peakFactor'), event.peakFactor, (peakFactor) => ({ ...event, peakFactor }), { min: 1, max: 100, digits: 1, unit: '×' })}
            {number(t('stress.event.rise'), event.riseHours, (riseHours) => ({ ...event, riseHours }), { min: 0, max: 240, digits: 1, unit: hours })}
            {number(t('stress.event.halfLife'), event.halfLifeHours, (halfLifeHours) => ({ ...event, halfLifeHours }), { min: 1, max: 2000, digits: 1, unit: hours })}
          </>
        ) : (
          <>
            {number(t('stress.event.factor'), event.factor, (factor) => ({ ...event, factor }), { min: 1, max: 100, digits: 1, unit: '×' })}
            {number(t('stress.event.duration'), event.durationHours, (durationHours) => ({ ...event, durationHours }), { min: 1, max: 48, unit: hours })}
            <NumberField label={t('stress.event.repeat')} value={event.repeatEveryDays ?? 0} min={0} max={365} unit={t('stress.event.days')} help={t('stress.event.once')}
              onChange={(next) => next !== null && next !== (event.repeatEveryDays ?? 0) && onChange({ ...event, repeatEveryDays: next === 0 ? null : next })} />
          </>
        )}
        <NumberField label={t('stress.event.probability')} value={event.probability} format="share" min={0} max={1} onChange={(probability) => probability !== null && probability !== event.probability && onChange({ ...event, probability })} />
        <SkuChoice skus={skus} chosen={event.skuIds} onChange={(skuIds) => onChange({ ...event, skuIds })} />
      </div>
      <div className={styles.row}>
        <Button size="small" tone="quiet" onPress={onDuplicate}>{t('stress.event.duplicate')}</Button>
        <Button size="small" tone="quiet" onPress={onRemove}>{t('stress.event.remove')}</Button>
      </div>
    </fieldset>
  )
}
