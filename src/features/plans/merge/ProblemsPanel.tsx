import { unreachable } from '#shared/assert.ts'
import type { MergeProblem } from '#plan-file/merge/types.ts'
import { Panel } from '#ui/Panel.tsx'

import { recordWords, type PlanWords } from '../words/places.ts'
import styles from './Merge.module.css'

/** What the merged plan would say that cannot be, although each side alone was sound. */
export function ProblemsPanel({ words, problems }: { readonly words: PlanWords; readonly problems: readonly MergeProblem[] }) {
  const { t } = words.text
  function said({ code, params }: MergeProblem): string {
    switch (code) {
      case 'merge.invalid': return t('merge.problem.invalid', params)
      case 'merge.danglingReference': return t('merge.problem.dangling', { where: recordWords(words, params.kind, params.key), target: recordWords(words, params.targetKind, params.targetKey) })
      case 'merge.lotWithoutOrder': return t('merge.problem.lot', { where: recordWords(words, 'inbound', params.key) })
      default: return unreachable(code)
    }
  }
  return (
    <Panel tone="bad" title={t('merge.problems')} caption={t('merge.problems.caption')}>
      <ul className={styles.problems} role="alert">{problems.map((problem) => <li key={JSON.stringify(problem)}>{said(problem)}</li>)}</ul>
    </Panel>
  )
}
