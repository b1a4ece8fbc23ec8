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

/** A choice that takes effect together with others. */
export function Checkbox({ isSelected, onChange, children, isDisabled = false }: CheckboxProps) {
  return (
    <AriaCheckbox isSelected={isSelected} onChange={onChange} isDisabled={isDisabled} className={cx(styles.check)}>
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
