import { reverseAnswer, REVERSE_REPLICATIONS, type ReverseAnswer } from '#advice/reverse/reverseAnswer.ts'
import type { Result } from '#shared/result.ts'
import { poolKpis } from './compare.ts'
import { answerOnInput, type PlanQuestion, type PlanTools } from './planInput.ts'
import type { RunError } from './types.ts'

/** About as many as the search for the smallest combination takes beside: only for the bar. */
const EXPECTED_REPLICATIONS = REVERSE_REPLICATIONS + 6000

/** What is different in the runs that break, the least that breaks the plan, and one bad run by days; `null` = cancelled. */
export function reversePlan(tools: PlanTools, question: PlanQuestion, onProgress: (done: number, total: number) => void): Promise<Result<ReverseAnswer | null, RunError>> {
  return answerOnInput(tools, question, ({ input, firstDay, scenario: { seed, toleranceShare } }) => {
    let done = 0
    const tell = (replications: number) => onProgress((done += replications), Math.max(EXPECTED_REPLICATIONS, done + 1))
    return reverseAnswer({ input, firstDay, seed, toleranceShare }, (candidate, first, count) => poolKpis(tools.pool, candidate, seed, count, question.isWanted, tell, first))
  })
}
