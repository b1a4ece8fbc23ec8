import { dayNumberOf, isoDayOf, weekdayOf } from '#domain/calendar/days.ts'
import type { Disruption, ScenarioEvent } from '#domain/scenario.ts'
import type { EventId, IsoDay } from '#domain/units.ts'

const FRIDAY = 5
const SATURDAY = 6

/** What a new event of each kind starts from, on a day at least two days after `firstDay` that suits it; `ordersPerDay` are the shop's normal ones. */
export function newEvent(type: ScenarioEvent['type'], id: EventId, firstDay: string, ordersPerDay = 100): ScenarioEvent {
  const common = { id, skuIds: [] }
  const friday = nextWeekday(firstDay, FRIDAY)
  switch (type) {
    case 'viralSpike':
      return { type, ...common, probability: 1, startDay: friday, startHour: 18, peakFactor: 10, riseHours: 6, halfLifeHours: 36 }
    case 'selfExciting':
      return { type, ...common, probability: 1, startDay: friday, startHour: 18, firstOrders: Math.max(10, Math.round(ordersPerDay)), riseHours: 6, branchingRatio: 0.8, memoryPerHour: 0.9 }
    case 'livestream':
      return { type, ...common, probability: 1, startDay: nextWeekday(firstDay, SATURDAY), startHour: 20, durationHours: 3, factor: 8, repeatEveryDays: null }
    case 'adCampaign':
      return { type, ...common, startDay: isoDayOf(dayNumberOf(firstDay) + 1), days: 7, spendPerDayMinor: 50_000, mostOrdersPerDay: Math.max(10, Math.round(2 * ordersPerDay)), halfSpendMinor: 100_000, carryOverShare: 0.3 }
    case 'promotion':
      return { type, ...common, probability: 1, startDay: friday, startHour: 0, days: 3, factor: 3, afterDays: 3, afterFactor: 0.8 }
    case 'holiday':
      return { type, ...common, probability: 1, startDay: isoDayOf(dayNumberOf(firstDay) + 2), startHour: 0, days: 14, factor: 2, afterDays: 14, afterFactor: 0.7 }
  }
}

/** A day without it, from the second day on: what the place itself decides is left open (all places). */
export function newDisruption(type: Disruption['type'], id: string, firstDay: string): Disruption {
  const hours = type === 'customsHold' ? 14 * 24 : type === 'supplierLate' ? 10 * 24 : type === 'carrierStops' || type === 'transitDelay' ? 72 : 24
  return { id, type, placeId: null, keptShare: 0, when: { kind: 'calendar', startDay: isoDayOf(dayNumberOf(firstDay) + 2), startHour: 0, hours, probability: 1 } }
}

export function nextWeekday(firstDay: string, weekday: number): IsoDay {
  const earliest = dayNumberOf(firstDay) + 2
  return isoDayOf(earliest + ((weekday - weekdayOf(earliest) + 7) % 7))
}
