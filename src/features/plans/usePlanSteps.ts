import type { PlanId } from '#domain/units.ts'
import type { Result } from '#shared/result.ts'
import { usePreferences } from '#state/preferences.ts'
import { undoOfLastStep } from '#state/lastStep.ts'
import { openOrAsk } from '#state/planFiles.ts'
import type { DroppedFile, ServiceError } from '#state/services.ts'
import { useServices } from '#state/servicesContext.ts'
import { createPlanFromDocument, deletePlan, duplicatePlan, newPlanId, renamePlan, restorePlan } from '#storage/plans.ts'
import type { PlanRow } from '#storage/types.ts'
import { useText } from '#ui/language.tsx'
import { showToast } from '#ui/Toast.tsx'

import { errorWords } from '#i18n/errorWords.ts'
import { emptyPlan } from './emptyPlan.ts'

/** What can be done to plans as a whole; each ends with a sentence, and with undo where something was taken away or renamed. */
export function usePlanSteps() {
  const services = useServices()
  const { db } = services
  const text = useText()
  const { t } = text
  const setPreferences = usePreferences((preferences) => preferences.set)

  function valueOf<T>(outcome: Result<T, ServiceError>): T | null {
    if (outcome.ok) return outcome.value
    showToast({ text: t('shell.failed', { reason: errorWords(text, outcome.error) }), tone: 'bad' })
    return null
  }
  async function undoable(text: string, scope: PlanId | 'app'): Promise<void> {
    const takeBack = await undoOfLastStep(services, scope)
    showToast({ text, action: { label: t('ui.undo'), onAction: () => void takeBack().then(valueOf) } })
  }

  return {
    async create(name: string, currency: string): Promise<PlanId | null> {
      return valueOf(await createPlanFromDocument(db, emptyPlan(newPlanId(), name, currency), { label: { labelKey: 'command.plan.create', labelParams: { name } } }))
    },
    async rename(plan: PlanRow, name: string): Promise<void> {
      if (valueOf(await renamePlan(db, plan.id, name)) === true) await undoable(t('plans.renamed', { name }), plan.id)
    },
    async duplicate(plan: PlanRow): Promise<void> {
      const name = t('plans.copyName', { name: plan.name })
      if (valueOf(await duplicatePlan(db, plan.id, name)) !== null) await undoable(t('plans.duplicated', { name }), 'app')
    },
    async remove(plan: PlanRow): Promise<void> {
      if (valueOf(await deletePlan(db, plan.id)) === null) return
      if (plan.isSample) setPreferences({ isSampleRemoved: true })
      await undoable(t('plans.deleted', { name: plan.name }), 'app')
    },
    async restore(plan: PlanRow): Promise<void> {
      if (valueOf(await restorePlan(db, plan.id)) !== null) await undoable(t('plans.restored', { name: plan.name }), 'app')
    },
    async openFile(file: DroppedFile): Promise<PlanId | null> {
      const opened = await openOrAsk(services, file)
      if (opened.ok) return opened.value?.planId ?? null
      showToast({ text: t('planFile.notOpened', { file: file.name, reason: errorWords(text, opened.error) }), tone: 'bad', isSticky: true })
      return null
    },
    async loadSample(): Promise<PlanId | null> {
      const planId = valueOf(await services.openSampleShop())
      if (planId !== null) setPreferences({ isSampleRemoved: false })
      return planId
    },
  }
}
