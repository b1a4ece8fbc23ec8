import { bestAtPrices, type Choice, costOf, gainOf } from './purchaseOptions.ts'

export type Room = { readonly budget: number; readonly volume: number }

/** Prices of money and volume, the bound they prove, and the best list within the limits met on the way. */
export type PurchaseBound = {
  readonly perMoney: number
  readonly perVolume: number
  readonly upperBound: number
  readonly units: Float64Array
  readonly gain: number
}

const BISECTIONS = 36
/** Prices are fine enough when the bound is no further above a list already found than this share. */
const CLOSE_SHARE = 1e-7

type Priced = { readonly perMoney: number; readonly perVolume: number; readonly cost: number; readonly volume: number }

/**
 * Smallest Lagrangian bound of the gain: L(p, r) = p budget + r volume + sum of max(gain - p cost - r volume). For one limit it is the bound of
 * the concave envelopes (the relaxed multiple-choice knapsack). Bisection for one price, cutting a polygon through its centroid for two.
 *
 * Source: Sinha and Zoltners 1979, The multiple-choice knapsack problem; Levin 1965, On an algorithm for the minimisation of convex functions.
 */
export function boundPurchase(choices: readonly Choice[], room: Room): PurchaseBound {
  const units = new Float64Array(choices.length)
  let best: PurchaseBound = { perMoney: 0, perVolume: 0, upperBound: Infinity, units: new Float64Array(choices.length), gain: 0 }
  const price = (perMoney: number, perVolume: number): Priced => {
    let gain = 0
    let cost = 0
    let volume = 0
    choices.forEach((choice, i) => {
      const chosen = bestAtPrices(choice, perMoney, perVolume)
      units[i] = chosen
      if (chosen === 0) return
      gain += gainOf(choice, chosen)
      cost += costOf(choice, chosen)
      volume += choice.volumePerUnit * chosen
    })
    const upperBound = gain + (perMoney > 0 ? perMoney * (room.budget - cost) : 0) + (perVolume > 0 ? perVolume * (room.volume - volume) : 0)
    if (upperBound < best.upperBound) best = { ...best, perMoney, perVolume, upperBound }
    if (cost <= room.budget && volume <= room.volume && gain > best.gain) best = { ...best, units: units.slice(), gain }
    return { perMoney, perVolume, cost, volume }
  }
  const isClose = (): boolean => best.upperBound - best.gain <= CLOSE_SHARE * best.upperBound
  const free = price(0, 0)
  const isOverBudget = free.cost > room.budget
  const isOverVolume = free.volume > room.volume
  if (!isOverBudget && !isOverVolume) return best
  const top = highestPrices(choices)
  if (isOverBudget) {
    const last = bisect((p) => price(p, 0), (priced) => priced.cost > room.budget, top.perMoney, isClose)
    if (last.volume <= room.volume) return best
  }
  if (isOverVolume) {
    const last = bisect((r) => price(0, r), (priced) => priced.volume > room.volume, top.perVolume, isClose)
    if (last.cost <= room.budget) return best
  }
  cutPolygon(price, room, top, isClose)
  return best
}

/** Prices at which nothing is bought any more. */
function highestPrices(choices: readonly Choice[]): { readonly perMoney: number; readonly perVolume: number } {
  let perMoney = 0
  let perVolume = 0
  for (const { item, segments, volumePerUnit } of choices) {
    for (const { unitCost } of segments) {
      const most = item.marginPerUnit + Math.max(0, item.unitCost - unitCost)
      perMoney = Math.max(perMoney, most / unitCost)
      if (volumePerUnit > 0) perVolume = Math.max(perVolume, most / volumePerUnit)
    }
  }
  return { perMoney, perVolume }
}

function bisect(priceAt: (price: number) => Priced, isOver: (priced: Priced) => boolean, highest: number, isClose: () => boolean): Priced {
  let low = 0
  let high = highest
  let within = priceAt(high)
  for (let step = 0; step < BISECTIONS && !isClose(); step += 1) {
    const middle = (low + high) / 2
    const priced = priceAt(middle)
    if (isOver(priced)) low = middle
    else {
      high = middle
      within = priced
    }
  }
  return within
}

/** Each step throws away at least 1 - 1/e of the prices left: those where the bound is surely no smaller. */
function cutPolygon(price: (perMoney: number, perVolume: number) => Priced, room: Room, top: { readonly perMoney: number; readonly perVolume: number }, isClose: () => boolean): void {
  // Sides of length 1, so that the units of money and volume do not matter.
  let corners: (readonly [number, number])[] = [[0, 0], [1, 0], [1, 1], [0, 1]]
  price(top.perMoney, top.perVolume)
  for (let step = 0; step < 60 && corners.length > 2 && !isClose(); step += 1) {
    const [x, y] = centroid(corners)
    const { cost, volume } = price(x * top.perMoney, y * top.perVolume)
    // The bound falls towards a higher price of what is overspent.
    const dx = (cost - room.budget) * top.perMoney
    const dy = (volume - room.volume) * top.perVolume
    if (dx === 0 && dy === 0) return
    corners = half(corners, (px, py) => dx * (px - x) + dy * (py - y))
  }
}

function centroid(corners: readonly (readonly [number, number])[]): readonly [number, number] {
  const [x0, y0] = corners[0]!
  let area = 0
  let x = 0
  let y = 0
  for (let i = 1; i + 1 < corners.length; i += 1) {
    const [ax, ay] = corners[i]!
    const [bx, by] = corners[i + 1]!
    const part = Math.abs((ax - x0) * (by - y0) - (bx - x0) * (ay - y0))
    area += part
    x += (part * (x0 + ax + bx)) / 3
    y += (part * (y0 + ay + by)) / 3
  }
  return area > 0 ? [x / area, y / area] : [x0, y0]
}

/** Part of a convex polygon where `side` is not negative (Sutherland and Hodgman 1974). */
function half(corners: readonly (readonly [number, number])[], side: (x: number, y: number) => number): (readonly [number, number])[] {
  return corners.flatMap(([x, y], i) => {
    const [nextX, nextY] = corners[(i + 1) % corners.length]!
    const here = side(x, y)
    const next = side(nextX, nextY)
    const kept: (readonly [number, number])[] = here >= 0 ? [[x, y]] : []
    if ((here > 0 && next < 0) || (here < 0 && next > 0)) kept.push([x + ((nextX - x) * here) / (here - next), y + ((nextY - y) * here) / (here - next)])
    return kept
  })
}
