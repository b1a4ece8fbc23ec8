import { nextUnit, seedStream, sourceOf } from '#math/rng.ts'

import type { PreparedSimulation } from './prepare.ts'
import { DAMAGED, WRONG_ITEM, type State } from './state.ts'

/**
 * What happens to parcels picked up together at lane l beyond arriving: of those not lost, some are damaged, some hold the wrong item, some of the rest come back,
 * to be restocked once the lane's median transit and the market's days are over. Each parcel draws once; deterministic: expectations, fractions carried.
 */
export function lookAfter(state: State, prepared: PreparedSimulation, lane: number, h: number, parcels: number, lost: number): void {
  const { input, hourCount } = prepared
  const { money } = state
  const source = input.lanes[lane]!
  const damagedShare = source.damagedShare ?? 0
  const wrongShare = source.wrongItemShare ?? 0
  let damaged = 0
  let wrong = 0
  let returned = 0
  if (prepared.hasCare) {
    const returnShare = prepared.returnShare * (1 - damagedShare - wrongShare)
    const arriving = parcels - lost
    if (prepared.isRandom) {
      const stream = state.careStreams[lane]!
      seedStream(stream, state.seed, state.replication, careSource(prepared, lane), h)
      for (let i = 0; i < arriving; i += 1) {
        const unit = nextUnit(stream)
        if (unit < damagedShare) damaged += 1
        else if (unit < damagedShare + wrongShare) wrong += 1
        else if (unit < damagedShare + wrongShare + returnShare) returned += 1
      }
    } else {
      damaged = carried(state, lane, 0, arriving * damagedShare)
      wrong = carried(state, lane, 1, arriving * wrongShare)
      returned = carried(state, lane, 2, arriving * returnShare)
    }
    state.totals[DAMAGED]! += damaged
    state.totals[WRONG_ITEM]! += wrong
    const back = h + 24 * (prepared.medianTransitDays[lane]! + prepared.returnAfterDays)
    if (returned > 0 && back < hourCount && state.receiving?.returned) state.receiving.returned[source.warehouse * hourCount + back]! += returned
  }
  if (money) money.refundedByDay[prepared.markets[0]!.dayOfHour[h]!]! += lost + damaged + wrong
}

function carried(state: State, lane: number, kind: number, mean: number): number {
  const due = state.careCarry[lane * 3 + kind]! + mean
  const whole = Math.floor(due + 1e-9)
  state.careCarry[lane * 3 + kind] = due - whole
  return whole
}

function careSource({ input }: PreparedSimulation, lane: number): number {
  const { warehouse, serviceId } = input.lanes[lane]!
  return sourceOf(`care@${input.warehouses[warehouse]!.id}/${serviceId}`)
}
