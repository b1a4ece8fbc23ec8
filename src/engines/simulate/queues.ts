import type { PreparedSimulation } from './prepare.ts'
import { PARCELS, UNITS_RESERVED, type State } from './state.ts'

/** Puts what was counted per warehouse into the queues, and the counters back to zero. */
export function joinPlaced(state: State, prepared: PreparedSimulation, m: number, h: number): void {
  const { placed } = state
  for (let w = 0; w < prepared.warehouseCount; w += 1) {
    join(state, prepared, m, w, h, placed[w]!, placed[prepared.warehouseCount + w]!)
    placed[w] = 0
    placed[prepared.warehouseCount + w] = 0
  }
}

/** Puts parcels of one unit each into the queue of a warehouse, by deadline class. */
export function join(state: State, prepared: PreparedSimulation, m: number, w: number, h: number, normal: number, extended: number): void {
  const { cohorts, dayCount } = prepared
  const at = w * cohorts.count + cohorts.openingCount + h * cohorts.perHour + m * cohorts.classCount
  const parcels = normal + extended
  if (parcels === 0) return
  state.waiting[at]! += normal
  if (extended > 0) state.waiting[at + 1]! += extended
  state.waitingTotal[w]! += parcels
  state.undispatched[w]! += parcels
  state.series[(6 + w) * dayCount + prepared.markets[m]!.dayOfHour[h]!]! += parcels
  state.totals[PARCELS]! += parcels
  state.totals[UNITS_RESERVED]! += parcels
}
