import { rankActions, type ActionAnswer } from '#advice/actions/rank.ts'
import { buildSimulationInput, missingForSimulation } from '#advice/buildInput.ts'
import type { PlanId, ScenarioId } from '#domain/units.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { loadPlanSnapshot } from '#storage/documents.ts'
import { poolKpis } from './compare.ts'
import type { createForecastCache } from './forecastCache.ts'
import { PoolClearedError, type Pool } from './pool.ts'
import type { RunError } from './types.ts'

/** Actions ranked for a scenario, whose own actions are left out; `null` = cancelled. */
export async function rankPlanActions(
  db: HeadroomDb, pool: Pool, forecasts: ReturnType<typeof createForecastCache>, planId: PlanId, scenarioId: ScenarioId, budgetMinor: number | null, isWanted: () => boolean,
  onProgress: (done: number, total: number) => void,
): Promise<Result<ActionAnswer | null, RunError>> {
  const snapshot = await loadPlanSnapshot(db, planId)
  if (!snapshot) return fail({ code: 'storage.planMissing' })
  const { document } = snapshot
  const found = document.scenarios.find((one) => one.id === scenarioId)
  if (!found) return fail({ code: 'run.scenarioMissing' })
  const missing = missingForSimulation(document)
  if (missing[0]) return fail({ code: `run.missing.${missing[0]}` })
  const { actions, ...scenario } = found
  void actions
  try {
    const bySku = await forecasts.forecast(pool, document, scenario, () => undefined)
    if (bySku === null || !isWanted()) return ok(null)
    const { input } = buildSimulationInput(document, scenario, bySku)
    return ok(await rankActions({ document, scenario, input }, (of, first, count) => poolKpis(pool, of, scenario.seed, count, isWanted, () => undefined, first), { budgetMinor, onProgress }))
  } catch (error) {
    if (error instanceof PoolClearedError) return ok(null)
    throw error
  }
}
