import type { SimulationInput } from '#engines/simulate/types.ts'

export type Order = { m: number; w: number; at: number; e: number; deadline: number; cancelHour: number; lane: number; packedAt: number; shippedAt: number; cancelledAt: number }

/** Whoever is furthest behind its share is next. */
function dealer(shares: readonly number[]): () => number {
  const credits = shares.map(() => 0)
  return () => {
    shares.forEach((share, i) => (credits[i]! += share))
    const best = credits.indexOf(Math.max(...credits))
    credits[best]! -= 1
    return best
  }
}

/** The oracle: every order an object, every rule a loop over all of them. Deterministic mode, one line of one unit, no buyer cancellation. */
export function simulateOrderByOrder(input: SimulationInput): { orders: Order[]; lost: number; oversold: number; paced: number; limited: number; stockHour: number; stock: number[][] } {
  const { markets, warehouses, lanes, skus, horizonHours, unlimited } = input
  const orders: Order[] = input.opening.waiting.map((group) => ({ ...group })).sort((a, b) => a.arrivalHour - b.arrivalHour).flatMap((group) =>
    Array.from({ length: group.parcels }, () => ({ m: group.market, w: group.warehouse, at: group.arrivalHour, e: 0, deadline: group.deadlineHour, cancelHour: group.autoCancelHour ?? -1, lane: -1, packedAt: -1, shippedAt: -1, cancelledAt: -1 })))
  const isOpen = (order: Order): boolean => order.cancelledAt < 0
  const dispatchedAt = (order: Order): number => (markets[order.m]!.isDispatchAtReadyToShip ? order.packedAt : order.shippedAt)
  const stock = skus.map((sku) => sku.onHandUnits.map((units) => (units < 0 || unlimited.stock ? Infinity : units)))
  const classSkus = [0, 1].map((k) => skus.map((_, s) => s).filter((s) => skus[s]!.class === k))
  const nextSku = markets.map((market) => classSkus.map((own) => {
    const total = own.reduce((sum, s) => sum + market.skuShare[s]!, 0)
    return dealer(own.map((s) => market.skuShare[s]! / total))
  }))
  const nextRoute = markets.map((market) => dealer(market.routing.map(({ share }) => share)))
  const nextLane = warehouses.map((_, w) => dealer(lanes.map((lane) => (lane.warehouse === w ? lane.share : -Infinity))))
  const carry = warehouses.map(() => 0)
  const orderCarry = markets.map(() => [0, 0])
  const created = markets.map(() => 0)
  const pushed = markets.map(() => [0, 0])
  const capUsed = lanes.map(() => ({ day: -1, parcels: 0 }))
  let [lost, oversold, paced, limited, stockHour] = [0, 0, 0, 0, -1]
  const isOn = (kind: string, place: number, h: number): boolean => keptAt(input, kind, place, h) < 1
  const accepted = markets.map(() => 0)
  const limit = markets.map(() => ({ orders: Infinity, untilDay: 0 }))
  const dock = warehouses.map((): { s: number; units: number }[] => [])
  const taken = warehouses.map(() => ({ day: -1, units: 0 }))
  const isSlow = warehouses.some((warehouse) => warehouse.receivingUnitsPerDay !== undefined) || input.disruptions?.some(({ kind }) => kind === 'receipt')
  const due: { s: number; w: number; units: number; at: number }[] = skus.flatMap((sku, s) => sku.inbound.map((lot) => ({ s, w: lot.warehouse, units: lot.units, at: arrivalOf(input, lot.warehouse, 0, lot.fromHour) })))
  for (let h = 0; h < horizonHours; h += 1) {
    // The kernel keeps lots of an hour in a list whose head is the newest.
    for (const lot of due.filter(({ at }) => at === h).reverse()) {
      if (isSlow) dock[lot.w]!.push({ s: lot.s, units: lot.units })
      else stock[lot.s]![lot.w]! += lot.units
    }
    warehouses.forEach((warehouse, w) => {
      if (isOn('receipt', w, h)) return
      const day = markets[0]!.dayOfHour[h]!
      if (taken[w]!.day !== day) taken[w] = { day, units: 0 }
      while (dock[w]!.length > 0 && taken[w]!.units < (warehouse.receivingUnitsPerDay ?? Infinity)) {
        const lot = dock[w]![0]!
        stock[lot.s]![w]! += 1
        taken[w]!.units += 1
        if ((lot.units -= 1) === 0) dock[w]!.shift()
      }
    })
    for (const move of input.transfers ?? []) {
      if (move.departHour !== h) continue
      const moved = Math.min(move.units, stock[move.sku]![move.fromWarehouse]!)
      if (moved <= 0) continue
      if (stock[move.sku]![move.fromWarehouse]! < Infinity) stock[move.sku]![move.fromWarehouse]! -= moved
      due.push({ s: move.sku, w: move.toWarehouse, units: moved, at: Math.max(h + 1, move.arriveHour) })
    }
    const packingHours = warehouses.map((warehouse, w) => {
      const waiting = orders.filter((order) => order.w === w && isOpen(order) && order.packedAt < 0).length
      if (waiting === 0 || unlimited.packing || warehouse.capacityPerHour.length === 0) return 0
      let planned = 0
      for (let t = h; t < horizonHours; t += 1) {
        planned += warehouse.capacityPerHour[t]!
        if (planned >= waiting - 1e-9) return t + 1 - h
      }
      return Infinity
    })
    markets.forEach((market, m) => {
      const isNewDay = h === 0 || market.dayOfHour[h] !== market.dayOfHour[h - 1]
      const carried = isNewDay ? pushed[m]!.map((count) => count) : [0, 0]
      if (isNewDay) [created[m], pushed[m], accepted[m]] = [0, [0, 0], 0]
      classSkus.forEach((own, k) => {
        orderCarry[m]![k]! += market.hourShare[h]! * own.reduce((sum, s) => sum + market.skuShare[s]!, 0) * factorAt(input, k, h) * keptAt(input, 'orders', m, h)
        const arrived = Math.floor(orderCarry[m]![k]! + 1e-9)
        orderCarry[m]![k]! -= arrived
        const most = Math.min(limit[m]!.orders, market.newShopCapOrdersPerDay ?? Infinity)
        const fresh = Math.min(arrived, Math.max(0, most - accepted[m]!))
        accepted[m]! += fresh
        limited += arrived - fresh
        const room = market.isPaced && market.orderHandlingCapacity !== null ? Math.max(0, 3 * market.orderHandlingCapacity - created[m]!) : Infinity
        const admitted = Math.min(room, fresh + carried[k]!)
        pushed[m]![k]! += fresh + carried[k]! - admitted
        paced += Math.min(fresh, fresh + carried[k]! - admitted)
        for (let i = 0; i < admitted; i += 1) {
          const s = own[nextSku[m]![k]!()]!
          const places = market.routing.map(({ warehouse }) => warehouse)
          const wanted = places[nextRoute[m]!()]!
          const isLong = market.spillBacklogHours !== undefined && packingHours[wanted]! > market.spillBacklogHours
          const other = isLong ? places.find((place) => place !== wanted && stock[s]![place]! > 0 && packingHours[place]! < packingHours[wanted]!) : undefined
          const w = [other ?? wanted, ...places].find((place) => stock[s]![place]! > 0)
          if (w === undefined) {
            stockHour = stockHour < 0 ? h : stockHour
            if (market.whenOutOfStock === 'lost') lost += 1
            else [oversold, created[m]] = [oversold + 1, created[m]! + 1]
            continue
          }
          stock[s]![w]! -= 1
          created[m]! += 1
          const e = created[m]! > (market.orderHandlingCapacity ?? Infinity) ? 1 : 0
          orders.push({ m, w, at: h, e, deadline: (e ? market.deadlineHourExtended : market.deadlineHour)[h]!, cancelHour: market.autoCancelHour[h] ?? -1, lane: -1, packedAt: -1, shippedAt: -1, cancelledAt: -1 })
        }
      })
    })
    const byAge = (a: Order, b: Order): number => a.at - b.at || (a.at >= 0 ? a.m - b.m || a.e - b.e : 0)
    warehouses.forEach((warehouse, w) => {
      const queue = orders.filter((order) => order.w === w && isOpen(order) && order.packedAt < 0).sort(byAge)
      if (warehouse.packingOrder === 'earliestDeadline') queue.sort((a, b) => a.deadline - b.deadline)
      if (warehouse.packingOrder === 'savableFirst') queue.sort((a, b) => Number(packByOf(input, a) < h) - Number(packByOf(input, b) < h))
      const kept = unlimited.packing ? 1 : keptAt(input, 'packing', w, h)
      if (kept === 0) return
      carry[w]! += (warehouse.capacityPerHour[h] ?? 0) * kept
      const slots = Math.floor(carry[w]! + 1e-9)
      carry[w]! -= slots
      for (const order of queue.slice(0, unlimited.packing || warehouse.capacityPerHour.length === 0 ? queue.length : slots)) [order.packedAt, order.lane] = [h, nextLane[w]!()]
    })
    lanes.forEach((lane, l) => {
      if (!unlimited.carriers && !lane.pickupHours.includes(h)) return
      const kept = unlimited.carriers ? 1 : keptAt(input, 'pickup', l, h)
      const day = markets[0]!.dayOfHour[h]!
      if (capUsed[l]!.day !== day) capUsed[l] = { day, parcels: 0 }
      const left = unlimited.carriers || lane.capParcelsPerDay === null ? Infinity : lane.capParcelsPerDay - capUsed[l]!.parcels
      const queue = orders.filter((order) => order.lane === l && isOpen(order) && order.shippedAt < 0).sort((a, b) => byAge(a, b) || a.packedAt - b.packedAt)
      const most = kept < 1 ? Math.floor((lane.capParcelsPerDay ?? Math.min(left, queue.length)) * kept + 1e-9) : Infinity
      const taken = queue.slice(0, Math.min(left, most, queue.length))
      capUsed[l]!.parcels += taken.length
      for (const order of taken) order.shippedAt = h
    })
    for (const order of orders) if (isOpen(order) && dispatchedAt(order) < 0 && Math.max(0, order.cancelHour) === h && order.cancelHour !== -1) order.cancelledAt = h
    markets.forEach((market, m) => {
      const day = market.dayOfHour[h]!
      if (!market.volumeLimit || (h + 1 < horizonHours && market.dayOfHour[h + 1] === day) || day + 1 < limit[m]!.untilDay) return
      const seen = orders.filter((order) => order.m === m && dispatchedAt(order) >= 0 && dispatchedAt(order) <= h && market.dayOfHour[dispatchedAt(order)]! > day - market.ldrWindowDays)
      const late = seen.filter((order) => dispatchedAt(order) > order.deadline).length
      const tier = market.volumeLimit.tiers.filter(({ fromLdrShare }) => seen.length > 0 && late >= fromLdrShare * seen.length).at(-1)
      limit[m] = tier ? { orders: tier.limitOrdersPerDay, untilDay: day + 1 + market.volumeLimit.daysInForce } : { orders: Infinity, untilDay: 0 }
    })
  }
  return { orders, lost, oversold, paced, limited, stockHour, stock }
}

/** What disruptions by calendar leave at a place in an hour. */
function keptAt({ disruptions = [] }: SimulationInput, kind: string, place: number, h: number): number {
  return disruptions.reduce((kept, one) => (one.kind === kind && one.where.includes(place) && one.when.kind === 'calendar' && h >= one.when.fromHour && h < one.when.toHour ? kept * one.keptShare : kept), 1)
}

function arrivalOf(input: SimulationInput, w: number, from: number, hour: number): number {
  let at = from
  for (let left = hour - from; left > 0; at += 1) if (keptAt(input, 'inboundTransit', w, at) === 1) left -= 1
  return at
}

/** Plateaus only: their factors multiply. */
function factorAt({ events }: SimulationInput, k: number, h: number): number {
  return events.reduce((factor, event) => {
    if (event.kind !== 'plateau' || !event.classes.includes(k) || h < event.startHour) return factor
    const end = event.startHour + event.durationHours
    return h < end ? factor * event.factor : h < end + event.afterHours ? factor * event.afterFactor : factor
  }, 1)
}

/** Last hour of packing that still lets an order go in time by the slowest of its warehouse's lanes. */
export function packByOf(input: SimulationInput, order: Order): number {
  return Math.min(...input.lanes.filter((lane) => lane.warehouse === order.w).map((lane) => {
    const isScan = !input.markets[order.m]!.isDispatchAtReadyToShip
    const trucks = isScan && !input.unlimited.carriers ? lane.pickupHours.filter((h) => h >= order.at && h <= order.deadline) : []
    return order.deadline < input.horizonHours && trucks.length > 0 ? trucks[trucks.length - 1]! : order.deadline
  }))
}
