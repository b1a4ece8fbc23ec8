import { useState } from 'react'

import type { PlanId } from '#domain/units.ts'
import { usePlanFiles, type PlanFileQuestion } from '#state/planFiles.ts'
import { useServices } from '#state/servicesContext.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { useText } from '#ui/language.tsx'
import { Select } from '#ui/Select.tsx'
import { showToast } from '#ui/Toast.tsx'

import { errorWords } from '#i18n/errorWords.ts'

type PlanHereDialogProps = {
  /** A review is on screen: the next file waits. */
  readonly isHeld: boolean
  readonly onOpenPlan: (planId: PlanId) => void
  readonly onReview: (planId: PlanId) => void
}

/** A plan file whose plan is here already: merge, compare, or open it as a copy. Closing it does nothing. */
export function PlanHereDialog({ isHeld, onOpenPlan, onReview }: PlanHereDialogProps) {
  const question = usePlanFiles((files) => files.questions[0])
  if (!question || isHeld) return null
  return <Question key={question.file.name + question.look.savedAtMs} question={question} onOpenPlan={onOpenPlan} onReview={onReview} />
}

function Question({ question: { file, look }, onOpenPlan, onReview }: Omit<PlanHereDialogProps, 'isHeld'> & { readonly question: PlanFileQuestion }) {
  const services = useServices()
  const text = useText()
  const { t, ago } = text
  const { answer, startReview } = usePlanFiles.getState()
  const [planId, setPlanId] = useState(look.matches[0]!.planId)
  const [nowMs] = useState(() => Date.now())
  const match = look.matches.find((one) => one.planId === planId)!
  function review(isCompareOnly: boolean) {
    startReview({ file, planId, by: look.by, isCompareOnly })
    answer()
    onReview(planId)
  }
  async function openCopy() {
    answer()
    const opened = await services.openPlanFile(file, t('plans.copyName', { name: look.name }))
    if (!opened.ok) return showToast({ text: t('planFile.notOpened', { file: file.name, reason: errorWords(text, opened.error) }), tone: 'bad', isSticky: true })
    onOpenPlan(opened.value.planId)
    return showToast({ text: t(opened.value.without.length > 0 ? 'planFile.openedWithout' : 'shell.planOpened', { name: opened.value.name }) })
  }
  const facts = { file: file.name, plan: look.name, when: ago(look.savedAtMs, nowMs) }
  return (
    <Dialog
      isOpen size="wide" onClose={answer} title={t('merge.open.title')}
      actions={
        <>
          <Button onPress={() => void openCopy()}>{t('merge.open.copy')}</Button>
          <Button onPress={() => review(true)}>{t('merge.open.compare')}</Button>
          <Button tone="primary" autoFocus onPress={() => review(false)}>{t('merge.open.merge')}</Button>
        </>
      }
    >
      <p>{look.by === null ? t('merge.open.textNoName', facts) : t('merge.open.text', { ...facts, who: look.by })}</p>
      {look.matches.length > 1 && <Select label={t('merge.open.which')} value={planId} onChange={setPlanId} options={look.matches.map(({ planId: id, name }) => ({ id, label: name }))} />}
      <p>{t(match.hasBase ? 'merge.open.hasBase' : 'merge.open.noBase')}</p>
    </Dialog>
  )
}
