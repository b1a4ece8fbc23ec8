import { planStart } from '#advice/planStart.ts'
import { DEMAND_FACT_KINDS } from '#advice/demand/facts.ts'
import { tablesOfPlan } from '#advice/demand/factsOfDrivers.ts'
import { LIST_HORIZON_DAYS } from '#advice/demand/rows.ts'
import { skuTask, type ForecastTask } from '#advice/forecastPlan.ts'
import { overrideOf } from '#advice/override.ts'
import type { ForecastOverride } from '#domain/demandRecords.ts'
import type { FactTable } from '#domain/factTable.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import type { PlanId, ScenarioId } from '#domain/units.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { deriveFromBatches, refreshHistory } from '#storage/derive.ts'
import { loadPlanSnapshot } from '#storage/documents.ts'
import { readFacts } from '#storage/readFacts.ts'
import type { RunError } from './types.ts'

/** A plan as the demand page looks at it; `firstDay` is the market day (a number) from which on is forecast. */
export type DemandPlan = {
  readonly document: PlanDocument
  readonly firstDay: number
  readonly tables: readonly FactTable[]
  /** SKUs whose intervals are learnt together: the whole plan while it is small. */
  readonly parts: readonly (readonly number[])[]
}

export const MAX_PART_ROWS = 250
/** The full choice takes time: smaller pieces come sooner. */
const LARGE_PLAN_PART = 100

/** Reads a plan once per state of it: with ten thousand SKUs its history takes a second to read. */
export function createDemandPlans(open: () => Promise<HeadroomDb>) {
  let last: { readonly planId: PlanId; readonly revision: number; readonly plan: DemandPlan } | null = null
  return async (planId: PlanId): Promise<Result<DemandPlan, RunError>> => {
    const db = await open()
    // Every change of records or imports makes a new revision: the same one was refreshed when it was read.
    const row = await db.plans.get(planId)
    if (last && row && last.planId === planId && last.revision === row.revision) return ok(last.plan)
    const refreshed = await refreshHistory(db, planId, deriveFromBatches)
    if (!refreshed.ok) return refreshed
    const snapshot = await loadPlanSnapshot(db, planId)
    if (!snapshot) return fail({ code: 'storage.planMissing' })
    const { document } = snapshot
    if (document.markets.length === 0) return fail({ code: 'run.missing.market' })
    const plan = { document, firstDay: planStart(document, LIST_SCENARIO).firstDays[0]!, tables: tablesOfPlan(document, await readFacts(db, planId, DEMAND_FACT_KINDS)), parts: partsOf(document.skus.length) }
    last = { planId, revision: snapshot.row.revision, plan }
    return ok(plan)
  }
}

/** The list looks ahead by itself, whatever scenario is tried. */
const LIST_SCENARIO: Scenario = { id: '' as ScenarioId, name: '', events: [], horizonDays: LIST_HORIZON_DAYS, replications: 1, seed: 1, toleranceShare: 0 }

export function partsOf(count: number): number[][] {
  const size = count <= MAX_PART_ROWS ? MAX_PART_ROWS : LARGE_PLAN_PART
  return Array.from({ length: Math.ceil(count / size) }, (_, part) => Array.from({ length: Math.min(size, count - part * size) }, (_unused, i) => part * size + i))
}

export function tasksOf({ document, firstDay }: DemandPlan, skus: readonly number[], isInstant: boolean): (ForecastTask | null)[] {
  return skus.map((s) => skuTask(document, document.skus[s]!.id, firstDay, LIST_HORIZON_DAYS, isInstant))
}

export function overridesOf({ document }: DemandPlan, skus: readonly number[]): (ForecastOverride | null)[] {
  return skus.map((s) => overrideOf(document, document.skus[s]!.id))
}
