import { arrive } from './arrivals.ts'
import { cancelByBuyers, cancelByPlatform } from './cancellation.ts'
import { drawScenario } from './chance.ts'
import { closeAccountDay, closeStationDay, overdueParcels } from './dayEnd.ts'
import { lookAtThrottles } from './control.ts'
import { departTransfers, receive, reorder, scheduleInbound } from './inventory.ts'
import { storeDay } from './money.ts'
import type { PreparedSimulation } from './prepare.ts'
import { breakGate, CARRIERS, createState, DELIVERED_ON_TIME, DELIVERY, DUE_FOR_DELIVERY, PACKING, resetState, STOCK, type State } from './state.ts'
import { unload } from './receiving.ts'
import { pack, pickUp, settlePacking } from './stations.ts'

export const ANY_GATE = -1
const NEVER = -2

/** Working memory, one per prepared input and thread. */
const states = new WeakMap<PreparedSimulation, State>()

export function stateOf(prepared: PreparedSimulation): State {
  let state = states.get(prepared)
  if (!state) states.set(prepared, (state = createState(prepared)))
  return state
}

/**
 * One replication, hour by hour: lots arrive, orders arrive, parcels are packed, trucks leave, the platform cancels; at a market's day end buyers
 * cancel and its late dispatch rate closes; at the end of market 0's day stock is reviewed and the series are read.
 *
 * With `stopGate` (a gate or ANY_GATE) it ends as soon as that gate broke; then only `gateHour` may be read. `observe` is called at the end of each hour.
 *
 * Gates, each stage told its own fault (orders whose deadline had passed before the start count for the account gate only):
 * stock - an ordered SKU was lost or oversold, at the hour of the order;
 * packing - a parcel was packed after its deadline, or too late for its lane's last pick-up within it (although there was one it could have met);
 *   or is still unpacked past its deadline at the end; at the first hour after the deadline;
 * carriers - a parcel packed in time was picked up after its deadline, or waits past it at the end; at the first hour after the deadline;
 * delivery - delivered on time / due for delivery within the horizon (cancelled orders are not due; lost and unshipped ones are) is under the target,
 *   at the last hour;
 * account - the trailing late dispatch rate of some market is over the enforcement line, at the end of the day.
 */
export function runReplication(state: State, prepared: PreparedSimulation, seed: number, replication: number, stopGate: number = NEVER, observe?: HourObserver): void {
  startReplication(state, prepared, seed, replication, stopGate)
  for (let h = 0; h < prepared.hourCount; h += 1) {
    if (stepHour(state, prepared, h, stopGate)) return
    observe?.(h)
  }
  finishReplication(state, prepared, stopGate)
}

/** Called at the end of hour h with everything in `State` as it then is (parcels packed since the last look still unsettled). */
export type HourObserver = (h: number) => void

/** Opening state and what is drawn before the first hour. Then `stepHour` for every hour in order, then `finishReplication`: between hours all there is lies in `state`. */
export function startReplication(state: State, prepared: PreparedSimulation, seed: number, replication: number, stopGate: number = NEVER): void {
  resetState(state, prepared, seed, replication)
  state.isTransitNeeded = stopGate === NEVER || stopGate === ANY_GATE || stopGate === DELIVERY || prepared.hasCare
  drawScenario(state, prepared)
  scheduleInbound(state, prepared)
}

/** Hour h. True = the gate asked for broke, nothing more to do. */
export function stepHour(state: State, prepared: PreparedSimulation, h: number, stopGate: number = NEVER): boolean {
  const { marketCount, markets, warehouseCount } = prepared
  if (state.lotHead[h]! >= 0) receive(state, prepared, h)
  if (state.receiving) unload(state, prepared, h)
  if (prepared.transfersOf.size > 0) departTransfers(state, prepared, h)
  arrive(state, prepared, h)
  if (stopGate === STOCK && !prepared.isClosedLoop) {
    // Stock is taken when an order is placed and comes back from nowhere: what happens to parcels cannot break this gate.
    if (markets[0]!.isDayEnd[h] === 1) reorder(state, prepared, h)
    return isBroken(state, STOCK)
  }
  pack(state, prepared, h)
  pickUp(state, prepared, h)
  cancelByPlatform(state, prepared, h)
  for (let m = 0; m < marketCount; m += 1) {
    const market = markets[m]!
    if (market.isDayEnd[h] === 0) continue
    const day = market.dayOfHour[h]!
    for (let w = 0; w < warehouseCount; w += 1) settlePacking(state, prepared, w, h)
    cancelByBuyers(state, prepared, m, h, day)
    closeAccountDay(state, prepared, m, h)
    if (m > 0) continue
    reorder(state, prepared, h)
    lookAtThrottles(state, prepared, h, day)
    storeDay(state, prepared, day)
    if (stopGate === NEVER) closeStationDay(state, prepared, h, day)
  }
  return stopGate !== NEVER && isBroken(state, stopGate)
}

/** What only the end shows. */
export function finishReplication(state: State, prepared: PreparedSimulation, stopGate: number = NEVER): void {
  if (stopGate !== STOCK || prepared.isClosedLoop) closeGates(state, prepared)
}

function isBroken(state: State, gate: number): boolean {
  if (gate !== ANY_GATE) return state.gateHour[gate]! >= 0
  for (let g = 0; g < 5; g += 1) if (state.gateHour[g]! >= 0) return true
  return false
}

/** What only the end shows: parcels still waiting past their deadline, and deliveries. */
function closeGates(state: State, prepared: PreparedSimulation): void {
  const { cohorts, hourCount, input } = prepared
  overdueParcels(state, prepared, hourCount - 1, (w, lane, j) => {
    const deadline = cohorts.deadline[j]!
    if (deadline < 0) return
    if (lane < 0) breakGate(state, PACKING, deadline + 1, w)
    else if (state.packed[lane * cohorts.count + j]! > state.packedLate[lane * cohorts.count + j]!) breakGate(state, CARRIERS, deadline + 1, lane)
  })
  // Parcels not picked up by their delivery hour are due all the same.
  for (let w = 0; w < prepared.warehouseCount; w += 1) {
    for (let j = state.waitingHead[w]!; j < cohorts.count; j += 1) {
      if (cohorts.deliverBy[j]! < hourCount) state.totals[DUE_FOR_DELIVERY]! += state.waiting[w * cohorts.count + j]!
    }
  }
  for (let l = 0; l < prepared.laneCount; l += 1) {
    for (let j = state.packedHead[l]!; j < cohorts.count; j += 1) if (cohorts.deliverBy[j]! < hourCount) state.totals[DUE_FOR_DELIVERY]! += state.packed[l * cohorts.count + j]!
  }
  const due = state.totals[DUE_FOR_DELIVERY]!
  if (state.totals[DELIVERED_ON_TIME]! < input.gates.otdrTargetShare * due) breakGate(state, DELIVERY, hourCount - 1, -1)
}
