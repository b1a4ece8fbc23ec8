import { useState } from 'react'
import { useLocation } from 'wouter'

import type { Choice, Conflict, Side } from '#plan-file/merge/types.ts'
import { ok } from '#shared/result.ts'
import { undoOfLastStep } from '#state/lastStep.ts'
import type { PlanFileReview } from '#state/planFiles.ts'
import type { ServiceError } from '#state/services.ts'
import { useServices } from '#state/servicesContext.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { Page } from '#ui/Page.tsx'
import { Panel } from '#ui/Panel.tsx'
import { useTask } from '#ui/tasks/useTask.ts'
import { showToast } from '#ui/Toast.tsx'
import type { MergeReview } from '#workers/types.ts'

import { errorWords } from '#i18n/errorWords.ts'
import { ChangesPanel } from './ChangesPanel.tsx'
import { ConflictGroup, questionId } from './ConflictGroup.tsx'
import { byRecord, chosen, decisionOf } from './decisions.ts'
import { EffectsPanel, type WorkedOut } from './EffectsPanel.tsx'
import styles from './Merge.module.css'
import { mergeAnswer, mergeSub } from './mergeAnswer.ts'
import { ProblemsPanel } from './ProblemsPanel.tsx'
import { carriedOver, reviewStateOf } from './reviewState.ts'

type MergeViewProps = { readonly asked: PlanFileReview; readonly review: MergeReview; readonly isMerging: boolean; readonly onMerging: (isMerging: boolean) => void }

/** What has to be decided, what is taken in without asking, what stays; then one button, and one undo. */
export function MergeView({ asked, review, isMerging, onMerging }: MergeViewProps) {
  const services = useServices()
  const text = useText()
  const { t } = text
  const [, navigate] = useLocation()
  const [nowMs] = useState(() => Date.now())
  const [state, setState] = useState(() => reviewStateOf(review))
  const current = carriedOver(state, review)
  if (current !== state) setState(current)
  const { decisions, problems, droppedCount } = current
  const words = { text, names: review.names, currency: review.currency, timeZone: review.timeZone }
  const { conflicts } = review
  const open = conflicts.filter((conflict) => decisionOf(conflict, decisions) === null)
  const effects = useTask<WorkedOut>()
  const decided = JSON.stringify([review.expectedRevision, ...decisions])
  const workOut = () => effects.start(async (signal, onProgress) => {
    const outcome = await services.mergeEffects(asked.planId, asked.file, chosen(conflicts, decisions), signal, onProgress)
    return outcome.ok ? ok(outcome.value && { of: decided, effects: outcome.value }) : outcome
  })
  const isNothing = conflicts.length === 0 && review.taken.length === 0

  function decide(decided: readonly Conflict[], choice: Choice) {
    setState((now) => ({ ...now, problems: [], decisions: new Map([...now.decisions, ...decided.map(({ id }) => [id, choice] as const)]) }))
  }
  const failed = (error: ServiceError) => showToast({ text: t('shell.failed', { reason: errorWords(text, error) }), tone: 'bad', isSticky: true })
  const decideOpen = (side: Side) => decide(open, side)
  async function apply() {
    const [first] = open
    if (first) {
      document.getElementById(questionId(first))?.querySelector<HTMLElement>('input')?.focus()
      return showToast({ text: t('merge.stillOpen', { count: open.length }) })
    }
    onMerging(true)
    const done = await services.mergeFile(asked.planId, asked.file, { expectedRevision: review.expectedRevision, choices: chosen(conflicts, decisions), acceptedProblems: problems })
    if (!done.ok || done.value.kind === 'problems') onMerging(false)
    if (!done.ok) return failed(done.error)
    if (done.value.kind === 'problems') {
      const found = done.value.problems
      return setState((now) => ({ ...now, problems: found }))
    }
    const takeBack = await undoOfLastStep(services, asked.planId)
    const undo = () => void takeBack().then((outcome) => (outcome.ok ? undefined : failed(outcome.error)))
    navigate('/')
    return showToast({ text: t(done.value.isPastShadowed ? 'merge.doneShadowed' : 'merge.done', { file: asked.file.name, plan: review.planName }), action: { label: t('ui.undo'), onAction: undo } })
  }

  const buttons = (
    <>
      <Button onPress={() => navigate('/')}>{t(isNothing ? 'ui.close' : 'merge.leave')}</Button>
      {!isNothing && <Button tone="primary" onPress={() => void apply()} isPending={isMerging}>{t(isMerging ? 'merge.applying' : problems.length > 0 ? 'merge.applyAnyway' : 'merge.apply')}</Button>}
    </>
  )
  return (
    <Page question={t('merge.question', { file: asked.file.name, plan: review.planName })} answer={mergeAnswer(text, review, open.length)} sub={mergeSub(text, review, false, nowMs)} actions={buttons}>
      {droppedCount !== null && <p role="status" className={styles.note}>{droppedCount > 0 ? t('merge.movedDropped', { count: droppedCount }) : t('merge.moved')}</p>}
      {conflicts.length > 0 && (
        <Panel
          title={t('merge.conflicts')} caption={t(review.hasBase ? 'merge.conflicts.caption' : 'merge.conflicts.captionNoBase')}
          actions={open.length > 0 && <><Button size="small" onPress={() => decideOpen('ours')}>{t('merge.openOurs', { count: open.length })}</Button><Button size="small" onPress={() => decideOpen('theirs')}>{t('merge.openTheirs', { count: open.length })}</Button></>}
        >
          <div className={styles.cards}>
            {byRecord(conflicts).map((group) => <ConflictGroup key={group[0].id} words={words} conflicts={group} theirName={review.fileBy} decisions={decisions} effects={effects.state.phase === 'done' ? effects.state.value.effects.byConflict : null} onDecide={(conflict, choice) => decide([conflict], choice)} />)}
          </div>
        </Panel>
      )}
      {!isNothing && <EffectsPanel words={words} state={effects.state} decided={decided} onStart={workOut} onStop={effects.stop} />}
      {problems.length > 0 && <ProblemsPanel words={words} problems={problems} />}
      {conflicts.length > 0 && <div className={styles.bar}>{buttons}</div>}
      {review.taken.length > 0 && <ChangesPanel words={words} changes={review.taken} titleKey="merge.taken" captionKey="merge.taken.caption" fromKey="merge.column.before" toKey="merge.column.after" />}
      {review.kept.length > 0 && <ChangesPanel words={words} changes={review.kept} titleKey="merge.kept" captionKey="merge.kept.caption" fromKey="merge.column.theirs" toKey="merge.column.mine" />}
    </Page>
  )
}
