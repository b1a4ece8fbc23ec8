import { normalProbability, normalQuantile } from '#math/normal.ts'
import { fail, ok, type Result } from '#shared/result.ts'

import { normalLoss } from './loss.ts'
import { findProblem, type InputProblem } from './problems.ts'

/** Demand of a day (mean and deviation, units) and lead time (mean and deviation, days; add the review period to the mean). */
export type LeadTimeDemandTask = { readonly demandMeanPerDay: number; readonly demandSdPerDay: number; readonly leadTimeMeanDays: number; readonly leadTimeSdDays: number }

/** Deviation in units of demand over a random lead time: sqrt(L sd_d^2 + d^2 sd_L^2); NaN when L or a deviation is negative. */
export function leadTimeDemandSd({ demandMeanPerDay, demandSdPerDay, leadTimeMeanDays, leadTimeSdDays }: LeadTimeDemandTask): number {
  if (!(leadTimeMeanDays >= 0 && demandSdPerDay >= 0 && leadTimeSdDays >= 0)) return NaN
  return Math.sqrt(leadTimeMeanDays * demandSdPerDay * demandSdPerDay + demandMeanPerDay * demandMeanPerDay * leadTimeSdDays * leadTimeSdDays)
}

/** Safety stock and reorder point in units, not rounded. */
export type SafetyStock = { readonly safetyStockUnits: number; readonly reorderPointUnits: number; readonly sdUnits: number }

/** Safety stock z sd and reorder point d L + z sd that last through a lead time with probability `cycleShare`, under normal demand. */
export function safetyStockForCycle(task: LeadTimeDemandTask, cycleShare: number): Result<SafetyStock, InputProblem> {
  const problem = findProblem({ notNegative: task, openShare: { cycleShare } })
  if (problem) return fail(problem)
  const sdUnits = leadTimeDemandSd(task)
  const safetyStockUnits = normalQuantile(cycleShare) * sdUnits
  return ok({ safetyStockUnits, reorderPointUnits: task.demandMeanPerDay * task.leadTimeMeanDays + safetyStockUnits, sdUnits })
}

/**
 * Share of demand served from stock when `orderUnits` are ordered k deviations above the mean lead-time demand: 1 - sd (G(k) - G(k + Q/sd)) / Q.
 *
 * Holds for small orders too, thanks to the second term; NaN unless Q > 0 and sd >= 0. Source: Snyder and Shen 2019, C.22; Silver, Pyke and Thomas 2017.
 */
export function fillRate(k: number, sdUnits: number, orderUnits: number): number {
  if (!(orderUnits > 0 && sdUnits >= 0)) return NaN
  if (sdUnits === 0) return 1
  return 1 - (sdUnits * (normalLoss(k) - normalLoss(k + orderUnits / sdUnits))) / orderUnits
}

/** The k at which the fill rate is `targetShare`, by bisection to 1e-12; null unless 0 < target < 1, Q > 0 and sd > 0. */
export function safetyFactorForFill(targetShare: number, sdUnits: number, orderUnits: number): number | null {
  if (!(targetShare > 0 && targetShare < 1 && sdUnits > 0 && orderUnits > 0)) return null
  let low = -orderUnits / sdUnits - 40
  let high = 40
  if (!Number.isFinite(low)) return null
  for (let i = 0; i < 200 && high - low > 1e-12 * Math.max(1, Math.abs(low)); i += 1) {
    const middle = (low + high) / 2
    if (fillRate(middle, sdUnits, orderUnits) < targetShare) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Probability that lead-time demand stays within k deviations above its mean. */
export function cycleService(k: number): number {
  return normalProbability(k)
}

/**
 * Mean and variance, in units, of how far the position is under the reorder point when a review finds it there, for orders much larger
 * than the demand between reviews: d/2 + sd^2 / 2d, and E(X^3) / 3d - mean^2 with the third moment of a gamma distribution.
 *
 * Units: mean and deviation of demand between two reviews. Null unless the mean is positive. Source: Tijms 1994, 1.1; Silver, Pyke and Thomas 2017.
 */
export function undershootMoments(mean: number, sd: number): { readonly mean: number; readonly variance: number } | null {
  if (!(mean > 0 && sd >= 0)) return null
  const ratio = (sd * sd) / (mean * mean)
  const undershoot = (mean * (1 + ratio)) / 2
  const third = mean * mean * mean * (1 + ratio) * (1 + 2 * ratio)
  return { mean: undershoot, variance: Math.max(0, third / (3 * mean) - undershoot * undershoot) }
}
