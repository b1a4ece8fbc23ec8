import { log } from '#math/elementary.ts'
import { nextUnit, seedStream } from '#math/rng.ts'

import type { PreparedSimulation } from './prepare.ts'
import { CANCELLED, type State } from './state.ts'
import { settlePacking } from './stations.ts'

/** The platform cancels what is still undispatched at the end of its hour. */
export function cancelByPlatform(state: State, prepared: PreparedSimulation, h: number): void {
  const { cohorts, warehouseCount } = prepared
  const start = cohorts.cancelStart[h]!
  const end = cohorts.cancelStart[h + 1]!
  if (start === end || cohorts.cancelled[end - 1]! < oldestHeld(state, prepared)) return
  for (let w = 0; w < warehouseCount; w += 1) settlePacking(state, prepared, w, h)
  for (let i = start; i < end; i += 1) {
    const j = cohorts.cancelled[i]!
    for (let w = 0; w < warehouseCount; w += 1) {
      const waiting = state.waiting[w * cohorts.count + j]!
      if (waiting > 0) removeWaiting(state, prepared, w, j, waiting)
      if (cohorts.isDispatchedWhenPacked[j]) continue
      for (let n = prepared.lanes.start[w]!; n < prepared.lanes.start[w + 1]!; n += 1) {
        const lane = prepared.lanes.byWarehouse[n]!
        const packed = state.packed[lane * cohorts.count + j]!
        if (packed > 0) removePacked(state, prepared, w, lane, j, packed)
      }
    }
  }
}

/** No cohort before this one is held at any station. */
function oldestHeld(state: State, prepared: PreparedSimulation): number {
  let oldest = prepared.cohorts.count
  for (let w = 0; w < prepared.warehouseCount; w += 1) {
    if (state.waitingTotal[w]! + state.unsettled[w]! > 0 && state.waitingHead[w]! < oldest) oldest = state.waitingHead[w]!
  }
  for (let l = 0; l < prepared.laneCount; l += 1) if (state.packedTotal[l]! > 0 && state.packedHead[l]! < oldest) oldest = state.packedHead[l]!
  return oldest
}

/**
 * Buyers cancel at the end of market m's day: each undispatched order with the same probability, drawn as gaps between the cancelled ones
 * (geometric), so that the work is per cancelled order and cohort, not per order. Deterministic: whole part of the expectation, fraction carried.
 */
export function cancelByBuyers(state: State, prepared: PreparedSimulation, m: number, h: number, day: number): void {
  const market = prepared.markets[m]!
  const probability = market.input.buyerCancelProbabilityPerDay
  if (!market.hazardByAge && !(probability > 0)) return
  const { cohorts, lanes, warehouseCount } = prepared
  const last = cohorts.openingCount + (h + 1) * cohorts.perHour - 1
  for (let w = 0; w < warehouseCount; w += 1) {
    if (state.undispatched[w] === 0) continue
    if (prepared.isRandom) {
      seedStream(state.scratch, state.seed, state.replication, market.cancelSources[w]!, day)
      state.cancelGap = market.hazardByAge ? nextExponential(state) : nextGap(state, market.logKept)
    }
    walk(state, prepared, m, w, -1, state.waitingHead[w]!, last, day)
    if (market.input.isDispatchAtReadyToShip) continue
    for (let n = lanes.start[w]!; n < lanes.start[w + 1]!; n += 1) {
      const lane = lanes.byWarehouse[n]!
      walk(state, prepared, m, w, lane, state.packedHead[lane]!, prepared.packsInOrder[w] === 1 ? Math.min(last, state.waitingHead[w]!) : last, day)
    }
  }
}

function nextGap(state: State, logKept: number): number {
  return logKept === -Infinity ? 0 : Math.floor(log(nextUnit(state.scratch)) / logKept)
}

/** Exp(1): orders use it up at -ln(1 - probability) each; the one that it does not reach over is cancelled. Exact for any mix of probabilities. */
function nextExponential(state: State): number {
  return -log(nextUnit(state.scratch))
}

function walk(state: State, prepared: PreparedSimulation, m: number, w: number, lane: number, first: number, last: number, day: number): void {
  const { cohorts, isRandom } = prepared
  const market = prepared.markets[m]!
  const held = lane < 0 ? state.waiting : state.packed
  const base = (lane < 0 ? w : lane) * cohorts.count
  const total = lane < 0 ? state.waitingTotal[w]! : state.packedTotal[lane]!
  if (total === 0) return
  const hazard = market.hazardByAge
  if (isRandom && !hazard && prepared.marketCount === 1 && state.cancelGap >= total) {
    state.cancelGap -= total
    return
  }
  const carryAt = m * prepared.warehouseCount + w
  for (let j = first; j <= last; j += 1) {
    const orders = held[base + j]!
    if (orders === 0 || cohorts.market[j] !== m) continue
    let cancelled = 0
    const age = hazard ? Math.min(hazard.rate.length - 1, Math.max(0, day - dayOfCohort(prepared, m, j))) : 0
    if (isRandom && hazard) cancelled = cancelledAtRate(state, orders, hazard.rate[age]!)
    else if (isRandom) {
      let rest = orders
      while (state.cancelGap < rest) {
        rest -= state.cancelGap + 1
        cancelled += 1
        state.cancelGap = nextGap(state, market.logKept)
      }
      state.cancelGap -= rest
    } else {
      const due = state.cancelCarry[carryAt]! + orders * (hazard ? hazard.share[age]! : market.input.buyerCancelProbabilityPerDay)
      cancelled = Math.min(orders, Math.floor(due + 1e-9))
      state.cancelCarry[carryAt] = due - cancelled
    }
    if (cancelled === 0) continue
    if (lane < 0) removeWaiting(state, prepared, w, j, cancelled)
    else removePacked(state, prepared, w, lane, j, cancelled)
  }
}

function cancelledAtRate(state: State, orders: number, rate: number): number {
  let cancelled = 0
  for (let left = orders; left > 0; left -= 1) {
    if (rate > 0 && state.cancelGap < rate) {
      cancelled += 1
      state.cancelGap = nextExponential(state)
    } else if (rate > 0) state.cancelGap -= rate
  }
  return cancelled
}

/** Market day of a cohort's orders; before the start, whole days back from its first hour. */
function dayOfCohort(prepared: PreparedSimulation, m: number, j: number): number {
  const hour = prepared.cohorts.arrivalHour[j]!
  return hour >= 0 ? prepared.markets[m]!.dayOfHour[hour]! : Math.floor(hour / 24)
}

function removeWaiting(state: State, prepared: PreparedSimulation, w: number, j: number, parcels: number): void {
  state.waiting[w * prepared.cohorts.count + j]! -= parcels
  state.waitingTotal[w]! -= parcels
  state.undispatched[w]! -= parcels
  state.totals[CANCELLED]! += parcels
}

/** Those packed in time are taken first: a cancelled order is not evidence against the carrier. */
function removePacked(state: State, prepared: PreparedSimulation, w: number, lane: number, j: number, parcels: number): void {
  const at = lane * prepared.cohorts.count + j
  const left = state.packed[at]! - parcels
  state.packed[at] = left
  if (state.packedLate[at]! > left) state.packedLate[at] = left
  state.packedTotal[lane]! -= parcels
  state.undispatched[w]! -= parcels
  state.totals[CANCELLED]! += parcels
}
