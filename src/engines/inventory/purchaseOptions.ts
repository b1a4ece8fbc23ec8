import type { PurchaseItem } from './purchaseTypes.ts'

/** Quantities low, low + case ... high (units) bought at one unit cost; the gain is concave along them. */
export type Segment = { readonly low: number; readonly high: number; readonly unitCost: number }

/** An item ready to be priced: `served[n]` is the sum of P(D >= m) for m = 1..n. */
export type Choice = {
  readonly item: PurchaseItem
  readonly served: Float64Array
  readonly volumePerUnit: number
  readonly segments: readonly Segment[]
}

/**
 * The quantities worth a thought: whole cases between minimum and maximum, up to the case that covers the largest demand thought possible; beyond
 * it only the minimum and the first case of each price break.
 */
export function choiceOf(item: PurchaseItem, served = servedUnits(item.tail)): Choice {
  const { caseUnits, positionUnits, priceBreaks, unitCost } = item
  const largest = served.length - 1
  const inCases = (units: number): number => Math.ceil(units / caseUnits) * caseUnits
  const least = inCases(Math.max(item.minOrderUnits, 1))
  const most = item.maxOrderUnits === null ? Infinity : Math.floor(item.maxOrderUnits / caseUnits) * caseUnits
  const useful = Math.min(most, Math.max(least, inCases(largest - positionUnits)))
  const tiers = [{ fromUnits: 1, unitCost }, ...priceBreaks]
  const segments = tiers.flatMap((tier, i): Segment[] => {
    const low = Math.max(least, inCases(tier.fromUnits))
    const last = Math.min(most, Math.ceil((tiers[i + 1]?.fromUnits ?? Infinity) / caseUnits - 1) * caseUnits)
    const high = low > useful ? low : Math.min(useful, last)
    return low <= last && low <= high ? [{ low, high, unitCost: tier.unitCost }] : []
  })
  return { item, served, volumePerUnit: item.volumePerUnit ?? 0, segments }
}

function servedUnits(tail: Float64Array): Float64Array {
  let largest = tail.length - 1
  while (largest > 0 && !(tail[largest]! > 0)) largest -= 1
  const served = new Float64Array(largest + 1)
  for (let n = 1; n <= largest; n += 1) served[n] = served[n - 1]! + tail[n]!
  return served
}

/** Expected units of demand met by the first `n` units of position, counted from 0 (below 0 every unit is wanted). */
function servedBy(served: Float64Array, n: number): number {
  return n <= 0 ? n : served[n < served.length ? n : served.length - 1]!
}

/** Expected money gained by `units` at `unitCost`: sum of margin P(D >= n) - overage P(D < n) - holding, plus the saving of the break, less the order cost. */
export function gainAt({ item, served }: Choice, units: number, unitCost: number): number {
  if (units === 0) return 0
  const sold = servedBy(served, item.positionUnits + units) - servedBy(served, item.positionUnits)
  return item.marginPerUnit * sold - item.overageCostPerUnit * (units - sold) + (item.unitCost - unitCost - item.holdingPerUnit) * units - item.orderCost
}

/** Unit cost that `units` are bought at. */
export function unitCostAt({ item, segments }: Choice, units: number): number {
  for (const { low, high, unitCost } of segments) if (units >= low && units <= high) return unitCost
  return item.unitCost
}

/** Expected money gained by an offered quantity. */
export function gainOf(choice: Choice, units: number): number {
  return gainAt(choice, units, unitCostAt(choice, units))
}

/** Money spent on a quantity, order cost included. */
export function costOf(choice: Choice, units: number): number {
  return units === 0 ? 0 : units * unitCostAt(choice, units) + choice.item.orderCost
}

/** Smallest quantity of the segment, at most `high`, where another case adds no more than `charge` per unit. */
function bestInSegment({ item, served }: Choice, { low, unitCost }: Segment, high: number, charge: number): number {
  const { caseUnits, positionUnits } = item
  const worth = item.marginPerUnit + item.overageCostPerUnit
  const floor = caseUnits * (item.overageCostPerUnit + item.holdingPerUnit - item.unitCost + unitCost + charge)
  let from = 0
  let to = Math.round((high - low) / caseUnits)
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    const n = positionUnits + low + middle * caseUnits
    if (worth * (servedBy(served, n + caseUnits) - servedBy(served, n)) > floor) from = middle + 1
    else to = middle
  }
  return low + from * caseUnits
}

/** Quantity of the largest gain less `perMoney` x cost and `perVolume` x volume; 0 when nothing is positive. */
export function bestAtPrices(choice: Choice, perMoney: number, perVolume: number): number {
  let best = 0
  let bestValue = 0
  for (const segment of choice.segments) {
    const charge = perMoney * segment.unitCost + perVolume * choice.volumePerUnit
    const units = bestInSegment(choice, segment, segment.high, charge)
    const value = gainAt(choice, units, segment.unitCost) - charge * units - perMoney * choice.item.orderCost
    if (value > bestValue) {
      best = units
      bestValue = value
    }
  }
  return best
}

/** Quantity of the largest gain that costs at most `budget` and takes at most `volume`; 0 when none gains. */
export function bestWithin(choice: Choice, budget: number, volume: number): number {
  const { caseUnits, orderCost } = choice.item
  let best = 0
  let bestGain = 0
  for (const segment of choice.segments) {
    const roomUnits = choice.volumePerUnit > 0 ? volume / choice.volumePerUnit : Infinity
    const affordable = Math.floor(Math.min((budget - orderCost) / segment.unitCost, roomUnits) / caseUnits) * caseUnits
    const high = Math.min(segment.high, affordable)
    if (!(high >= segment.low)) continue
    const units = bestInSegment(choice, segment, high, 0)
    const gain = gainAt(choice, units, segment.unitCost)
    if (gain > bestGain) {
      best = units
      bestGain = gain
    }
  }
  return best
}
