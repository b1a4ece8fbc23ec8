import { certify, wishesOf, type SealedCertificate } from '#advice/certificate/certificate.ts'
import type { Result } from '#shared/result.ts'
import { poolKpis } from './compare.ts'
import { answerOnInput, type PlanQuestion, type PlanTools } from './planInput.ts'
import type { RunError } from './types.ts'

/** The scenario as planned, actions included, against the seller's gates on all its replications; `null` = cancelled. */
export function certifyPlan(tools: PlanTools, question: PlanQuestion, onProgress: (done: number, total: number) => void): Promise<Result<SealedCertificate | null, RunError>> {
  return answerOnInput(tools, question, async ({ input, document, scenario }) => {
    let done = 0
    const kpis = await poolKpis(tools.pool, input, scenario.seed, scenario.replications, question.isWanted, (replications) => onProgress((done += replications), scenario.replications))
    return certify(input, scenario.seed, scenario.toleranceShare, wishesOf(scenario, document), kpis)
  })
}
