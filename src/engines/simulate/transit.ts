import { fillUint32, seedStream } from '#math/rng.ts'

import { lookAfter } from './care.ts'
import { movingHours } from './disruptions.ts'
import type { PreparedSimulation } from './prepare.ts'
import { DELIVERED, DELIVERED_ON_TIME, DRAWS_AT_ONCE, DUE_FOR_DELIVERY, LOST_IN_TRANSIT, type State } from './state.ts'

/** Transit of parcels picked up together: lost, or delivered a whole number of days later; only what the horizon sees is counted. */
export function ship(state: State, prepared: PreparedSimulation, lane: number, h: number, parcels: number, deliverBy: number): void {
  if (state.money) state.money.pickedUpByDay[lane * prepared.dayCount + prepared.markets[0]!.dayOfHour[h]!]! += parcels
  if (!state.isTransitNeeded) return
  const { lanes, hourCount } = prepared
  const { totals, random } = state
  const base = lane * (lanes.dayBins + 1)
  const lastDay = Math.min(lanes.dayBins - 1, Math.floor(movingHours(state, prepared, lane, h, hourCount - 1) / 24))
  const lastOnTime = Math.min(lastDay, Math.floor(movingHours(state, prepared, lane, h, deliverBy) / 24))
  const lostBelow = lanes.transit[base]!
  const deliveredBelow = lanes.transit[base + 1 + lastDay]!
  const onTimeBelow = lastOnTime < 0 ? 0 : lanes.transit[base + 1 + lastOnTime]!
  if (deliverBy < hourCount) totals[DUE_FOR_DELIVERY]! += parcels
  let lost = 0
  let delivered = 0
  let onTime = 0
  if (prepared.isRandom) {
    const stream = state.transitStreams[lane]!
    const day = prepared.markets[0]!.dayOfHour[h]!
    if (state.transitDay[lane] !== day) {
      state.transitDay[lane] = day
      seedStream(stream, state.seed, state.replication, lanes.transitSource[lane]!, day)
    }
    // 31 bits a draw: a difference then fits a signed integer, and its sign bit counts without a branch.
    const lostTo = Math.round(lostBelow / 2) - 1
    const deliveredTo = Math.round(deliveredBelow / 2) - 1
    const onTimeTo = Math.round(onTimeBelow / 2) - 1
    let notLost = 0
    let notDelivered = 0
    let notOnTime = 0
    for (let done = 0; done < parcels; done += DRAWS_AT_ONCE) {
      const batch = Math.min(DRAWS_AT_ONCE, parcels - done)
      fillUint32(stream, random, batch)
      for (let i = 0; i < batch; i += 1) {
        const draw = random[i]! >>> 1
        notLost += (lostTo - draw) >>> 31
        notDelivered += (deliveredTo - draw) >>> 31
        notOnTime += (onTimeTo - draw) >>> 31
      }
    }
    lost = parcels - notLost
    delivered = notLost - notDelivered
    onTime = Math.max(0, notLost - notOnTime)
  } else {
    lost = expected(state, lane, 0, (parcels * lostBelow) / 4294967296, parcels)
    delivered = expected(state, lane, 1, (parcels * (deliveredBelow - lostBelow)) / 4294967296, parcels - lost)
    onTime = expected(state, lane, 2, (parcels * Math.max(0, onTimeBelow - lostBelow)) / 4294967296, delivered)
  }
  totals[LOST_IN_TRANSIT]! += lost
  if (prepared.hasCare || state.money) lookAfter(state, prepared, lane, h, parcels, lost)
  totals[DELIVERED]! += delivered
  if (deliverBy < hourCount) totals[DELIVERED_ON_TIME]! += onTime
}

/** Whole part of an expectation, at most `most`; what is left of it is carried to the next, so that nothing is missing in the end. */
function expected(state: State, lane: number, kind: number, mean: number, most: number): number {
  const due = state.transitCarry[lane * 4 + kind]! + mean
  const whole = Math.min(most, Math.floor(due + 1e-9))
  state.transitCarry[lane * 4 + kind] = due - whole
  return whole
}
