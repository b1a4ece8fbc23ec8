import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { addDays } from '#ui/charts/dayAxis.ts'

import styles from './Sku.module.css'

const MONDAY = '2024-01-01'

/** The weekdays against the mean day, each a bar and a number. */
export function WeekPanel({ weekly }: { readonly weekly: readonly number[] }) {
  const { t, day, number } = useText()
  const top = Math.max(1e-9, ...weekly)
  return (
    <Panel title={t('demand.sku.week.title')} caption={t('demand.sku.week.caption')}>
      <table className={styles.week}>
        <thead className={styles.hiddenHead}><tr><th scope="col">{t('demand.sku.week.day')}</th><th scope="col">{t('demand.sku.week.factor')}</th></tr></thead>
        <tbody>
          {weekly.map((factor, index) => (
            <tr key={index}>
              <th scope="row">{day(addDays(MONDAY, index), { weekday: 'short' })}</th>
              <td><span className={styles.bar} aria-hidden><span style={{ width: `${(factor / top) * 100}%` }} /></span><span className={styles.factor}>{number(factor, 2)}</span></td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
