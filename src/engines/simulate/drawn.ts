import { drawScenario } from './chance.ts'
import type { PreparedSimulation } from './prepare.ts'
import { stateOf } from './replication.ts'
import { resetState } from './state.ts'

/** What a replication was dealt, one figure per input of chance, in the order of `drawnNames`. */
export type DrawnInputs = Float64Array

/** Names of the drawn inputs: demand over the run and at its highest day, the largest event factor and its hour, what each warehouse could pack, hours with something disrupted. */
export function drawnNames({ input }: PreparedSimulation): readonly string[] {
  return ['demandLevel', 'busiestDay', 'eventPeak', 'eventHour', ...input.warehouses.map(({ id }) => `packing@${id}`), 'disruptedHours']
}

/** Draws the scenario of a replication again, without running it. Shares are of the plan; hours from the start, -1 = no event. */
export function drawnInputs(prepared: PreparedSimulation, seed: number, replication: number): DrawnInputs {
  const state = stateOf(prepared)
  resetState(state, prepared, seed, replication)
  drawScenario(state, prepared)
  const { dayCount, hourCount, warehouseCount } = prepared
  const market = prepared.markets[0]!
  let [planned, drawn, busiest, peak, peakHour] = [0, 0, 0, 1, -1]
  const byDay = new Float64Array(dayCount)
  for (let h = 0; h < hourCount; h += 1) {
    const day = market.dayOfHour[h]!
    const mean = market.meanOrders[h]!
    const factor = state.factors[h]!
    const orders = mean * state.dayFactor[day]! * factor
    planned += mean
    drawn += mean * state.dayFactor[day]!
    byDay[day]! += orders
    if (factor > peak) [peak, peakHour] = [factor, h]
  }
  for (const orders of byDay) busiest = Math.max(busiest, orders)
  const packing = Array.from({ length: warehouseCount }, (_, w) => {
    let [whole, kept] = [0, 0]
    for (let h = 0; h < hourCount; h += 1) {
      const capacity = prepared.capacity[w * hourCount + h]!
      whole += capacity
      kept += capacity * state.dayCapacity[w * dayCount + market.dayOfHour[h]!]! * (state.disrupted?.packingKept?.[w * hourCount + h] ?? 1)
    }
    return whole > 0 ? kept / whole : 1
  })
  return Float64Array.from([planned > 0 ? drawn / planned : 1, planned > 0 ? (busiest * dayCount) / planned : 1, peak, peakHour, ...packing, disruptedHours(state, hourCount)])
}

function disruptedHours({ disrupted }: ReturnType<typeof stateOf>, hourCount: number): number {
  if (!disrupted) return 0
  let hours = 0
  for (let h = 0; h < hourCount; h += 1) {
    const isOn = [disrupted.packingKept, disrupted.pickupKept, disrupted.ordersKept].some((kept) => kept && anyAt(kept, h, hourCount, (value) => value < 1))
      || [disrupted.receiptHeld, disrupted.inboundHeld, disrupted.reorderHeld].some((held) => held && anyAt(held, h, hourCount, (value) => value > 0))
    if (isOn) hours += 1
  }
  return hours
}

function anyAt(values: Float64Array | Uint8Array, hour: number, hourCount: number, is: (value: number) => boolean): boolean {
  for (let at = hour; at < values.length; at += hourCount) if (is(values[at]!)) return true
  return false
}
