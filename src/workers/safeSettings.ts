import { gateRuns } from '#advice/safe/safeAnswer.ts'
import { searchSafeSettings, type SafeSettings } from '#advice/safe/safeSettings.ts'
import type { SimulationInput } from '#engines/simulate/types.ts'
import type { Result } from '#shared/result.ts'
import { poolKpis } from './compare.ts'
import { answerOnInput, type PlanQuestion, type PlanTools } from './planInput.ts'
import type { RunError } from './types.ts'

/** About as many as three searches take: only for the bar. */
const EXPECTED_REPLICATIONS = 9000

/** The searched settings of a scenario; `null` = cancelled. */
export function safeSettingsOfPlan(tools: PlanTools, question: PlanQuestion, onProgress: (done: number, total: number) => void): Promise<Result<SafeSettings | null, RunError>> {
  return answerOnInput(tools, question, ({ input, scenario, firstDay }) => {
    let done = 0
    const tell = (replications: number) => onProgress((done += replications), Math.max(EXPECTED_REPLICATIONS, done + 1))
    const runGates = async (candidate: SimulationInput, first: number, count: number) => gateRuns(await poolKpis(tools.pool, candidate, scenario.seed, count, question.isWanted, tell, first))
    return searchSafeSettings({ input, runGates, toleranceShare: scenario.toleranceShare }, scenario, firstDay)
  })
}
