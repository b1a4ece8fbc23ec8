import { type Counts, poissonCounts } from '#math/counts.ts'
import { normalQuantile } from '#math/normal.ts'
import { fail, ok, type Result } from '#shared/result.ts'

import { discreteLoss, normalLoss } from './loss.ts'
import { findProblem, findWeightProblem, type InputProblem } from './problems.ts'

/** Cost of a unit left over and of a unit short. */
export type NewsvendorCosts = { readonly overage: number; readonly underage: number }

/** Best quantity in units, its expected cost, and P(D <= units) there. */
export type NewsvendorAnswer = { readonly units: number; readonly expectedCost: number; readonly serviceShare: number }

/** Newsvendor under normal demand: F(S) = underage / (underage + overage). Source: Snyder and Shen 2019, 4.24. */
export function newsvendorNormal(mean: number, sd: number, { overage, underage }: NewsvendorCosts): Result<NewsvendorAnswer, InputProblem> {
  const problem = findProblem({ positive: { overage, underage }, notNegative: { mean, sd } })
  if (problem) return fail(problem)
  const serviceShare = underage / (underage + overage)
  const z = normalQuantile(serviceShare)
  return ok({ units: mean + z * sd, expectedCost: sd * (overage * normalLoss(-z) + underage * normalLoss(z)), serviceShare })
}

/** Newsvendor under Poisson demand: the smallest whole S with F(S) at or above the critical ratio. Source: Snyder and Shen 2019, 4.30. */
export function newsvendorPoisson(mean: number, costs: NewsvendorCosts): Result<NewsvendorAnswer, InputProblem> {
  const problem = findProblem({ notNegative: { mean } })
  return problem ? fail(problem) : newsvendorDiscrete(poissonCounts(mean), costs)
}

/** Newsvendor under any distribution over whole numbers; shares need not sum to 1. Source: Snyder and Shen 2019, 4.30. */
export function newsvendorDiscrete(demand: Counts, costs: NewsvendorCosts): Result<NewsvendorAnswer, InputProblem> {
  const { overage, underage } = costs
  const problem = findProblem({ positive: { overage, underage } }) ?? findWeightProblem('demand', demand.shares)
  if (problem) return fail(problem)
  const total = demand.shares.reduce((sum, share) => sum + share, 0)
  const critical = (underage / (underage + overage)) * total
  let sum = 0
  let mean = 0
  let at = -1
  let reached = 0
  demand.shares.forEach((share, i) => {
    sum += share
    mean += share * (demand.first + i)
    if (at >= 0 || sum < critical - 1e-13 * total) return
    at = i
    reached = sum
  })
  const units = demand.first + at
  const shortage = discreteLoss(demand, units) / total
  return ok({ units, expectedCost: overage * (units - mean / total + shortage) + underage * shortage, serviceShare: Math.min(1, reached / total) })
}

/** Newsvendor over observed demands with weights (all 1 unless given): the smallest sample whose weight share reaches the critical ratio. */
export function newsvendorEmpirical(samples: readonly number[], costs: NewsvendorCosts, weights: readonly number[] = samples.map(() => 1)): Result<NewsvendorAnswer, InputProblem> {
  const { overage, underage } = costs
  const used = samples.map((units, i) => ({ units, weight: weights[i] ?? 0 }))
  const problem = findProblem({ positive: { overage, underage } }) ?? findWeightProblem('weights', used.map(({ weight }) => weight))
  if (problem) return fail(problem)
  for (const { units } of used) {
    const inSample = findProblem({ notNegative: { samples: units } })
    if (inSample) return fail(inSample)
  }
  used.sort((a, b) => a.units - b.units)
  const total = used.reduce((sum, { weight }) => sum + weight, 0)
  const critical = (underage / (underage + overage)) * total
  let sum = 0
  let units = used.at(-1)!.units
  for (const sample of used) {
    sum += sample.weight
    if (sum < critical - 1e-13 * total) continue
    units = sample.units
    break
  }
  const expectedCost = used.reduce((cost, sample) => cost + (sample.weight * (sample.units > units ? underage * (sample.units - units) : overage * (units - sample.units))) / total, 0)
  return ok({ units, expectedCost, serviceShare: used.reduce((share, sample) => share + (sample.units <= units ? sample.weight : 0), 0) / total })
}
