import { type Counts, meanOfCounts } from '#math/counts.ts'

/** One-period cost as a function of the stock level before demand, and the smallest level where it is least. */
export type PositionCost = { readonly bestLevel: number; readonly at: (level: number) => number }

/** Expected holding and shortage cost h E(y - D)+ + p E(D - y)+ at every whole level y, from running sums of the demand's distribution. */
export function positionCost(demand: Counts, holdingCost: number, shortageCost: number): PositionCost {
  const { first, shares } = demand
  const mean = meanOfCounts(demand)
  const loss = new Float64Array(shares.length + 1)
  let above = 0
  for (let i = shares.length - 1; i >= 0; i -= 1) {
    loss[i] = loss[i + 1]! + above
    above += shares[i]!
  }
  const at = (level: number): number => {
    if (level < first) return shortageCost * (mean - level)
    const shortage = level >= first + shares.length ? 0 : loss[level - first]!
    return holdingCost * (level - mean) + (holdingCost + shortageCost) * shortage
  }
  const critical = shortageCost / (shortageCost + holdingCost)
  let sum = 0
  let i = 0
  while (i < shares.length - 1 && sum + shares[i]! < critical - 1e-13) {
    sum += shares[i]!
    i += 1
  }
  return { bestLevel: first + i, at }
}
