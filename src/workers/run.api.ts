import { plannedCampaigns } from '#advice/adFactor.ts'
import { searchAnswers } from '#advice/answers.ts'
import { buildSimulationInput, missingForSimulation } from '#advice/buildInput.ts'
import { stressResult } from '#advice/stress.ts'
import { failingNodes } from '#advice/survive/nodes.ts'
import type { Answers } from '#advice/types.ts'
import type { PlanId, ScenarioId } from '#domain/units.ts'
import { mergeAccumulator } from '#engines/simulate/accumulate.ts'
import { summariseAccumulator } from '#engines/simulate/summariseShard.ts'
import type { SimulationInput, StressSummary } from '#engines/simulate/types.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { deriveFromBatches, refreshHistory } from '#storage/derive.ts'
import { loadPlanSnapshot } from '#storage/documents.ts'
import { putRun } from '#storage/runs.ts'
import { createDemandApi } from './demand.api.ts'
import { createForecastCache } from './forecastCache.ts'
import { createQuestionsApi } from './questions.api.ts'
import { createPool, PoolClearedError, type Pool } from './pool.ts'
import type { RunError, RunProgress } from './types.ts'

export type RunOutcome = { readonly runId: string; readonly answers: Answers | null }

/** Replications per chunk: short enough that stopping takes less than a tenth of a second. */
const CHUNK_REPLICATIONS = 10
/** The first chunks are smaller and make the first picture; the next ones come at intervals, since joining is work too. */
const FIRST_CHUNK_REPLICATIONS = 5
const FIRST_PICTURE_REPLICATIONS = 20
const PARTIAL_EVERY_MS = 400
const SEARCH_CHUNK_REPLICATIONS = 25

/** The stress test of one plan: forecast, simulate in the pool, search, store. One run at a time; a new one ends the last. */
export function createRunApi(open: () => Promise<HeadroomDb>) {
  let pool: Pool | null = null
  let current: { isCancelled: boolean } = { isCancelled: false }
  const forecasts = createForecastCache()

  return {
    ...createDemandApi(open, () => pool, forecasts),
    ...createQuestionsApi(open, () => pool, forecasts),
    async connect(ports: readonly MessagePort[]): Promise<void> {
      pool = createPool(ports)
    },
    async cancel(): Promise<void> {
      current.isCancelled = true
      pool?.clear('run')
    },
    /** `null` = cancelled, nothing written. */
    async run(planId: PlanId, scenarioId: ScenarioId, onProgress: (progress: RunProgress) => void): Promise<Result<RunOutcome | null, RunError>> {
      current.isCancelled = true
      pool?.clear('run')
      const run = (current = { isCancelled: false })
      if (!pool) return fail({ code: 'unexpected' })
      const db = await open()
      // An edited market or warehouse also changes what the imported orders mean.
      const refreshed = await refreshHistory(db, planId, deriveFromBatches)
      if (!refreshed.ok) return refreshed
      const snapshot = await loadPlanSnapshot(db, planId)
      if (!snapshot) return fail({ code: 'storage.planMissing' })
      const { document, row } = snapshot
      const scenario = document.scenarios.find(({ id }) => id === scenarioId)
      if (!scenario) return fail({ code: 'run.scenarioMissing' })
      const missing = missingForSimulation(document)
      if (missing[0]) return fail({ code: `run.missing.${missing[0]}` })

      const bySku = await forecasts.forecast(pool, document, scenario, (done, total) => onProgress({ phase: 'forecasting', done, total }))
      if (bySku === null || run.isCancelled) return ok(null)
      const { input, assumptions, firstDay } = buildSimulationInput(document, scenario, bySku)
      const summary = await simulate(pool, input, scenario.seed, scenario.replications, run, (done, partial) =>
        onProgress({ phase: 'simulating', done, total: scenario.replications, partial, firstDay, assumptions }))
      if (summary === null) return ok(null)
      onProgress({ phase: 'simulating', done: scenario.replications, total: scenario.replications, partial: summary, firstDay, assumptions })
      const result = await stressResult(input, summary, { seed: scenario.seed, assumptions, firstDay })

      const key = result.inputHash
      const searching = pool
      const found = await searchAnswers(input, async (_, gate, first, count, change) => {
        if (run.isCancelled) throw new PoolClearedError()
        const parts: Promise<number>[] = []
        for (let at = first; at < first + count; at += SEARCH_CHUNK_REPLICATIONS) {
          const size = Math.min(SEARCH_CHUNK_REPLICATIONS, first + count - at)
          parts.push(searching.run((api) => api.countBroken(keyOf(input), change, gate, scenario.seed, at, size)))
        }
        return (await Promise.all(parts)).reduce((sum, broken) => sum + broken, 0)
      }, { toleranceShare: scenario.toleranceShare, campaigns: plannedCampaigns(scenario), onProgress: (done, total) => onProgress({ phase: 'searching', done, total }) }).catch(nullWhenCleared)
      if (found === null || run.isCancelled) return ok(null)
      const answers: Answers = { ...found, nodes: failingNodes(document, input) }

      const runId = `${planId}/${scenarioId}/${key}/${scenario.replications}`
      const stored = await putRun(db, { id: runId, planId, scenarioId, createdAtMs: Date.now(), planRevision: row.revision, result, answers })
      return stored.ok ? ok({ runId, answers }) : stored
    },
  }
}

export type RunApi = ReturnType<typeof createRunApi>

const keys = new WeakMap<SimulationInput, string>()
let lastKey = 0
function keyOf(input: SimulationInput): string {
  let key = keys.get(input)
  if (key === undefined) keys.set(input, (key = `input${(lastKey += 1)}`))
  return key
}

function nullWhenCleared(error: unknown): null {
  if (error instanceof PoolClearedError) return null
  throw error
}

/**
 * All replications over the pool, joined; `null` = cancelled. Each worker adds up its own; what is joined does not depend on who
 * computed what.
 */
async function simulate(
  pool: Pool, input: SimulationInput, seed: number, replications: number, run: { readonly isCancelled: boolean },
  onProgress: (done: number, partial: StressSummary | null) => void,
): Promise<StressSummary | null> {
  const key = keyOf(input)
  await pool.everywhere((api) => api.load(key, input))
  const join = async (): Promise<StressSummary> => {
    const [joined, ...others] = await pool.everywhere((api) => api.results(key))
    for (const other of others) mergeAccumulator(joined!, other)
    return summariseAccumulator(joined!, input)
  }
  let done = 0
  let nextPartialAt = 0
  const chunks: Promise<void>[] = []
  for (let first = 0, count = 0; first < replications; first += count) {
    count = Math.min(first < FIRST_PICTURE_REPLICATIONS ? FIRST_CHUNK_REPLICATIONS : CHUNK_REPLICATIONS, replications - first)
    chunks.push(pool.run((api) => api.run(key, seed, first, count)).then(async () => {
      if (run.isCancelled) throw new PoolClearedError()
      done += count
      if (done < FIRST_PICTURE_REPLICATIONS || performance.now() < nextPartialAt || done >= replications) return onProgress(done, null)
      nextPartialAt = Infinity
      const partial = await join()
      if (run.isCancelled) throw new PoolClearedError()
      onProgress(partial.replications, partial)
      nextPartialAt = performance.now() + PARTIAL_EVERY_MS
    }))
  }
  const isWhole = await Promise.all(chunks).then(() => true, nullWhenCleared)
  return isWhole ? join() : null
}
