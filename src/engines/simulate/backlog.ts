import type { PreparedSimulation } from './prepare.ts'
import type { State } from './state.ts'

export const FAR_AHEAD_HOURS = 8760

/** Backlog in hours of work at the end of hour h: until the newest waiting order of the worst warehouse would be gone; 0 when none waits. */
export function backlogHours(state: State, prepared: PreparedSimulation, h: number): number {
  let worst = 0
  for (let w = 0; w < prepared.warehouseCount; w += 1) {
    if (state.undispatched[w] === 0 || prepared.lanes.start[w] === prepared.lanes.start[w + 1]) continue
    worst = Math.max(worst, finishHour(state, prepared, w, h, newestWaiting(state, prepared, w, h)) - h)
  }
  return worst
}

/** Hour at which the newest waiting order of w would be gone: packing at planned capacity, then its carriers' pick-ups and caps. */
export function finishHour(state: State, prepared: PreparedSimulation, w: number, h: number, newest: number): number {
  const { cohorts, lanes, hourCount } = prepared
  const packedAt = state.waitingTotal[w] === 0 ? h + 1 : packingFinish(state, prepared, w, h)
  let finish = packedAt
  if (cohorts.isDispatchedWhenPacked[newest]) return finish
  for (let n = lanes.start[w]!; n < lanes.start[w + 1]!; n += 1) {
    const lane = lanes.byWarehouse[n]!
    if (lanes.share[lane]! <= 0 && state.packedTotal[lane] === 0) continue
    const base = lane * (hourCount + 1)
    finish = Math.max(finish, pickupFrom(lanes.nextPickup, base, hourCount, packedAt))
    const queue = state.packedTotal[lane]! + state.waitingTotal[w]! * lanes.share[lane]!
    const cap = lanes.capPerDay[lane]!
    if (cap >= 0 && queue > cap) {
      const days = cap === 0 ? FAR_AHEAD_HOURS / 24 : Math.ceil(queue / cap - 1e-9) - 1
      finish = Math.max(finish, pickupFrom(lanes.nextPickup, base, hourCount, h + 1) + 24 * days)
    }
  }
  return finish
}

function pickupFrom(nextPickup: Int32Array, base: number, hourCount: number, hour: number): number {
  if (hour <= hourCount) return nextPickup[base + hour]!
  const known = nextPickup[base + hourCount]!
  return known >= hour ? known : known + 24 * Math.ceil((hour - known) / 24)
}

/** The newest cohort that waits at w, packed or not; the one arriving in hour h when none does. */
export function newestWaiting(state: State, prepared: PreparedSimulation, w: number, h: number): number {
  const { cohorts, lanes } = prepared
  const arriving = cohorts.openingCount + h * cohorts.perHour
  if (state.undispatched[w] === 0) return arriving
  if (state.waitingTotal[w]! > 0) {
    let j = arriving + cohorts.perHour - 1
    while (state.waiting[w * cohorts.count + j] === 0) j -= 1
    return j
  }
  let newest = -1
  for (let n = lanes.start[w]!; n < lanes.start[w + 1]!; n += 1) {
    const lane = lanes.byWarehouse[n]!
    if (state.packedTotal[lane] === 0) continue
    let j = arriving + cohorts.perHour - 1
    while (j > newest && state.packed[lane * cohorts.count + j] === 0) j -= 1
    newest = Math.max(newest, j)
  }
  return newest < 0 ? arriving : newest
}

/** Hour in which the last waiting parcel is packed at planned capacity, beyond the horizon at the mean of its last week. */
function packingFinish(state: State, prepared: PreparedSimulation, w: number, h: number): number {
  if (prepared.isPackingUnlimited[w]) return h + 1
  const { hourCount, plannedUpTo } = prepared
  const base = w * (hourCount + 1)
  const target = plannedUpTo[base + h + 1]! + state.waitingTotal[w]! - state.capacityCarry[w]! - 1e-6
  const total = plannedUpTo[base + hourCount]!
  if (total >= target) {
    let low = h + 1
    let high = hourCount
    while (low < high) {
      const middle = (low + high) >> 1
      if (plannedUpTo[base + middle]! >= target) high = middle
      else low = middle + 1
    }
    return Math.max(h + 1, low - 1)
  }
  const week = Math.min(168, hourCount)
  const perHour = (total - plannedUpTo[base + hourCount - week]!) / week
  return perHour > 0 ? Math.min(h + FAR_AHEAD_HOURS, hourCount - 1 + Math.ceil((target - total) / perHour)) : h + FAR_AHEAD_HOURS
}
