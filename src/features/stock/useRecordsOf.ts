import { useLiveQuery } from 'dexie-react-hooks'

import type { PlanRecords, RecordKind } from '#domain/plan.ts'
import type { PlanId } from '#domain/units.ts'
import { useServices } from '#state/servicesContext.ts'
import { readRecordsOfKind } from '#storage/records.ts'

const NONE: readonly never[] = []

/** The records of one kind as they are now; empty until read. */
export function useRecordsOf<K extends RecordKind>(planId: PlanId, kind: K): readonly PlanRecords[K][] {
  const { db } = useServices()
  return useLiveQuery(() => readRecordsOfKind(db, planId, kind), [db, planId, kind]) ?? NONE
}
