import { useLiveQuery } from 'dexie-react-hooks'
import { useDeferredValue } from 'react'

import { usePlanId } from '#state/currentPlan.ts'
import { useServices } from '#state/servicesContext.ts'
import { loadPlanDocument } from '#storage/documents.ts'
import { latestRun } from '#storage/runs.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useText } from '#ui/language.tsx'
import { Page } from '#ui/Page.tsx'

import { StressTest } from './StressTest.tsx'
import { useScenarioEdits } from './editor/useScenarioEdits.ts'
import type { PlanDocument } from '#domain/plan.ts'

/** The stress test of the plan in the address. */
export function StressTestPage() {
  const planId = usePlanId()
  const { db } = useServices()
  const loaded = useLiveQuery(async () => {
    const row = await db.plans.get(planId)
    return row ? { document: await loadPlanDocument(db, planId), revision: row.revision } : null
  }, [db, planId])
  const document = loaded?.document
  const scenario = document?.scenarios.find(({ id }) => id === document.settings.activeScenarioId) ?? document?.scenarios[0]
  const scenarioId = scenario?.id
  // The run is told apart by its scenario: right after a switch, the query still holds the run of the scenario before.
  const read = useLiveQuery(async () => (scenarioId ? { scenarioId, run: (await latestRun(db, planId, scenarioId)) ?? null } : undefined), [db, planId, scenarioId])
  const shown = useDeferredValue(read)
  const stored = shown && shown.scenarioId === scenarioId ? shown.run : undefined
  if (!loaded || !document) return null
  if (!scenario) return <NoScenario document={document} />
  return <StressTest document={document} scenario={scenario} stored={stored} revision={loaded.revision} />
}

function NoScenario({ document }: { readonly document: PlanDocument }) {
  const { t } = useText()
  const { add } = useScenarioEdits(document)
  return (
    <Page question={t('stress.question.none')} answer={t('stress.answer.empty')}>
      <EmptyState title={t('stress.event.none')} action={<Button tone="primary" onPress={add}>{t('stress.scenario.new')}</Button>} />
    </Page>
  )
}
