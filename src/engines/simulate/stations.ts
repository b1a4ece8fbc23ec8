import { DEALT_CYCLE } from './lanes.ts'
import { laneOfParcel, nextCohort } from './packingOrder.ts'
import type { PreparedSimulation } from './prepare.ts'
import { breakGate, CARRIERS, DISPATCHED, LATE, PACKING, type State } from './state.ts'
import { ship } from './transit.ts'

/**
 * Stage 1 in hour h: how many whole parcels each warehouse packs; a fraction of its capacity is carried to the next hour. Which ones is settled by
 * `settlePacking`, for all hours since the last time together: nobody looks before a truck leaves, an order is cancelled or a day ends.
 */
export function pack(state: State, prepared: PreparedSimulation, h: number): void {
  const { warehouseCount, hourCount, dayCount, capacity, isPackingUnlimited, packsInOrder } = prepared
  const { waitingTotal, dayCapacity, capacityCarry } = state
  const packingKept = state.disrupted?.packingKept
  const day = prepared.markets[0]!.dayOfHour[h]!
  for (let w = 0; w < warehouseCount; w += 1) {
    const total = waitingTotal[w]!
    let running = dayCapacity[w * dayCount + day]!
    if (packingKept) running *= packingKept[w * hourCount + h]!
    let slots = total
    if (isPackingUnlimited[w] === 0) {
      const planned = capacity[w * hourCount + h]!
      if (planned === 0) continue
      const due = capacityCarry[w]! + planned * running
      const whole = Math.floor(due + 1e-9)
      capacityCarry[w] = due - whole
      if (whole < slots) slots = whole
    } else if (running === 0) continue
    if (slots === 0) continue
    waitingTotal[w] = total - slots
    if (state.unsettled[w] === 0) state.unsettledFrom[w] = h
    state.unsettled[w]! += slots
    state.packedInHour[w * hourCount + h] = slots
    if (packsInOrder[w] === 0) settlePacking(state, prepared, w, h)
  }
}

/** Takes the parcels that warehouse w packed up to hour h out of its oldest cohorts and deals them to its lanes. */
export function settlePacking(state: State, prepared: PreparedSimulation, w: number, h: number): void {
  let slots = state.unsettled[w]!
  if (slots === 0) return
  if (prepared.packsInOrder[w] === 0) {
    state.unsettled[w] = 0
    packOutOfOrder(state, prepared, w, h, slots)
    return
  }
  const { cohorts, lanes } = prepared
  const { waiting, packed, packedTotal } = state
  const { dealtUpTo, byWarehouse, packByOfWarehouse } = lanes
  const { isDispatchedWhenPacked, count } = cohorts
  const all = slots
  const base = w * count
  const firstLane = lanes.start[w]!
  const endLane = lanes.start[w + 1]!
  const isOneLane = endLane - firstLane === 1
  const onlyLane = byWarehouse[firstLane]!
  let dealtCount = state.dealtCount[w]!
  let j = state.waitingHead[w]!
  state.unsettled[w] = 0
  state.replayHour = state.unsettledFrom[w]!
  state.replayUsed = 0
  while (slots > 0) {
    const held = waiting[base + j]!
    if (held === 0) {
      j += 1
      continue
    }
    const served = held < slots ? held : slots
    if (h > packByOfWarehouse[base + j]! || isDispatchedWhenPacked[j] === 1) replay(state, prepared, w, j, h, served, all - slots, dealtCount)
    slots -= served
    waiting[base + j] = held - served
    if (isOneLane) packed[onlyLane * count + j]! += served
    else {
      const next = dealtCount + served
      for (let n = firstLane; n < endLane; n += 1) {
        const from = n * (DEALT_CYCLE + 1)
        const dealt = next <= DEALT_CYCLE ? dealtUpTo[from + next]! - dealtUpTo[from + dealtCount]! : dealtAround(dealtUpTo, from, dealtCount, next)
        if (dealt > 0) {
          const lane = byWarehouse[n]!
          packed[lane * count + j]! += dealt
          packedTotal[lane]! += dealt
        }
      }
      dealtCount = next & (DEALT_CYCLE - 1)
    }
    if (served === held) j += 1
  }
  if (isOneLane) packedTotal[onlyLane]! += all
  state.waitingHead[w] = j
  state.dealtCount[w] = dealtCount
}

/** The slots of one hour in another order than the oldest first: cohort by cohort, parcel by parcel to its lane. */
function packOutOfOrder(state: State, prepared: PreparedSimulation, w: number, h: number, slots: number): void {
  const { cohorts, lanes } = prepared
  const { waiting, packed, packedTotal, packedHead } = state
  const base = w * cohorts.count
  for (let left = slots; left > 0;) {
    const j = nextCohort(state, prepared, w, h)
    if (j < 0) break
    const served = Math.min(left, waiting[base + j]!)
    waiting[base + j]! -= served
    left -= served
    for (let i = 0; i < served; i += 1) {
      const lane = laneOfParcel(prepared, w, state.dealtCount[w]!)
      state.dealtCount[w] = (state.dealtCount[w]! + 1) & (DEALT_CYCLE - 1)
      packed[lane * cohorts.count + j]! += 1
      packedTotal[lane]! += 1
      if (packedHead[lane]! > j) packedHead[lane] = j
      if (h > lanes.packBy[lane * cohorts.count + j]!) packedTooLate(state, prepared, w, lane, j, 1)
    }
    if (cohorts.isDispatchedWhenPacked[j]) dispatchCohort(state, prepared, w, j, h, served)
  }
  while (state.waitingHead[w]! < cohorts.openingCount + h * cohorts.perHour && waiting[base + state.waitingHead[w]!] === 0) state.waitingHead[w]! += 1
}

/** Parcels number `from` to `to - 1` that a lane gets where they go past the end of the cycle. */
function dealtAround(dealtUpTo: Uint16Array, base: number, from: number, to: number): number {
  const cycles = Math.floor(to / DEALT_CYCLE)
  return cycles * dealtUpTo[base + DEALT_CYCLE]! + dealtUpTo[base + (to & (DEALT_CYCLE - 1))]! - dealtUpTo[base + from]!
}

/** Cohort j hour by hour, where the hour of packing matters: it may be too late, or be the dispatch event itself. `used` parcels were packed before it. */
function replay(state: State, prepared: PreparedSimulation, w: number, j: number, last: number, served: number, used: number, dealtFrom: number): void {
  const { cohorts, lanes, hourCount } = prepared
  const { dealt, packBy } = lanes
  const packByHour = lanes.packByOfWarehouse[w * cohorts.count + j]!
  const isOneLane = lanes.start[w + 1]! - lanes.start[w]! === 1
  let t = state.replayHour
  let usedBefore = state.replayUsed
  let dealtCount = dealtFrom
  for (let at = used, end = used + served; at < end && t <= last;) {
    const inHour = state.packedInHour[w * hourCount + t]!
    if (usedBefore + inHour <= at) {
      usedBefore += inHour
      t += 1
      continue
    }
    const parcels = Math.min(end, usedBefore + inHour) - at
    if (t > packByHour) {
      if (isOneLane) packedTooLate(state, prepared, w, lanes.byWarehouse[lanes.start[w]!]!, j, parcels)
      else for (let i = 0; i < parcels; i += 1) {
        const lane = dealt[w * DEALT_CYCLE + ((dealtCount + i) & (DEALT_CYCLE - 1))]!
        if (t > packBy[lane * cohorts.count + j]!) packedTooLate(state, prepared, w, lane, j, 1)
      }
    }
    if (cohorts.isDispatchedWhenPacked[j]) dispatchCohort(state, prepared, w, j, t, parcels)
    at += parcels
    dealtCount += parcels
  }
  state.replayHour = t
  state.replayUsed = usedBefore
}

function packedTooLate(state: State, prepared: PreparedSimulation, w: number, lane: number, j: number, parcels: number): void {
  const { deadline, count } = prepared.cohorts
  state.packedLate[lane * count + j]! += parcels
  // Orders already past their deadline when the run starts are nobody's fault in it.
  if (deadline[j]! >= 0) breakGate(state, PACKING, deadline[j]! + 1, w)
}

/** Parcels of one cohort whose dispatch event is packing. */
function dispatchCohort(state: State, prepared: PreparedSimulation, w: number, j: number, h: number, parcels: number): void {
  const { market, deadline, arrivalHour } = prepared.cohorts
  const late = h > deadline[j]! ? parcels : 0
  state.dispatchedByAge[h - arrivalHour[j]!]! += parcels
  state.lateByAge[h - arrivalHour[j]!]! += late
  dispatch(state, prepared, w, market[j]!, h, parcels, late)
}

/** The dispatch event of parcels of market m, `late` of them after their deadline: counted in the market's day of the hour. */
function dispatch(state: State, prepared: PreparedSimulation, w: number, m: number, h: number, parcels: number, late: number): void {
  const day = prepared.markets[m]!.dayOfHour[h]!
  const at = m * (state.trailingDays + prepared.dayCount) + state.trailingDays + day
  state.undispatched[w]! -= parcels
  state.totals[DISPATCHED]! += parcels
  state.dispatchedByDay[at]! += parcels
  state.series[prepared.dayCount + day]! += parcels
  if (late === 0) return
  state.totals[LATE]! += late
  state.lateByDay[at]! += late
}

/** Stage 2 at the end of hour h: the lanes whose truck leaves take their oldest parcels, up to what is left of the day's cap. */
export function pickUp(state: State, prepared: PreparedSimulation, h: number): void {
  const { lanes, cohorts } = prepared
  const end = lanes.pickupStart[h + 1]!
  const pickupKept = state.disrupted?.pickupKept
  for (let i = lanes.pickupStart[h]!; i < end; i += 1) {
    const lane = lanes.pickedUp[i]!
    settlePacking(state, prepared, lanes.warehouse[lane]!, h)
    let slots = state.packedTotal[lane]!
    const cap = lanes.capPerDay[lane]!
    if (cap >= 0) {
      const day = prepared.markets[0]!.dayOfHour[h]!
      if (state.capDay[lane] !== day) {
        state.capDay[lane] = day
        state.capLeft[lane] = cap
      }
      if (state.capLeft[lane]! < slots) slots = state.capLeft[lane]!
    }
    if (pickupKept) {
      const kept = pickupKept[lane * prepared.hourCount + h]!
      if (kept < 1) slots = Math.min(slots, Math.floor((cap >= 0 ? cap : slots) * kept + 1e-9))
    }
    if (cap >= 0) state.capLeft[lane]! -= slots
    if (slots === 0) continue
    state.pickedUpTotal[lane]! += slots
    takeOldest(state, prepared, lane, h, slots, lane * cohorts.count)
  }
}

function takeOldest(state: State, prepared: PreparedSimulation, lane: number, h: number, parcels: number, base: number): void {
  const { cohorts, lanes } = prepared
  const { packed, packedLate, dispatchedByAge } = state
  const { deadline, deliverBy, isDispatchedWhenPacked, market, arrivalHour } = cohorts
  const w = lanes.warehouse[lane]!
  // The cohort being packed stays open: its rest will still join.
  const isInOrder = prepared.packsInOrder[w] === 1
  const open = isInOrder ? state.waitingHead[w]! : cohorts.count
  let j = state.packedHead[lane]!
  if (isInOrder && prepared.marketCount === 1 && parcels === state.packedTotal[lane]! && h <= cohorts.smallestDeadlineFrom[j]! && !isDispatchedWhenPacked[j]) {
    takeAllInTime(state, prepared, lane, h, parcels, base)
    return
  }
  state.packedTotal[lane]! -= parcels
  let slots = parcels
  let dispatchedMarket = 0
  let dispatched = 0
  let late = 0
  let group = 0
  let groupDeliverBy = 0
  while (slots > 0) {
    const held = packed[base + j]!
    if (held > 0) {
      const taken = held < slots ? held : slots
      slots -= taken
      packed[base + j] = held - taken
      const tooLate = packedLate[base + j]!
      if (tooLate > held - taken) packedLate[base + j] = held - taken
      if (!isDispatchedWhenPacked[j]) {
        if (market[j] !== dispatchedMarket) {
          if (dispatched > 0) dispatch(state, prepared, w, dispatchedMarket, h, dispatched, late)
          dispatchedMarket = market[j]!
          dispatched = 0
          late = 0
        }
        dispatched += taken
        dispatchedByAge[h - arrivalHour[j]!]! += taken
        if (h > deadline[j]!) {
          late += taken
          state.lateByAge[h - arrivalHour[j]!]! += taken
          if (deadline[j]! >= 0 && held > tooLate) breakGate(state, CARRIERS, deadline[j]! + 1, lane)
        }
      }
      if (group > 0 && deliverBy[j] !== groupDeliverBy) {
        ship(state, prepared, lane, h, group, groupDeliverBy)
        group = 0
      }
      groupDeliverBy = deliverBy[j]!
      group += taken
      if (taken < held) break
    }
    if (j >= open) break
    j += 1
  }
  state.packedHead[lane] = j
  if (dispatched > 0) dispatch(state, prepared, w, dispatchedMarket, h, dispatched, late)
  ship(state, prepared, lane, h, group, groupDeliverBy)
}

/** The common case: one market, room for all that waits, nothing of it late - so none was packed too late for a truck before its deadline. */
function takeAllInTime(state: State, prepared: PreparedSimulation, lane: number, h: number, parcels: number, base: number): void {
  const { packed, dispatchedByAge } = state
  const { deliverBy, arrivalHour } = prepared.cohorts
  let j = state.packedHead[lane]!
  let group = 0
  let groupDeliverBy = 0
  for (let left = parcels; ; j += 1) {
    const held = packed[base + j]!
    if (held === 0) continue
    packed[base + j] = 0
    dispatchedByAge[h - arrivalHour[j]!]! += held
    if (deliverBy[j] !== groupDeliverBy) {
      if (group > 0) ship(state, prepared, lane, h, group, groupDeliverBy)
      group = 0
      groupDeliverBy = deliverBy[j]!
    }
    group += held
    left -= held
    if (left === 0) break
  }
  // The cohort taken last may still be open.
  state.packedHead[lane] = j
  state.packedTotal[lane] = 0
  dispatch(state, prepared, prepared.lanes.warehouse[lane]!, 0, h, parcels, 0)
  ship(state, prepared, lane, h, group, groupDeliverBy)
}
