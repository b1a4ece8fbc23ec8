import type { Scenario } from '#domain/scenario.ts'
import { Checkbox } from '#ui/Checkbox.tsx'
import { useText } from '#ui/language.tsx'

import styles from '../StressTest.module.css'

/** Whether orders at suppliers are placed during the run; off = no field, as in a scenario that never had it. */
export function ReorderSwitch({ scenario, onChange }: { readonly scenario: Scenario; readonly onChange: (scenario: Scenario) => void }) {
  const { t } = useText()
  const { reordersByPolicy = false, ...rest } = scenario
  return (
    <fieldset className={styles.eventFields}>
      <legend>{t('stress.reorder')}</legend>
      <Checkbox isSelected={reordersByPolicy} onChange={(isOn) => onChange(isOn ? { ...rest, reordersByPolicy: true } : rest)}>{t('stress.reorder.use')}</Checkbox>
      <p className={styles.quiet}>{t('stress.reorder.help')}</p>
    </fieldset>
  )
}
