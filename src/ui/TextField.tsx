import { FieldError, Group, Input, Label, Text, TextField as AriaTextField } from 'react-aria-components'

import { cx } from './cx.ts'
import styles from './Field.module.css'

/** What every field shows around its control. `isLabelHidden`: spoken only (inside tables). `error`: what is wrong and what to do. */
export type FieldFrame = {
  readonly label: string
  readonly isLabelHidden?: boolean
  readonly help?: string
  readonly error?: string | null
  readonly isDisabled?: boolean
}

export type TextFieldProps = FieldFrame & {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
  readonly onSubmit?: () => void
  readonly placeholder?: string
  readonly type?: 'text' | 'password' | 'search' | 'date' | 'time' | 'datetime-local'
  readonly maxLength?: number
  readonly autoFocus?: boolean
}

/** One line of text; `onSubmit` = Enter. */
export function TextField({ label, isLabelHidden, help, error, isDisabled, value, onChange, onBlur, onSubmit, placeholder, type = 'text', maxLength = 200, autoFocus }: TextFieldProps) {
  return (
    <AriaTextField
      className={cx(styles.field)} value={value} onChange={onChange} isInvalid={!!error} type={type as 'text'} maxLength={maxLength} validationBehavior="aria"
      {...(isDisabled ? { isDisabled } : {})} {...(onBlur ? { onBlur: () => onBlur() } : {})} {...(autoFocus ? { autoFocus } : {})}
      onKeyDown={(event) => (event.key === 'Enter' && onSubmit ? onSubmit() : event.continuePropagation())}
    >
      <Label className={cx(styles.label, isLabelHidden && styles.hidden)}>{label}</Label>
      <Group className={cx(styles.box)} isInvalid={!!error}>
        <Input className={cx(styles.input)} {...(placeholder ? { placeholder } : {})} />
      </Group>
      {help && <Text slot="description" className={cx(styles.help)}>{help}</Text>}
      <FieldError className={cx(styles.error)}>{error}</FieldError>
    </AriaTextField>
  )
}
