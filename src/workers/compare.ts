import { buildSimulationInput, missingForSimulation } from '#advice/buildInput.ts'
import { compareScenarios, type Comparison } from '#advice/compare/compareScenarios.ts'
import type { PlanId, ScenarioId } from '#domain/units.ts'
import { joinKpis, type ReplicationKpis } from '#engines/simulate/replicationKpis.ts'
import type { SimulationInput } from '#engines/simulate/types.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { loadPlanSnapshot } from '#storage/documents.ts'
import type { createForecastCache } from './forecastCache.ts'
import { PoolClearedError, type Pool } from './pool.ts'
import type { RunError } from './types.ts'

/** Enough for a clear answer in a few seconds; both scenarios see the same ones. */
export const COMPARED_REPLICATIONS = 400
const CHUNK = 20

let lastKey = 0

/** Replications of an input that is not the current run's, over the pool; the same for any number of workers. */
export async function poolKpis(...given: Parameters<typeof loadedKpis>): Promise<ReplicationKpis> {
  return (await loadedKpis(...given)).kpis
}

/** The same with the key under which the workers still hold the input for a while. */
export async function loadedKpis(
  pool: Pool, input: SimulationInput, seed: number, count: number, isWanted: () => boolean, onDone: (replications: number) => void, from = 0,
): Promise<{ readonly key: string; readonly kpis: ReplicationKpis }> {
  const key = `other${(lastKey += 1)}`
  await pool.everywhere((api) => api.loadOther(key, input))
  const parts: Promise<ReplicationKpis>[] = []
  for (let first = from; first < from + count; first += CHUNK) {
    const size = Math.min(CHUNK, from + count - first)
    parts.push(pool.run((api) => api.kpis(key, seed, first, size), 'detail', isWanted).then((part) => {
      onDone(size)
      return part
    }))
  }
  return { key, kpis: joinKpis(await Promise.all(parts)) }
}

/** Two scenarios of a plan on the same replications (the first's seed); `null` = cancelled. */
export async function comparePlanScenarios(
  db: HeadroomDb, pool: Pool, forecasts: ReturnType<typeof createForecastCache>, planId: PlanId, scenarioIds: readonly [ScenarioId, ScenarioId], isWanted: () => boolean,
  onProgress: (done: number, total: number) => void,
): Promise<Result<Comparison | null, RunError>> {
  const snapshot = await loadPlanSnapshot(db, planId)
  if (!snapshot) return fail({ code: 'storage.planMissing' })
  const { document } = snapshot
  const scenarios = scenarioIds.map((id) => document.scenarios.find((one) => one.id === id))
  const [base, other] = scenarios
  if (!base || !other) return fail({ code: 'run.scenarioMissing' })
  const missing = missingForSimulation(document)
  if (missing[0]) return fail({ code: `run.missing.${missing[0]}` })
  const total = 2 * COMPARED_REPLICATIONS
  let done = 0
  const kpis: ReplicationKpis[] = []
  try {
    for (const scenario of [base, { ...other, horizonDays: base.horizonDays }]) {
      const bySku = await forecasts.forecast(pool, document, scenario, () => undefined)
      if (bySku === null || !isWanted()) return ok(null)
      const { input } = buildSimulationInput(document, scenario, bySku)
      kpis.push(await poolKpis(pool, input, base.seed, COMPARED_REPLICATIONS, isWanted, (replications) => onProgress((done += replications), total)))
    }
  } catch (error) {
    if (error instanceof PoolClearedError) return ok(null)
    throw error
  }
  return ok(compareScenarios(kpis[0]!, kpis[1]!))
}
