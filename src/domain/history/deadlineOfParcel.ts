import { LINE_FLAGS, NO_TIME } from '../ledger.ts'
import type { MarketClock } from './facts.ts'
import type { Parcels } from './packParcels.ts'

/** What a market's rules say of a parcel. UTC minutes. */
export type ParcelRules = {
  /**
   * Last minute at which its dispatch is on time: what its file states, else the market's promise. A pre-order keeps no such promise
   * and, without a stated deadline, has none that is known: Infinity.
   */
  readonly deadlineOf: (p: number) => number
  /** The platform has cancelled it by now, though no export says so. Pre-orders and stated deadlines have other rules, which are not known. */
  readonly isGone: (p: number, asOfMinute: number) => boolean
}

/** Deadlines are asked once per hour of the orders. */
export function parcelRules(parcels: Parcels, { market, deadlines }: MarketClock): ParcelRules {
  const ofHour = (businessDays: number) => {
    const known = new Map<number, number>()
    let lastHour = Number.NaN
    let last = 0
    return (p: number): number => {
      const hour = Math.floor(parcels.created[p]! / 60)
      if (hour === lastHour) return last
      let deadline = known.get(hour)
      if (deadline === undefined) known.set(hour, (deadline = deadlines.deadlineHourOf(hour, businessDays) * 60 + 59))
      lastHour = hour
      last = deadline
      return deadline
    }
  }
  const promised = ofHour(market.dispatchSlaBusinessDays)
  const cancelled = market.autoCancelBusinessDays === null ? null : ofHour(market.autoCancelBusinessDays)
  const hasOwnRule = (p: number): boolean => parcels.due[p] !== NO_TIME || (parcels.flags[p]! & LINE_FLAGS.preorder) !== 0
  return {
    deadlineOf: (p) => (parcels.due[p] !== NO_TIME ? parcels.due[p]! : hasOwnRule(p) ? Infinity : promised(p)),
    isGone: (p, asOfMinute) => cancelled !== null && !hasOwnRule(p) && Math.floor(cancelled(p) / 60) < Math.floor(asOfMinute / 60),
  }
}
