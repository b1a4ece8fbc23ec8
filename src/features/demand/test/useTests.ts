import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useState } from 'react'

import type { SmallTestAnswer } from '#advice/demand/smallTest.ts'
import type { SmallTest } from '#domain/demandRecords.ts'
import type { PlanId } from '#domain/units.ts'
import type { ServiceError } from '#state/services.ts'
import { useServices } from '#state/servicesContext.ts'
import { readRecordsOfKind } from '#storage/records.ts'

import { isComplete, soldEconomics } from './testInputs.ts'

/** The tests of a plan; undefined until read. */
export function useTests(planId: PlanId): readonly SmallTest[] | undefined {
  const { db } = useServices()
  return useLiveQuery(() => readRecordsOfKind(db, planId, 'smallTest'), [db, planId])
}

type State = { readonly answer: SmallTestAnswer | null; readonly error: ServiceError | null }
const NOTHING: State = { answer: null, error: null }

/** The answer to a test, worked out again after every change; the last one stays until the next is there. */
export function useTestAnswer(planId: PlanId, test: SmallTest | undefined): State {
  const services = useServices()
  const [state, setState] = useState<State & { readonly id: string | null }>({ ...NOTHING, id: null })
  useEffect(() => {
    if (!test) return
    if (!isComplete(test.inputs)) return setState({ ...NOTHING, id: test.id })
    let isCurrent = true
    services.smallTest(planId, soldEconomics(test.inputs)).then(
      (result) => isCurrent && setState(result.ok ? { answer: result.value, error: null, id: test.id } : { answer: null, error: result.error, id: test.id }),
      (error: unknown) => isCurrent && setState({ answer: null, error: { code: 'unexpected', params: { reason: String(error) } }, id: test.id }),
    )
    return () => {
      isCurrent = false
    }
  }, [services, planId, test])
  return state.id === test?.id ? state : NOTHING
}
