import type { EventCorrection } from '#domain/pastEvent.ts'
import { usePlanId } from '#state/currentPlan.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'

import styles from '../Demand.module.css'
import { useDemandEdit } from '../useDemandEdit.ts'
import { eventName, timesWords } from './eventWords.ts'

/** Events that the user said are none, each with a way back. */
export function LeftOutEvents({ corrections }: { readonly corrections: readonly EventCorrection[] }) {
  const text = useText()
  const { t } = text
  const edit = useDemandEdit(usePlanId())
  const leftOut = corrections.filter(({ isRemoved }) => isRemoved)
  if (leftOut.length === 0) return null
  return (
    <Panel title={t('demand.eventPage.leftOut')}>
      <ul className={styles.stack}>
        {leftOut.map(({ id, original }) => {
          const name = eventName(text, original)
          return (
            <li key={id} className={styles.row}>
              <span>{name}, {timesWords(text, original.peakFactor)}</span>
              <Button size="small" onPress={() => void edit('command.pastEvent.reset', name, [{ kind: 'pastEvent', key: id, after: null }])} aria-label={t('demand.eventPage.restoreOf', { name })}>{t('demand.eventPage.restore')}</Button>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
