import { inputHashOf, stressResult, type RunLabel } from '#advice/stress.ts'
import type { Assumption, StressResult } from '#advice/types.ts'
import { ENGINE_VERSION } from '#domain/version.ts'
import { summariseShard } from '#engines/simulate/summariseShard.ts'
import type { Shard, SimulationInput } from '#engines/simulate/types.ts'

/** Part of a stress test as a file: everything that joining needs, so that the plan itself need not travel. */
export type ShardFile = {
  readonly kind: 'headroom-shard'
  readonly engineVersion: string
  readonly inputHash: string
  readonly seed: number
  readonly firstDay: string
  readonly assumptions: readonly Assumption[]
  readonly input: SimulationInput
  readonly shard: Shard
}

export async function shardFile(input: SimulationInput, { seed, firstDay, assumptions }: RunLabel, shard: Shard): Promise<ShardFile> {
  return { kind: 'headroom-shard', engineVersion: ENGINE_VERSION, inputHash: await inputHashOf(input), seed, firstDay, assumptions, input, shard }
}

export function isShardFile(value: unknown): value is ShardFile {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'headroom-shard' && 'shard' in value && 'input' in value
}

/** The result of all replications in `shard`; the same bytes whether they were run at once or joined. */
export function resultOf(input: SimulationInput, label: RunLabel, shard: Shard): Promise<StressResult> {
  return stressResult(input, summariseShard(shard, input), label)
}
