import { invariant } from '#shared/assert.ts'

import { readKpis } from './kpis.ts'
import type { PreparedSimulation } from './prepare.ts'
import { runReplication, stateOf } from './replication.ts'
import { addToTally, createTally, mergeIntoCell, settleTally, type Tally } from './tally.ts'
import { GATE_NAMES, KPI_NAMES } from './types.ts'
import { addPlanned, addUsage, createUsageTally, mergeUsage, type UsageTally } from './usage.ts'

/** Results of the replications run so far, cheap to extend, to merge and to summarise; plain typed arrays, so it may be posted between threads. */
export type Accumulator = {
  readonly seriesNames: readonly string[]
  readonly dayCount: number
  count: number
  replications: Int32Array
  /** [replication][KPI] */
  kpis: Float64Array
  /** [replication][gate] */
  gateHour: Int32Array
  gateWhere: Int32Array
  readonly tally: Tally
  readonly usage: UsageTally
}

const KPIS = KPI_NAMES.length
const GATES = GATE_NAMES.length

export function createAccumulator(seriesNames: readonly string[], dayCount: number): Accumulator {
  return {
    seriesNames, dayCount, count: 0, replications: new Int32Array(0), kpis: new Float64Array(0), gateHour: new Int32Array(0), gateWhere: new Int32Array(0),
    tally: createTally(seriesNames.length * dayCount),
    usage: createUsageTally(seriesNames.filter((name) => name.startsWith('orders@')).length),
  }
}

function reserve(accumulator: Accumulator, added: number): void {
  const needed = accumulator.count + added
  if (needed <= accumulator.replications.length) return
  const room = Math.max(needed, accumulator.count + (accumulator.count >> 1))
  const grown = <A extends Int32Array | Float64Array>(target: A, source: A): A => {
    target.set(source)
    return target
  }
  accumulator.replications = grown(new Int32Array(room), accumulator.replications)
  accumulator.kpis = grown(new Float64Array(room * KPIS), accumulator.kpis)
  accumulator.gateHour = grown(new Int32Array(room * GATES), accumulator.gateHour)
  accumulator.gateWhere = grown(new Int32Array(room * GATES), accumulator.gateWhere)
}

/** Runs replications `first .. first + count - 1` and adds them to the accumulator. The order of calls changes nothing in the joined result. */
export function simulateInto(accumulator: Accumulator, prepared: PreparedSimulation, seed: number, first: number, count: number): void {
  const state = stateOf(prepared)
  const kpis = new Float64Array(KPIS)
  reserve(accumulator, count)
  for (let replication = first; replication < first + count; replication += 1) {
    runReplication(state, prepared, seed, replication)
    readKpis(state, prepared, kpis)
    const at = accumulator.count
    accumulator.replications[at] = replication
    accumulator.kpis.set(kpis, at * KPIS)
    accumulator.gateHour.set(state.gateHour, at * GATES)
    accumulator.gateWhere.set(state.gateWhere, at * GATES)
    addToTally(accumulator.tally, state.series)
    addUsage(accumulator.usage, state, prepared)
    accumulator.count = at + 1
  }
  addPlanned(accumulator.usage, prepared, count)
}

/** Adds all of `source` to `target`. @throws RangeError when they describe different inputs. */
export function mergeAccumulator(target: Accumulator, source: Accumulator): void {
  invariant(target.dayCount === source.dayCount && target.seriesNames.join() === source.seriesNames.join(), 'accumulators of different inputs cannot be merged')
  reserve(target, source.count)
  target.replications.set(source.replications.subarray(0, source.count), target.count)
  target.kpis.set(source.kpis.subarray(0, source.count * KPIS), target.count * KPIS)
  target.gateHour.set(source.gateHour.subarray(0, source.count * GATES), target.count * GATES)
  target.gateWhere.set(source.gateWhere.subarray(0, source.count * GATES), target.count * GATES)
  target.count += source.count
  mergeUsage(target.usage, source.usage)
  settleTally(source.tally)
  settleTally(target.tally)
  for (let cell = 0; cell < target.tally.cellCount; cell += 1) {
    mergeIntoCell(target.tally, cell, source.tally.values[cell]!, source.tally.counts[cell]!, source.tally.sizes[cell]!)
  }
}
