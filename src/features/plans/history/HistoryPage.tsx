import { useLiveQuery } from 'dexie-react-hooks'
import { useState } from 'react'

import { usePlanId } from '#state/currentPlan.ts'
import { useServices } from '#state/servicesContext.ts'
import { listCommands } from '#storage/commandLog.ts'
import { listLineage } from '#storage/lineage.ts'
import { listVersions } from '#storage/versions.ts'
import { useText } from '#ui/language.tsx'
import { Page } from '#ui/Page.tsx'

import { LineagePanel } from './LineagePanel.tsx'
import { StepsPanel } from './StepsPanel.tsx'
import { VersionsPanel } from './VersionsPanel.tsx'

const LISTED_STEPS = 200

/** Where a plan comes from, the versions kept of it, and what was changed, in words. */
export function HistoryPage() {
  const planId = usePlanId()
  const { db } = useServices()
  const { t, ago } = useText()
  const [nowMs] = useState(() => Date.now())
  const found = useLiveQuery(async () => ({ steps: await listCommands(db, planId, LISTED_STEPS), lineage: await listLineage(db, planId), versions: await listVersions(db, planId) }), [db, planId])
  if (!found) return null
  const done = found.steps.filter(({ isUndone }) => !isUndone)
  const [last] = done
  const facts = last && { count: done.length, when: ago(last.atMs, Math.max(nowMs, last.atMs)) }
  return (
    <Page
      question={t('history.question')} sub={t('history.sub')}
      answer={!facts ? t('history.answer.none') : t(found.steps.length < LISTED_STEPS ? 'history.answer' : 'history.answer.many', facts)}
    >
      <VersionsPanel planId={planId} versions={found.versions} />
      <LineagePanel lineage={found.lineage} />
      {found.steps.length > 0 && <StepsPanel steps={found.steps} />}
    </Page>
  )
}
