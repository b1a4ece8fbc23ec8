import { Button, FieldError, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue, Text } from 'react-aria-components'

import { visibleText } from '#shared/visibleText.ts'

import { cx } from './cx.ts'
import styles from './Field.module.css'
import { useText } from './language.tsx'
import menu from './Menu.module.css'
import type { FieldFrame } from './TextField.tsx'

export type SelectOption<Id extends string> = { readonly id: Id; readonly label: string; readonly note?: string }

export type SelectProps<Id extends string> = FieldFrame & {
  readonly options: readonly SelectOption<Id>[]
  readonly value: Id | null
  readonly onChange: (value: Id) => void
  readonly placeholder?: string
}

/** One of a few; type a letter to jump. */
export function Select<Id extends string>({ label, isLabelHidden, help, error, isDisabled, options, value, onChange, placeholder }: SelectProps<Id>) {
  const { t } = useText()
  return (
    <AriaSelect
      className={cx(styles.field)} value={value} onChange={(key) => key !== null && onChange(key as Id)} isInvalid={!!error}
      placeholder={placeholder ?? t('ui.choose')} validationBehavior="aria" {...(isDisabled ? { isDisabled } : {})}
    >
      <Label className={cx(styles.label, isLabelHidden && styles.hidden)}>{label}</Label>
      <Button className={cx(styles.box, styles.select)}>
        <SelectValue className={cx(styles.value)} />
        <span aria-hidden className={styles.arrow}>▾</span>
      </Button>
      {help && <Text slot="description" className={cx(styles.help)}>{help}</Text>}
      <FieldError className={cx(styles.error)}>{error}</FieldError>
      <Popover className={cx(menu.popover)}>
        <ListBox className={cx(menu.list)} items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className={cx(menu.item)}>
              <Text slot="label">{visibleText(option.label)}</Text>
              {option.note && <Text slot="description" className={cx(menu.note)}>{option.note}</Text>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
