import { nextUnit, seedStream } from '#math/rng.ts'

import { drawOutcome, nextOutcome } from './discrete.ts'
import { heldArrival } from './disruptions.ts'
import { paySupplier } from './money.ts'
import { UNLIMITED_UNITS, type PreparedSimulation } from './prepare.ts'
import { takeIn } from './receiving.ts'
import { splitOrder } from './reorders.ts'
import { UNITS_MOVED, type State } from './state.ts'

/** Draws the arrival hour of every inbound lot: uniform over its window, its middle when deterministic. Lots beyond the horizon never come. */
export function scheduleInbound(state: State, prepared: PreparedSimulation): void {
  prepared.input.skus.forEach((sku, s) => {
    if (sku.inbound.length === 0) return
    if (prepared.isRandom) seedStream(state.scratch, state.seed, state.replication, prepared.skuSources.inbound[s]!, 0)
    for (const lot of sku.inbound) {
      const unit = prepared.isRandom ? nextUnit(state.scratch) : 0.5
      const hour = Math.max(0, lot.fromHour + Math.floor((lot.toHour - lot.fromHour + 1) * unit))
      schedule(state, prepared, lot.warehouse * prepared.skuCount + s, lot.units, heldArrival(state, prepared, lot.warehouse, 0, hour))
    }
  })
}

function schedule(state: State, prepared: PreparedSimulation, at: number, units: number, hour: number): void {
  state.onOrder[at]! += units
  if (hour >= prepared.hourCount) return
  const lot = state.lotCount
  state.lotCount += 1
  state.lotAt[lot] = at
  state.lotUnits[lot] = units
  state.lotNext[lot] = state.lotHead[hour]!
  state.lotHead[hour] = lot
}

/** Lots of hour h are on hand before its orders, unless the warehouse takes in only so much. */
export function receive(state: State, prepared: PreparedSimulation, h: number): void {
  for (let lot = state.lotHead[h]!; lot >= 0; lot = state.lotNext[lot]!) {
    const at = state.lotAt[lot]!
    const units = state.lotUnits[lot]!
    if (state.receiving) state.receiving.dock[Math.floor(at / prepared.skuCount)]!.push({ at, units })
    else takeIn(state, at, units)
  }
}

/** Daily review at the end of hour h: a position (on hand + on order) at or under the reorder point is filled up to its target, to come after the lead time. Nothing is ordered while a place that it would go to takes no orders. */
export function reorder(state: State, prepared: PreparedSimulation, h: number): void {
  if (prepared.input.unlimited.stock) return
  const { sku, point, upTo, caseUnits } = prepared.reorders
  const day = prepared.markets[0]!.dayOfHour[h]!
  for (let i = 0; i < sku.length; i += 1) {
    const places = prepared.reorders.places[i]!
    const shares = prepared.reorders.shares[i]!
    if (isHeld(state, prepared, places, shares, h)) continue
    const position = positionOf(state, places)
    if (position > point[i]! || position >= upTo[i]!) continue
    const s = sku[i]!
    const leadTimes = prepared.leadTimes[s]!
    let leadTimeDays = leadTimes.outcomes[0]!
    if (leadTimes.outcomes.length > 1) {
      if (prepared.isRandom) {
        const stream = state.leadStreams[i]!
        if (state.isLeadOpen[i] === 0) {
          state.isLeadOpen[i] = 1
          seedStream(stream, state.seed, state.replication, prepared.skuSources.lead[s]!, 0)
        }
        leadTimeDays = drawOutcome(leadTimes, stream)
      } else leadTimeDays = nextOutcome(leadTimes, state.credits)
    }
    const units = Math.ceil((upTo[i]! - position) / caseUnits[i]!) * caseUnits[i]!
    paySupplier(state, prepared, s, units, day)
    const parts = places.length === 1 ? [units] : splitOrder(units, Array.from(places, (at) => state.onHand[at]! + state.onOrder[at]!), shares)
    parts.forEach((part, p) => {
      if (part > 0) schedule(state, prepared, places[p]!, part, heldArrival(state, prepared, Math.floor(places[p]! / prepared.skuCount), h + 1, h + 1 + 24 * leadTimeDays))
    })
  }
}

function positionOf({ onHand, onOrder }: State, places: Int32Array): number {
  let position = 0
  for (const at of places) position += onHand[at]! + onOrder[at]!
  return position
}

function isHeld({ disrupted }: State, { skuCount, hourCount }: PreparedSimulation, places: Int32Array, shares: Float64Array, h: number): boolean {
  const reorderHeld = disrupted?.reorderHeld
  return reorderHeld ? places.some((at, p) => shares[p]! > 0 && reorderHeld[Math.floor(at / skuCount) * hourCount + h] !== 0) : false
}

/** Moves between warehouses that leave in hour h: as many units as are there; from unlimited stock all of them. */
export function departTransfers(state: State, prepared: PreparedSimulation, h: number): void {
  for (const { sku, fromWarehouse, toWarehouse, units, arriveHour } of prepared.transfersOf.get(h) ?? []) {
    const from = fromWarehouse * prepared.skuCount + sku
    const isUnlimited = state.onHand[from]! >= UNLIMITED_UNITS / 2
    const moved = isUnlimited ? units : Math.min(units, state.onHand[from]!)
    if (moved <= 0) continue
    if (!isUnlimited) {
      state.onHand[from]! -= moved
      state.totals[UNITS_MOVED]! += moved
    }
    schedule(state, prepared, toWarehouse * prepared.skuCount + sku, moved, Math.max(h + 1, arriveHour))
  }
}
