import { useMemo } from 'react'

import type { ReverseAnswer } from '#advice/reverse/reverseAnswer.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import { useText } from '#ui/language.tsx'

import styles from './Results.module.css'
import { storyParagraphs } from './storyWords.ts'

/** One bad run told by days, with what names it. */
export function StoryView({ document, scenario, answer }: { readonly document: PlanDocument; readonly scenario: Scenario; readonly answer: ReverseAnswer }) {
  const text = useText()
  const { t, number, share, language } = text
  const paragraphs = useMemo(() => storyParagraphs({ language, t, document, scenario }, answer), [language, t, document, scenario, answer])
  return (
    <section aria-label={t('stress.story.title')}>
      <h3 className={styles.part}>{t('stress.story.title')}</h3>
      <p className={styles.note}>{t('stress.story.which', { replication: String(answer.story.replication), seed: String(answer.story.seed), share: share(answer.test.worstShare, 0), runs: number(answer.test.replications) })}</p>
      <ol className={styles.story} data-story="">
        {paragraphs.map(({ id, days, text: words }) => <li key={id}><strong>{days}</strong><p>{words}</p></li>)}
      </ol>
    </section>
  )
}
