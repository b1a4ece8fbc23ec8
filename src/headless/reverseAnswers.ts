import { reverseAnswer } from '#advice/reverse/reverseAnswer.ts'
import { inputHashOf } from '#advice/stress.ts'
import type { BuiltInput } from '#advice/buildInput.ts'
import { ENGINE_VERSION } from '#domain/version.ts'
import { prepareSimulation, type PreparedSimulation } from '#engines/simulate/prepare.ts'
import { replicationKpis } from '#engines/simulate/replicationKpis.ts'
import type { SimulationInput } from '#engines/simulate/types.ts'

/** What is shifted in the runs that break, the least that breaks the plan, and one bad run by days, as `answers --only reverse` prints them; money in minor units. */
export async function reverseAnswers({ input, firstDay }: BuiltInput, seed: number, toleranceShare: number) {
  let last: { readonly input: SimulationInput; readonly prepared: PreparedSimulation } | null = null
  const preparedOf = (candidate: SimulationInput): PreparedSimulation => (last?.input === candidate ? last : (last = { input: candidate, prepared: prepareSimulation(candidate) })).prepared
  const reverse = await reverseAnswer({ input, firstDay, seed, toleranceShare }, async (candidate, first, count) => replicationKpis(preparedOf(candidate), seed, first, count))
  return { engineVersion: ENGINE_VERSION, inputHash: await inputHashOf(input), seed, toleranceShare, reverse }
}
