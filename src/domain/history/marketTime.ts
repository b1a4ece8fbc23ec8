import { zoneClock } from '../calendar/zone.ts'
import { NO_TIME, type Ledger } from '../ledger.ts'
import type { TimeZone } from '../units.ts'

/**
 * A ledger on the wall clock of its market: times whose zone is certain are moved there, others are that clock's already, since a
 * shop's export without offsets is written in the shop's own zone. Days without a time of day stay the days they are.
 */
export function onMarketClock(ledger: Ledger, timeZone: TimeZone): Ledger {
  if (!ledger.hasAbsoluteTimes || !ledger.hasTimeOfDay || ledger.timeZone === timeZone) return { ...ledger, timeZone }
  const from = zoneClock(ledger.timeZone)
  const to = zoneClock(timeZone)
  const move = (column: Int32Array) => column.map((minute) => (minute === NO_TIME ? NO_TIME : to.wallMinuteOf(from.utcMinuteOf(minute))))
  return {
    ...ledger, timeZone,
    createdMinute: move(ledger.createdMinute), paidMinute: move(ledger.paidMinute), readyToShipMinute: move(ledger.readyToShipMinute),
    shippedMinute: move(ledger.shippedMinute), deliveredMinute: move(ledger.deliveredMinute), cancelledMinute: move(ledger.cancelledMinute),
  }
}
