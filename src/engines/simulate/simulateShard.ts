import { createAccumulator, simulateInto, type Accumulator } from './accumulate.ts'
import type { PreparedSimulation } from './prepare.ts'
import { settleTally } from './tally.ts'
import { GATE_NAMES, KPI_NAMES, type Shard } from './types.ts'
import { usageOf } from './usage.ts'

type Pairs = readonly (readonly [number, number])[]

/** Runs replications `firstReplication .. firstReplication + count - 1` of a prepared input. */
export function simulateShard(prepared: PreparedSimulation, seed: number, firstReplication: number, count: number): Shard {
  const accumulator = createAccumulator(prepared.seriesNames, prepared.dayCount)
  simulateInto(accumulator, prepared, seed, firstReplication, count)
  return shardOf(accumulator)
}

/** The accumulated replications as plain data, in the order of their numbers. */
export function shardOf(accumulator: Accumulator): Shard {
  const { tally, dayCount, count } = accumulator
  settleTally(tally)
  const order = Array.from({ length: count }, (_, i) => i).sort((a, b) => accumulator.replications[a]! - accumulator.replications[b]!)
  const column = (source: ArrayLike<number>, width: number, at: number): number[] => order.map((i) => source[i * width + at]!)
  const pairs = (cell: number): Pairs => Array.from({ length: tally.sizes[cell]! }, (_, i) => [tally.values[cell]![i]!, tally.counts[cell]![i]!] as const)
  return {
    replications: order.map((i) => accumulator.replications[i]!),
    kpis: byName(KPI_NAMES, (_, at) => column(accumulator.kpis, KPI_NAMES.length, at)),
    gateHour: byName(GATE_NAMES, (_, at) => column(accumulator.gateHour, GATE_NAMES.length, at)),
    gateWhere: byName(GATE_NAMES, (_, at) => column(accumulator.gateWhere, GATE_NAMES.length, at)),
    histograms: Object.fromEntries(accumulator.seriesNames.map((name, i) => [name, Array.from({ length: dayCount }, (_, d) => pairs(i * dayCount + d))])),
    ...usageOf(accumulator.usage),
  }
}

/** A record out of names. */
export function byName<K extends string, V>(names: readonly K[], of: (name: K, at: number) => V): { readonly [P in K]: V } {
  return Object.fromEntries(names.map((name, at) => [name, of(name, at)])) as { [P in K]: V }
}
