import { useState } from 'react'

import type { AdAnswer } from '#advice/demand/ads.ts'
import { useText } from '#ui/language.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Panel } from '#ui/Panel.tsx'
import { SentenceText } from '#ui/sentence/SentenceText.tsx'

import styles from '../Demand.module.css'
import { plannedAnswer, recentSpend } from './adWords.ts'

/** A steady spend read from the curve; beyond the largest seen it says so. */
export function PlannedSpend({ answer, currency }: { readonly answer: AdAnswer; readonly currency: string }) {
  const text = useText()
  const { t, amount } = text
  const [spend, setSpend] = useState(() => Math.round(recentSpend(answer)))
  const largest = answer.fit?.largestSpend ?? Infinity
  return (
    <Panel title={t('demand.adPage.planned.title')} caption={t('demand.adPage.planned.caption')}>
      <div className={styles.stack}>
        <NumberField label={t('demand.adPage.planned.spend')} value={spend} onChange={(next) => setSpend(next ?? 0)} min={0} max={1e8} digits={2} unit={currency} />
        {spend > largest && <p role="alert" className={styles.warn}><span aria-hidden>◆ </span>{t('demand.adPage.planned.beyond', { planned: amount(spend, currency), seen: amount(largest, currency) })}</p>}
        <p role="status" data-planned=""><SentenceText sentence={plannedAnswer(text, answer, spend, currency)} /></p>
      </div>
    </Panel>
  )
}
