import { normalQuantile } from '#math/normal.ts'

import { chanceWithin, type DemandSpread, unitsAtDeviate } from './demandSpread.ts'
import { HORIZON_DAYS } from './types.ts'

/** Units arriving by day from today on; what is overdue arrives today. Shape [HORIZON_DAYS]. */
export type Arrivals = Float64Array

const Z90 = normalQuantile(0.9)

/**
 * Units left at the end of each day when nothing more is ordered, never under 0, where demand runs at the standard normal deviate z of its
 * spread. Shape [HORIZON_DAYS].
 */
export function unitsLeft(spread: DemandSpread, onHandUnits: number, arrivals: Arrivals, z: number): Float64Array {
  const left = new Float64Array(HORIZON_DAYS)
  let stock = Math.max(0, onHandUnits)
  let sold = 0
  for (let t = 0; t < HORIZON_DAYS; t += 1) {
    const total = Math.max(sold, unitsAtDeviate(spread, t + 1, z))
    stock = Math.max(0, stock + arrivals[t]! - (total - sold))
    sold = total
    left[t] = stock
  }
  return left
}

/** First day (0 = today) that ends with less than half a unit; null within the horizon. */
export function firstEmptyDay(left: Float64Array): number | null {
  const day = left.findIndex((units) => units < 0.5)
  return day < 0 ? null : day
}

/** Days at which stock ends with a chance of 10, 50 and 90 %, what is on the way included. */
export function stockOutDays(spread: DemandSpread, onHandUnits: number, arrivals: Arrivals): { readonly early: number | null; readonly median: number | null; readonly late: number | null } {
  const at = (z: number) => firstEmptyDay(unitsLeft(spread, onHandUnits, arrivals, z))
  return { early: at(Z90), median: at(0), late: at(-Z90) }
}

/** A way from order to shelf in whole days: some days with their shares, shares summing to 1. */
export type LeadTimeShares = { readonly days: readonly number[]; readonly shares: readonly number[] }

const POINTS = 7

/** The same way in at most seven parts of equal share, each by its mean: quick to sum over. */
export function condensed({ days, shares }: LeadTimeShares): LeadTimeShares {
  if (days.length <= POINTS) return { days, shares }
  const part = 1 / POINTS
  const means = new Array<number>(POINTS).fill(0)
  let before = 0
  days.forEach((day, i) => {
    const after = before + shares[i]!
    for (let p = 0; p < POINTS; p += 1) means[p]! += (day * Math.max(0, Math.min(after, (p + 1) * part) - Math.max(before, p * part))) / part
    before = after
  })
  return { days: means, shares: means.map(() => part) }
}

/** Chance that stock lasts until goods arrive that are ordered in `waitDays` days. */
function chanceOfLasting(spread: DemandSpread, positionUnits: number, { days, shares }: LeadTimeShares, waitDays: number): number {
  return days.reduce((sum, day, i) => sum + shares[i]! * chanceWithin(spread, Math.max(0, day + waitDays), positionUnits), 0)
}

/**
 * Days from today to the last day to order at which the position lasts until the goods come with at least the chance wanted; negative when
 * that day has passed; null when it lies beyond the horizon. The chance never rises with waiting, so that bisection finds it.
 */
export function daysToLastSafeOrder(spread: DemandSpread, positionUnits: number, leadTime: LeadTimeShares, share: number): number | null {
  const lead = condensed(leadTime)
  const isSafe = (waitDays: number): boolean => chanceOfLasting(spread, positionUnits, lead, waitDays) >= share
  const longest = Math.ceil(Math.max(...lead.days))
  if (isSafe(HORIZON_DAYS)) return null
  let low = -longest - 1
  let high = HORIZON_DAYS
  if (!isSafe(low)) return low
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (isSafe(middle)) low = middle
    else high = middle
  }
  return low
}
