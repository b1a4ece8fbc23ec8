import { useLiveQuery } from 'dexie-react-hooks'
import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'

import type { PlanId } from '#domain/units.ts'
import { usePreferences } from '#state/preferences.ts'
import { useServices } from '#state/servicesContext.ts'
import { listDeletedPlans, listPlans } from '#storage/plans.ts'
import { isUntouchedSample } from '#storage/sample.ts'
import { readSavedState } from '#storage/savedState.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { Page } from '#ui/Page.tsx'
import { useKeptFocus } from '#ui/useKeptFocus.ts'

import { NewPlanDialog } from './NewPlanDialog.tsx'
import styles from './Plans.module.css'
import { PlanTable, type ListedPlan } from './PlanTable.tsx'
import { plansAnswer } from './plansAnswer.ts'
import { TrashPanel } from './TrashPanel.tsx'
import { usePlanSteps } from './usePlanSteps.ts'

/** Every plan of this browser: open, make, rename, copy, save, delete, bring back. */
export function PlansPage({ onOpenPlan }: { readonly onOpenPlan: (planId: PlanId, page?: string) => void }) {
  const { db } = useServices()
  const { t } = useText()
  const steps = usePlanSteps()
  const currentId = usePreferences((preferences) => preferences.lastPlanId)
  const [isNewOpen, setIsNewOpen] = useState(false)
  const [isBuilding, setIsBuilding] = useState(false)
  const plans = useLiveQuery(async (): Promise<readonly ListedPlan[]> => {
    const rows = await listPlans(db)
    return Promise.all(rows.map(async (plan) => ({ plan, isUnsaved: (await readSavedState(db, plan.id))?.isUnsaved ?? false })))
  }, [db])
  const deleted = useLiveQuery(() => listDeletedPlans(db), [db])
  const focus = useKeptFocus(() => document.querySelector<HTMLElement>('[data-page-heading]'), plans)
  if (!plans) return null

  async function openWhenThere(made: Promise<PlanId | null>) {
    const planId = await made
    if (planId !== null) onOpenPlan(planId)
  }
  async function loadSample() {
    setIsBuilding(true)
    await openWhenThere(steps.loadSample())
    setIsBuilding(false)
  }
  const hasSample = plans.some(({ plan }) => isUntouchedSample(plan))
  return (
    <Page
      question={t('plans.question')} answer={plansAnswer(t, plans)} sub={t('plans.sub')}
      actions={
        <>
          {!hasSample && <Button onPress={() => void loadSample()} isDisabled={isBuilding}>{isBuilding ? t('plans.sample.loading') : t('plans.sample.load')}</Button>}
          <FileTrigger acceptedFileTypes={['.headroom']} onSelect={(list) => {
            const file = list?.[0]
            if (file) void openWhenThere(steps.openFile({ name: file.name, file }))
          }}><Button>{t('plans.open')}</Button></FileTrigger>
          <Button tone="primary" onPress={() => setIsNewOpen(true)}>{t('plans.new')}</Button>
        </>
      }
    >
      <div className={styles.lists} {...focus}>
        {plans.length > 0 && <PlanTable plans={plans} currentId={currentId} onOpen={onOpenPlan} steps={steps} />}
        {deleted && deleted.length > 0 && <TrashPanel plans={deleted} onRestore={(plan) => void steps.restore(plan)} />}
      </div>
      <NewPlanDialog isOpen={isNewOpen} onClose={() => setIsNewOpen(false)} onCreate={(name, currency) => void openWhenThere(steps.create(name, currency))} />
    </Page>
  )
}
