import { dayNumberOf } from '#domain/calendar/days.ts'
import type { AdCampaign, Scenario } from '#domain/scenario.ts'
import type { AdCampaignInput, SimulationInput } from '#engines/simulate/types.ts'
import { roundSignificant } from '#shared/canonicalJson.ts'

import { ordersOfSpend } from '../input/campaign.ts'
import { largestHolding } from '../search.ts'
import type { NoAnswer } from './orderHandlingCapacity.ts'
import { breakingGate, chancesOf, judgeGates, type SafeAnswer, type SafeOptions } from './safeAnswer.ts'

/** `value` = extra spend of each of its days, minor units of the plan's currency, on top of what is planned. */
export type AdSpendAnswer = SafeAnswer & { readonly unit: 'minorPerDay'; readonly firstDayIndex: number; readonly days: number }
export type AdSpendAnswers = { readonly tomorrow: AdSpendAnswer | NoAnswer; readonly perDay: AdSpendAnswer | NoAnswer }

const FIRST_DAY = 1
const WEEK_DAYS = 7
/** Grid of this many equal steps up to ten times the spend that brings half of the most orders. */
const STEPS = 100
const MOST_HALF_SPENDS = 10

/** Spend of each step: a round number of two digits near a hundredth of the grid's end. */
export function spendStep(curve: Pick<AdCampaign, 'halfSpendMinor'>): number {
  return Math.max(1, Number(((MOST_HALF_SPENDS * curve.halfSpendMinor) / STEPS).toPrecision(2)))
}

/** Extra orders of an extra spend on days `from .. from + days - 1` of market 0, carry-over included, as a campaign of its own. */
export function extraCampaign(input: SimulationInput, curve: AdCampaign, classes: readonly number[], startIndex: number, extraMinor: number, days: number): AdCampaignInput {
  const { horizonDays, markets } = input
  const first = Math.min(startIndex, 0)
  const planned = Array.from({ length: horizonDays - first }, (_, i) => (i + first >= startIndex && i + first < startIndex + curve.days ? curve.spendPerDayMinor : 0))
  const raised = planned.map((spend, i) => spend + (i + first >= FIRST_DAY && i + first < FIRST_DAY + days ? extraMinor : 0))
  const before = ordersOfSpend(curve, planned)
  const after = ordersOfSpend(curve, raised)
  const hoursOfDay = new Map<number, number>()
  for (const day of markets[0]!.dayOfHour) hoursOfDay.set(day, (hoursOfDay.get(day) ?? 0) + 1)
  const ofHour = (values: readonly number[]) => markets[0]!.dayOfHour.map((day) => roundSignificant((values[day - first] ?? 0) / Math.max(24, hoursOfDay.get(day)!)))
  return {
    kind: 'adCampaign', market: null, classes, startHour: 0,
    extraOrdersPerHour: ofHour(after.map((orders, i) => orders - before[i]!)), spendMinorPerHour: ofHour(raised.map((spend, i) => spend - planned[i]!)),
  }
}

/** The most extra ad spend tomorrow, and on each of the next seven days, for which every gate holds, by the response curve of the scenario's first campaign. */
export async function searchAdSpend(options: SafeOptions, scenario: Scenario, firstDay: string): Promise<AdSpendAnswers> {
  const place = scenario.events.findIndex(({ type }) => type === 'adCampaign')
  const curve = scenario.events[place]
  const campaign = options.input.events[place]
  if (curve?.type !== 'adCampaign' || campaign?.kind !== 'adCampaign' || !(curve.mostOrdersPerDay > 0) || !(curve.halfSpendMinor > 0)) {
    return { tomorrow: { value: null, reason: 'noResponseCurve' }, perDay: { value: null, reason: 'noResponseCurve' } }
  }
  const startIndex = dayNumberOf(curve.startDay) - dayNumberOf(firstDay)
  const [tomorrow, perDay] = await Promise.all([1, WEEK_DAYS].map((days) => searchDays(options, curve, campaign.classes, startIndex, days)))
  return { tomorrow: tomorrow!, perDay: perDay! }
}

async function searchDays(options: SafeOptions, curve: AdCampaign, classes: readonly number[], startIndex: number, days: number): Promise<AdSpendAnswer | NoAnswer> {
  const { input, toleranceShare } = options
  if (input.horizonDays <= FIRST_DAY) return { value: null, reason: 'noDays' }
  const step = spendStep(curve)
  const candidate = (index: number): SimulationInput => (index === 0 ? input : { ...input, events: [...input.events, extraCampaign(input, curve, classes, startIndex, index * step, days)] })
  const { index, verdict } = await largestHolding((i) => judgeGates(options, candidate(i), ALL), STEPS, 0, 8)
  if (index < 0) return { value: null, reason: 'noneHolds' }
  const atLeast = index === STEPS
  return {
    value: index * step, unit: 'minorPerDay', firstDayIndex: FIRST_DAY, days: Math.min(days, input.horizonDays - FIRST_DAY), atLeast,
    constraint: atLeast ? null : await breakingGate(options, candidate(index + 1)), ...chancesOf(verdict, toleranceShare),
  }
}

const ALL = ['stock', 'packing', 'carriers', 'delivery', 'account'] as const
