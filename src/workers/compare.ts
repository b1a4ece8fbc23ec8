import { compareScenarios, type Comparison } from '#advice/compare/compareScenarios.ts'
import type { ScenarioId } from '#domain/units.ts'
import { joinKpis, type ReplicationKpis } from '#engines/simulate/replicationKpis.ts'
import type { SimulationInput } from '#engines/simulate/types.ts'
import { ok, type Result } from '#shared/result.ts'
import { answerOnInput, type PlanInput, type PlanQuestion, type PlanTools } from './planInput.ts'
import type { Pool } from './pool.ts'
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

/** Two scenarios of a plan on the same replications (the first's seed and horizon); `null` = cancelled. */
export async function comparePlanScenarios(tools: PlanTools, { scenarioId, ...question }: PlanQuestion, otherId: ScenarioId, onProgress: (done: number, total: number) => void): Promise<Result<Comparison | null, RunError>> {
  let done = 0
  const run = (plan: PlanInput, seed: number) => poolKpis(tools.pool, plan.input, seed, COMPARED_REPLICATIONS, question.isWanted, (replications) => onProgress((done += replications), 2 * COMPARED_REPLICATIONS))
  const base = await answerOnInput(tools, { ...question, scenarioId }, async (plan) => ({ plan, kpis: await run(plan, plan.scenario.seed) }))
  if (!base.ok || base.value === null) return base.ok ? ok(null) : base
  const { scenario: { seed, horizonDays } } = base.value.plan
  const other = await answerOnInput(tools, { ...question, scenarioId: otherId }, (plan) => run(plan, seed), (scenario) => ({ ...scenario, horizonDays }))
  return other.ok ? ok(other.value && compareScenarios(base.value.kpis, other.value)) : other
}
