import type { PurchaseBound, Room } from './purchaseBound.ts'
import { bestAtPrices, type Choice, costOf, gainAt, gainOf } from './purchaseOptions.ts'

/** One list of the first items: `from` is its place among the lists of one item fewer. */
type Partial = { readonly cost: number; readonly volume: number; readonly gain: number; readonly loss: number; readonly from: number; readonly units: number }

const MOST_LISTS = 300_000
const MOST_OPTIONS = 20_000

/**
 * The list of the largest gain within the limits, or null when too many lists would have to be kept.
 *
 * Dynamic programming over the items: of the lists of the first k items only those that no other one beats in cost, volume and gain are kept, and
 * of those only the ones whose loss against the bound (at its prices) leaves room to beat the list already known.
 * Source: Nemhauser and Ullmann 1969; reduction by Lagrangian loss as in Pisinger 1995, A minimal algorithm for the multiple-choice knapsack.
 */
export function exactPurchase(choices: readonly Choice[], room: Room, bound: PurchaseBound, knownGain: number): Float64Array | null {
  const { perMoney, perVolume } = bound
  const spare = bound.upperBound - knownGain + 1e-9 * Math.max(1, Math.abs(bound.upperBound))
  const options = choices.map((choice) => optionsOf(choice, room, bound, spare))
  if (options.some((offered) => offered.length > MOST_OPTIONS)) return null
  const later = mostOfLater(options)
  const layers: Partial[][] = [[{ cost: 0, volume: 0, gain: 0, loss: 0, from: -1, units: 0 }]]
  let kept = 0
  for (const [i, offered] of options.entries()) {
    const next: Partial[] = []
    const most = later[i]!
    layers[layers.length - 1]!.forEach((list, from) => {
      for (const option of offered) {
        const cost = list.cost + option.cost
        const volume = list.volume + option.volume
        const loss = list.loss + option.loss
        if (cost > room.budget || volume > room.volume) continue
        // Money and volume that nothing later can use up are lost at their prices.
        const unused = (perMoney > 0 ? perMoney * Math.max(0, room.budget - cost - most.cost) : 0) + (perVolume > 0 ? perVolume * Math.max(0, room.volume - volume - most.volume) : 0)
        if (loss + unused <= spare) next.push({ cost, volume, gain: list.gain + option.gain, loss, from, units: option.units })
      }
    })
    if (next.length > MOST_LISTS * 10) return null
    const layer = unbeaten(next)
    kept += layer.length
    if (kept > MOST_LISTS || layer.length === 0) return null
    layers.push(layer)
  }
  let at = layers[layers.length - 1]!.reduce((best, list, i, all) => (list.gain > all[best]!.gain ? i : best), 0)
  const units = new Float64Array(choices.length)
  for (let i = choices.length; i > 0; i -= 1) {
    const list = layers[i]![at]!
    units[i - 1] = list.units
    at = list.from
  }
  return units
}

function optionsOf(choice: Choice, room: Room, { perMoney, perVolume }: PurchaseBound, spare: number): Omit<Partial, 'from'>[] {
  const { item, segments, volumePerUnit } = choice
  const best = bestAtPrices(choice, perMoney, perVolume)
  const valueOf = (gain: number, cost: number, volume: number): number => gain - perMoney * cost - perVolume * volume
  const bestValue = best === 0 ? 0 : Math.max(0, valueOf(gainOf(choice, best), costOf(choice, best), best * volumePerUnit))
  const offered = bestValue <= spare ? [{ cost: 0, volume: 0, gain: 0, loss: bestValue, units: 0 }] : []
  for (const { low, high, unitCost } of segments) {
    for (let units = low; units <= high && offered.length <= MOST_OPTIONS; units += item.caseUnits) {
      const cost = units * unitCost + item.orderCost
      const volume = units * volumePerUnit
      if (cost > room.budget || volume > room.volume) break
      const gain = gainAt(choice, units, unitCost)
      const loss = Math.max(0, bestValue - valueOf(gain, cost, volume))
      if (gain > 0 && loss <= spare) offered.push({ cost, volume, gain, loss, units })
    }
  }
  return offered
}

/** Largest cost and volume the items after each one can take together. */
function mostOfLater(options: readonly (readonly Omit<Partial, 'from'>[])[]): { readonly cost: number; readonly volume: number }[] {
  let cost = 0
  let volume = 0
  return options.toReversed().map((offered) => {
    const most = { cost, volume }
    for (const option of offered) {
      most.cost = Math.max(most.cost, cost + option.cost)
      most.volume = Math.max(most.volume, volume + option.volume)
    }
    const after = { cost, volume }
    cost = most.cost
    volume = most.volume
    return after
  }).reverse()
}

/** Lists that no other one beats: by rising cost, each must gain more than every cheaper one of no larger volume. */
function unbeaten(lists: Partial[]): Partial[] {
  lists.sort((a, b) => a.cost - b.cost || a.volume - b.volume || b.gain - a.gain)
  // Volume and gain of the lists seen, both rising: what a given volume gains at most.
  const stairs: { readonly volume: number; readonly gain: number }[] = []
  return lists.filter(({ volume, gain }) => {
    let from = 0
    let to = stairs.length
    while (from < to) {
      const middle = (from + to) >> 1
      if (stairs[middle]!.volume <= volume) from = middle + 1
      else to = middle
    }
    if (from > 0 && stairs[from - 1]!.gain >= gain) return false
    const start = from > 0 && stairs[from - 1]!.volume === volume ? from - 1 : from
    let end = from
    while (end < stairs.length && stairs[end]!.gain <= gain) end += 1
    stairs.splice(start, end - start, { volume, gain })
    return true
  })
}
