import type { ReverseAnswer } from '#advice/reverse/reverseAnswer.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import { useServices } from '#state/servicesContext.ts'
import { ok } from '#shared/result.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { TaskBar } from '#ui/tasks/TaskBar.tsx'
import { useTask } from '#ui/tasks/useTask.ts'

import styles from './Results.module.css'
import { ShiftedTable } from './ShiftedTable.tsx'
import { SmallestView } from './SmallestView.tsx'
import { StoryView } from './StoryView.tsx'

/** The reverse stress test: the least that breaks the plan, what is different in the runs that break, and one of them told by days. */
export function ReversePanel({ document, scenario, fingerprint }: { readonly document: PlanDocument; readonly scenario: Scenario; readonly fingerprint: string }) {
  const { t } = useText()
  const { reverseTest } = useServices()
  const task = useTask<{ readonly of: string; readonly answer: ReverseAnswer }>()
  const { state } = task
  const start = () => task.start(async (signal, onProgress) => {
    const outcome = await reverseTest(document.planId, scenario.id, signal, onProgress)
    return outcome.ok ? ok(outcome.value && { of: fingerprint, answer: outcome.value }) : outcome
  })
  return (
    <Panel title={t('stress.reverse.title')} caption={t('stress.reverse.caption')}>
      <div className={styles.row}><TaskBar state={state} label={t('stress.reverse.running')} onStop={task.stop}><Button onPress={start}>{t('stress.reverse.start')}</Button></TaskBar></div>
      {state.phase === 'done' && (
        <>
          {state.value.of !== fingerprint && <p className={styles.note}>{t('stress.compare.stale')}</p>}
          <SmallestView smallest={state.value.answer.smallest} />
          <h3 className={styles.part}>{t('stress.reverse.part')}</h3>
          <ShiftedTable document={document} test={state.value.answer.test} />
          <StoryView document={document} scenario={scenario} answer={state.value.answer} />
        </>
      )}
    </Panel>
  )
}
