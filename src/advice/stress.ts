import { ENGINE_VERSION } from '#domain/version.ts'
import type { SimulationInput, StressSummary } from '#engines/simulate/types.ts'
import { canonicalJson, type Json } from '#shared/canonicalJson.ts'
import { sha256Hex } from '#shared/sha256.ts'

import type { BuiltInput } from './buildInput.ts'
import type { StressResult } from './types.ts'

/** SHA-256 of the canonical simulation input. */
export function inputHashOf(input: SimulationInput): Promise<string> {
  return sha256Hex(canonicalJson(input as unknown as Json))
}

/** SHA-256 of what was counted and nothing else: no times, workers, texts or versions. */
export function resultHashOf({ counts, kpis, gates, series }: StressSummary): Promise<string> {
  return sha256Hex(canonicalJson({ counts, kpis, gates, series } as unknown as Json))
}

/** What of a built input goes with every result and every shard. */
export type RunLabel = Pick<StressResult, 'engineVersion' | 'inputHash' | 'seed' | 'startHourUtc' | 'firstDay' | 'assumptions'>

export async function runLabel({ input, assumptions, firstDay }: BuiltInput, seed: number): Promise<RunLabel> {
  return { engineVersion: ENGINE_VERSION, inputHash: await inputHashOf(input), seed, startHourUtc: input.startHourUtc, firstDay, assumptions }
}

/** A full stress test as shown, stored and printed, from the summary of all its replications. */
export async function stressResult(label: RunLabel, summary: StressSummary): Promise<StressResult> {
  const { engineVersion, inputHash, seed, startHourUtc, firstDay, assumptions } = label
  const { replications, counts, kpis, gates, breaksFirst, series } = summary
  return { engineVersion, inputHash, resultHash: await resultHashOf(summary), seed, replications, startHourUtc, firstDay, assumptions, counts, kpis, gates, breaksFirst, series }
}
