import { memo } from 'react'

import { useText } from '#ui/language.tsx'

import styles from './List.module.css'
import { sparkPath } from './sparkPath.ts'

/** The last weeks of a SKU as a small line; days that are not known are gaps. */
export const Sparkline = memo(function Sparkline({ values }: { readonly values: readonly (number | null)[] }) {
  const { t, number } = useText()
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return <span className={styles.none}>{t('demand.sparklineNone')}</span>
  const words = t('demand.sparkline', { first: number(Math.min(...known)), last: number(Math.max(...known)), days: number(values.length) })
  return <svg className={styles.spark} viewBox="0 0 112 24" preserveAspectRatio="none" role="img" aria-label={words}><path d={sparkPath(values, 112, 24)} /></svg>
})
