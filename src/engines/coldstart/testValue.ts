import { exp } from '#math/elementary.ts'

import { logMarginal, predicted, updated } from './belief.ts'
import { marginsOf } from './firstOrder.ts'
import type { Belief, OrderEconomics } from './types.ts'

/** Demand is laid on at most this many whole numbers, and outcomes of the test day are taken together when there are more. */
const MOST_POINTS = 512
const MOST_OUTCOMES = 128

/** `expected`: profit gained on average by ordering after one more test; `perfect`: by knowing demand itself, its upper bound. Same currency as the economics. */
export type TestValue = { readonly expected: number; readonly perfect: number; readonly outcomes: number; readonly isExact: boolean }

/**
 * Expected value of sample information: a further test of `testExposure` (clicks or days) before ordering for a push of `pushExposure`.
 *
 * Every outcome of the test, weighted by its predictive probability, gives a posterior, an order and its profit; the mean of the best profits
 * less the best profit now. Exact sum up to 512 counts of demand and 128 outcomes; beyond, demand on an even grid and outcomes in groups. Not
 * negative, and never above the value of perfect information. Source: Raiffa and Schlaifer 1961, chapter 4.
 */
export function valueOfTest(belief: Belief, testExposure: number, pushExposure: number, economics: OrderEconomics): TestValue {
  const outcomes = groupedOutcomes(belief, testExposure)
  const wide = predicted(belief, pushExposure)
  const last = wide.first + wide.shares.length - 1
  const stride = Math.max(1, Math.ceil((last + 1) / MOST_POINTS))
  const size = Math.ceil((last + 1) / stride)
  const mixture = new Float64Array(size)
  const { underage, overage } = marginsOf(economics)
  let after = 0
  for (const { probability, orders } of outcomes.list) {
    const shares = gridShares(updated(belief, { exposure: testExposure, orders }), pushExposure, stride, size)
    for (let i = 0; i < size; i += 1) mixture[i] = mixture[i]! + probability * shares[i]!
    after += probability * leastCost(shares, stride, underage, overage)
  }
  const now = leastCost(mixture, stride, underage, overage)
  return { expected: Math.max(0, now - after), perfect: Math.max(0, now), outcomes: outcomes.list.length, isExact: stride === 1 && outcomes.isExact }
}

/** Outcomes of the test with their probabilities; neighbours in one group at their mean, a fraction of an order being as good to update by. */
function groupedOutcomes(belief: Belief, testExposure: number): { readonly list: readonly { readonly probability: number; readonly orders: number }[]; readonly isExact: boolean } {
  const { first, shares } = predicted(belief, testExposure)
  const width = Math.ceil(shares.length / MOST_OUTCOMES)
  const list: { probability: number; orders: number }[] = []
  for (let from = 0; from < shares.length; from += width) {
    let probability = 0
    let orders = 0
    for (let i = from; i < Math.min(shares.length, from + width); i += 1) {
      probability += shares[i]!
      orders += shares[i]! * (first + i)
    }
    if (probability > 1e-12) list.push({ probability, orders: orders / probability })
  }
  return { list, isExact: width === 1 }
}

/** Probabilities of demand at 0, stride, 2 stride ..., scaled to a sum of 1. */
function gridShares(belief: Belief, exposure: number, stride: number, size: number): Float64Array {
  const whole = belief.kind === 'clicks' ? Math.round(exposure) : exposure
  const logs = Float64Array.from({ length: size }, (_, i) => (
    belief.kind === 'clicks' && i * stride > whole ? -Infinity : logMarginal(belief, { exposure: whole, orders: i * stride })))
  const top = logs.reduce((most, value) => Math.max(most, value), -Infinity)
  let total = 0
  const shares = logs.map((value) => {
    const share = exp(value - top)
    total += share
    return share
  })
  return shares.map((share) => share / total)
}

/** Mean cost of mismatch at the best quantity on the grid: overage E(Q - D)+ + underage E(D - Q)+. 0 is a quantity too. */
function leastCost(shares: Float64Array, stride: number, underage: number, overage: number): number {
  let mean = 0
  for (let i = 0; i < shares.length; i += 1) mean += shares[i]! * i
  let cost = Math.max(0, underage) * mean
  let cumulative = 0
  for (let i = 0; i + 1 < shares.length; i += 1) {
    cumulative += shares[i]!
    const step = overage * cumulative - underage * (1 - cumulative)
    if (step >= 0) break
    cost += step
  }
  return cost * stride
}
