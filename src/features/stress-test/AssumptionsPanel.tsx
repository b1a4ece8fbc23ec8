import { Link } from 'wouter'

import type { Assumption } from '#advice/types.ts'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'

import { assumptionWords } from './assumptionWords.ts'
import styles from './StressTest.module.css'

export function AssumptionsPanel({ assumptions }: { readonly assumptions: readonly Assumption[] }) {
  const text = useText()
  const { t } = text
  if (assumptions.length === 0) return null
  return (
    <Panel title={t('stress.assumptions.title')} caption={t('stress.assumptions.caption')} tone="ask">
      <ul className={styles.assumptions}>
        {assumptions.map((assumption, index) => {
          const { text: sentence, link } = assumptionWords(text, assumption)
          return <li key={index}><span aria-hidden className={styles.look}>◆ </span>{sentence} {link && <Link href={link.to}>{t(link.labelKey)}</Link>}</li>
        })}
      </ul>
    </Panel>
  )
}
