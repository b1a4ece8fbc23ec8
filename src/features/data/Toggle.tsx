import type { ReactNode } from 'react'

import styles from './Toggle.module.css'

/** Words that show or hide what belongs to them, which stands below. */
export function Toggle({ isOpen, onToggle, children }: { readonly isOpen: boolean; readonly onToggle: (isOpen: boolean) => void; readonly children: ReactNode }) {
  return (
    <button type="button" className={styles.toggle} aria-expanded={isOpen} onClick={() => onToggle(!isOpen)}>
      <span aria-hidden className={styles.sign}>▸</span>
      {children}
    </button>
  )
}
