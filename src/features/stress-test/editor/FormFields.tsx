import type { CurrencyCode, IsoDay } from '#domain/units.ts'
import type { MessageKey } from '#i18n/messages.ts'
import { DayField } from '#ui/DayField.tsx'
import { useText } from '#ui/language.tsx'
import { MoneyField } from '#ui/MoneyField.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Select } from '#ui/Select.tsx'

import type { FormField } from './fields.ts'

type Values = Readonly<Record<string, unknown>>
type Props<T extends object> = { readonly fields: readonly FormField[]; readonly value: T; readonly currency: CurrencyCode; readonly onChange: (value: T) => void }

/** A form out of its list of fields; every change is a step of its own. */
export function FormFields<T extends object>({ fields, value, currency, onChange }: Props<T>) {
  const { t } = useText()
  const values = value as Values
  const set = (key: string) => (next: unknown) => next !== values[key] && onChange({ ...value, [key]: next })
  return fields.map((field) => {
    const { key } = field
    const label = t(field.label)
    const change = set(key)
    if (field.kind === 'day') return <DayField key={key} label={label} value={values[key] as IsoDay} onChange={change} />
    if (field.kind === 'money') return <MoneyField key={key} label={label} valueMinor={values[key] as number} currency={currency} onChange={(next) => next !== null && change(next)} />
    if (field.kind === 'choice') {
      return <Select key={key} label={label} value={(values[key] ?? field.options[0]) as string} options={field.options.map((id) => ({ id, label: t(`${field.words}.${id}` as MessageKey) }))} onChange={change} />
    }
    const help = field.help ? { help: t(field.help) } : {}
    const number = values[key] as number | null
    if (field.kind === 'share') return <NumberField key={key} label={label} value={number} format="share" min={0} max={field.max ?? 1} digits={1} onChange={(next) => next !== null && change(next)} {...help} />
    const { min, max, digits = 0, unit, emptyWords } = field
    return (
      <NumberField
        key={key} label={label} value={number} min={min} max={max} digits={digits} {...help} {...(unit ? { unit: unit === '×' ? unit : t(unit) } : {})}
        {...(emptyWords ? { canBeUnknown: true, emptyWords: t(emptyWords) } : {})} onChange={(next) => (next !== null || emptyWords) && change(next)}
      />
    )
  })
}
