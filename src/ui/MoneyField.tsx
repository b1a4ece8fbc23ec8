import type { CurrencyCode } from '#domain/units.ts'
import { NumberField } from './NumberField.tsx'

type MoneyFieldProps = { readonly label: string; readonly valueMinor: number | null; readonly currency: CurrencyCode | null; readonly onChange: (valueMinor: number | null) => void; /** What an empty field means, when it is not "not known". */ readonly emptyWords?: string }

/** An amount as people write it; kept in whole minor units of its currency. */
export function MoneyField({ label, valueMinor, currency, onChange, emptyWords }: MoneyFieldProps) {
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency: currency ?? 'USD' }).resolvedOptions().maximumFractionDigits ?? 2
  const factor = 10 ** digits
  return (
    <NumberField
      label={label} canBeUnknown min={0} max={1e9} digits={digits} value={valueMinor === null ? null : valueMinor / factor} {...(currency ? { unit: currency } : {})} {...(emptyWords ? { emptyWords } : {})}
      onChange={(value) => onChange(value === null ? null : Math.round(value * factor))}
    />
  )
}
