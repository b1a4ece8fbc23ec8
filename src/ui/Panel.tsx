import { useId, type ReactNode } from 'react'

import { visibleText } from '#shared/visibleText.ts'

import { cx } from './cx.ts'
import styles from './Panel.module.css'

export type PanelProps = {
  readonly title: ReactNode
  /** What the panel shows, its unit, its source: one line. */
  readonly caption?: ReactNode
  readonly actions?: ReactNode
  readonly children?: ReactNode
  /** `ask`: something is open and needs the reader. `bad`: it gives way. */
  readonly tone?: 'plain' | 'ask' | 'bad'
}

/** A surface with a title: the unit of every page. */
export function Panel({ title, caption, actions, children, tone = 'plain' }: PanelProps) {
  const titleId = useId()
  return (
    <section className={cx(styles.panel, tone !== 'plain' && styles[tone])} aria-labelledby={titleId}>
      <header className={styles.header}>
        <div className={styles.words}>
          <h2 id={titleId} className={styles.title}>{typeof title === 'string' ? visibleText(title) : title}</h2>
          {caption && <p className={styles.caption}>{caption}</p>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </section>
  )
}
