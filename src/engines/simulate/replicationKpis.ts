import { readKpis } from './kpis.ts'
import type { PreparedSimulation } from './prepare.ts'
import { runReplication, stateOf } from './replication.ts'
import { GATE_NAMES, KPI_NAMES } from './types.ts'

/** KPIs of single replications, to be set against those of another input with the same noise. Shapes: kpis [count][KPIs], gateHour and gateWhere [count][gates], -1 = held. */
export type ReplicationKpis = { readonly count: number; readonly kpis: Float64Array; readonly gateHour: Int32Array; readonly gateWhere: Int32Array }

/** Runs replications `first .. first + count - 1` and keeps their KPIs, nothing else. */
export function replicationKpis(prepared: PreparedSimulation, seed: number, first: number, count: number): ReplicationKpis {
  const state = stateOf(prepared)
  const kpis = new Float64Array(count * KPI_NAMES.length)
  const gateHour = new Int32Array(count * GATE_NAMES.length)
  const gateWhere = new Int32Array(count * GATE_NAMES.length)
  for (let i = 0; i < count; i += 1) {
    runReplication(state, prepared, seed, first + i)
    readKpis(state, prepared, kpis.subarray(i * KPI_NAMES.length, (i + 1) * KPI_NAMES.length))
    gateHour.set(state.gateHour, i * GATE_NAMES.length)
    gateWhere.set(state.gateWhere, i * GATE_NAMES.length)
  }
  return { count, kpis, gateHour, gateWhere }
}

/** Pieces of one range of replications put together, in the order given. */
export function joinKpis(parts: readonly ReplicationKpis[]): ReplicationKpis {
  const count = parts.reduce((sum, part) => sum + part.count, 0)
  const joined: ReplicationKpis = { count, kpis: new Float64Array(count * KPI_NAMES.length), gateHour: new Int32Array(count * GATE_NAMES.length), gateWhere: new Int32Array(count * GATE_NAMES.length) }
  let at = 0
  for (const part of parts) {
    joined.kpis.set(part.kpis, at * KPI_NAMES.length)
    joined.gateHour.set(part.gateHour, at * GATE_NAMES.length)
    joined.gateWhere.set(part.gateWhere, at * GATE_NAMES.length)
    at += part.count
  }
  return joined
}
