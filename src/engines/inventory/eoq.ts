import { exp, log } from '#math/elementary.ts'
import { minimiseOnInterval } from '#math/minimiseOnInterval.ts'
import { fail, ok, type Result } from '#shared/result.ts'

import { findProblem, type InputProblem } from './problems.ts'

/** `fixedCost` per order, `holdingCost` per unit and period, `demand` in units per period. */
export type EoqTask = { readonly fixedCost: number; readonly holdingCost: number; readonly demand: number }

/** Quantity of one order and the cost per period that goes with it. */
export type EoqAnswer = { readonly orderUnits: number; readonly costPerPeriod: number }

/** Economic order quantity sqrt(2 K lambda / h) and its cost sqrt(2 K lambda h), the goods themselves left out. Source: Harris 1913. */
export function economicOrder({ fixedCost, holdingCost, demand }: EoqTask): Result<EoqAnswer, InputProblem> {
  const problem = findProblem({ positive: { fixedCost, holdingCost, demand } })
  if (problem) return fail(problem)
  return ok({ orderUnits: Math.sqrt((2 * fixedCost * demand) / holdingCost), costPerPeriod: Math.sqrt(2 * fixedCost * demand * holdingCost) })
}

/** Economic order with backorders at `shortageCost` per unit and period; `backorderShare` of every order is already promised when it arrives. Source: Snyder and Shen 2019, 3.5. */
export function economicOrderWithBackorders({ fixedCost, holdingCost, demand }: EoqTask, shortageCost: number): Result<EoqAnswer & { readonly backorderShare: number }, InputProblem> {
  const problem = findProblem({ positive: { fixedCost, holdingCost, demand, shortageCost } })
  if (problem) return fail(problem)
  const factor = (holdingCost + shortageCost) / shortageCost
  return ok({
    orderUnits: Math.sqrt((2 * fixedCost * demand * factor) / holdingCost),
    costPerPeriod: Math.sqrt((2 * fixedCost * demand * holdingCost) / factor),
    backorderShare: holdingCost / (holdingCost + shortageCost),
  })
}

/**
 * Economic order from a supplier that fails at rate `failure` and recovers at rate `repair` (both per period), lost sales costing
 * `shortageCost` per unit. The quantity is exact to about 1e-7 of itself, by search, since equation 9.5 has no closed minimum.
 *
 * Source: Snyder and Shen 2019, equation 9.5.
 */
export function economicOrderWithDisruptions(fixedCost: number, holdingCost: number, shortageCost: number, demand: number, failure: number, repair: number): Result<EoqAnswer, InputProblem> {
  const problem = findProblem({ positive: { fixedCost, holdingCost, shortageCost, demand, repair }, notNegative: { failure } })
  if (problem) return fail(problem)
  const costOf = (units: number): number => {
    const downShare = (failure / (failure + repair)) * (1 - exp((-(failure + repair) * units) / demand))
    return (fixedCost + (holdingCost * units * units) / (2 * demand) + (shortageCost * demand * downShare) / repair) / (units / demand + downShare / repair)
  }
  const plain = Math.sqrt((2 * fixedCost * demand) / holdingCost)
  // Cheap shortages make orders smaller than without failures, but no smaller than the root at no shortage cost; dear ones larger.
  const downUnits = (failure / (failure + repair)) * (demand / repair)
  const least = (plain * plain) / (2 * downUnits + plain)
  const most = plain + Math.sqrt((2 * shortageCost * demand * demand) / (holdingCost * repair)) + demand / repair
  const orderUnits = exp(minimiseOnInterval((x) => costOf(exp(x)), log(least / 4), log(most * 2), 128, 1e-10))
  return ok({ orderUnits, costPerPeriod: costOf(orderUnits) })
}

/** `unitCost` for every unit of an order of at least `fromUnits`. */
export type PriceBreak = { readonly fromUnits: number; readonly unitCost: number }

/**
 * Best order under quantity discounts on all units; the cost per period includes the goods, holding is `carryingShare` of the unit cost per period.
 *
 * Shapes: `breaks` in any order, the lowest `fromUnits` being the least order. Source: Snyder and Shen 2019, 3.4.
 */
export function economicOrderWithBreaks(fixedCost: number, carryingShare: number, demand: number, breaks: readonly PriceBreak[]): Result<EoqAnswer & { readonly unitCost: number }, InputProblem> {
  const problem = findProblem({ positive: { fixedCost, carryingShare, demand } })
  if (problem) return fail(problem)
  if (breaks.length === 0) return fail({ code: 'emptyDistribution', field: 'breaks', value: 0 })
  for (const { fromUnits, unitCost } of breaks) {
    const inBreak = findProblem({ positive: { unitCost }, notNegative: { fromUnits } })
    if (inBreak) return fail(inBreak)
  }
  const sorted = [...breaks].sort((a, b) => a.fromUnits - b.fromUnits)
  let best = { orderUnits: 0, costPerPeriod: Infinity, unitCost: 0 }
  sorted.forEach(({ fromUnits, unitCost }, i) => {
    const holding = carryingShare * unitCost
    const orderUnits = Math.max(fromUnits, Math.sqrt((2 * fixedCost * demand) / holding))
    if (orderUnits >= (sorted[i + 1]?.fromUnits ?? Infinity)) return
    const costPerPeriod = unitCost * demand + (fixedCost * demand) / orderUnits + (holding * orderUnits) / 2
    if (costPerPeriod < best.costPerPeriod) best = { orderUnits, costPerPeriod, unitCost }
  })
  return ok(best)
}
