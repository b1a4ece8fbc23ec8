import { nextOutcome } from './discrete.ts'
import { UNLIMITED_UNITS, type PreparedSimulation } from './prepare.ts'
import { UNITS_RECEIVED, UNITS_RETURNED, type State } from './state.ts'

/** Takes in what stands at the doors in hour h, oldest lot first, part of a lot if need be; nothing where receipt is held. */
export function unload(state: State, prepared: PreparedSimulation, h: number): void {
  const { receiving, disrupted } = state
  if (!receiving) return
  const { input, warehouseCount, hourCount } = prepared
  const day = prepared.markets[0]!.dayOfHour[h]!
  for (let w = 0; w < warehouseCount; w += 1) {
    if (receiving.returned) comeBack(state, prepared, w, receiving.returned[w * hourCount + h]!)
    const lots = receiving.dock[w]!
    if (lots.length === 0 || disrupted?.receiptHeld?.[w * hourCount + h]) continue
    if (receiving.day[w] !== day) {
      receiving.day[w] = day
      receiving.takenToday[w] = 0
    }
    let room = (input.warehouses[w]!.receivingUnitsPerDay ?? Infinity) - receiving.takenToday[w]!
    while (lots.length > 0 && room > 0) {
      const lot = lots[0]!
      const units = Math.min(lot.units, Math.floor(room))
      if (units <= 0) break
      takeIn(state, lot.at, units)
      room -= units
      receiving.takenToday[w]! += units
      lot.units -= units
      if (lot.units > 0) break
      lots.shift()
    }
  }
}

/** Units of a lot into stock; unlimited stock stays what it is. */
export function takeIn(state: State, at: number, units: number): void {
  state.onOrder[at]! -= units
  if (state.onHand[at]! >= UNLIMITED_UNITS / 2) return
  state.onHand[at]! += units
  state.totals[UNITS_RECEIVED]! += units
}

/** Returned parcels hold mean units each, of SKUs by their shares over the markets: neither is known for a parcel. Error is diffused, so that whole units add up. */
function comeBack(state: State, prepared: PreparedSimulation, w: number, parcels: number): void {
  if (parcels === 0) return
  const { receiving } = state
  const due = receiving!.unitCarry[w]! + parcels * prepared.meanUnitsPerOrder
  const units = Math.floor(due + 1e-9)
  receiving!.unitCarry[w] = due - units
  for (let i = 0; i < units; i += 1) {
    const at = w * prepared.skuCount + nextOutcome(prepared.returnedSku!, state.credits)
    if (state.onHand[at]! < UNLIMITED_UNITS / 2) {
      state.onHand[at]! += 1
      state.totals[UNITS_RETURNED]! += 1
    }
  }
}
