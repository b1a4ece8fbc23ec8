import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect } from 'react'
import { Redirect, Route, Switch } from 'wouter'

import type { PlanId } from '#domain/units.ts'
import { PlanIdContext } from '#state/currentPlan.ts'
import { usePreferences } from '#state/preferences.ts'
import { useServices } from '#state/servicesContext.ts'

import { CHAPTERS, PLAN_PAGES } from '../chapters.ts'
import { ErrorBoundary } from '../ErrorBoundary.tsx'
import { Loading } from '../shell/Loading.tsx'
import { NotFound } from './NotFound.tsx'

/** The chapters of one plan, below `/plan/<id>`. */
export function PlanRoutes({ planId: rawPlanId }: { readonly planId: string }) {
  const planId = rawPlanId as PlanId
  const { db } = useServices()
  const found = useLiveQuery(async () => ({ plan: (await db.plans.get(planId)) ?? null }), [db, planId])
  const isThere = found !== undefined && found.plan !== null && found.plan.deletedAtMs === null
  const setPreferences = usePreferences((preferences) => preferences.set)
  useEffect(() => {
    if (isThere) setPreferences({ lastPlanId: planId })
  }, [isThere, planId, setPreferences])
  if (found === undefined) return <Loading />
  if (!isThere) return <NotFound />
  return (
    <PlanIdContext value={planId}>
      <Switch>
        {CHAPTERS.map(({ id, Page }) => (
          // The key gives another plan a fresh page, with none of the last one's drafts.
          <Route key={id} path={`/${id}/*?`}><ErrorBoundary key={planId}><Page /></ErrorBoundary></Route>
        ))}
        {PLAN_PAGES.map(({ id, Page }) => <Route key={id} path={`/${id}`}><ErrorBoundary key={planId}><Page /></ErrorBoundary></Route>)}
        <Route path="/">{CHAPTERS[0] ? <Redirect to={`/${CHAPTERS[0].id}`} replace /> : <NotFound />}</Route>
        <Route><NotFound /></Route>
      </Switch>
    </PlanIdContext>
  )
}
