import { aliasOutcome } from '#math/alias.ts'
import { poisson } from '#math/distributions.ts'
import { fillUint32, seedStream } from '#math/rng.ts'

import { placeBaskets } from './baskets.ts'
import { admitFresh, startControlDay } from './control.ts'
import { extraOrdersOf } from './extraOrders.ts'
import { UNLIMITED_UNITS, type PreparedMarket, type PreparedSimulation } from './prepare.ts'
import { join, joinPlaced } from './queues.ts'
import { measureBacklogs } from './spill.ts'
import { ARRIVED, breakGate, DRAWS_AT_ONCE, LOST, OVERSOLD, PACED, PACED_AWAY, STOCK, type State } from './state.ts'

/** Orders of hour h in every market: drawn class by class, paced, routed, and put in the queues. */
export function arrive(state: State, prepared: PreparedSimulation, h: number): void {
  const { hourCount, dayCount, input } = prepared
  const classCount = input.classCount
  const { control, extraOrders, disrupted } = state
  const ordersKept = disrupted?.ordersKept
  const eventKept = control ? control.eventKept[h]! : 1
  if (extraOrders && state.money && extraOrders.spend[h]! > 0) state.money.adSpendByDay[prepared.markets[0]!.dayOfHour[h]!]! += extraOrders.spend[h]! * eventKept
  if (prepared.hasSpill) measureBacklogs(state, prepared, h)
  for (let m = 0; m < prepared.marketCount; m += 1) {
    const market = prepared.markets[m]!
    const day = market.dayOfHour[h]!
    const isNewDay = h === 0 || market.dayOfHour[h - 1] !== day
    if (isNewDay) startDay(state, prepared, m, day)
    let mean = market.meanOrders[h]! * state.dayFactor[m * dayCount + day]!
    if (ordersKept) mean *= ordersKept[m * hourCount + h]!
    for (let k = 0; k < classCount; k += 1) {
      const at = m * classCount + k
      const carried = isNewDay ? state.pushedNow[at]! : 0
      let factor = state.factors[at * hourCount + h]!
      if (eventKept < 1 && factor > 1) factor = 1 + (factor - 1) * eventKept
      let classMean = mean * market.classShare[k]! * factor
      let spread = 0
      if (extraOrders) {
        extraOrdersOf(state, prepared, m, k, h, eventKept * (ordersKept ? ordersKept[m * hourCount + h]! : 1), EXTRA)
        classMean += prepared.isRandom ? EXTRA.ads : EXTRA.ads + EXTRA.spread
        spread = EXTRA.spread
      }
      let fresh = 0
      if (prepared.isRandom) {
        if (classMean > 0) fresh = poisson(state.demandStreams[at]!, classMean)
        fresh += spread
      } else {
        const due = state.orderCarry[at]! + classMean
        fresh = Math.floor(due + 1e-9)
        state.orderCarry[at] = due - fresh
      }
      if (fresh + carried === 0) continue
      state.totals[ARRIVED]! += fresh
      state.series[day]! += fresh
      const accepted = control ? admitFresh(state, prepared, m, h, fresh) : fresh
      const admitted = market.input.isPaced ? pace(state, market, m, at, carried, accepted) : accepted
      if (admitted > 0) placeOrders(state, prepared, market, m, k, h, admitted)
    }
  }
}

const EXTRA = { ads: 0, spread: 0 }

function startDay(state: State, prepared: PreparedSimulation, m: number, day: number): void {
  const market = prepared.markets[m]!
  const classCount = prepared.input.classCount
  state.createdToday[m] = 0
  startControlDay(state, m)
  for (let k = 0; k < classCount; k += 1) {
    const at = m * classCount + k
    state.pushedNow[at] = state.pushed[at]!
    state.totals[PACED_AWAY]! -= state.pushed[at]!
    state.pushed[at] = 0
    if (!prepared.isRandom) continue
    seedStream(state.demandStreams[at]!, state.seed, state.replication, market.demandSources[k]!, day)
    seedStream(state.itemStreams[at]!, state.seed, state.replication, market.itemSources[k]!, day)
  }
}

/** Orders beyond three times the Order Handling Capacity of a day wait for the first hour of the next. Orders pushed again are not counted again. */
function pace(state: State, market: PreparedMarket, m: number, at: number, carried: number, fresh: number): number {
  const capacity = market.input.orderHandlingCapacity
  if (capacity === null) return carried + fresh
  const room = Math.max(0, 3 * capacity - state.createdToday[m]!)
  const admitted = Math.min(room, carried + fresh)
  const pushed = carried + fresh - admitted
  state.pushed[at]! += pushed
  state.totals[PACED_AWAY]! += pushed
  state.totals[PACED]! += Math.min(pushed, fresh)
  return admitted
}

function placeOrders(state: State, prepared: PreparedSimulation, market: PreparedMarket, m: number, k: number, h: number, count: number): void {
  if (market.input.spillBacklogHours !== undefined) {
    placeBaskets(state, prepared, m, k, h, count)
    return
  }
  if (market.isSingleUnit && market.route.outcomes.length === 1 && market.skuOfClass[k]!.outcomes.length === 1) {
    placeAlike(state, prepared, market, m, k, h, count)
    return
  }
  if (prepared.isRandom && prepared.isStockUnlimited) {
    placeAnywhere(state, prepared, market, m, k, h, count)
    return
  }
  if (!prepared.isRandom || !market.isSingleUnit) {
    placeBaskets(state, prepared, m, k, h, count)
    return
  }
  const stream = state.itemStreams[m * prepared.input.classCount + k]!
  const isOneSku = market.skuOfClass[k]!.outcomes.length === 1
  for (let done = 0; done < count; done += DRAWS_AT_ONCE / 2) {
    const batch = Math.min(DRAWS_AT_ONCE / 2, count - done)
    fillUint32(stream, state.random, isOneSku ? batch : 2 * batch)
    if (!isOneSku || !placeOneSku(state, prepared, market, m, k, h, batch)) placeSingles(state, prepared, market, m, k, h, batch, isOneSku)
  }
}

/** Orders whose goods never run out: one draw an order, its preferred warehouse. Their units count as one each, since nobody is short of them. */
function placeAnywhere(state: State, prepared: PreparedSimulation, market: PreparedMarket, m: number, k: number, h: number, count: number): void {
  const { warehouses, route } = market
  const { placed, random } = state
  const stream = state.itemStreams[m * prepared.input.classCount + k]!
  const normal = Math.min(count, Math.max(0, (market.input.orderHandlingCapacity ?? Infinity) - state.createdToday[m]!))
  for (let done = 0; done < count; done += DRAWS_AT_ONCE) {
    const batch = Math.min(DRAWS_AT_ONCE, count - done)
    fillUint32(stream, random, batch)
    for (let i = 0; i < batch; i += 1) placed[(done + i < normal ? 0 : prepared.warehouseCount) + warehouses[aliasOutcome(route.alias, random[i]!)]!]! += 1
  }
  state.createdToday[m]! += count
  joinPlaced(state, prepared, m, h)
}

/** Orders of one unit of one SKU with ample stock: only the preferred warehouse is drawn. False, and nothing done, when stock or deadlines need a look each. */
function placeOneSku(state: State, prepared: PreparedSimulation, market: PreparedMarket, m: number, k: number, h: number, count: number): boolean {
  const { warehouses, route } = market
  const { placed, random, onHand } = state
  if (market.input.orderHandlingCapacity !== null) return false
  const sku = market.skuOfClass[k]!.outcomes[0]!
  for (let r = 0; r < warehouses.length; r += 1) if (onHand[warehouses[r]! * prepared.skuCount + sku]! < count) return false
  for (let i = 0; i < count; i += 1) placed[warehouses[aliasOutcome(route.alias, random[i]!)]!]! += 1
  state.createdToday[m]! += count
  for (let w = 0; w < prepared.warehouseCount; w += 1) {
    onHand[w * prepared.skuCount + sku]! -= placed[w]!
    join(state, prepared, m, w, h, placed[w]!, 0)
    placed[w] = 0
  }
  return true
}

/** The fast path: `count` orders of one unit each. Two draws an order: the SKU (unless there is only one), the preferred warehouse. */
function placeSingles(state: State, prepared: PreparedSimulation, market: PreparedMarket, m: number, k: number, h: number, count: number, isOneSku: boolean): void {
  const { skuCount } = prepared
  const { random, onHand, placed } = state
  const { warehouses, route } = market
  const skuTable = market.skuOfClass[k]!.alias
  const onlySku = market.skuOfClass[k]!.outcomes[0]!
  const routeTable = route.alias
  const isLost = market.input.whenOutOfStock === 'lost'
  const limit = market.input.orderHandlingCapacity
  const normal = limit === null ? count : Math.max(0, limit - state.createdToday[m]!)
  let refused = 0
  // `placed`, all zero here, counts per warehouse; the first `normal` created orders keep the normal deadline, the rest are counted apart.
  let created = 0
  let offset = normal > 0 ? 0 : prepared.warehouseCount
  for (let i = 0; i < count; i += 1) {
    const sku = isOneSku ? onlySku : aliasOutcome(skuTable, random[2 * i]!)
    let w = warehouses[aliasOutcome(routeTable, random[isOneSku ? i : 2 * i + 1]!)]!
    let units = onHand[w * skuCount + sku]!
    if (units === 0) {
      w = firstWithStock(onHand, warehouses, skuCount, sku)
      if (w < 0) {
        breakGate(state, STOCK, h, sku)
        refused += 1
        if (!isLost && (created += 1) === normal) offset = prepared.warehouseCount
        continue
      }
      units = onHand[w * skuCount + sku]!
    }
    onHand[w * skuCount + sku] = units - 1
    placed[offset + w]! += 1
    if ((created += 1) === normal) offset = prepared.warehouseCount
  }
  state.createdToday[m]! += created
  state.totals[isLost ? LOST : OVERSOLD]! += refused
  joinPlaced(state, prepared, m, h)
}

/** Orders of one unit of one SKU that all prefer one warehouse: nothing is left to chance, they are placed together. */
function placeAlike(state: State, prepared: PreparedSimulation, market: PreparedMarket, m: number, k: number, h: number, count: number): void {
  const { skuCount } = prepared
  const sku = market.skuOfClass[k]!.outcomes[0]!
  const limit = market.input.orderHandlingCapacity ?? Infinity
  let left = count
  for (let w = market.warehouses[market.route.outcomes[0]!]!; left > 0 && w >= 0; w = firstWithStock(state.onHand, market.warehouses, skuCount, sku)) {
    const units = state.onHand[w * skuCount + sku]!
    const served = Math.min(left, units)
    const normal = Math.min(served, Math.max(0, limit - state.createdToday[m]!))
    if (prepared.onHand[w * skuCount + sku]! < UNLIMITED_UNITS) state.onHand[w * skuCount + sku] = units - served
    state.createdToday[m]! += served
    join(state, prepared, m, w, h, normal, served - normal)
    left -= served
  }
  if (left === 0) return
  breakGate(state, STOCK, h, sku)
  const isLost = market.input.whenOutOfStock === 'lost'
  state.totals[isLost ? LOST : OVERSOLD]! += left
  if (!isLost) state.createdToday[m]! += left
}

function firstWithStock(onHand: Int32Array, warehouses: Int32Array, skuCount: number, sku: number): number {
  for (let r = 0; r < warehouses.length; r += 1) if (onHand[warehouses[r]! * skuCount + sku]! > 0) return warehouses[r]!
  return -1
}
