import { ENGINE_VERSION } from '#domain/version.ts'
import type { SimulationInput, StressSummary } from '#engines/simulate/types.ts'
import { canonicalJson, type Json } from '#shared/canonicalJson.ts'
import { sha256Hex } from '#shared/sha256.ts'

import type { StressResult } from './types.ts'

/** SHA-256 of the canonical simulation input. */
export function inputHashOf(input: SimulationInput): Promise<string> {
  return sha256Hex(canonicalJson(input as unknown as Json))
}

/** SHA-256 of what was counted and nothing else: no times, workers, texts or versions. */
export function resultHashOf({ counts, kpis, gates, series }: StressSummary): Promise<string> {
  return sha256Hex(canonicalJson({ counts, kpis, gates, series } as unknown as Json))
}

/** What goes with a result besides its numbers. */
export type RunLabel = Pick<StressResult, 'seed' | 'firstDay' | 'assumptions'>

/** A full stress test as shown, stored and printed, from the summary of all its replications. */
export async function stressResult(input: SimulationInput, summary: StressSummary, { seed, assumptions, firstDay }: RunLabel): Promise<StressResult> {
  const { replications, counts, kpis, gates, breaksFirst, series, utilisation, ageAtDispatch } = summary
  const [inputHash, resultHash] = await Promise.all([inputHashOf(input), resultHashOf(summary)])
  return {
    engineVersion: ENGINE_VERSION, inputHash, resultHash, seed, replications, startHourUtc: input.startHourUtc, firstDay, assumptions, counts, kpis, gates, breaksFirst, series,
    ...(utilisation && { utilisation }), ...(ageAtDispatch && { ageAtDispatch }),
  }
}
