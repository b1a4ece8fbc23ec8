import { DEALT_CYCLE } from './lanes.ts'
import type { PreparedSimulation } from './prepare.ts'
import type { State } from './state.ts'

/** The cohort that is packed next at warehouse w in hour h under its packing order; -1 = nothing waits. Within a cohort and among equals, the older first. */
export function nextCohort(state: State, prepared: PreparedSimulation, w: number, h: number): number {
  const { cohorts, lanes } = prepared
  const { waiting } = state
  const base = w * cohorts.count
  const last = cohorts.openingCount + (h + 1) * cohorts.perHour - 1
  const isSavableFirst = prepared.input.warehouses[w]!.packingOrder === 'savableFirst'
  let best = -1
  for (let j = state.waitingHead[w]!; j <= last; j += 1) {
    if (waiting[base + j] === 0) continue
    if (isSavableFirst) {
      if (lanes.packByOfWarehouse[base + j]! >= h) return j
      if (best < 0) best = j
    } else if (best < 0 || cohorts.deadline[j]! < cohorts.deadline[best]!) best = j
  }
  return best
}

/** The lane that the n-th parcel packed at w is dealt to. */
export function laneOfParcel({ lanes }: PreparedSimulation, w: number, dealtCount: number): number {
  return lanes.dealt[w * DEALT_CYCLE + (dealtCount & (DEALT_CYCLE - 1))]!
}
