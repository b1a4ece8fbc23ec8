import { roundHalfEven } from '#math/quantiles.ts'

import { FAR_AHEAD_HOURS, finishHour, newestWaiting } from './backlog.ts'
import { setVolumeLimit } from './control.ts'
import { UNLIMITED_UNITS, type PreparedSimulation } from './prepare.ts'
import { ACCOUNT, breakGate, type State } from './state.ts'

export const UNKNOWN = -1

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
  setVolumeLimit(state, prepared, m, day, late, dispatched)
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
  const { warehouseCount, cohorts, lanes } = prepared
  let worst = -FAR_AHEAD_HOURS
  for (let w = 0; w < warehouseCount; w += 1) {
    if (lanes.start[w] === lanes.start[w + 1]) continue
    const newest = newestWaiting(state, prepared, w, h)
    worst = Math.max(worst, finishHour(state, prepared, w, h, newest) - cohorts.deadline[newest]!)
  }
  return Math.max(-FAR_AHEAD_HOURS, Math.min(FAR_AHEAD_HOURS, worst))
}
