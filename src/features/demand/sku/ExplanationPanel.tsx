import type { Reason } from '#advice/reason.ts'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'

import styles from '../Demand.module.css'
import { reasonWords } from '../words.ts'

/** Inputs, steps and sources of the forecast, in order. */
export function ExplanationPanel({ reasons }: { readonly reasons: readonly Reason[] }) {
  const text = useText()
  if (reasons.length === 0) return null
  return (
    <Panel title={text.t('demand.explanation.title')} caption={text.t('demand.explanation.caption')}>
      <ol className={styles.notes}>{reasons.map((reason, index) => <li key={index}>{reasonWords(text, reason)}</li>)}</ol>
    </Panel>
  )
}
