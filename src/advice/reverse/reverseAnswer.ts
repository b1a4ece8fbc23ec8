import { prepareSimulation } from '#engines/simulate/prepare.ts'
import type { ReplicationKpis } from '#engines/simulate/replicationKpis.ts'
import type { SimulationInput } from '#engines/simulate/types.ts'

import { gateRuns } from '../safe/safeAnswer.ts'
import { reverseTest, type ReverseTest } from './shiftedInputs.ts'
import { smallestShift, type SmallestShift } from './smallestShift.ts'
import { worstStory, type WorstStory } from './worstStory.ts'

/** What is different in the runs that break, the least that breaks the plan, and one bad run told by days. Day 0 of the story is `firstDay`. */
export type ReverseAnswer = { readonly firstDay: string; readonly startHourUtc: number; readonly test: ReverseTest; readonly smallest: SmallestShift; readonly story: WorstStory }
export type RunReplications = (input: SimulationInput, first: number, count: number) => Promise<ReplicationKpis>

/** Replications that are told apart, and that the story is chosen from. */
export const REVERSE_REPLICATIONS = 600

/** The reverse stress test of one input: the same for the same seed, on however many workers. */
export async function reverseAnswer(
  { input, firstDay, seed, toleranceShare }: { readonly input: SimulationInput; readonly firstDay: string; readonly seed: number; readonly toleranceShare: number }, run: RunReplications, replications = REVERSE_REPLICATIONS,
): Promise<ReverseAnswer> {
  const prepared = prepareSimulation(input)
  const kpis = await run(input, 0, replications)
  const test = reverseTest(prepared, seed, kpis)
  const story = worstStory(prepared, seed, test.worstReplication, kpis)
  const smallest = await smallestShift({ input, toleranceShare, runGates: async (candidate, first, count) => gateRuns(await run(candidate, first, count)) })
  return { firstDay, startHourUtc: input.startHourUtc, test, smallest, story }
}
