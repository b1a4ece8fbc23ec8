import { Children, type ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'

import styles from './Button.module.css'
import { cx } from './cx.ts'

export type ButtonProps = {
  readonly children: ReactNode
  readonly onPress?: () => void
  /** `primary`: the one thing to do next on a page; `quiet`: no border; `danger`: takes something away; `chip`: a setting shown as its value. */
  readonly tone?: 'plain' | 'primary' | 'quiet' | 'danger' | 'chip'
  readonly size?: 'normal' | 'small'
  readonly isDisabled?: boolean
  readonly isPending?: boolean
  readonly autoFocus?: boolean
  readonly type?: 'button' | 'submit'
  readonly slot?: string
  readonly 'aria-label'?: string
  readonly 'aria-describedby'?: string
}

/** A button with words on it. */
export function Button({ tone = 'plain', size = 'normal', onPress, children, ...props }: ButtonProps) {
  // Words alone are cut with an ellipsis where there is no room; anything else brings its own layout.
  const isWords = Children.toArray(children).every((child) => typeof child === 'string' || typeof child === 'number')
  return (
    <AriaButton {...props} {...(onPress ? { onPress: () => onPress() } : {})} className={cx(styles.button, styles[tone], size === 'small' && styles.small)}>
      {isWords ? <span className={styles.words}>{children}</span> : children}
    </AriaButton>
  )
}

export type IconButtonProps = Omit<ButtonProps, 'children' | 'tone' | 'aria-label'> & {
  /** What the button does, for screen readers; pair it with a `Tooltip` for everyone else. */
  readonly label: string
  readonly children: ReactNode
}

/** A square button with a sign on it; the label is spoken, not shown. */
export function IconButton({ label, size = 'normal', onPress, ...props }: IconButtonProps) {
  return (
    <AriaButton {...props} {...(onPress ? { onPress: () => onPress() } : {})} aria-label={label} className={cx(styles.button, styles.icon, size === 'small' && styles.small)} />
  )
}
