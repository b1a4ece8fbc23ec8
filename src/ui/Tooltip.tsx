import type { ReactElement, ReactNode } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'

import { cx } from './cx.ts'
import styles from './Tooltip.module.css'

/** A word or two about a control, on hover and on focus; never the only place for something needed. `children`: one focusable control. */
export function Tooltip({ text, children }: { readonly text: ReactNode; readonly children: ReactElement }) {
  return (
    <TooltipTrigger delay={400} closeDelay={80}>
      {children}
      <AriaTooltip offset={6} className={cx(styles.tooltip)}>{text}</AriaTooltip>
    </TooltipTrigger>
  )
}
