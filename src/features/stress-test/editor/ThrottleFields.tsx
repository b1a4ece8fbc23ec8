import type { Scenario, Throttle } from '#domain/scenario.ts'
import { Checkbox } from '#ui/Checkbox.tsx'
import { useText } from '#ui/language.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Select } from '#ui/Select.tsx'

import styles from '../StressTest.module.css'

const FIRST: Throttle = { trigger: { kind: 'backlogDays', days: 1.5 }, reactionDelayHours: 4, eventKeptShare: 0.3, ordersPerDayCap: null }

/** Whether ads slow themselves down, when, and how far. */
export function ThrottleFields({ scenario, onChange }: { readonly scenario: Scenario; readonly onChange: (scenario: Scenario) => void }) {
  const { t } = useText()
  const { throttle, ...rest } = scenario
  const set = (change: Partial<Throttle>) => throttle && onChange({ ...scenario, throttle: { ...throttle, ...change } })
  return (
    <fieldset className={styles.eventFields}>
      <legend>{t('stress.throttle')}</legend>
      <Checkbox isSelected={throttle !== undefined} onChange={(isOn) => onChange(isOn ? { ...rest, throttle: FIRST } : rest)}>{t('stress.throttle.use')}</Checkbox>
      {throttle && (
        <div className={styles.fields}>
          <Select label={t('stress.throttle.trigger')} value={throttle.trigger.kind} options={[{ id: 'backlogDays', label: t('stress.throttle.backlogDays') }, { id: 'ldr', label: t('stress.throttle.ldr') }]}
            onChange={(kind) => kind !== throttle.trigger.kind && set({ trigger: kind === 'ldr' ? { kind, share: 0.04 } : { kind: 'backlogDays', days: 1.5 } })} />
          {throttle.trigger.kind === 'backlogDays'
            ? <NumberField label={t('stress.throttle.days')} value={throttle.trigger.days} min={0} max={60} digits={1} unit={t('stress.event.days')} onChange={(days) => days !== null && set({ trigger: { kind: 'backlogDays', days } })} />
            : <NumberField label={t('stress.throttle.share')} value={throttle.trigger.share} format="share" min={0} max={1} digits={1} onChange={(share) => share !== null && set({ trigger: { kind: 'ldr', share } })} />}
          <NumberField label={t('stress.throttle.delay')} value={throttle.reactionDelayHours} min={0} max={240} unit={t('stress.event.hours')} onChange={(hours) => hours !== null && set({ reactionDelayHours: hours })} />
          <NumberField label={t('stress.throttle.kept')} value={throttle.eventKeptShare} format="share" min={0} max={1} onChange={(share) => share !== null && set({ eventKeptShare: share })} />
          <NumberField label={t('stress.throttle.cap')} value={throttle.ordersPerDayCap} canBeUnknown emptyWords={t('stress.throttle.noCap')} min={0} max={1_000_000} onChange={(ordersPerDayCap) => set({ ordersPerDayCap })} />
        </div>
      )}
    </fieldset>
  )
}
