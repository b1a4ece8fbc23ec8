import { ProgressBar } from 'react-aria-components'

import { Button } from './Button.tsx'
import { cx } from './cx.ts'
import { useText } from './language.tsx'
import styles from './Progress.module.css'

export type ProgressProps = {
  /** What is being done: "Simulating". */
  readonly label: string
  /** 0..1, or `null` while nothing can be said. */
  readonly doneShare: number | null
  /** What has been done so far, in words: "6,400 of 10,000 runs". */
  readonly detail?: string
  /** Left out or `null`: unknown, nothing is promised. */
  readonly secondsLeft?: number | null
  readonly onCancel?: () => void
}

/** Work under way: how far, how long, and a way to stop it. */
export function Progress({ label, doneShare, detail, secondsLeft, onCancel }: ProgressProps) {
  const { t, number } = useText()
  const left = secondsLeft === null || secondsLeft === undefined ? null
    : secondsLeft >= 90 ? t('ui.minutesLeft', { minutes: number(Math.round(secondsLeft / 60)) }) : t('ui.secondsLeft', { seconds: number(Math.max(1, Math.round(secondsLeft))) })
  const words = [detail, left].filter(Boolean).join(' · ')
  return (
    <div className={styles.progress}>
      <ProgressBar aria-label={label} value={(doneShare ?? 0) * 100} isIndeterminate={doneShare === null} {...(words ? { valueLabel: words } : {})} className={cx(styles.bar)}>
        {({ percentage, isIndeterminate }) => (
          <div className={styles.track}>
            <div className={cx(styles.fill, isIndeterminate && styles.moving)} style={isIndeterminate ? {} : { width: `${percentage ?? 0}%` }} />
          </div>
        )}
      </ProgressBar>
      <span className={styles.words}>{words || label}</span>
      {onCancel && <Button size="small" onPress={onCancel}>{t('ui.stop')}</Button>}
    </div>
  )
}
