import { useState } from 'react'

import { errorWords } from '#i18n/errorWords.ts'
import type { ServiceError } from '#state/services.ts'
import { useServices } from '#state/servicesContext.ts'
import { forgetSentinel } from '#storage/sentinel.ts'
import { deleteDatabase } from '#storage/startAnew.ts'
import type { StoredPlan } from '#storage/storedPlans.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { useText } from '#ui/language.tsx'
import { RichText } from '#ui/RichText.tsx'

import type { SavedStored } from './StoredPlansPanel.tsx'
import { goToNewBeginning } from './useStartedAnew.ts'

type StartAnewDialogProps = {
  /** null = none of it can be read. */
  readonly plans: readonly StoredPlan[] | null
  readonly saved: SavedStored
  readonly onClose: () => void
}

/** Deletes the damaged database, after saying what goes with it. */
export function StartAnewDialog({ plans, saved, onClose }: StartAnewDialogProps) {
  const { db } = useServices()
  const text = useText()
  const { t } = text
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<ServiceError | null>(null)
  const unsaved = (plans ?? []).filter(({ planId }) => saved.get(planId)?.phase !== 'saved')
  const partly = (plans ?? []).filter(({ planId }) => {
    const state = saved.get(planId)
    return state?.phase === 'saved' && state.leftOut > 0
  })
  async function begin() {
    setIsBusy(true)
    const deleted = await deleteDatabase(db)
    setIsBusy(false)
    if (!deleted.ok) return setProblem(deleted.error)
    forgetSentinel(localStorage)
    goToNewBeginning()
  }
  return (
    <Dialog
      isOpen onClose={onClose} title={t('damage.anew.title')}
      actions={<><Button autoFocus onPress={onClose}>{t('ui.cancel')}</Button><Button tone="danger" isPending={isBusy} onPress={() => void begin()}>{t('damage.anew.confirm')}</Button></>}
    >
      <p>{t('damage.anew.lost')}</p>
      <p><RichText text={lossWords()} /></p>
      {partly.length > 0 && <p><RichText text={t(unsaved.length === 0 ? 'damage.anew.partly' : 'damage.anew.alsoPartly', { count: partly.length, names: namesOf(partly) })} /></p>}
      <p>{t('damage.anew.kept')}</p>
      {problem && <p role="alert">{errorWords(text, problem)}</p>}
    </Dialog>
  )

  function lossWords(): string {
    if (plans === null || plans.length === 0) return t('damage.anew.unknown')
    if (unsaved.length === 0) return t('damage.anew.allSaved')
    return t('damage.anew.unsaved', { count: unsaved.length, names: namesOf(unsaved) })
  }

  function namesOf(some: readonly StoredPlan[]): string {
    return some.map(({ name }) => name).join(text.language === 'zh' ? '、' : ', ')
  }
}
