import { dayNumberOf } from '#domain/calendar/days.ts'
import type { PlanDocument } from '#domain/plan.ts'

import { dailyUnits } from '../dailyUnits.ts'
import type { Launch } from './smallTest.ts'

const LAUNCH_DAYS = 14
/** A first sale so long after the imports begin is a launch, not just the first sale seen. */
const QUIET_DAYS = 28

/** How the shop's earlier launches went: units of the first two weeks of every SKU that began to sell within the history. */
export function launchesOf(document: PlanDocument, beforeDay: number): Launch[] {
  const { completeFrom } = document.history
  if (completeFrom === null) return []
  const from = dayNumberOf(completeFrom) + QUIET_DAYS
  return document.skus.flatMap(({ id: skuId }): Launch[] => {
    const history = dailyUnits(document, beforeDay, { skuId })
    if (!history || history.firstDay < from || history.values.length < LAUNCH_DAYS) return []
    const first = history.values.subarray(0, LAUNCH_DAYS).filter((units) => !Number.isNaN(units))
    return [{ orders: Math.round(first.reduce((sum, units) => sum + Math.max(0, units), 0)), clicks: null, days: first.length }]
  })
}
