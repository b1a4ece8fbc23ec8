import { type Counts, meanOfCounts } from '#math/counts.ts'
import { fail, ok, type Result } from '#shared/result.ts'

import { addCounts, demandCounts, mixCounts, tailsOf } from './demandCounts.ts'
import { type LeadTimeDays, normalisedDays } from './leadTimeDays.ts'
import { findProblem, findWeightProblem, type InputProblem } from './problems.ts'
import { undershootCounts } from './undershoot.ts'

/** Share of order cycles without a stock-out, or share of demand served from stock. */
export type ServiceKind = 'cycle' | 'fill'

/** Up to S when at or below s; a multiple of Q when at or below r; up to S at every review (in multiples of the least order). */
export type PolicyKind = 'sS' | 'rQ' | 'base'

/**
 * What a policy is asked for. Demand per day (mean, deviation of one day), days independent; lead time as a distribution of whole days
 * between the review that orders and the moment the goods can serve; review period in whole days; `orderUnits` from EOQ or habit.
 */
export type PolicyTask = {
  readonly kind: PolicyKind
  readonly service: { readonly kind: ServiceKind; readonly share: number }
  readonly demandMeanPerDay: number
  readonly demandSdPerDay: number
  readonly leadTime: LeadTimeDays
  readonly reviewPeriodDays: number
  readonly orderUnits: number
  readonly caseUnits: number
  readonly minOrderUnits: number
  /** Whole steps that demand over the lead time is laid on, 4,000 when left out: fewer are quicker, and round large reorder points up. */
  readonly mostSteps?: number
}

/** All units are those of stock position; both services are what the whole-unit policy is expected to reach. */
export type Policy = {
  readonly kind: PolicyKind
  readonly reorderPointUnits: number
  readonly orderUpToUnits: number
  readonly orderUnits: number
  /** Stock expected just before an order arrives. */
  readonly safetyStockUnits: number
  readonly leadTimeDemandMean: number
  readonly leadTimeDemandSd: number
  readonly expectedCycleService: number
  readonly expectedFillRate: number
  /** Mean distance below the reorder point when ordering. */
  readonly undershootUnits: number
}

export type PolicyProblem = InputProblem

/** Whole steps that demand over the lead time is laid on: beyond this, a step is more than one unit. */
const MOST_STEPS = 4000

/**
 * Smallest reorder point, in whole units and 0 at least, that reaches the service asked for, with unserved demand waiting.
 *
 * Lead-time demand is the mixture over lead-time days of a count distribution matched to mean and variance; the undershoot's distribution is
 * exact for the demand between reviews. Orders are taken not to overtake each other; rounding an order up to whole cases, which only adds
 * stock, is left out under order-up-to. Source: Silver, Pyke and Thomas 2017, 7 and 8; Zheng and Federgruen 1991.
 */
export function computePolicy(task: PolicyTask): Result<Policy, PolicyProblem> {
  const { kind, service, demandMeanPerDay, demandSdPerDay, leadTime } = task
  const problem = findTaskProblem(task)
  if (problem) return fail(problem)
  const reviewDays = Math.max(1, Math.round(task.reviewPeriodDays))
  const caseUnits = Math.max(1, Math.round(task.caseUnits))
  const wanted = Math.max(1, task.minOrderUnits, kind === 'base' ? 1 : task.orderUnits)
  const orderUnits = Math.ceil(wanted / caseUnits - 1e-9) * caseUnits
  const parts = normalisedDays(leadTime)
  const meanDays = parts.reduce((sum, { days, share }) => sum + days * share, 0)
  const varianceDays = parts.reduce((sum, { days, share }) => sum + share * (days - meanDays) * (days - meanDays), 0)
  const leadTimeDemandMean = demandMeanPerDay * meanDays
  const leadTimeDemandSd = Math.sqrt(meanDays * demandSdPerDay * demandSdPerDay + demandMeanPerDay * demandMeanPerDay * varianceDays)

  const longest = Math.max(reviewDays, ...parts.map(({ days }) => days))
  const reach = Math.max(orderUnits, demandMeanPerDay * longest + 6 * demandSdPerDay * Math.sqrt(longest), (20 * demandSdPerDay * demandSdPerDay) / demandMeanPerDay)
  const step = Math.max(1, Math.ceil(reach / (task.mostSteps ?? MOST_STEPS)))
  const countsOver = (days: number): Counts => demandCounts((demandMeanPerDay * days) / step, (demandSdPerDay * demandSdPerDay * days) / (step * step))
  const span = Math.max(1, Math.round(orderUnits / step))
  const start = kind === 'sS' ? 'top' : 'uniform'
  const undershoot = undershootCounts(countsOver(reviewDays), span, start)
  const during = mixCounts(parts.map(({ days, share }) => ({ share, counts: countsOver(days) })))
  const before = tailsOf(addCounts(during, undershoot))
  const after = tailsOf(during)
  const undershootSteps = meanOfCounts(undershoot)
  // What an order lifts the position to, over the reorder point: the top, or wherever the multiple of `span` leads.
  const liftOf = (under: number): number => (start === 'top' ? span : span * (Math.floor(under / span) + 1) - under)
  const averageOver = (f: (under: number) => number): number => undershoot.shares.reduce((sum, share, under) => (share > 0 ? sum + share * f(under) : sum), 0)
  const meanAtOrder = averageOver((under) => under + liftOf(under))
  const cycleAt = (r: number): number => 1 - before.above(r)
  const fillAt = (r: number): number => {
    const left = start === 'top' ? after.loss(r + span) : averageOver((under) => after.loss(r + liftOf(under)))
    return Math.max(0, Math.min(1, 1 - (before.loss(r) - left) / meanAtOrder))
  }
  const reachedAt = service.kind === 'cycle' ? cycleAt : fillAt
  let low = -1
  let high = before.end
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (reachedAt(middle) >= service.share - 1e-12) high = middle
    else low = middle
  }
  const reorderPointUnits = high * step
  const undershootUnits = undershootSteps * step
  return ok({
    kind, reorderPointUnits, orderUpToUnits: reorderPointUnits + orderUnits, orderUnits,
    safetyStockUnits: reorderPointUnits - undershootUnits - leadTimeDemandMean,
    leadTimeDemandMean, leadTimeDemandSd, expectedCycleService: Math.max(0, Math.min(1, cycleAt(high))), expectedFillRate: fillAt(high), undershootUnits,
  })
}

function findTaskProblem({ service, demandMeanPerDay, demandSdPerDay, leadTime, reviewPeriodDays, orderUnits, caseUnits, minOrderUnits }: PolicyTask): PolicyProblem | null {
  const problem = findProblem({ positive: { demandMeanPerDay }, notNegative: { demandSdPerDay, reviewPeriodDays, orderUnits, caseUnits, minOrderUnits }, openShare: { 'service.share': service.share } })
    ?? findWeightProblem('leadTime.shares', leadTime.days.map((_, i) => leadTime.shares[i] ?? 0))
  if (problem) return problem
  for (const days of leadTime.days) {
    const inDays = findProblem({ notNegative: { 'leadTime.days': days } })
    if (inDays) return inDays
  }
  // Deviations beyond this leave the range of numbers the distributions can be laid out in.
  const ratio = demandSdPerDay / demandMeanPerDay
  if (demandMeanPerDay < 1e-6) return { code: 'notPositive', field: 'demandMeanPerDay', value: demandMeanPerDay }
  if (ratio > 200) return { code: 'tooLarge', field: 'demandSdPerDay', value: demandSdPerDay }
  const longest = Math.max(...leadTime.days, reviewPeriodDays)
  return longest > 5000 ? { code: 'tooLarge', field: 'leadTime.days', value: longest } : null
}
