import type { ReactElement, ReactNode } from 'react'
import { Keyboard, Menu as AriaMenu, MenuItem, MenuTrigger, Popover, Separator, Text } from 'react-aria-components'

import { visibleText } from '#shared/visibleText.ts'

import { cx } from './cx.ts'
import styles from './Menu.module.css'

export type MenuAction = {
  readonly id: string
  readonly label: string
  readonly onAction: () => void
  readonly note?: string
  /** Shown at the right; the shortcut itself is registered elsewhere. */
  readonly shortcut?: string
  /** A ✓ before it: the current one of a set. */
  readonly isCurrent?: boolean
  readonly isDanger?: boolean
  readonly isDisabled?: boolean
  /** A line above it. */
  readonly startsGroup?: boolean
}

export type MenuProps = {
  readonly label: string
  /** A `Button` or `IconButton`. */
  readonly trigger: ReactElement
  readonly actions: readonly MenuAction[]
  readonly footer?: ReactNode
}

/** A button that opens a list of actions. */
export function Menu({ label, trigger, actions, footer }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={cx(styles.popover)}>
        <AriaMenu aria-label={label} className={cx(styles.list)} disabledKeys={actions.filter((a) => a.isDisabled).map((a) => a.id)}>
          {actions.flatMap((action) => [
            ...(action.startsGroup ? [<Separator key={`${action.id} line`} className={cx(styles.line)} />] : []),
            <MenuItem key={action.id} id={action.id} textValue={action.label} onAction={action.onAction} className={cx(styles.item, action.isDanger && styles.danger)}>
              {action.isCurrent !== undefined && <span aria-hidden className={styles.tick}>{action.isCurrent ? '✓' : ''}</span>}
              <Text slot="label" className={cx(styles.label)}>{visibleText(action.label)}</Text>
              {action.note && <Text slot="description" className={cx(styles.note)}>{action.note}</Text>}
              {action.shortcut && <Keyboard className={cx(styles.shortcut)}>{action.shortcut}</Keyboard>}
            </MenuItem>,
          ])}
        </AriaMenu>
        {footer}
      </Popover>
    </MenuTrigger>
  )
}
