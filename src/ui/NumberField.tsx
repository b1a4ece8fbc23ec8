import { FieldError, Group, Input, Label, NumberField as AriaNumberField, Text } from 'react-aria-components'

import { cx } from './cx.ts'
import styles from './Field.module.css'
import { useText } from './language.tsx'
import type { FieldFrame } from './TextField.tsx'

export type NumberFieldProps = FieldFrame & {
  /** `null` = not known; shown as such, never as 0. */
  readonly value: number | null
  /** Called when the field is left or Enter is pressed, with a number within the limits, or `null` when it was emptied and `canBeUnknown`. */
  readonly onChange: (value: number | null) => void
  /** Words after the number: "parcels a day". Not for percent. */
  readonly unit?: string
  readonly min?: number
  readonly max?: number
  /** At most this many decimals; default 0. */
  readonly digits?: number
  /** `share`: the value is 0..1 and is shown and typed as percent. */
  readonly format?: 'number' | 'share'
  /** Emptying the field means "not known" and is marked with a shape, a colour and words. */
  readonly canBeUnknown?: boolean
  /** Emptying means something other than "not known" ("not used"): said in these words, and not marked. */
  readonly emptyWords?: string
  /** An identifier rather than an amount: digits without thousands separators. */
  readonly isUngrouped?: boolean
  readonly autoFocus?: boolean
}

/** A number as the language writes it, with its unit beside it. */
export function NumberField(props: NumberFieldProps) {
  const { label, isLabelHidden, help, error, isDisabled, value, onChange, unit, min, max, digits = 0, format = 'number', canBeUnknown = false, emptyWords, isUngrouped = false, autoFocus } = props
  const { t } = useText()
  const isUnknown = canBeUnknown && value === null && emptyWords === undefined
  return (
    <AriaNumberField
      className={cx(styles.field, isUnknown && styles.unknown)} value={value ?? Number.NaN} isInvalid={!!error} validationBehavior="aria"
      onChange={(next) => (Number.isNaN(next) ? canBeUnknown && onChange(null) : onChange(next))}
      formatOptions={format === 'share' ? { style: 'percent', maximumFractionDigits: digits } : { maximumFractionDigits: digits, useGrouping: !isUngrouped }}
      {...(min === undefined ? {} : { minValue: min })} {...(max === undefined ? {} : { maxValue: max })}
      {...(isDisabled ? { isDisabled } : {})} {...(autoFocus ? { autoFocus } : {})} isWheelDisabled
    >
      <Label className={cx(styles.label, isLabelHidden && styles.hidden)}>{label}</Label>
      <Group className={cx(styles.box)} isInvalid={!!error}>
        <Input className={cx(styles.input, styles.number)} {...(isUnknown ? { placeholder: `▲ ${t('ui.notKnown')}` } : emptyWords ? { placeholder: emptyWords } : {})} />
        {unit && <span className={styles.unit} title={unit}>{unit}</span>}
      </Group>
      {help && <Text slot="description" className={cx(styles.help)}>{help}</Text>}
      <FieldError className={cx(styles.error)}>{error}</FieldError>
    </AriaNumberField>
  )
}
