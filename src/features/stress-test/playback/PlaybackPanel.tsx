import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import { useServices } from '#state/servicesContext.ts'
import { ok } from '#shared/result.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { TaskBar } from '#ui/tasks/TaskBar.tsx'
import { useTask } from '#ui/tasks/useTask.ts'
import type { PlayedPath, PlayedRun } from '#workers/playback.ts'

import resultStyles from '../results/Results.module.css'
import { PathPlayer } from './PathPlayer.tsx'

const RUNS: readonly PlayedRun[] = ['bad', 'typical']

/** One replication watched hour by hour: a bad one, or one from the middle. */
export function PlaybackPanel({ document, scenario, fingerprint }: { readonly document: PlanDocument; readonly scenario: Scenario; readonly fingerprint: string }) {
  const { t } = useText()
  const { playRun } = useServices()
  const task = useTask<{ readonly of: string; readonly document: PlanDocument; readonly scenario: Scenario; readonly path: PlayedPath }>()
  const { state } = task
  const start = (run: PlayedRun) => task.start(async (signal, onProgress) => {
    const outcome = await playRun(document.planId, scenario.id, run, signal, onProgress)
    return outcome.ok ? ok(outcome.value && { of: fingerprint, document, scenario, path: outcome.value }) : outcome
  })
  return (
    <Panel title={t('stress.play.title')} caption={t('stress.play.caption')}>
      <div className={resultStyles.row}>
        <TaskBar state={state} label={t('stress.play.running')} onStop={task.stop}>{RUNS.map((run) => <Button key={run} onPress={() => start(run)}>{t(`stress.play.${run}`)}</Button>)}</TaskBar>
      </div>
      {state.phase === 'done' && (
        <>
          {state.value.of !== fingerprint && <p className={resultStyles.note}>{t('stress.compare.stale')}</p>}
          <PathPlayer document={state.value.document} scenario={state.value.scenario} path={state.value.path} />
        </>
      )}
    </Panel>
  )
}
