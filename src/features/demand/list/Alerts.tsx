import type { DemandAlert } from '#advice/demand/types.ts'
import { useText } from '#ui/language.tsx'
import { Tag } from '#ui/Tag.tsx'

import { ALERT_SIGNS } from '../words.ts'
import styles from './List.module.css'

/** Each sign as a shape, a colour and a word. */
export function Alerts({ alerts }: { readonly alerts: readonly DemandAlert[] }) {
  const { t } = useText()
  return <span className={styles.alerts}>{alerts.map((alert) => <Tag key={alert} {...ALERT_SIGNS[alert]}>{t(`demand.alert.${alert}`)}</Tag>)}</span>
}
