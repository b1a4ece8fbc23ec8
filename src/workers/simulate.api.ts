import { changedInput, type InputChange } from '#advice/inputChange.ts'
import { brokenCount } from '#engines/simulate/brokenCount.ts'
import { prepareSimulation, type PreparedSimulation } from '#engines/simulate/prepare.ts'
import { simulateShard } from '#engines/simulate/simulateShard.ts'
import type { GateName, Shard, SimulationInput } from '#engines/simulate/types.ts'
import { invariant } from '#shared/assert.ts'

/** As many prepared variants as one search touches at a time; preparing is far cheaper than running. */
const KEPT_VARIANTS = 24

let base: { readonly key: string; readonly input: SimulationInput; readonly prepared: PreparedSimulation } | null = null
const variants = new Map<string, PreparedSimulation>()

/** What one simulation worker can do: it holds the input of the current run and answers for replications of it or of a variant. */
export const simulateApi = {
  async load(key: string, input: SimulationInput): Promise<void> {
    if (base?.key === key) return
    base = { key, input, prepared: prepareSimulation(input) }
    variants.clear()
  },
  async run(key: string, seed: number, first: number, count: number): Promise<Shard> {
    invariant(base?.key === key, 'the input must be loaded before it is run')
    return simulateShard(base.prepared, seed, first, count)
  },
  /** In how many of the replications the gate broke, with `change` applied to the loaded input. */
  async countBroken(key: string, change: InputChange, gate: GateName | 'any', seed: number, first: number, count: number): Promise<number> {
    invariant(base?.key === key, 'the input must be loaded before it is searched')
    const name = JSON.stringify(change)
    let prepared = variants.get(name)
    if (!prepared) {
      prepared = prepareSimulation(changedInput(base.input, change))
      if (variants.size >= KEPT_VARIANTS) variants.delete(variants.keys().next().value!)
      variants.set(name, prepared)
    }
    return brokenCount(prepared, seed, first, count, gate)
  },
}

export type SimulateApi = typeof simulateApi
