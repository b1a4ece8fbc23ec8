import { fail, ok, type Result } from '#shared/result.ts'

import { findProblem, type InputProblem } from './problems.ts'

/** Units to order in each period and the cost of the whole horizon, the goods themselves left out. */
export type LotPlan = { readonly orderUnits: readonly number[]; readonly cost: number }

/**
 * Orders of least cost for known demands per period: `fixedCost` per order, `holdingCost` per unit and period carried. At a tie the fewer orders.
 *
 * Shapes: one order per demand. Source: Wagner and Whitin 1958, Management Science 5(1); Snyder and Shen 2019, 3.7.
 */
export function planLots(demands: readonly number[], fixedCost: number, holdingCost: number): Result<LotPlan, InputProblem> {
  const problem = findProblem({ notNegative: { fixedCost, holdingCost, ...Object.fromEntries(demands.map((units, i) => [`demands.${i}`, units])) } })
  if (problem) return fail(problem)
  const count = demands.length
  const costFrom = new Float64Array(count + 1)
  const nextOrder = new Int32Array(count + 1).fill(count)
  for (let t = count - 1; t >= 0; t -= 1) {
    costFrom[t] = Infinity
    // Nothing needs to be ordered in a period without demand when nothing is carried out of it.
    if (demands[t] === 0) {
      costFrom[t] = costFrom[t + 1]!
      nextOrder[t] = -1
    }
    let carried = 0
    for (let until = t + 1; until <= count; until += 1) {
      carried += holdingCost * (until - 1 - t) * demands[until - 1]!
      const cost = fixedCost + carried + costFrom[until]!
      if (cost > costFrom[t]! || (cost === costFrom[t] && nextOrder[t] === -1)) continue
      costFrom[t] = cost
      nextOrder[t] = until
    }
  }
  const orderUnits = demands.map(() => 0)
  for (let t = 0; t < count;) {
    const until = nextOrder[t]!
    if (until > 0) orderUnits[t] = demands.slice(t, until).reduce((sum, units) => sum + units, 0)
    t = until > 0 ? until : t + 1
  }
  return ok({ orderUnits, cost: costFrom[0]! })
}
