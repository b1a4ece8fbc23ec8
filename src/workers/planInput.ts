import { buildSimulationInput, missingForSimulation } from '#advice/buildInput.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import type { PlanId, ScenarioId } from '#domain/units.ts'
import type { SimulationInput } from '#engines/simulate/types.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { loadPlanSnapshot } from '#storage/documents.ts'
import type { createForecastCache } from './forecastCache.ts'
import type { Pool } from './pool.ts'
import type { RunError } from './types.ts'

/** What questions beside the stress test need: the open database, the pool, the forecasts that are there already. */
export type PlanTools = { readonly db: HeadroomDb; readonly pool: Pool; readonly forecasts: ReturnType<typeof createForecastCache> }
export type PlanInput = { readonly document: PlanDocument; readonly scenario: Scenario; readonly input: SimulationInput; readonly firstDay: string }

/** The simulation input of a scenario as stored; `null` = no longer wanted. */
export async function planInput({ db, pool, forecasts }: PlanTools, planId: PlanId, scenarioId: ScenarioId, isWanted: () => boolean): Promise<Result<PlanInput | null, RunError>> {
  const snapshot = await loadPlanSnapshot(db, planId)
  if (!snapshot) return fail({ code: 'storage.planMissing' })
  const { document } = snapshot
  const scenario = document.scenarios.find((one) => one.id === scenarioId)
  if (!scenario) return fail({ code: 'run.scenarioMissing' })
  const missing = missingForSimulation(document)
  if (missing[0]) return fail({ code: `run.missing.${missing[0]}` })
  const bySku = await forecasts.forecast(pool, document, scenario, () => undefined)
  if (bySku === null || !isWanted()) return ok(null)
  const { input, firstDay } = buildSimulationInput(document, scenario, bySku)
  return ok({ document, scenario, input, firstDay })
}
