import { poissonCounts } from '#math/counts.ts'
import { fail, ok, type Result } from '#shared/result.ts'

import { positionCost } from './positionCost.ts'
import { findProblem, type InputProblem } from './problems.ts'

/** Order `orderUnits` whenever the position falls to `reorderPointUnits`; cost per period. */
export type RqAnswer = { readonly reorderPointUnits: number; readonly orderUnits: number; readonly costPerPeriod: number }

/** Above this many units of one order the search is given up: a continuous formula serves better. */
const MOST_UNITS = 200_000

/**
 * Exact (r, Q) policy under Poisson demand of `demand` units per period and a fixed lead time in periods: the range of positions is
 * widened, cheapest side first, while that lowers the average cost.
 *
 * Source: Federgruen and Zheng 1992, Operations Research 40(4); Snyder and Shen 2019, algorithm 5.2.
 */
export function exactRq(holdingCost: number, shortageCost: number, fixedCost: number, demand: number, leadTime: number): Result<RqAnswer, InputProblem> {
  const problem = findProblem({ positive: { holdingCost, shortageCost, demand }, notNegative: { fixedCost, leadTime } })
  if (problem) return fail(problem)
  const roughUnits = Math.sqrt((2 * fixedCost * demand) / holdingCost) + Math.sqrt((2 * fixedCost * demand) / shortageCost) + demand * leadTime
  if (roughUnits > MOST_UNITS) return fail({ code: 'tooLarge', field: 'orderUnits', value: roughUnits })
  const cost = positionCost(poissonCounts(demand * leadTime), holdingCost, shortageCost)
  let low = cost.bestLevel
  let high = low
  let sum = fixedCost * demand + cost.at(low)
  for (;;) {
    const below = cost.at(low - 1)
    const above = cost.at(high + 1)
    const next = Math.min(below, above)
    if (next >= sum / (high - low + 1)) break
    sum += next
    if (below <= above) low -= 1
    else high += 1
  }
  return ok({ reorderPointUnits: low - 1, orderUnits: high - low + 1, costPerPeriod: sum / (high - low + 1) })
}
