import { describe, expect, it } from 'vitest'

import type { SimulationInput } from '#engines/simulate/types.ts'

import { inHour, kpisOf, laneOf, plain, range, seriesOf } from './plain.ts'

const DAYS = 8
/** Ten orders a day at noon for 40 units on hand; at 20 or less it is filled up to 50, two days later. */
const reordered = (change: Partial<SimulationInput> = {}): SimulationInput => plain(DAYS, {
  mode: 'deterministic', trackedSkus: [0],
  skus: [{ id: 's', class: 0, onHandUnits: [40], inbound: [], reorder: { warehouse: 0, reorderPointUnits: 20, orderUpToUnits: 50, leadTimeDays: { values: [2], shares: [1] } } }], ...change,
}, { meanOrdersPerDay: range(DAYS).map(() => 10), hourShare: inHour(DAYS, 12) })

describe('stock that is ordered again', () => {
  it('is ordered at the end of a day at the reorder point, once, and is there when the days of its lead time are over', () => {
    // Ordered at the end of day 1 (30 units), on hand from the first hour of day 4; again at the end of day 4, for day 7.
    expect(seriesOf(reordered(), 'stock@s')).toEqual([30, 20, 10, 0, 20, 10, 0, 20])
  })
  it('is ordered the day after when the supplier takes no orders on that day', () => {
    const closed = reordered({ disruptions: [{ kind: 'reorder', id: 'd', where: [0], keptShare: 0, when: { kind: 'calendar', fromHour: 47, toHour: 48, probability: 1 } }] })
    // 40 units at the end of day 2, for day 5; on day 4 nothing is left.
    expect(seriesOf(closed, 'stock@s')).toEqual([30, 20, 10, 0, 0, 30, 20, 10])
    expect(kpisOf(closed, 1).lostOrders).toEqual([10])
  })
})

it('without chance a lot comes in the middle of its window', () => {
  const input = plain(1, { mode: 'deterministic', skus: [{ id: 's', class: 0, onHandUnits: [0], inbound: [{ warehouse: 0, units: 99, fromHour: 10, toHour: 19 }], reorder: null }] }, { meanOrdersPerDay: [24] })
  expect(kpisOf(input, 1).lostOrders).toEqual([15])
})

it('returned parcels bring back their mean units, fractions carried', () => {
  const days = 10
  const input = plain(days, { mode: 'deterministic', skus: [{ id: 's', class: 0, onHandUnits: [100], inbound: [], reorder: null }], lanes: [laneOf(0, days)] },
    { meanOrdersPerDay: range(days).map(() => 1), hourShare: inHour(days, 3), unitsPerLine: { values: [1, 2], shares: [0.5, 0.5] }, returns: { share: 1, afterDays: { values: [1], shares: [1] } } })
  // Nine parcels are back by the last day, of 1.5 units each.
  expect(kpisOf(input, 1).returnedUnits).toEqual([13])
})
