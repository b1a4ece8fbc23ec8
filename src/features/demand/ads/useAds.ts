import { useLiveQuery } from 'dexie-react-hooks'
import { useCallback, useEffect, useRef, useState } from 'react'

import type { AdAnswers } from '#advice/demand/ads.ts'
import type { PlanId } from '#domain/units.ts'
import type { ServiceError } from '#state/services.ts'
import { useServices } from '#state/servicesContext.ts'

export type AdsState = { readonly phase: 'working' | 'done' | 'stopped' | 'failed'; readonly answers: AdAnswers | null; readonly error: ServiceError | null }

/** What ads do, worked out again after an edit of the plan; the last answer stays until the next is there. */
export function useAds(planId: PlanId): AdsState & { stop(): void; start(): void } {
  const services = useServices()
  const revision = useLiveQuery(async () => (await services.db.plans.get(planId))?.revision ?? null, [services, planId])
  const [state, setState] = useState<AdsState>({ phase: 'working', answers: null, error: null })
  const [attempt, setAttempt] = useState(0)
  const controller = useRef<AbortController | null>(null)
  useEffect(() => {
    if (typeof revision !== 'number') return
    const own = (controller.current = new AbortController())
    setState((now) => ({ ...now, phase: 'working', error: null }))
    services.adAnswers(planId, own.signal).then(
      (result) => {
        if (controller.current !== own) return
        if (!result.ok) setState((now) => ({ ...now, phase: 'failed', error: result.error }))
        else setState((now) => (result.value === null ? { ...now, phase: 'stopped' } : { phase: 'done', answers: result.value, error: null }))
      },
      (error: unknown) => controller.current === own && setState((now) => ({ ...now, phase: 'failed', error: { code: 'unexpected', params: { reason: String(error) } } })),
    )
    return () => {
      own.abort()
      controller.current = null
    }
  }, [services, planId, revision, attempt])
  return { ...state, stop: useCallback(() => controller.current?.abort(), []), start: useCallback(() => setAttempt((now) => now + 1), []) }
}
