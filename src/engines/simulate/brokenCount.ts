import type { PreparedSimulation } from './prepare.ts'
import { ANY_GATE, runReplication, stateOf } from './replication.ts'
import { GATE_NAMES, type GateName } from './types.ts'

/**
 * In how many of the replications `first .. first + count - 1` the gate (or any gate) breaks. Faster than a shard: a replication ends when it did.
 */
export function brokenCount(prepared: PreparedSimulation, seed: number, first: number, count: number, gate: GateName | 'any'): number {
  const state = stateOf(prepared)
  const index = gate === 'any' ? ANY_GATE : GATE_NAMES.indexOf(gate)
  let broken = 0
  for (let replication = first; replication < first + count; replication += 1) {
    runReplication(state, prepared, seed, replication, index)
    if (index === ANY_GATE ? state.gateHour.some((hour) => hour >= 0) : state.gateHour[index]! >= 0) broken += 1
  }
  return broken
}
