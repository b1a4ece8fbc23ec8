import { rankActions, type ActionAnswer } from '#advice/actions/rank.ts'
import type { Result } from '#shared/result.ts'
import { poolKpis } from './compare.ts'
import { answerOnInput, type PlanQuestion, type PlanTools } from './planInput.ts'
import type { RunError } from './types.ts'

/** Actions ranked for a scenario, whose own actions are left out; `null` = cancelled. */
export function rankPlanActions(tools: PlanTools, question: PlanQuestion, budgetMinor: number | null, onProgress: (done: number, total: number) => void): Promise<Result<ActionAnswer | null, RunError>> {
  return answerOnInput(
    tools, question,
    ({ document, scenario, input }) => rankActions({ document, scenario, input }, (of, first, count) => poolKpis(tools.pool, of, scenario.seed, count, question.isWanted, () => undefined, first), { budgetMinor, onProgress }),
    ({ actions, ...scenario }) => (void actions, scenario),
  )
}
