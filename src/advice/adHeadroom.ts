import { GATE_NAMES, type GateName } from '#engines/simulate/types.ts'

import { largestAdDay, type PlannedCampaign } from './adFactor.ts'
import type { InputChange } from './inputChange.ts'
import { largestHolding, type Verdict } from './search.ts'
import type { AdHeadroomAnswer } from './types.ts'

/** Multiples of the planned ad spend 0, .1 .. 50.0; at 0 no ads run, at 1 the plan. */
const TENTHS = 10
const LAST_INDEX = 500
const START = { index: TENTHS, firstStep: 8 }

/** What the search needs of its surroundings: see `searchAnswers`. */
export type AdSearch = {
  judge(change: InputChange): Promise<Verdict>
  countGate(gate: GateName, change: InputChange): number | Promise<number>
  chances(verdict: Verdict): Pick<AdHeadroomAnswer, 'probabilityBroken' | 'interval' | 'replications'>
  readonly toleranceShare: number
}

/**
 * The largest multiple of the planned ad spend, all campaigns alike and through their response curves, for which every gate holds, all stages limited.
 *
 * A response curve ends: spend without end brings its most orders a day. Where the plan holds even those, no spend breaks it, and the answer says so
 * instead of a multiple.
 */
export async function searchAdHeadroom({ judge, countGate, chances, toleranceShare }: AdSearch, planned: readonly PlannedCampaign[]): Promise<AdHeadroomAnswer> {
  const at = (factor: number | null): InputChange => ({ unlimited: { stock: false, packing: false, carriers: false }, eventFactor: null, packing: null, campaigns: { factor, planned } })
  const most = await judge(at(null))
  const saturates = most.holds
  const { index, verdict } = saturates ? { index: LAST_INDEX, verdict: most } : await largestHolding((i) => judge(at(i / TENTHS)), LAST_INDEX, START.index, START.firstStep)
  const factor = Math.max(0, index) / TENTHS
  const beyond = at(index === LAST_INDEX ? null : (index + 1) / TENTHS)
  const broken = saturates ? null : await Promise.all(GATE_NAMES.map((gate) => countGate(gate, beyond)))
  const { spendMinor, orders } = largestAdDay(planned, factor)
  return {
    factor, atLeast: index === LAST_INDEX, saturates, breaksWithoutAds: index < 0, constraint: broken && GATE_NAMES[broken.indexOf(Math.max(...broken))]!,
    spendPerDayMinor: spendMinor, ordersPerDay: orders, mostOrdersPerDay: largestAdDay(planned, null).orders, ...chances(verdict), toleranceShare,
  }
}
