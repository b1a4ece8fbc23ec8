import type { PreparedMarket, PreparedSimulation } from './prepare.ts'
import type { State } from './state.ts'

/** Hours of planned packing until what waits at warehouse w is packed, from hour h on; Infinity beyond the horizon. */
export function hoursOfPacking(state: State, prepared: PreparedSimulation, w: number, h: number): number {
  const waiting = state.waitingTotal[w]!
  if (waiting === 0 || prepared.isPackingUnlimited[w] === 1) return 0
  const { hourCount, plannedUpTo } = prepared
  const base = w * (hourCount + 1)
  const target = plannedUpTo[base + h]! + waiting - 1e-9
  if (plannedUpTo[base + hourCount]! < target) return Infinity
  let low = h
  let high = hourCount
  while (low < high) {
    const middle = (low + high) >> 1
    if (plannedUpTo[base + middle]! >= target) high = middle
    else low = middle + 1
  }
  return low - h
}

/** Looked at once an hour, before its orders: an hour's orders do not push each other away. */
export function measureBacklogs(state: State, prepared: PreparedSimulation, h: number): void {
  for (let w = 0; w < prepared.warehouseCount; w += 1) state.backlogHours[w] = hoursOfPacking(state, prepared, w, h)
}

/** Where an order that prefers warehouse w goes: there, or to the next of the market with the goods and a smaller backlog when w's is too long. */
export function spilled(state: State, prepared: PreparedSimulation, market: PreparedMarket, w: number, sku: number, units: number): number {
  const limit = market.input.spillBacklogHours
  if (limit === undefined || state.backlogHours[w]! <= limit) return w
  for (let r = 0; r < market.warehouses.length; r += 1) {
    const other = market.warehouses[r]!
    if (other !== w && state.onHand[other * prepared.skuCount + sku]! >= units && state.backlogHours[other]! < state.backlogHours[w]!) return other
  }
  return w
}
