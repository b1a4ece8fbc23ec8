import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useState } from 'react'

import type { PlanFileReview } from '#state/planFiles.ts'
import type { ServiceError } from '#state/services.ts'
import { useServices } from '#state/servicesContext.ts'
import type { MergeReview } from '#workers/types.ts'

export type ReviewState = { readonly phase: 'reading' } | { readonly phase: 'failed'; readonly error: ServiceError } | { readonly phase: 'ready'; readonly review: MergeReview }

/** The file against the plan as it is now: compared anew, by the worker, whenever the plan changes under the page. */
export function useMergeReview({ file, planId }: PlanFileReview, isStopped: boolean): ReviewState {
  const services = useServices()
  const revision = useLiveQuery(async () => (await services.db.plans.get(planId))?.revision, [services, planId])
  const [state, setState] = useState<ReviewState>({ phase: 'reading' })
  useEffect(() => {
    if (revision === undefined || isStopped) return
    let isCurrent = true
    void services.reviewMerge(planId, file).then((result) => {
      if (isCurrent) setState(result.ok ? { phase: 'ready', review: result.value } : { phase: 'failed', error: result.error })
    })
    return () => {
      isCurrent = false
    }
  }, [services, planId, file, revision, isStopped])
  return state
}
