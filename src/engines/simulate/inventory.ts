import { nextUnit, seedStream } from '#math/rng.ts'

import { drawOutcome, nextOutcome } from './discrete.ts'
import { heldArrival } from './disruptions.ts'
import { paySupplier } from './money.ts'
import { UNLIMITED_UNITS, type PreparedSimulation } from './prepare.ts'
import { takeIn } from './receiving.ts'
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

/** Daily review at the end of hour h: a position (on hand + on order) at or under the reorder point is filled up to its target, to come after the lead time. */
export function reorder(state: State, prepared: PreparedSimulation, h: number): void {
  if (prepared.input.unlimited.stock) return
  const { sku, at: places, point, upTo } = prepared.reorders
  const { onHand, onOrder } = state
  const reorderHeld = state.disrupted?.reorderHeld
  const day = prepared.markets[0]!.dayOfHour[h]!
  for (let i = 0; i < sku.length; i += 1) {
    const at = places[i]!
    if (reorderHeld?.[Math.floor(at / prepared.skuCount) * prepared.hourCount + h]) continue
    const position = onHand[at]! + onOrder[at]!
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
    const units = upTo[i]! - position
    paySupplier(state, prepared, s, units, day)
    schedule(state, prepared, at, units, heldArrival(state, prepared, Math.floor(at / prepared.skuCount), h + 1, h + 1 + 24 * leadTimeDays))
  }
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
