import { backlogHours } from './backlog.ts'
import type { PreparedSimulation } from './prepare.ts'
import { LIMITED, LIMITED_DAYS, type State } from './state.ts'

export function startControlDay(state: State, m: number): void {
  const control = state.control
  if (!control) return
  control.acceptedToday[m] = 0
  if (control.limit[m]! < Infinity) state.totals[LIMITED_DAYS]! += 1
}

/** How many of `fresh` orders are accepted: limits and caps come before pacing and before the Order Handling Capacity. The rest are refused and counted. */
export function admitFresh(state: State, prepared: PreparedSimulation, m: number, h: number, fresh: number): number {
  const control = state.control
  if (!control) return fresh
  const limit = Math.min(control.limit[m]!, control.cap[h]!, prepared.markets[m]!.input.newShopCapOrdersPerDay ?? Infinity)
  const accepted = Math.min(fresh, Math.max(0, Math.floor(limit) - control.acceptedToday[m]!))
  control.acceptedToday[m]! += accepted
  state.totals[LIMITED]! += fresh - accepted
  return accepted
}

/** The platform looks at a market's trailing rate (late of dispatched) when its day ends, unless a limit still stands. */
export function setVolumeLimit(state: State, prepared: PreparedSimulation, m: number, day: number, late: number, dispatched: number): void {
  const rules = prepared.markets[m]!.input.volumeLimit
  const control = state.control
  if (!rules || !control || day + 1 < control.limitUntilDay[m]!) return
  let limit = Infinity
  for (const tier of rules.tiers) if (dispatched > 0 && late >= tier.fromLdrShare * dispatched) limit = tier.limitOrdersPerDay
  control.limit[m] = limit
  control.limitUntilDay[m] = limit < Infinity ? day + 1 + rules.daysInForce : 0
}

/** Throttles look at the end of market 0's day (hour h): on or off from their reaction delay on, until they look again. */
export function lookAtThrottles(state: State, prepared: PreparedSimulation, h: number, day: number): void {
  const { throttles = [] } = prepared.input
  const control = state.control
  if (!control || throttles.length === 0) return
  const decisions = throttles.map(({ trigger }) => {
    if (trigger.kind === 'backlogDays') return backlogHours(state, prepared, h) > 24 * trigger.days
    const basisPoints = state.series[4 * prepared.dayCount + day]!
    return basisPoints >= 0 && basisPoints > trigger.share * 10000
  })
  const from = throttles.map(({ reactionDelayHours }) => h + 1 + Math.max(0, Math.round(reactionDelayHours)))
  for (let at = Math.min(...from); at < prepared.hourCount; at += 1) {
    if (throttles.every((_, i) => at >= from[i]!)) {
      control.eventKept[at] = 1
      control.cap[at] = Infinity
      control.isOn[at] = 0
    }
    throttles.forEach((throttle, i) => {
      if (at < from[i]! || !decisions[i]) return
      control.eventKept[at] = Math.min(control.eventKept[at]!, throttle.eventKeptShare)
      control.cap[at] = Math.min(control.cap[at]!, throttle.ordersPerDayCap ?? Infinity)
      control.isOn[at] = 1
    })
  }
}

export function throttledHours({ control }: State): number {
  return control ? control.isOn.reduce((sum, on) => sum + on, 0) : 0
}
