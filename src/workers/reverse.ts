import { buildSimulationInput, missingForSimulation } from '#advice/buildInput.ts'
import { reverseAnswer, REVERSE_REPLICATIONS, type ReverseAnswer } from '#advice/reverse/reverseAnswer.ts'
import type { PlanId, ScenarioId } from '#domain/units.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { loadPlanSnapshot } from '#storage/documents.ts'
import { poolKpis } from './compare.ts'
import type { createForecastCache } from './forecastCache.ts'
import { PoolClearedError, type Pool } from './pool.ts'
import type { RunError } from './types.ts'

/** About as many as the search for the smallest combination takes beside: only for the bar. */
const EXPECTED_REPLICATIONS = REVERSE_REPLICATIONS + 6000

/** What is different in the runs that break, the least that breaks the plan, and one bad run by days; `null` = cancelled. */
export async function reversePlan(
  db: HeadroomDb, pool: Pool, forecasts: ReturnType<typeof createForecastCache>, planId: PlanId, scenarioId: ScenarioId, isWanted: () => boolean, onProgress: (done: number, total: number) => void,
): Promise<Result<ReverseAnswer | null, RunError>> {
  const snapshot = await loadPlanSnapshot(db, planId)
  if (!snapshot) return fail({ code: 'storage.planMissing' })
  const { document } = snapshot
  const scenario = document.scenarios.find((one) => one.id === scenarioId)
  if (!scenario) return fail({ code: 'run.scenarioMissing' })
  const missing = missingForSimulation(document)
  if (missing[0]) return fail({ code: `run.missing.${missing[0]}` })
  try {
    const bySku = await forecasts.forecast(pool, document, scenario, () => undefined)
    if (bySku === null || !isWanted()) return ok(null)
    const { input, firstDay } = buildSimulationInput(document, scenario, bySku)
    let done = 0
    const tell = (replications: number) => onProgress((done += replications), Math.max(EXPECTED_REPLICATIONS, done + 1))
    return ok(await reverseAnswer({ input, firstDay, seed: scenario.seed, toleranceShare: scenario.toleranceShare }, (candidate, first, count) => poolKpis(pool, candidate, scenario.seed, count, isWanted, tell, first)))
  } catch (error) {
    if (error instanceof PoolClearedError) return ok(null)
    throw error
  }
}
