import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'

import { useText } from '#ui/language.tsx'
import styles from './Network.module.css'

const MONDAY = '2026-11-23'

type WeekdayPickerProps = { readonly label: string; readonly weekdays: readonly number[]; readonly onChange: (weekdays: readonly number[]) => void }

/** Days of the week, Monday first; 1 = Monday .. 7 = Sunday. */
export function WeekdayPicker({ label, weekdays, onChange }: WeekdayPickerProps) {
  const { day } = useText()
  return (
    <ToggleButtonGroup
      aria-label={label} selectionMode="multiple" className={styles.weekdays ?? ''} selectedKeys={weekdays.map(String)}
      onSelectionChange={(keys) => onChange([...keys].map(Number).sort((a, b) => a - b))}
    >
      {[1, 2, 3, 4, 5, 6, 7].map((weekday) => {
        const date = new Date(Date.parse(`${MONDAY}T00:00:00Z`) + (weekday - 1) * 86_400_000).toISOString().slice(0, 10)
        return <ToggleButton key={weekday} id={String(weekday)} className={styles.weekday ?? ''} aria-label={day(date, { weekday: 'long' })}>{day(date, { weekday: 'narrow' })}</ToggleButton>
      })}
    </ToggleButtonGroup>
  )
}
