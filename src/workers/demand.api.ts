import type { AdAnswers } from '#advice/demand/ads.ts'
import type { EventLibrary } from '#advice/demand/eventLibrary.ts'
import { launchesOf } from '#advice/demand/launches.ts'
import { smallTestAnswer, type SmallTestAnswer } from '#advice/demand/smallTest.ts'
import type { DemandDetail, DemandPart, DemandWhatIf } from '#advice/demand/types.ts'
import type { StockDetail, StockRow, StockSummary, StockWhatIf } from '#advice/stock/types.ts'
import type { SmallTestInputs } from '#domain/demandRecords.ts'
import type { PlanId, SkuId } from '#domain/units.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { adAnswersOf, detailOf, libraryOf } from './demandDetail.ts'
import { streamRows } from './demandList.ts'
import { createDemandPlans, type DemandPlan } from './demandPlan.ts'
import type { ForecastCache } from './forecastCache.ts'
import { stockDetailOf, stockListOf, type StockProgress } from './stock.ts'
import { PoolClearedError, type Pool } from './pool.ts'
import type { RunError } from './types.ts'

const ROWS_AT_ONCE = 250

/** Demand of a plan, beside its stress tests: the same pool and drafts, in lanes of their own. One list at a time; a new one ends the last. */
export function createDemandApi(open: () => Promise<HeadroomDb>, pool: () => Pool | null, cache: ForecastCache) {
  const planOf = createDemandPlans(open)
  let list = { isCancelled: false }
  /** Whether a call under way is still wanted. */
  const calls = new Map<string, boolean>()

  async function wanted<T>(callId: string, work: (isWanted: () => boolean) => Promise<T>): Promise<T> {
    calls.set(callId, true)
    try {
      return await work(() => calls.get(callId) === true)
    } finally {
      calls.delete(callId)
    }
  }

  /** `null` = cancelled. */
  async function inPool<T>(planId: PlanId, work: (plan: DemandPlan, workers: Pool) => Promise<Result<T, RunError>>): Promise<Result<T | null, RunError>> {
    const workers = pool()
    if (!workers) return fail({ code: 'unexpected' })
    const plan = await planOf(planId)
    if (!plan.ok) return plan
    try {
      return await work(plan.value, workers)
    } catch (error) {
      if (error instanceof PoolClearedError) return ok(null)
      throw error
    }
  }

  return {
    async cancelDemandList(): Promise<void> {
      list.isCancelled = true
      pool()?.clear('list')
    },
    /** Ends a detail or the ad answers, by the id it was asked under. */
    async cancelDemandCall(callId: string): Promise<void> {
      if (calls.has(callId)) calls.set(callId, false)
    },
    /** `null` = cancelled. */
    async demandList(planId: PlanId, onPart: (part: DemandPart) => void | Promise<void>): Promise<Result<{ readonly skuCount: number } | null, RunError>> {
      list.isCancelled = true
      pool()?.clear('list')
      const mine = (list = { isCancelled: false })
      return inPool(planId, async (plan, workers) => {
        if (mine.isCancelled) throw new PoolClearedError()
        // The answer travels on another channel than the parts and must not overtake them.
        const arrivals: (void | Promise<void>)[] = []
        const isWhole = await streamRows(plan, workers, cache, (part) => {
          if (!mine.isCancelled) arrivals.push(onPart(part))
        })
        await Promise.all(arrivals)
        if (!isWhole || mine.isCancelled) throw new PoolClearedError()
        return ok({ skuCount: plan.document.skus.length })
      })
    },
    /** `null` = cancelled. */
    async demandDetail(callId: string, planId: PlanId, skuId: SkuId, whatIf: DemandWhatIf | null): Promise<Result<DemandDetail | null, RunError>> {
      return wanted(callId, (isWanted) => inPool(planId, async (plan, workers) => {
        const s = plan.document.skus.findIndex(({ id }) => id === skuId)
        return s < 0 ? fail({ code: 'demand.skuMissing' }) : ok(await detailOf(plan, s, whatIf, workers, cache, isWanted))
      }))
    },
    /** `null` = cancelled. */
    async adAnswers(callId: string, planId: PlanId): Promise<Result<AdAnswers | null, RunError>> {
      return wanted(callId, (isWanted) => inPool(planId, async (plan, workers) => ok(await adAnswersOf(plan, workers, isWanted))))
    },
    /** `null` = cancelled. */
    async stockList(callId: string, planId: PlanId, onProgress: (progress: StockProgress) => void, onRows: (rows: readonly StockRow[]) => void | Promise<void>): Promise<Result<StockSummary | null, RunError>> {
      return wanted(callId, (isWanted) => inPool(planId, async (plan, workers) => {
        const list = await stockListOf(plan, workers, cache, isWanted, onProgress)
        if (!list.ok) return list
        // In pieces, so that the page takes in ten thousand rows without a standstill.
        for (let from = 0; from < list.value.rows.length; from += ROWS_AT_ONCE) await onRows(list.value.rows.slice(from, from + ROWS_AT_ONCE))
        return ok(list.value.summary)
      }))
    },
    /** `null` = cancelled. */
    async stockDetail(callId: string, planId: PlanId, skuId: SkuId, whatIf: StockWhatIf | null): Promise<Result<StockDetail | null, RunError>> {
      return wanted(callId, (isWanted) => inPool(planId, (plan, workers) => stockDetailOf(plan, skuId, whatIf, workers, cache, isWanted)))
    },
    async eventLibrary(planId: PlanId): Promise<Result<EventLibrary, RunError>> {
      const plan = await planOf(planId)
      return plan.ok ? ok(libraryOf(plan.value)) : plan
    },
    /** With the shop's own launches behind those that are told. */
    async smallTest(planId: PlanId, inputs: SmallTestInputs): Promise<Result<SmallTestAnswer, RunError>> {
      const plan = await planOf(planId)
      if (!plan.ok) return plan
      const launches = [...inputs.launches, ...launchesOf(plan.value.document, plan.value.firstDay)]
      const answer = smallTestAnswer({ ...inputs, launches, category: null })
      return answer.ok ? answer : fail({ code: `demand.${answer.error.code}` })
    },
  }
}
