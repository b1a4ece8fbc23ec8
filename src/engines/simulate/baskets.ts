import { drawOutcome, nextOutcome } from './discrete.ts'
import type { PreparedMarket, PreparedSimulation } from './prepare.ts'
import { joinPlaced } from './queues.ts'
import { spilled } from './spill.ts'
import { breakGate, LOST, MOST_LINES, OVERSOLD, PARCELS, STOCK, UNITS_RESERVED, type State } from './state.ts'

/**
 * `count` orders of any basket, random or deterministic. The leading SKU comes from its rate class, further lines from the whole market.
 *
 * Served whole from the preferred warehouse, else whole from the next in order that can; else split line by line in the same order, one parcel
 * per warehouse used; when even that leaves a line open, the whole order is lost or oversold.
 */
export function placeBaskets(state: State, prepared: PreparedSimulation, m: number, k: number, h: number, count: number): void {
  const market = prepared.markets[m]!
  if (!prepared.isRandom) {
    for (let i = 0; i < count; i += 1) placeExpected(state, prepared, market, m, k, h)
    return
  }
  const { warehouses, route, lines, units, sku: anySku, isSingleUnit } = market
  const { onHand, basket, placed } = state
  const { skuCount, warehouseCount, hasSpill } = prepared
  const leadingSku = market.skuOfClass[k]!
  const stream = state.itemStreams[m * prepared.input.classCount + k]!
  const limit = market.input.orderHandlingCapacity ?? Infinity
  let moreUnits = 0
  for (let i = 0; i < count; i += 1) {
    const sku = drawOutcome(leadingSku, stream)
    const drawn = warehouses[drawOutcome(route, stream)]!
    const lineCount = isSingleUnit ? 1 : Math.min(MOST_LINES, drawOutcome(lines, stream))
    const inFirstLine = isSingleUnit ? 1 : drawOutcome(units, stream)
    const preferred = hasSpill ? spilled(state, prepared, market, drawn, sku, inFirstLine) : drawn
    // By far the most orders: one line, in stock where it is preferred. They are counted here and joined to the queue together.
    if (lineCount === 1 && onHand[preferred * skuCount + sku]! >= inFirstLine) {
      onHand[preferred * skuCount + sku]! -= inFirstLine
      moreUnits += inFirstLine - 1
      placed[((state.createdToday[m]! += 1) > limit ? warehouseCount : 0) + preferred]! += 1
      continue
    }
    basket.sku[0] = sku
    basket.units[0] = inFirstLine
    for (let line = 1; line < lineCount; line += 1) {
      basket.sku[line] = drawOutcome(anySku, stream)
      basket.units[line] = isSingleUnit ? 1 : drawOutcome(units, stream)
    }
    serve(state, prepared, market, m, h, lineCount, preferred)
  }
  state.totals[UNITS_RESERVED]! += moreUnits
  joinPlaced(state, prepared, m, h)
}

function placeExpected(state: State, prepared: PreparedSimulation, market: PreparedMarket, m: number, k: number, h: number): void {
  const { credits, basket } = state
  basket.sku[0] = nextOutcome(market.skuOfClass[k]!, credits)
  const preferred = market.warehouses[nextOutcome(market.route, credits)]!
  const lineCount = market.isSingleUnit ? 1 : Math.min(MOST_LINES, nextOutcome(market.lines, credits))
  for (let i = 0; i < lineCount; i += 1) {
    if (i > 0) basket.sku[i] = nextOutcome(market.sku, credits)
    basket.units[i] = market.isSingleUnit ? 1 : nextOutcome(market.units, credits)
  }
  const first = prepared.hasSpill ? spilled(state, prepared, market, preferred, basket.sku[0]!, basket.units[0]!) : preferred
  serve(state, prepared, market, m, h, lineCount, first)
}

function serve(state: State, prepared: PreparedSimulation, market: PreparedMarket, m: number, h: number, lineCount: number, preferred: number): void {
  const { warehouses } = market
  const { units, warehouse } = state.basket
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
