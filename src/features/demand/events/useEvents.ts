import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useState } from 'react'

import type { EventLibrary } from '#advice/demand/eventLibrary.ts'
import type { PlanId } from '#domain/units.ts'
import type { ServiceError } from '#state/services.ts'
import { useServices } from '#state/servicesContext.ts'

type State = { readonly library: EventLibrary | null; readonly error: ServiceError | null }

/** The event library as corrected, read again after every edit of the plan; the last one stays until the next is there. */
export function useEvents(planId: PlanId): State {
  const services = useServices()
  const revision = useLiveQuery(async () => (await services.db.plans.get(planId))?.revision ?? null, [services, planId])
  const [state, setState] = useState<State>({ library: null, error: null })
  useEffect(() => {
    if (typeof revision !== 'number') return
    let isCurrent = true
    services.eventLibrary(planId).then(
      (result) => isCurrent && setState((now) => (result.ok ? { library: result.value, error: null } : { ...now, error: result.error })),
      (error: unknown) => isCurrent && setState((now) => ({ ...now, error: { code: 'unexpected', params: { reason: String(error) } } })),
    )
    return () => {
      isCurrent = false
    }
  }, [services, planId, revision])
  return state
}
