import { createContext, useContext } from 'react'

import type { PlanId } from '#domain/units.ts'
import { invariant } from '#shared/assert.ts'

/** The plan of the address: every chapter of a plan is below one. */
export const PlanIdContext = createContext<PlanId | null>(null)

/** The plan on screen. @throws RangeError outside of a plan's chapter. */
export function usePlanId(): PlanId {
  const planId = useContext(PlanIdContext)
  invariant(planId !== null, 'usePlanId needs a plan in the address')
  return planId
}
