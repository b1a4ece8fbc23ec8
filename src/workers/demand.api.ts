import type { DemandPart } from '#advice/demand/types.ts'
import type { PlanId } from '#domain/units.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { streamRows } from './demandList.ts'
import { createDemandPlans } from './demandPlan.ts'
import type { ForecastCache } from './forecastCache.ts'
import type { Pool } from './pool.ts'
import type { RunError } from './types.ts'

/** Demand of a plan, beside its stress tests: the same pool and drafts, in lanes of their own. One list and one detail at a time; a new one ends the last. */
export function createDemandApi(open: () => Promise<HeadroomDb>, pool: () => Pool | null, cache: ForecastCache) {
  const planOf = createDemandPlans(open)
  let list = { isCancelled: false }

  return {
    async cancelDemandList(): Promise<void> {
      list.isCancelled = true
      pool()?.clear('list')
    },
    /** `null` = cancelled. */
    async demandList(planId: PlanId, onPart: (part: DemandPart) => void): Promise<Result<{ readonly skuCount: number } | null, RunError>> {
      list.isCancelled = true
      pool()?.clear('list')
      const mine = (list = { isCancelled: false })
      const workers = pool()
      if (!workers) return fail({ code: 'unexpected' })
      const plan = await planOf(planId)
      if (!plan.ok) return plan
      if (mine.isCancelled) return ok(null)
      const isWhole = await streamRows(plan.value, workers, cache, (part) => {
        if (!mine.isCancelled) onPart(part)
      })
      return ok(isWhole && !mine.isCancelled ? { skuCount: plan.value.document.skus.length } : null)
    },
  }
}
