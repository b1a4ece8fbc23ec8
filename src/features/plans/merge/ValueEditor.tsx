import type { CurrencyCode, IsoDay } from '#domain/units.ts'
import type { Conflict, Value } from '#plan-file/merge/types.ts'
import { DayField } from '#ui/DayField.tsx'
import { MoneyField } from '#ui/MoneyField.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Select } from '#ui/Select.tsx'
import { TextField } from '#ui/TextField.tsx'

import type { PlanWords } from '../words/places.ts'
import { currencyOf } from '../words/values.ts'
import { isTogether, memberOf, type EditableField } from './decisions.ts'
import styles from './Merge.module.css'

type ValueEditorProps = { readonly words: PlanWords; readonly conflict: Conflict; readonly fields: readonly EditableField[]; readonly value: Value; readonly onChange: (value: Value) => void }

/** Another value than either side's, typed in the form that the field has everywhere. */
export function ValueEditor({ words, conflict, fields, value, onChange }: ValueEditorProps) {
  const isGroup = isTogether(conflict)
  const put = (name: string, next: Value) => onChange(isGroup ? { ...(value as { readonly [key: string]: Value }), [name]: next } : next)
  return (
    <div className={styles.editor}>
      {fields.filter(({ word }) => word.show.as !== 'moment').map((field) => (
        <FieldEditor key={field.name} words={words} conflict={conflict} field={field} value={memberOf(value, isGroup ? field.name : null)} onChange={(next) => put(field.name, next)} />
      ))}
    </div>
  )
}

function FieldEditor({ words, conflict, field: { word, canBeUnknown }, value, onChange }: Omit<ValueEditorProps, 'fields'> & { readonly field: EditableField }) {
  const { t, language } = words.text
  const label = t(word.label)
  const number = typeof value === 'number' ? value : null
  const empty = word.empty ? { emptyWords: t(word.empty) } : {}
  const { show } = word
  switch (show.as) {
    case 'money': return <MoneyField label={label} valueMinor={number} currency={currencyOf(words, conflict.kind, conflict.key) as CurrencyCode} {...empty} onChange={(next) => (next !== null || canBeUnknown) && onChange(next)} />
    case 'share': return <NumberField label={label} value={number} format="share" digits={2} min={0} max={1} canBeUnknown={canBeUnknown} {...empty} onChange={onChange} />
    case 'hour': return <NumberField label={label} value={number} min={0} max={24} unit=":00" onChange={(next) => next !== null && onChange(next)} />
    case 'number': {
      // Only a unit that stands behind its number can stand behind the field; one that the label says already is not repeated.
      const [before, after = ''] = show.unit ? t(show.unit, { value: '|', count: number ?? 2 }).split('|') : ['']
      const unit = before === '' && !label.toLowerCase().includes(after.trim().toLowerCase()) ? after.trim() : ''
      return <NumberField key={language} label={label} value={number} digits={show.digits} min={0} {...(unit ? { unit } : {})} canBeUnknown={canBeUnknown} {...empty} onChange={onChange} />
    }
    case 'day': return <DayField label={label} value={(typeof value === 'string' ? value : '') as IsoDay} onChange={onChange} />
    case 'yesNo': return <Select label={label} value={value === true ? 'yes' : 'no'} onChange={(next) => onChange(next === 'yes')} options={[{ id: 'yes', label: t('merge.value.yes') }, { id: 'no', label: t('merge.value.no') }]} />
    case 'choice': return <Select label={label} value={typeof value === 'string' ? value : null} onChange={onChange} options={Object.entries(show.words).map(([id, key]) => ({ id, label: t(key) }))} />
    case 'record': {
      const prefix = `${show.kind}/`
      return <Select label={label} value={typeof value === 'string' ? value : null} onChange={onChange} options={[...words.names.words].filter(([id]) => id.startsWith(prefix)).map(([id, name]) => ({ id: id.slice(prefix.length), label: name }))} />
    }
    default: return <TextField label={label} value={typeof value === 'string' ? value : ''} onChange={onChange} maxLength={200} />
  }
}
