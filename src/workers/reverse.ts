import { buildSimulationInput, missingForSimulation } from '#advice/buildInput.ts'
import { reverseTest, type ReverseTest } from '#advice/reverse/shiftedInputs.ts'
import type { PlanId, ScenarioId } from '#domain/units.ts'
import { prepareSimulation } from '#engines/simulate/prepare.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { loadPlanSnapshot } from '#storage/documents.ts'
import { poolKpis } from './compare.ts'
import type { createForecastCache } from './forecastCache.ts'
import { PoolClearedError, type Pool } from './pool.ts'
import type { RunError } from './types.ts'

const REPLICATIONS = 600

/** What is different in the runs that break; `null` = cancelled. */
export async function reversePlan(
  db: HeadroomDb, pool: Pool, forecasts: ReturnType<typeof createForecastCache>, planId: PlanId, scenarioId: ScenarioId, isWanted: () => boolean, onProgress: (done: number, total: number) => void,
): Promise<Result<ReverseTest | null, RunError>> {
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
    const { input } = buildSimulationInput(document, scenario, bySku)
    let done = 0
    const kpis = await poolKpis(pool, input, scenario.seed, REPLICATIONS, isWanted, (replications) => onProgress((done += replications), REPLICATIONS))
    return ok(reverseTest(prepareSimulation(input), scenario.seed, kpis))
  } catch (error) {
    if (error instanceof PoolClearedError) return ok(null)
    throw error
  }
}
