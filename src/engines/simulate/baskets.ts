import { drawOutcome, nextOutcome, type Discrete } from './discrete.ts'
import type { PreparedSimulation } from './prepare.ts'
import { breakGate, LOST, MOST_LINES, OVERSOLD, PARCELS, STOCK, UNITS_RESERVED, type State } from './state.ts'

/**
 * One order of any basket, random or deterministic. The leading SKU comes from its rate class, further lines from the whole market.
 *
 * Served whole from the preferred warehouse, else whole from the next in order that can; else split line by line in the same order, one parcel
 * per warehouse used; when even that leaves a line open, the whole order is lost or oversold.
 */
export function placeBasket(state: State, prepared: PreparedSimulation, m: number, k: number, h: number): void {
  const market = prepared.markets[m]!
  const { warehouses } = market
  const stream = prepared.isRandom ? state.itemStreams[m * prepared.input.classCount + k]! : null
  const choose = (discrete: Discrete): number => (stream ? drawOutcome(discrete, stream) : nextOutcome(discrete, state.credits))
  const { sku, units, warehouse } = state.basket
  sku[0] = choose(market.skuOfClass[k]!)
  const preferred = warehouses[choose(market.route)]!
  const lineCount = market.isSingleUnit ? 1 : Math.min(MOST_LINES, choose(market.lines))
  for (let i = 0; i < lineCount; i += 1) {
    if (i > 0) sku[i] = choose(market.sku)
    units[i] = market.isSingleUnit ? 1 : choose(market.units)
  }
  const whole = wholeFrom(state, prepared, lineCount, preferred, warehouses)
  if (whole >= 0) warehouse.fill(whole, 0, lineCount)
  else if (!split(state, prepared, lineCount, preferred, warehouses)) {
    refuse(state, prepared, m, h, lineCount, warehouses)
    return
  }
  state.createdToday[m]! += 1
  const limit = market.input.orderHandlingCapacity ?? Infinity
  const { cohorts, dayCount } = prepared
  const cohort = cohorts.openingCount + h * cohorts.perHour + m * cohorts.classCount + (state.createdToday[m]! > limit ? 1 : 0)
  for (let i = 0; i < lineCount; i += 1) {
    const w = warehouse[i]!
    state.totals[UNITS_RESERVED]! += units[i]!
    if (warehouse.indexOf(w) < i) continue
    state.waiting[w * cohorts.count + cohort]! += 1
    state.waitingTotal[w]! += 1
    state.undispatched[w]! += 1
    state.series[(6 + w) * dayCount + market.dayOfHour[h]!]! += 1
    state.totals[PARCELS]! += 1
  }
}

/** Reserves all lines at one warehouse: the preferred one, else the first in order that holds them. -1 = none; nothing is reserved then. */
function wholeFrom(state: State, prepared: PreparedSimulation, lineCount: number, preferred: number, warehouses: Int32Array): number {
  for (let r = -1; r < warehouses.length; r += 1) {
    const w = r < 0 ? preferred : warehouses[r]!
    let taken = 0
    while (taken < lineCount && take(state, prepared, w, taken)) taken += 1
    if (taken === lineCount) return w
    for (let i = 0; i < taken; i += 1) giveBack(state, prepared, w, i)
  }
  return -1
}

function split(state: State, prepared: PreparedSimulation, lineCount: number, preferred: number, warehouses: Int32Array): boolean {
  const { warehouse } = state.basket
  for (let i = 0; i < lineCount; i += 1) {
    let at = take(state, prepared, preferred, i) ? preferred : -1
    for (let r = 0; r < warehouses.length && at < 0; r += 1) if (take(state, prepared, warehouses[r]!, i)) at = warehouses[r]!
    if (at < 0) {
      for (let done = 0; done < i; done += 1) giveBack(state, prepared, warehouse[done]!, done)
      return false
    }
    warehouse[i] = at
  }
  return true
}

function take(state: State, prepared: PreparedSimulation, w: number, line: number): boolean {
  const at = w * prepared.skuCount + state.basket.sku[line]!
  const units = state.basket.units[line]!
  if (state.onHand[at]! < units) return false
  state.onHand[at]! -= units
  return true
}

function giveBack(state: State, prepared: PreparedSimulation, w: number, line: number): void {
  state.onHand[w * prepared.skuCount + state.basket.sku[line]!]! += state.basket.units[line]!
}

/** The SKU named is the first line that no warehouse holds by itself, else the leading one. */
function refuse(state: State, prepared: PreparedSimulation, m: number, h: number, lineCount: number, warehouses: Int32Array): void {
  const { sku, units } = state.basket
  let short = sku[0]!
  for (let i = 0; i < lineCount; i += 1) {
    if (!warehouses.some((w) => state.onHand[w * prepared.skuCount + sku[i]!]! >= units[i]!)) {
      short = sku[i]!
      break
    }
  }
  breakGate(state, STOCK, h, short)
  if (prepared.markets[m]!.input.whenOutOfStock === 'lost') state.totals[LOST]! += 1
  else {
    state.totals[OVERSOLD]! += 1
    state.createdToday[m]! += 1
  }
}
