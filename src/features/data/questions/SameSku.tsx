import type { FileReport, ImportAnswers } from '#importers/types.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import type { AnswerChange } from '../importSession.ts'
import styles from './Questions.module.css'
import { sameSkuAnswer, skuPairs, type SkuPair } from './sameSku.ts'

const MAX_SHOWN = 5

type SameSkuProps = { readonly report: FileReport; readonly answers: ImportAnswers; readonly onAnswer: (answers: AnswerChange) => void }

/** SKUs that look alike, pair by pair: the same, or two. Storing without an answer leaves them apart. */
export function SameSku({ report, answers, onAnswer }: SameSkuProps) {
  const { t, number } = useText()
  const pairs = skuPairs(report)
  if (pairs.length === 0) return null
  const answer = (of: readonly SkuPair[], isSame: boolean) => onAnswer({ sameSku: sameSkuAnswer(answers.sameSku, of, isSame) })
  const choices = (of: readonly SkuPair[], about: string) => (
    <span className={styles.actions}>
      <Button size="small" aria-label={`${t('data.same.accept')}: ${about}`} onPress={() => answer(of, true)}>{t('data.same.accept')}</Button>
      <Button size="small" aria-label={`${t('data.same.leave')}: ${about}`} onPress={() => answer(of, false)}>{t('data.same.leave')}</Button>
    </span>
  )
  const all = t('data.same.all', { count: pairs.length, n: number(pairs.length) })
  return (
    <div className={styles.question} role="group" aria-label={t('data.same.title')}>
      <p><strong>{t('data.same.title')}</strong> {t('data.same.text')}</p>
      <ul className={styles.pairs}>
        {pairs.slice(0, MAX_SHOWN).map((pair) => {
          const words = t('data.same.pair', pair)
          return <li key={pair.from} className={styles.pair}><span>{words}</span>{choices([pair], words)}</li>
        })}
        {pairs.length > 1 && <li className={styles.pair}><span className={styles.small}>{all}</span>{choices(pairs, all)}</li>}
      </ul>
    </div>
  )
}
