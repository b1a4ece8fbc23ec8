import type { ReactNode } from 'react'

import { cx } from './cx.ts'
import styles from './Tag.module.css'

export type Tone = 'good' | 'warn' | 'bad' | 'plain'
const SHAPES = { good: '✓', warn: '◆', bad: '▲', plain: '' } as const satisfies Record<Tone, string>

export type TagProps = { readonly tone: Tone; readonly children: ReactNode; /** A tinted background (default) or the words alone. */ readonly isBare?: boolean; /** Another sign than that of the tone. */ readonly shape?: string }

/** A status in a shape, a colour and words: ✓ holds, ◆ look, ▲ under or binds. */
export function Tag({ tone, children, isBare = false, shape = SHAPES[tone] }: TagProps) {
  return (
    <span className={cx(styles.tag, styles[tone], isBare && styles.bare)}>
      {shape && <span aria-hidden className={styles.shape}>{shape}</span>}
      {children}
    </span>
  )
}
