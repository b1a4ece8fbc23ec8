import type { PurchaseBound, Room } from './purchaseBound.ts'
import { bestWithin, type Choice, costOf, gainOf } from './purchaseOptions.ts'

const STEP_PASSES = 20
const EXCHANGED = 40
const EXCHANGE_ROUNDS = 10

/** A list within the limits, filled by single steps of the best return and then by exchanges of two items near the margin. */
export function improvePurchase(choices: readonly Choice[], room: Room, bound: PurchaseBound): Float64Array {
  const units = bound.units.slice()
  const left = { budget: room.budget, volume: room.volume }
  const set = (i: number, next: number): void => {
    const choice = choices[i]!
    left.budget += costOf(choice, units[i]!) - costOf(choice, next)
    left.volume += choice.volumePerUnit * (units[i]! - next)
    units[i] = next
  }
  choices.forEach((choice, i) => {
    left.budget -= costOf(choice, units[i]!)
    left.volume -= choice.volumePerUnit * units[i]!
  })
  const changeOf = (i: number, next: number): { readonly gain: number; readonly charge: number; readonly fits: boolean } => {
    const choice = choices[i]!
    const cost = costOf(choice, next) - costOf(choice, units[i]!)
    const volume = choice.volumePerUnit * (next - units[i]!)
    return { gain: gainOf(choice, next) - gainOf(choice, units[i]!), charge: bound.perMoney * cost + bound.perVolume * volume, fits: cost <= left.budget && volume <= left.volume }
  }
  const fill = (): void => {
    for (let pass = 0; pass < STEP_PASSES; pass += 1) {
      const steps = choices.flatMap((choice, i) => {
        const next = stepUp(choice, units[i]!)
        if (next === null) return []
        const { gain, charge, fits } = changeOf(i, next)
        return fits && gain > 0 ? [{ i, next, worth: gain / Math.max(charge, 1e-300) }] : []
      })
      if (steps.length === 0) break
      for (const { i, next } of steps.sort((a, b) => b.worth - a.worth)) if (changeOf(i, next).fits) set(i, next)
    }
  }
  fill()
  choices.forEach((choice, i) => reset(choice, i))
  function reset(choice: Choice, i: number): void {
    const next = bestWithin(choice, left.budget + costOf(choice, units[i]!), left.volume + choice.volumePerUnit * units[i]!)
    if (changeOf(i, next).gain > 0) set(i, next)
  }

  for (let round = 0; round < EXCHANGE_ROUNDS; round += 1) {
    const lossOf = (i: number, next: number | null): number => {
      if (next === null) return Infinity
      const { gain, charge } = changeOf(i, next)
      return charge - gain
    }
    const nearest = (losses: readonly number[]): number[] =>
      losses.map((loss, i) => ({ loss, i })).filter(({ loss }) => loss < Infinity).sort((a, b) => a.loss - b.loss).slice(0, EXCHANGED).map(({ i }) => i)
    const downs = nearest(choices.map((choice, i) => lossOf(i, stepDown(choice, units[i]!))))
    const ups = nearest(choices.map((choice, i) => lossOf(i, stepUp(choice, units[i]!))))
    let isBetter = false
    for (const i of downs) {
      for (const j of ups) {
        if (i !== j && exchange(i, j)) isBetter = true
      }
    }
    if (!isBetter) break
    fill()
  }
  return units

  /** Takes a step or everything from `i` and gives `j` what is then best for it. */
  function exchange(i: number, j: number): boolean {
    const before = units[i]!
    const beforeOther = units[j]!
    const other = choices[j]!
    for (const fewer of new Set([stepDown(choices[i]!, before) ?? 0, 0])) {
      if (before === 0) return false
      const lost = -changeOf(i, fewer).gain
      set(i, fewer)
      const next = bestWithin(other, left.budget + costOf(other, beforeOther), left.volume + other.volumePerUnit * beforeOther)
      if (changeOf(j, next).gain > lost + 1e-9 * Math.abs(lost)) {
        set(j, next)
        if (left.budget >= 0 && left.volume >= 0) return true
        set(j, beforeOther)
      }
      set(i, before)
    }
    return false
  }
}

/** The next larger quantity on offer, or null. */
function stepUp({ segments, item }: Choice, units: number): number | null {
  for (const { low, high } of segments) {
    if (units < low) return low
    if (units < high) return units + item.caseUnits
  }
  return null
}

/** The next smaller quantity on offer, 0 below the first, null from 0. */
function stepDown({ segments, item }: Choice, units: number): number | null {
  if (units === 0) return null
  let below = 0
  for (const { low, high } of segments) {
    if (units > high) below = high
    else if (units > low) return units - item.caseUnits
  }
  return below
}
