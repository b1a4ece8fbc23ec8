import { useLiveQuery } from 'dexie-react-hooks'

import type { PlanId } from '#domain/units.ts'
import { useServices } from '#state/servicesContext.ts'
import type { RecordsByKind } from './usePlanRecords.ts'

/** The moment that the plan is at: set by hand, else the newest imported event, else now. */
export function useAsOf(planId: PlanId, records: RecordsByKind | undefined): number {
  const { db } = useServices()
  const imported = useLiveQuery(async () => (await db.histories.get(planId))?.opening?.asOfMs ?? null, [db, planId])
  return records?.settings[0]?.asOfMs ?? imported ?? Date.now()
}
