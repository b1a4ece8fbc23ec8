import { buildSimulationInput, missingForSimulation } from '#advice/buildInput.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import type { PlanId, ScenarioId } from '#domain/units.ts'
import type { SimulationInput } from '#engines/simulate/types.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { loadPlanSnapshot } from '#storage/documents.ts'
import type { createForecastCache } from './forecastCache.ts'
import { PoolClearedError, type Pool } from './pool.ts'
import type { RunError } from './types.ts'

/** What questions beside the stress test need: the open database, the pool, the forecasts that are there already. */
export type PlanTools = { readonly db: HeadroomDb; readonly pool: Pool; readonly forecasts: ReturnType<typeof createForecastCache> }
/** Which scenario of which plan is asked about, and whether somebody still waits. */
export type PlanQuestion = { readonly planId: PlanId; readonly scenarioId: ScenarioId; readonly isWanted: () => boolean }
export type PlanInput = { readonly document: PlanDocument; readonly scenario: Scenario; readonly input: SimulationInput; readonly firstDay: string }

/** The simulation input of a scenario as stored, or as `change` makes it; `null` = no longer wanted. */
export async function planInput(tools: PlanTools, { planId, ...question }: PlanQuestion, change?: (scenario: Scenario) => Scenario): Promise<Result<PlanInput | null, RunError>> {
  const snapshot = await loadPlanSnapshot(tools.db, planId)
  if (!snapshot) return fail({ code: 'storage.planMissing' })
  return documentInput(tools, { ...question, document: snapshot.document }, change)
}

/** The same of a plan that is not stored. */
export async function documentInput(
  { pool, forecasts }: PlanTools, { document, scenarioId, isWanted }: Omit<PlanQuestion, 'planId'> & { readonly document: PlanDocument }, change = (scenario: Scenario): Scenario => scenario,
): Promise<Result<PlanInput | null, RunError>> {
  const stored = document.scenarios.find((one) => one.id === scenarioId)
  if (!stored) return fail({ code: 'run.scenarioMissing' })
  const missing = missingForSimulation(document)
  if (missing[0]) return fail({ code: `run.missing.${missing[0]}` })
  const scenario = change(stored)
  const bySku = await forecasts.forecast(pool, document, scenario, () => undefined)
  if (bySku === null || !isWanted()) return ok(null)
  const { input, firstDay } = buildSimulationInput(document, scenario, bySku)
  return ok({ document, scenario, input, firstDay })
}

/** Works out an answer on the input of a scenario; `null` = cancelled. */
export async function answerOnInput<T>(tools: PlanTools, question: PlanQuestion, work: (plan: PlanInput) => Promise<T>, change?: (scenario: Scenario) => Scenario): Promise<Result<T | null, RunError>> {
  try {
    const found = await planInput(tools, question, change)
    if (!found.ok) return found
    return ok(found.value && (await work(found.value)))
  } catch (error) {
    if (error instanceof PoolClearedError) return ok(null)
    throw error
  }
}
