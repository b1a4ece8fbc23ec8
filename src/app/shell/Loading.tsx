import { useText } from '#ui/language.tsx'

import styles from './Shell.module.css'

/** A line of words while a page is fetched from the browser's own storage. */
export function Loading({ words }: { readonly words?: string }) {
  const { t } = useText()
  return <p role="status" className={styles.loading}>{words ?? t('shell.loading')}…</p>
}
