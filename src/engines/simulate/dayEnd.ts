import { roundHalfEven } from '#math/quantiles.ts'

import { UNLIMITED_UNITS, type PreparedSimulation } from './prepare.ts'
import { ACCOUNT, breakGate, type State } from './state.ts'

export const UNKNOWN = -1
const FAR_AHEAD_HOURS = 8760

/** The trailing late dispatch rate of market m at the end of its day: [late, dispatched]; breaks the account gate over the enforcement line. */
export function closeAccountDay(state: State, prepared: PreparedSimulation, m: number, h: number): void {
  const market = prepared.markets[m]!
  const day = market.dayOfHour[h]!
  const end = m * (state.trailingDays + prepared.dayCount) + state.trailingDays + day
  let late = 0
  let dispatched = 0
  for (let at = end - market.input.ldrWindowDays + 1; at <= end; at += 1) {
    late += state.lateByDay[at]!
    dispatched += state.dispatchedByDay[at]!
  }
  if (late > prepared.input.gates.ldrEnforcementShare * dispatched) breakGate(state, ACCOUNT, h, UNKNOWN)
  const at = 4 * prepared.dayCount + day
  const share = dispatched === 0 ? UNKNOWN : roundHalfEven((late * 10000) / dispatched)
  // Several markets: the worst of them is shown. Their days end at different hours, in any order.
  if (share > state.series[at]!) state.series[at] = share
}

/** Backlog, doomed orders, slack and stock (-1 = unlimited somewhere) at the end of hour h, the last of market 0's day. */
export function closeStationDay(state: State, prepared: PreparedSimulation, h: number, day: number): void {
  const { warehouseCount, dayCount, skuCount, input } = prepared
  const { series } = state
  let backlog = 0
  for (let w = 0; w < warehouseCount; w += 1) {
    backlog += state.undispatched[w]!
    series[(6 + warehouseCount + w) * dayCount + day] = state.undispatched[w]!
  }
  series[2 * dayCount + day] = backlog
  series[3 * dayCount + day] = backlog === 0 ? 0 : overdueParcels(state, prepared, h)
  series[5 * dayCount + day] = latestSlackHours(state, prepared, h)
  input.trackedSkus.forEach((s, i) => {
    let units = 0
    let isUnlimited = false
    for (let w = 0; w < warehouseCount; w += 1) {
      if (prepared.onHand[w * skuCount + s]! === UNLIMITED_UNITS) isUnlimited = true
      units += state.onHand[w * skuCount + s]!
    }
    series[(6 + 2 * warehouseCount + i) * dayCount + day] = isUnlimited ? UNKNOWN : units
  })
}

/** Parcels not dispatched whose deadline is at or before hour h. `visit` sees each cohort holding some, with its station (-1 = not packed). */
export function overdueParcels(state: State, prepared: PreparedSimulation, h: number, visit?: (w: number, lane: number, cohort: number) => void): number {
  const { cohorts, lanes, warehouseCount } = prepared
  const last = cohorts.openingCount + (h + 1) * cohorts.perHour - 1
  let overdue = 0
  for (let w = 0; w < warehouseCount; w += 1) {
    for (let n = lanes.start[w]! - 1; n < lanes.start[w + 1]!; n += 1) {
      const lane = n < lanes.start[w]! ? -1 : lanes.byWarehouse[n]!
      if ((lane < 0 ? state.waitingTotal[w] : state.packedTotal[lane]) === 0) continue
      const held = lane < 0 ? state.waiting : state.packed
      const base = (lane < 0 ? w : lane) * cohorts.count
      for (let j = lane < 0 ? state.waitingHead[w]! : state.packedHead[lane]!; j <= last && cohorts.smallestDeadlineFrom[j]! <= h; j += 1) {
        if (held[base + j] === 0 || cohorts.deadline[j]! > h || (lane >= 0 && cohorts.isDispatchedWhenPacked[j])) continue
        overdue += held[base + j]!
        visit?.(w, lane, j)
      }
    }
  }
  return overdue
}

/**
 * For the newest waiting order of each warehouse (one arriving in hour h when none waits): hour at which packing at planned capacity, then its
 * carriers' pick-ups and caps, would let it go, minus its deadline. The worst warehouse counts; negative = in time.
 */
function latestSlackHours(state: State, prepared: PreparedSimulation, h: number): number {
  const { warehouseCount, cohorts, lanes, hourCount } = prepared
  let worst = -FAR_AHEAD_HOURS
  for (let w = 0; w < warehouseCount; w += 1) {
    if (lanes.start[w] === lanes.start[w + 1]) continue
    const newest = newestWaiting(state, prepared, w, h)
    const packedAt = state.waitingTotal[w] === 0 ? h + 1 : packingFinish(state, prepared, w, h)
    let finish = packedAt
    if (!cohorts.isDispatchedWhenPacked[newest]) {
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
    }
    worst = Math.max(worst, finish - cohorts.deadline[newest]!)
  }
  return Math.max(-FAR_AHEAD_HOURS, Math.min(FAR_AHEAD_HOURS, worst))
}

function pickupFrom(nextPickup: Int32Array, base: number, hourCount: number, hour: number): number {
  if (hour <= hourCount) return nextPickup[base + hour]!
  const known = nextPickup[base + hourCount]!
  return known >= hour ? known : known + 24 * Math.ceil((hour - known) / 24)
}

function newestWaiting(state: State, prepared: PreparedSimulation, w: number, h: number): number {
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
