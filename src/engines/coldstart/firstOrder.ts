import type { Counts } from '#math/counts.ts'

import type { OrderEconomics, OrderOutcome, OrderSteps } from './types.ts'

/** What one more order served is worth against one unit left over: the newsvendor's underage and overage, per order. */
export function marginsOf({ cost, price, salvage, shortagePenalty }: OrderEconomics): { readonly underage: number; readonly overage: number } {
  return { underage: price - cost + shortagePenalty, overage: cost - salvage }
}

/**
 * Smallest quantity at which P(D <= Q) reaches underage / (underage + overage), 0 when nothing can be earned, Infinity when leftovers cost nothing.
 *
 * Source: Snyder and Shen 2019, equation 4.27 and its discrete form (as cited by stockpyl).
 */
export function newsvendorQuantity(demand: Counts, underage: number, overage: number): number {
  if (!(underage > 0)) return 0
  if (!(overage > 0)) return Infinity
  const critical = underage / (underage + overage)
  let sum = 0
  for (let i = 0; i < demand.shares.length; i += 1) {
    sum += demand.shares[i]!
    if (sum >= critical - 1e-13) return demand.first + i
  }
  return demand.first + demand.shares.length - 1
}

/** Profit and units of ordering `quantity` (in orders) before `demand` is known. */
export function orderOutcome(demand: Counts, economics: OrderEconomics, quantity: number): OrderOutcome {
  let soldMean = 0
  let shortageMean = 0
  let serviceProbability = 0
  for (let i = 0; i < demand.shares.length; i += 1) {
    const share = demand.shares[i]!
    const orders = demand.first + i
    soldMean += share * Math.min(orders, quantity)
    shortageMean += share * Math.max(0, orders - quantity)
    if (orders <= quantity) serviceProbability += share
  }
  const leftoverMean = quantity - soldMean
  const { cost, price, salvage, shortagePenalty } = economics
  const expectedProfit = soldMean * price + leftoverMean * salvage - quantity * cost - shortageMean * shortagePenalty
  return { quantity, expectedProfit, soldMean, leftoverMean, shortageMean, serviceProbability: Math.min(1, serviceProbability) }
}

/**
 * Best first order under the purchasing steps: profit is concave in the quantity, so the case below or above the newsvendor's, the minimum, or
 * nothing at all. Leftovers that cost nothing are bounded by the largest demand thought possible.
 */
export function bestFirstOrder(demand: Counts, economics: OrderEconomics, steps: OrderSteps = { minimum: 0, caseSize: 1 }): OrderOutcome {
  const { underage, overage } = marginsOf(economics)
  const free = Math.min(newsvendorQuantity(demand, underage, overage), demand.first + demand.shares.length - 1)
  const caseSize = Math.max(1, Math.round(steps.caseSize))
  const least = Math.ceil(Math.max(steps.minimum, 1) / caseSize) * caseSize
  const below = Math.max(least, Math.floor(free / caseSize) * caseSize)
  let best = orderOutcome(demand, economics, 0)
  for (const quantity of [least, below, below + caseSize]) {
    const outcome = orderOutcome(demand, economics, quantity)
    if (outcome.expectedProfit > best.expectedProfit + 1e-9 * Math.abs(best.expectedProfit)) best = outcome
  }
  return best
}

/** Money lost on what stays unsold: its mean, the level not exceeded in 95 of 100 cases, and the mean of the worst 5 in 100. */
export type CashAtRisk = { readonly committed: number; readonly expectedLoss: number; readonly loss95: number; readonly tailLoss95: number }

/**
 * Loss on leftovers (overage x units unsold) of a first order. The atom at the 95 % level is split.
 *
 * Source: Rockafellar and Uryasev 2002, Proposition 8.
 */
export function cashAtRisk(demand: Counts, { cost, salvage }: OrderEconomics, quantity: number, level = 0.95): CashAtRisk {
  const overage = Math.max(0, cost - salvage)
  let expectedLoss = 0
  let tail = 0
  let left = 1 - level
  let loss95 = 0
  // Demand ascending is loss descending: the worst cases come first.
  for (let i = 0; i < demand.shares.length; i += 1) {
    const loss = overage * Math.max(0, quantity - demand.first - i)
    const share = demand.shares[i]!
    expectedLoss += share * loss
    if (left <= 0) continue
    const taken = Math.min(left, share)
    tail += taken * loss
    left -= share
    if (left <= 1e-13) {
      loss95 = loss
      left = 0
    }
  }
  return { committed: quantity * cost, expectedLoss, loss95, tailLoss95: tail / (1 - level) }
}
