import { compareScenarios, type Comparison } from '#advice/compare/compareScenarios.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { PlanId, ScenarioId } from '#domain/units.ts'
import type { ReplicationKpis } from '#engines/simulate/replicationKpis.ts'
import { resolveConflicts } from '#plan-file/merge/resolve.ts'
import { splitSections } from '#plan-file/merge/sections.ts'
import type { Choice, Conflict } from '#plan-file/merge/types.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { poolKpis } from './compare.ts'
import { documentInput, type PlanTools } from './planInput.ts'
import { mergeInputs, readInputs } from './planMerge.ts'
import { PoolClearedError } from './pool.ts'
import type { MergeEffects, RunError } from './types.ts'

/** Few enough to wait for, many enough to see what a decision does: both sides see the same chance. */
export const EFFECT_REPLICATIONS = 100
/** A review with more decisions than this is told the effect of the first ones and of the whole. */
export const MOST_EFFECTS = 12

type Asked = { readonly planId: PlanId; readonly file: Blob; readonly phrase: string | null; readonly choices: ReadonlyMap<string, Choice>; readonly isWanted: () => boolean }

/**
 * What a merge does to the key results: the whole of it as decided against the plan as it is here, and of each conflict theirs against mine, all
 * else as decided. The scenario is the one last looked at, or the conflict's own where it stands in one. Writes nothing; `null` = cancelled.
 */
export async function mergeEffects(tools: PlanTools, { planId, file, phrase, choices, isWanted }: Asked, onProgress: (done: number, total: number) => void): Promise<Result<MergeEffects | null, RunError>> {
  const inputs = await readInputs(tools.db, planId, file, phrase)
  if (!inputs.ok) return inputs
  const { ours, snapshot, read } = inputs.value
  const merge = mergeInputs(inputs.value)
  const asked = merge.conflicts.slice(0, MOST_EFFECTS)
  const decided = (change: readonly (readonly [string, Choice])[]): PlanDocument => splitSections(resolveConflicts(merge, new Map([...choices, ...change])).document, [snapshot.carried, read.carried]).document
  let done = 0
  const total = 2 * (asked.length + 1) * EFFECT_REPLICATIONS
  const progress = (replications: number) => onProgress((done += replications), total)

  async function kpisOf(document: PlanDocument, wanted: ScenarioId, like: { readonly seed: number; readonly horizonDays: number }): Promise<Result<ReplicationKpis | null, RunError>> {
    const plan = await documentInput(tools, { document, scenarioId: wanted, isWanted }, (scenario) => ({ ...scenario, horizonDays: like.horizonDays }))
    if (!plan.ok) return plan
    return ok(plan.value && (await poolKpis(tools.pool, plan.value.input, like.seed, EFFECT_REPLICATIONS, isWanted, progress)))
  }
  async function compared(a: PlanDocument, b: PlanDocument, wanted: ScenarioId): Promise<Result<Comparison | null, RunError>> {
    const like = (a.scenarios.find(({ id }) => id === wanted) ?? b.scenarios.find(({ id }) => id === wanted))!
    const [first, second] = [await kpisOf(a, wanted, like), await kpisOf(b, wanted, like)]
    if (!first.ok) return first
    if (!second.ok) return second
    return ok(first.value && second.value && compareScenarios(first.value, second.value))
  }
  try {
    const whole = decided([])
    const here = splitSections(ours, [snapshot.carried]).document
    const shared = here.scenarios.filter(({ id }) => whole.scenarios.some((one) => one.id === id))
    const chosen = shared.find(({ id }) => id === here.settings.activeScenarioId) ?? shared[0]
    if (!chosen) return fail({ code: 'run.scenarioMissing' })
    const all = await compared(here, whole, chosen.id)
    if (!all.ok || all.value === null) return all.ok ? ok(null) : all
    const byConflict = new Map<string, Comparison | null>()
    for (const conflict of asked) {
      const [mine, yours] = [decided([[conflict.id, 'ours']]), decided([[conflict.id, 'theirs']])]
      const wanted = scenarioOf(conflict, mine, yours) ?? chosen.id
      const effect = await compared(mine, yours, wanted)
      // A side that cannot be simulated (its last warehouse gone) has no figures to compare; the others have.
      byConflict.set(conflict.id, effect.ok ? effect.value : null)
      if (effect.ok && effect.value === null) return ok(null)
    }
    return ok({ scenarioName: chosen.name, replications: EFFECT_REPLICATIONS, whole: all.value, byConflict, leftOut: merge.conflicts.length - asked.length })
  } catch (error) {
    if (error instanceof PoolClearedError) return ok(null)
    throw error
  }
}

/** The scenario that a conflict stands in, where both sides have it. */
function scenarioOf({ kind, key }: Conflict, mine: PlanDocument, yours: PlanDocument): ScenarioId | null {
  if (kind !== 'scenario') return null
  const isThere = [mine, yours].every(({ scenarios }) => scenarios.some(({ id }) => id === key))
  return isThere ? (key as ScenarioId) : null
}
