import { buildSimulationInput, missingForSimulation } from '#advice/buildInput.ts'
import { gateRuns } from '#advice/safe/safeAnswer.ts'
import { searchSafeSettings, type SafeSettings } from '#advice/safe/safeSettings.ts'
import type { PlanId, ScenarioId } from '#domain/units.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { loadPlanSnapshot } from '#storage/documents.ts'
import { poolKpis } from './compare.ts'
import type { createForecastCache } from './forecastCache.ts'
import { PoolClearedError, type Pool } from './pool.ts'
import type { RunError } from './types.ts'

/** About as many as three searches take: only for the bar. */
const EXPECTED_REPLICATIONS = 9000

/** The searched settings of a scenario; `null` = cancelled. */
export async function safeSettingsOfPlan(
  db: HeadroomDb, pool: Pool, forecasts: ReturnType<typeof createForecastCache>, planId: PlanId, scenarioId: ScenarioId, isWanted: () => boolean, onProgress: (done: number, total: number) => void,
): Promise<Result<SafeSettings | null, RunError>> {
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
    const runGates = async (candidate: typeof input, first: number, count: number) => gateRuns(await poolKpis(pool, candidate, scenario.seed, count, isWanted, tell, first))
    return ok(await searchSafeSettings({ input, runGates, toleranceShare: scenario.toleranceShare }, scenario, firstDay))
  } catch (error) {
    if (error instanceof PoolClearedError) return ok(null)
    throw error
  }
}
