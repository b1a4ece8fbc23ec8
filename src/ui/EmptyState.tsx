import type { ReactNode } from 'react'

import styles from './EmptyState.module.css'

export type EmptyStateProps = {
  /** What this place will answer. */
  readonly title: string
  /** The one thing to drop or type. */
  readonly children?: ReactNode
  readonly action?: ReactNode
}

/** Nothing here yet: says what will be, and the one next step. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {children && <div className={styles.text}>{children}</div>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}
