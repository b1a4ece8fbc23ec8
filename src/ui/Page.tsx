import type { ReactNode } from 'react'

import styles from './Page.module.css'
import { RichText } from './RichText.tsx'

export type PageProps = {
  /** The question this page answers, small and above. */
  readonly question: string
  /** The answer in words: the heading of the page. Text with `**figure**` and `!!hit!!` marks, or nodes. */
  readonly answer: ReactNode
  /** A line or two below: the uncertainty, the second fact. Marks work here too. */
  readonly sub?: ReactNode
  /** Buttons at the right of the heading; below it on a narrow screen. */
  readonly actions?: ReactNode
  readonly children?: ReactNode
}

/** One question, its answer, then whatever supports it. The shell moves the focus to the heading after a navigation. */
export function Page({ question, answer, sub, actions, children }: PageProps) {
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <div className={styles.words}>
          <p className={styles.question}>{question}</p>
          <h1 tabIndex={-1} className={styles.answer} data-page-heading="">{typeof answer === 'string' ? <RichText text={answer} /> : answer}</h1>
          {sub && <div className={styles.sub}>{typeof sub === 'string' ? <RichText text={sub} /> : sub}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}
