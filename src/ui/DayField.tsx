import { useEffect, useState } from 'react'

import { isIsoDay } from '#domain/calendar/days.ts'
import type { IsoDay } from '#domain/units.ts'

import { useText } from './language.tsx'
import { TextField } from './TextField.tsx'

/** A day is taken over as soon as it is whole; a year being typed (0002) is not. */
export function DayField({ label, value, onChange }: { readonly label: string; readonly value: IsoDay; readonly onChange: (day: IsoDay) => void }) {
  const { t } = useText()
  const [draft, setDraft] = useState<string>(value)
  useEffect(() => setDraft(value), [value])
  const isWhole = isIsoDay(draft) && draft >= '2000'
  function change(next: string) {
    setDraft(next)
    if (isIsoDay(next) && next >= '2000' && next !== value) onChange(next)
  }
  return <TextField label={label} type="date" value={draft} onChange={change} onBlur={() => setDraft(value)} error={isWhole ? null : t('stress.event.badDay')} />
}
