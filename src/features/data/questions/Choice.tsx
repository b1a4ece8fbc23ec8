import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'

import styles from './Questions.module.css'

/** One possible answer with what it would mean below. */
export function Choice({ title, meaning, onPress }: { readonly title: ReactNode; readonly meaning?: ReactNode; readonly onPress: () => void }) {
  return (
    <AriaButton className={styles.choice ?? ''} onPress={onPress}>
      <b>{title}</b>
      {meaning && <span className={styles.small}>{meaning}</span>}
    </AriaButton>
  )
}
