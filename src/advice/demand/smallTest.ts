import { type ArmStanding, compareArms } from '#engines/coldstart/arms.ts'
import { meanRate, predicted, rateQuantile, updated } from '#engines/coldstart/belief.ts'
import { bestFirstOrder, cashAtRisk, type CashAtRisk, marginsOf, orderOutcome } from '#engines/coldstart/firstOrder.ts'
import { dayDispersion, LEAST_LAUNCHES, priorFromLaunches } from '#engines/coldstart/launchPrior.ts'
import { type TestValue, valueOfTest } from '#engines/coldstart/testValue.ts'
import type { Belief, Observed, OrderEconomics, OrderSteps, Prior } from '#engines/coldstart/types.ts'
import { deviationOfCounts, meanOfCounts, quantileOfCounts } from '#math/counts.ts'
import { gammaProbability } from '#math/gammaDistribution.ts'
import { QUANTILE_LEVELS } from '#math/quantiles.ts'
import { fail, ok, type Result } from '#shared/result.ts'

import { type Reason, reason } from '../reason.ts'

/** One day of one version in a test; null = not told. Money in whole units of the test's currency. */
export type TestDay = { readonly orders: number; readonly clicks: number | null; readonly spend: number | null }
export type TestArm = { readonly name: string; readonly days: readonly TestDay[] }
/** An earlier launch of the shop: its first clicks or days and the orders they brought. */
export type Launch = { readonly orders: number; readonly clicks: number | null; readonly days: number | null }

export type SmallTestInput = {
  readonly arms: readonly TestArm[]
  readonly launches: readonly Launch[]
  readonly category: Belief | null
  /** The push: clicks when they are planned, else days at the rate of the test. */
  readonly push: { readonly clicks: number | null; readonly days: number | null }
  readonly unitsPerOrder: number
  /** Per unit, in whole units of one currency; null when not known. */
  readonly economics: OrderEconomics | null
  /** In units. */
  readonly steps: OrderSteps
  /** Clicks and cost of one more day of testing; null = as the test's mean day. */
  readonly nextDay: { readonly clicks: number | null; readonly cost: number | null }
}

export type ArmAnswer = ArmStanding & {
  readonly name: string
  readonly observed: Observed
  readonly belief: Belief
  /** 80 % interval of orders per click or per day. */
  readonly rateLow: number
  readonly rateHigh: number
  readonly costPerOrder: number | null
  /** Orders at the planned push: quantiles in the order of QUANTILE_LEVELS. */
  readonly push: { readonly mean: number; readonly deviation: number; readonly quantiles: readonly number[] }
}

export type FirstOrderAnswer = CashAtRisk & {
  readonly units: number
  readonly expectedProfit: number
  readonly serviceProbability: number
  readonly leftoverUnits: number
  readonly shortageUnits: number
}

export type SmallTestAnswer = {
  readonly kind: Belief['kind']
  readonly prior: Prior
  readonly arms: readonly ArmAnswer[]
  /** Index of the arm most likely best: the order is for it. */
  readonly chosen: number
  readonly order: FirstOrderAnswer | null
  /** `worth` = expected value less its cost; null without economics or cost. */
  readonly nextDay: (TestValue & { readonly exposure: number; readonly cost: number | null; readonly worth: number | null }) | null
  readonly reasons: readonly Reason[]
}

export type SmallTestError = { readonly code: 'noArms' | 'noExposure' | 'noPush' }

/** From a small test to the first order: posterior, orders at the push, newsvendor on them, cash at risk, and what one more day of testing is worth. */
export function smallTestAnswer(input: SmallTestInput): Result<SmallTestAnswer, SmallTestError> {
  const { arms, push, unitsPerOrder, economics } = input
  if (arms.length === 0) return fail({ code: 'noArms' })
  const hasClicks = arms.every(({ days }) => days.length > 0 && days.every(({ clicks }) => clicks !== null) && days.some(({ clicks }) => clicks! > 0))
  const kind: Belief['kind'] = hasClicks && push.clicks !== null ? 'clicks' : 'days'
  const pushExposure = kind === 'clicks' ? push.clicks! : push.days
  if (pushExposure === null || !(pushExposure > 0)) return fail({ code: 'noPush' })
  if (arms.some(({ days }) => days.length === 0)) return fail({ code: 'noExposure' })
  const prior = priorFromLaunches(kind, input.launches.flatMap((launch): Observed[] => {
    const exposure = kind === 'clicks' ? launch.clicks : launch.days
    return exposure === null ? [] : [{ exposure, orders: launch.orders }]
  }), input.category)
  const told = arms.map((arm) => armDays(arm, kind))
  const beliefs = told.map((days) => days.reduce(updated, prior.belief))
  const standings = compareArms(beliefs.map((belief) => ({ belief, scale: 1, shift: 0 })))
  const chosen = standings.reduce((best, standing, i) => (standing.probabilityBest > standings[best]!.probabilityBest + 1e-9 ? i : best), 0)
  const answers = arms.map((arm, i): ArmAnswer => {
    const belief = beliefs[i]!
    const counts = predicted(belief, pushExposure)
    const observed = told[i]!.reduce((sum, day) => ({ exposure: sum.exposure + day.exposure, orders: sum.orders + day.orders }))
    const spend = arm.days.every((day) => day.spend !== null) ? arm.days.reduce((sum, day) => sum + day.spend!, 0) : null
    return {
      name: arm.name, observed, belief, ...standings[i]!, mean: meanRate(belief), rateLow: rateQuantile(belief, 0.1), rateHigh: rateQuantile(belief, 0.9),
      costPerOrder: spend !== null && observed.orders > 0 ? spend / observed.orders : null,
      push: { mean: meanOfCounts(counts), deviation: deviationOfCounts(counts), quantiles: QUANTILE_LEVELS.map((level) => quantileOfCounts(counts, level)) },
    }
  })
  const order = economics && firstOrder(beliefs[chosen]!, pushExposure, unitsPerOrder, economics, input.steps)
  const nextDay = economics && worthOfNextDay(input, beliefs[chosen]!, told[chosen]!, kind, pushExposure, economics)
  const reasons = [...priorReasons(prior), ...dayReasons(arms, told, kind), ...pushReasons(answers[chosen]!, pushExposure), ...orderReasons(economics, order, nextDay)]
  return ok({ kind, prior, arms: answers, chosen, order, nextDay, reasons })
}

function armDays({ days }: TestArm, kind: Belief['kind']): Observed[] {
  return days.map(({ orders, clicks }) => ({ exposure: kind === 'clicks' ? clicks! : 1, orders: Math.max(0, orders) }))
}

/** Per order instead of per unit. */
function perOrder({ cost, price, salvage, shortagePenalty }: OrderEconomics, units: number): OrderEconomics {
  return { cost: cost * units, price: price * units, salvage: salvage * units, shortagePenalty: shortagePenalty * units }
}

function firstOrder(belief: Belief, pushExposure: number, unitsPerOrder: number, economics: OrderEconomics, steps: OrderSteps): FirstOrderAnswer {
  const demand = predicted(belief, pushExposure)
  const money = perOrder(economics, unitsPerOrder)
  const caseSize = Math.max(1, Math.round(steps.caseSize))
  let outcome = bestFirstOrder(demand, money, unitsPerOrder === 1 ? steps : { minimum: Math.ceil(steps.minimum / unitsPerOrder), caseSize: 1 })
  if (unitsPerOrder !== 1 && outcome.quantity > 0) {
    const units = Math.ceil(Math.max(outcome.quantity * unitsPerOrder, steps.minimum) / caseSize - 1e-9) * caseSize
    outcome = orderOutcome(demand, money, units / unitsPerOrder)
    if (outcome.expectedProfit < orderOutcome(demand, money, 0).expectedProfit) outcome = orderOutcome(demand, money, 0)
  }
  return {
    ...cashAtRisk(demand, money, outcome.quantity), units: Math.round(outcome.quantity * unitsPerOrder), expectedProfit: outcome.expectedProfit,
    serviceProbability: outcome.serviceProbability, leftoverUnits: outcome.leftoverMean * unitsPerOrder, shortageUnits: outcome.shortageMean * unitsPerOrder,
  }
}

function worthOfNextDay(input: SmallTestInput, belief: Belief, told: readonly Observed[], kind: Belief['kind'], pushExposure: number, economics: OrderEconomics): SmallTestAnswer['nextDay'] {
  const meanDay = told.reduce((sum, { exposure }) => sum + exposure, 0) / told.length
  const exposure = kind === 'days' ? 1 : Math.round(input.nextDay.clicks ?? meanDay)
  if (!(exposure > 0)) return null
  const spends = input.arms.flatMap(({ days }) => days.map(({ spend }) => spend))
  const perArmDay = spends.every((spend) => spend !== null) ? spends.reduce((sum, spend) => sum + spend!, 0) / spends.length : null
  const cost = input.nextDay.cost ?? perArmDay
  const value = valueOfTest(belief, exposure, pushExposure, perOrder(economics, input.unitsPerOrder))
  return { ...value, exposure, cost, worth: cost === null ? null : value.expected - cost }
}

function priorReasons({ source, launchCount }: Prior): Reason[] {
  if (source === 'launches') return [reason('demand.test.priorLaunches', { count: launchCount })]
  return [reason(source === 'category' ? 'demand.test.priorCategory' : 'demand.test.priorDefault', { least: LEAST_LAUNCHES })]
}

function dayReasons(arms: readonly TestArm[], told: readonly (readonly Observed[])[], kind: Belief['kind']): Reason[] {
  return told.flatMap((days, i) => {
    const dispersion = dayDispersion(kind, days)
    if (!dispersion || 1 - gammaProbability(dispersion.statistic, dispersion.degrees / 2, 0.5) > 0.05) return []
    return [reason('demand.test.daysDiffer', { arm: arms[i]!.name, ratio: dispersion.ratio })]
  })
}

/** A push of twenty tests or more is judged by a rate that the test hardly knows. */
const LARGE_PUSH = 20

function pushReasons({ observed }: ArmAnswer, pushExposure: number): Reason[] {
  const factor = pushExposure / Math.max(1, observed.exposure)
  return factor >= LARGE_PUSH ? [reason('demand.test.smallTest', { factor })] : []
}

function orderReasons(economics: OrderEconomics | null, order: FirstOrderAnswer | null, nextDay: SmallTestAnswer['nextDay']): Reason[] {
  if (!economics || !order) return [reason('demand.test.noCost')]
  const reasons: Reason[] = []
  if (order.units === 0) reasons.push(reason(marginsOf(economics).underage > 0 ? 'demand.test.minimumTooLarge' : 'demand.test.notWorthIt'))
  if (nextDay?.worth != null) reasons.push(reason(nextDay.worth > 0 ? 'demand.test.testMore' : 'demand.test.orderNow', { value: nextDay.expected, cost: nextDay.cost! }))
  return reasons
}
