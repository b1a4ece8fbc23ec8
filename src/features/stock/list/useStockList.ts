import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect } from 'react'

import type { PlanId } from '#domain/units.ts'
import { useServices } from '#state/servicesContext.ts'

import { ensureList, startList, stopList, useListStore, type ListState } from './listStore.ts'

/** The list of a plan as far as it is known; it starts by itself, and again after an edit. */
export function useStockList(planId: PlanId): ListState & { start(): void; stop(): void } {
  const services = useServices()
  const revision = useLiveQuery(async () => (await services.db.plans.get(planId))?.revision ?? null, [services, planId])
  const state = useListStore()
  useEffect(() => {
    if (typeof revision === 'number') ensureList(services, planId, revision)
  }, [services, planId, revision])
  const isOwn = state.planId === planId
  return {
    ...state, ...(isOwn ? {} : NOTHING_OWN),
    start: () => typeof revision === 'number' && startList(services, planId, revision), stop: stopList,
  }
}
const NOTHING_OWN: Pick<ListState, 'rows' | 'summary' | 'status' | 'error' | 'ticked'> = { rows: [], summary: null, status: 'idle', error: null, ticked: new Set() }
