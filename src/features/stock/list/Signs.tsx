import type { StockAlert, StockRow } from '#advice/stock/types.ts'
import { useText } from '#ui/language.tsx'
import { Tag } from '#ui/Tag.tsx'

import styles from '../Stock.module.css'
import { ALERT_SIGNS, URGENCY_SIGNS, urgencyOf, urgencyWords } from '../words.ts'

/** Each sign as a shape, a colour and a word. */
export function Alerts({ alerts }: { readonly alerts: readonly StockAlert[] }) {
  const { t } = useText()
  if (alerts.length === 0) return <span className={styles.quiet} aria-hidden>–</span>
  return <span className={styles.alerts}>{alerts.map((alert) => <Tag key={alert} {...ALERT_SIGNS[alert]}>{t(`stock.alert.${alert}`)}</Tag>)}</span>
}

/** The last safe day to order, with how soon that is. */
export function OrderBy({ row }: { readonly row: StockRow }) {
  const text = useText()
  const urgency = urgencyOf(row)
  const words = urgencyWords(text, row)
  return urgency === null ? <span className={styles.quiet}>{words}</span> : <span className={styles.line}><Tag {...URGENCY_SIGNS[urgency]}>{words}</Tag></span>
}
