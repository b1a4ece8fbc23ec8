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
export function simulateOrderByOrder(input: SimulationInput): { orders: Order[]; lost: number; oversold: number; paced: number; stockHour: number } {
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
  let [lost, oversold, paced, stockHour] = [0, 0, 0, -1]
  for (let h = 0; h < horizonHours; h += 1) {
    skus.forEach((sku, s) => sku.inbound.filter((lot) => lot.fromHour === h).forEach((lot) => (stock[s]![lot.warehouse]! += lot.units)))
    markets.forEach((market, m) => {
      const isNewDay = h === 0 || market.dayOfHour[h] !== market.dayOfHour[h - 1]
      const carried = isNewDay ? pushed[m]!.map((count) => count) : [0, 0]
      if (isNewDay) [created[m], pushed[m]] = [0, [0, 0]]
      classSkus.forEach((own, k) => {
        orderCarry[m]![k]! += market.hourShare[h]! * own.reduce((sum, s) => sum + market.skuShare[s]!, 0)
        const fresh = Math.floor(orderCarry[m]![k]! + 1e-9)
        orderCarry[m]![k]! -= fresh
        const room = market.isPaced && market.orderHandlingCapacity !== null ? Math.max(0, 3 * market.orderHandlingCapacity - created[m]!) : Infinity
        const admitted = Math.min(room, fresh + carried[k]!)
        pushed[m]![k]! += fresh + carried[k]! - admitted
        paced += Math.min(fresh, fresh + carried[k]! - admitted)
        for (let i = 0; i < admitted; i += 1) {
          const s = own[nextSku[m]![k]!()]!
          const places = market.routing.map(({ warehouse }) => warehouse)
          const w = [places[nextRoute[m]!()]!, ...places].find((place) => stock[s]![place]! > 0)
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
      carry[w]! += warehouse.capacityPerHour[h] ?? 0
      const slots = Math.floor(carry[w]! + 1e-9)
      carry[w]! -= slots
      for (const order of queue.slice(0, unlimited.packing || warehouse.capacityPerHour.length === 0 ? queue.length : slots)) [order.packedAt, order.lane] = [h, nextLane[w]!()]
    })
    lanes.forEach((lane, l) => {
      if (!unlimited.carriers && !lane.pickupHours.includes(h)) return
      const day = markets[0]!.dayOfHour[h]!
      if (capUsed[l]!.day !== day) capUsed[l] = { day, parcels: 0 }
      const left = unlimited.carriers || lane.capParcelsPerDay === null ? Infinity : lane.capParcelsPerDay - capUsed[l]!.parcels
      const queue = orders.filter((order) => order.lane === l && isOpen(order) && order.shippedAt < 0).sort((a, b) => byAge(a, b) || a.packedAt - b.packedAt)
      const taken = queue.slice(0, Math.min(left, queue.length))
      capUsed[l]!.parcels += taken.length
      for (const order of taken) order.shippedAt = h
    })
    for (const order of orders) if (isOpen(order) && dispatchedAt(order) < 0 && Math.max(0, order.cancelHour) === h && order.cancelHour !== -1) order.cancelledAt = h
  }
  return { orders, lost, oversold, paced, stockHour }
}
