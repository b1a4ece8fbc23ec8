import { Suspense, useDeferredValue, useEffect } from 'react'
import { Redirect, Route, Router, Switch, useLocation } from 'wouter'

import { PlansPage } from '#features/plans/PlansPage.tsx'
import { usePreferences } from '#state/preferences.ts'
import { LanguageProvider } from '#ui/language.tsx'
import { Toasts } from '#ui/Toast.tsx'

import { ErrorBoundary } from './ErrorBoundary.tsx'
import { FirstVisit } from './routes/FirstVisit.tsx'
import { NotFound } from './routes/NotFound.tsx'
import { PlanRoutes } from './routes/PlanRoutes.tsx'
import { planPath } from './routes/paths.ts'
import { useFocusOnNavigation } from './routes/useFocusOnNavigation.ts'
import { DatabaseGate } from './shell/DatabaseGate.tsx'
import { Loading } from './shell/Loading.tsx'
import { Shell } from './shell/Shell.tsx'
import { useDatabaseEvents } from './shell/useDatabaseEvents.ts'
import { lazyPage } from './updates/lazyPage.tsx'
import { useUpdatePrompt } from './updates/useUpdatePrompt.ts'

const StoragePage = lazyPage(async () => (await import('#features/storage/StoragePage.tsx')).StoragePage)

/** The whole screen in one language below one router. */
export function App() {
  // Another language is every text anew: rendered in slices.
  const language = useDeferredValue(usePreferences((preferences) => preferences.language))
  return (
    <LanguageProvider language={language}>
      <Router base={import.meta.env.BASE_URL.replace(/\/$/, '')}>
        <Notices />
        <DatabaseGate><Screen /></DatabaseGate>
      </Router>
    </LanguageProvider>
  )
}

/** Around everything: an upgrade held back and a waiting version are told before there is a database. */
function Notices() {
  useDatabaseEvents()
  useUpdatePrompt()
  return <Toasts />
}

function Screen() {
  const [path, navigate] = useLocation()
  useFocusOnNavigation()
  useEffect(() => {
    // The browser asks nobody in Chromium; elsewhere it may, so it is asked once, after something was done here.
    if (path !== '/') void navigator.storage?.persisted?.().then((isPersisted) => (isPersisted ? true : navigator.storage.persist()))
  }, [path])
  return (
    <Shell>
      <ErrorBoundary resetKey={path}>
        <Suspense fallback={<Loading />}>
          <Switch>
            <Route path="/"><FirstVisit /></Route>
            <Route path="/plans"><PlansPage onOpenPlan={(planId, page) => navigate(planPath(planId, page))} /></Route>
            <Route path="/storage"><StoragePage /></Route>
            <Route path="/plan/:planId" nest>{({ planId }) => <PlanRoutes planId={planId} />}</Route>
            <Route path="/index.html"><Redirect to="/" replace /></Route>
            <Route><NotFound /></Route>
          </Switch>
        </Suspense>
      </ErrorBoundary>
    </Shell>
  )
}
