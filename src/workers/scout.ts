import { scoutAnswer, type ScoutAnswer, type ScoutChange } from '#advice/scout.ts'
import type { PlanId, ScenarioId } from '#domain/units.ts'
import { joinKpis, type ReplicationKpis } from '#engines/simulate/replicationKpis.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { createLatest } from './latest.ts'
import { planInput, type PlanInput, type PlanTools } from './planInput.ts'
import { PoolClearedError } from './pool.ts'
import type { RunError } from './types.ts'

/** Few enough to follow a slider, many enough to tell often from seldom. */
export const SCOUT_REPLICATIONS = 32
const CHUNK = 8

type Held = { readonly wish: string; readonly key: string; readonly plan: PlanInput; readonly tools: PlanTools }
let lastKey = 0

/**
 * Answers to what sliders ask: the scenario's input stays in the workers while its plan stays the same, so that only the change is sent.
 * A new question ends the last.
 */
export function createScout(toolsOf: () => Promise<PlanTools | null>) {
  let held: Held | null = null
  const latest = createLatest()

  async function hold(tools: PlanTools, planId: PlanId, scenarioId: ScenarioId, isWanted: () => boolean): Promise<Result<Held | null, RunError>> {
    const row = await tools.db.plans.get(planId)
    const wish = `${planId} ${scenarioId} ${row?.revision ?? ''}`
    if (held?.wish === wish && held.tools.pool === tools.pool) return ok(held)
    const plan = await planInput(tools, { planId, scenarioId, isWanted })
    if (!plan.ok) return plan
    if (plan.value === null) return ok(null)
    const key = `scout${(lastKey += 1)}`
    const { input } = plan.value
    await tools.pool.everywhere((api) => api.loadScout(key, input))
    return ok((held = { wish, key, plan: plan.value, tools }))
  }

  return {
    stop(): void {
      latest.stop()
    },
    /** `isExact`: as many replications as the scenario runs, else a scout. `null` = a newer question came. */
    async ask(planId: PlanId, scenarioId: ScenarioId, change: ScoutChange, isExact: boolean): Promise<Result<ScoutAnswer | null, RunError>> {
      const isWanted = latest.start()
      const tools = await toolsOf()
      if (!tools) return fail({ code: 'unexpected' })
      try {
        const found = await hold(tools, planId, scenarioId, isWanted)
        if (!found.ok) return found
        if (found.value === null || !isWanted()) return ok(null)
        const { key, plan: { input, scenario } } = found.value
        const count = input.mode === 'deterministic' ? 1 : isExact ? scenario.replications : SCOUT_REPLICATIONS
        const parts: Promise<ReplicationKpis>[] = []
        for (let first = 0; first < count; first += CHUNK) {
          const size = Math.min(CHUNK, count - first)
          parts.push(tools.pool.run((api) => api.scout(key, change, scenario.seed, first, size), 'detail', isWanted))
        }
        return ok(scoutAnswer(joinKpis(await Promise.all(parts)), input.money !== undefined))
      } catch (error) {
        if (error instanceof PoolClearedError) return ok(null)
        throw error
      }
    },
  }
}
