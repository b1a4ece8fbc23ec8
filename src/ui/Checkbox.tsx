import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox, Switch as AriaSwitch } from 'react-aria-components'

import { cx } from './cx.ts'
import styles from './Field.module.css'

export type CheckboxProps = {
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  readonly children: ReactNode
  readonly isDisabled?: boolean
}

export type RequiredCheckboxProps = CheckboxProps & { /** Asked for, and not given. */ readonly isInvalid?: boolean }

/** A choice that takes effect together with others. */
export function Checkbox({ isSelected, onChange, children, isDisabled = false, isInvalid = false }: RequiredCheckboxProps) {
  return (
    <AriaCheckbox isSelected={isSelected} onChange={onChange} isDisabled={isDisabled} isInvalid={isInvalid} validationBehavior="aria" className={cx(styles.check)}>
      <span aria-hidden className={styles.tick}>{isSelected ? '✓' : ''}</span>
      <span>{children}</span>
    </AriaCheckbox>
  )
}

/** A choice that takes effect at once. */
export function Switch({ isSelected, onChange, children, isDisabled = false }: CheckboxProps) {
  return (
    <AriaSwitch isSelected={isSelected} onChange={onChange} isDisabled={isDisabled} className={cx(styles.check)}>
      <span aria-hidden className={styles.track}><span className={styles.thumb} /></span>
      <span>{children}</span>
    </AriaSwitch>
  )
}
