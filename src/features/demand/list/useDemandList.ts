import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect } from 'react'

import type { PlanId } from '#domain/units.ts'
import { useServices } from '#state/servicesContext.ts'

import { ensureList, startList, stopList, useListStore, type ListState } from './listStore.ts'

/** The list of a plan as far as it is known; it starts by itself, and again after an edit. */
export function useDemandList(planId: PlanId): ListState & { start(): void; stop(): void } {
  const services = useServices()
  const revision = useLiveQuery(async () => (await services.db.plans.get(planId))?.revision ?? null, [services, planId])
  const state = useListStore()
  useEffect(() => {
    if (typeof revision === 'number') ensureList(services, planId, revision)
  }, [services, planId, revision])
  const isOwn = state.planId === planId
  return {
    ...state, rows: isOwn ? state.rows : NO_ROWS, status: isOwn ? state.status : 'idle',
    start: () => typeof revision === 'number' && startList(services, planId, revision), stop: stopList,
  }
}
const NO_ROWS: ListState['rows'] = []
