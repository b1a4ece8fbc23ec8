import { type Counts, poissonCounts } from '#math/counts.ts'
import { fail, ok, type Result } from '#shared/result.ts'

import { positionCost } from './positionCost.ts'
import { findProblem, findWeightProblem, type InputProblem } from './problems.ts'
import { renewalVisits } from './renewal.ts'

/** Order up to `orderUpToUnits` when the position is at or below `reorderPointUnits`; cost per period. */
export type SsAnswer = { readonly reorderPointUnits: number; readonly orderUpToUnits: number; readonly costPerPeriod: number }

const MOST_UNITS = 20_000

/**
 * Exact (s, S) policy of least average cost under demand per period of any distribution over whole numbers, order when position <= s.
 *
 * `protectedDemand` is the demand from an order to the end of the period in which it can serve (lead time + 1 periods); without it
 * orders arrive at once. Source: Zheng and Federgruen 1991, Operations Research 39(4); Snyder and Shen 2019, algorithm 4.2.
 */
export function exactSs(demand: Counts, holdingCost: number, shortageCost: number, fixedCost: number, protectedDemand: Counts = demand): Result<SsAnswer, InputProblem> {
  const problem = findProblem({ positive: { holdingCost, shortageCost }, notNegative: { fixedCost, demand: demand.first, protectedDemand: protectedDemand.first } })
    ?? findWeightProblem('demand', demand.shares) ?? findWeightProblem('protectedDemand', protectedDemand.shares)
  if (problem) return fail(problem)
  const perPeriod = sumToOne(demand)
  const mean = perPeriod.shares.reduce((sum, share, i) => sum + share * (perPeriod.first + i), 0)
  if (!(mean > 1e-9)) return fail({ code: 'notPositive', field: 'demand', value: mean })
  const roughUnits = (Math.sqrt(2 * fixedCost * mean) * 2) / Math.sqrt(Math.min(holdingCost, shortageCost)) + mean
  if (roughUnits > MOST_UNITS) return fail({ code: 'tooLarge', field: 'orderUpToUnits', value: roughUnits })
  const level = positionCost(sumToOne(protectedDemand), holdingCost, shortageCost)
  const visits = renewalVisits(perPeriod)
  const costOf = (s: number, S: number): number => {
    let cost = fixedCost
    let periods = 0
    for (let j = 0; j < S - s; j += 1) {
      const m = visits(j)
      cost += m * level.at(S - j)
      periods += m
    }
    return cost / periods
  }
  let bestS = level.bestLevel
  let s = bestS - 1
  while (costOf(s, bestS) > level.at(s)) s -= 1
  let best = costOf(s, bestS)
  for (let S = bestS + 1; level.at(S) <= best; S += 1) {
    if (costOf(s, S) >= best) continue
    bestS = S
    while (s + 1 < S && costOf(s, S) <= level.at(s + 1)) s += 1
    best = costOf(s, S)
  }
  return ok({ reorderPointUnits: s, orderUpToUnits: bestS, costPerPeriod: best })
}

/** Exact (s, S) policy under Poisson demand of `mean` units per period, orders arriving `leadTimePeriods` whole periods later. */
export function exactSsPoisson(mean: number, holdingCost: number, shortageCost: number, fixedCost: number, leadTimePeriods = 0): Result<SsAnswer, InputProblem> {
  const problem = findProblem({ positive: { mean }, notNegative: { leadTimePeriods } })
  if (problem) return fail(problem)
  return exactSs(poissonCounts(mean), holdingCost, shortageCost, fixedCost, poissonCounts(mean * (Math.round(leadTimePeriods) + 1)))
}

function sumToOne({ first, shares }: Counts): Counts {
  const total = shares.reduce((sum, share) => sum + share, 0)
  return { first, shares: shares.map((share) => share / total) }
}
