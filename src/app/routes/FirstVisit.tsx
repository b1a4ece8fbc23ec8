import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'

import { usePreferences } from '#state/preferences.ts'
import { useServices } from '#state/servicesContext.ts'
import { listPlans } from '#storage/plans.ts'
import { useText } from '#ui/language.tsx'

import { Loading } from '../shell/Loading.tsx'
import { errorWords } from '#i18n/errorWords.ts'
import { planPath } from './paths.ts'

/** The bare address: the plan that was open last, or the sample shop on a first visit, or the list of plans. */
export function FirstVisit() {
  const services = useServices()
  const [, navigate] = useLocation()
  const text = useText()
  const [isPreparing, setIsPreparing] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const hasStarted = useRef(false)
  useEffect(() => {
    if (hasStarted.current) return
    hasStarted.current = true
    async function choose() {
      const { lastPlanId, isSampleRemoved } = usePreferences.getState()
      const plans = await listPlans(services.db)
      const plan = plans.find(({ id }) => id === lastPlanId) ?? plans[0]
      if (plan) return navigate(planPath(plan.id), { replace: true })
      if (isSampleRemoved) return navigate('/plans', { replace: true })
      setIsPreparing(true)
      const sample = await services.openSampleShop()
      if (sample.ok) navigate(planPath(sample.value), { replace: true })
      else setProblem(errorWords(text, sample.error))
    }
    choose().catch((error: unknown) => setProblem(error instanceof Error ? `${error.name}: ${error.message}` : String(error)))
  }, [services, navigate, text])
  if (problem !== null) {
    return (
      <section role="alert">
        <h1 data-page-heading="" tabIndex={-1}>{text.t('boot.failed.title')}</h1>
        <p>{text.t('boot.failed.text', { reason: problem })}</p>
      </section>
    )
  }
  return <Loading words={isPreparing ? text.t('shell.preparingSample') : text.t('shell.loading')} />
}
