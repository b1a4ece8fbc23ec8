import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { computePolicy } from '#engines/inventory/policy.ts'
import { splitOrder } from '#engines/simulate/reorders.ts'
import type { ReorderInput, SimulationInput } from '#engines/simulate/types.ts'

import { inHour, kpisOf, laneOf, plain, range, seriesOf, sum, warehouseOf } from './plain.ts'

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

const still = (days: number, orders: number, onHandUnits: readonly number[], reorder: ReorderInput, change: Partial<SimulationInput['markets'][number]> = {}, more: Partial<SimulationInput> = {}): SimulationInput => plain(days, {
  mode: 'deterministic', trackedSkus: [0], skus: [{ id: 's', class: 0, onHandUnits, inbound: [], reorder }], ...more,
}, { meanOrdersPerDay: range(days).map(() => orders), hourShare: inHour(days, 12), ...change })

describe('stock that is ordered again at several places, in cases', () => {
  it('the position is that of all places; the order goes where it is lacking', () => {
    const places = [{ warehouse: 0, share: 0.75 }, { warehouse: 1, share: 0.25 }]
    const input = still(8, 8, [40, 40], { warehouse: 0, reorderPointUnits: 50, orderUpToUnits: 90, leadTimeDays: { values: [1], shares: [1] }, places },
      { routing: places }, { warehouses: ['a', 'b'].map((id) => warehouseOf(id, [])), lanes: [laneOf(0, 8), laneOf(1, 8)] })
    // Six and two a day: 16 and 32 at the end of day 3; of 90 units 67.5 and 22.5 are theirs, so that all 42 go to the first, on hand on day 5.
    expect(seriesOf(input, 'stock@s')).toEqual([72, 64, 56, 48, 40, 74, 66, 58])
    expect(splitOrder(42, [16, 32], [0.75, 0.25])).toEqual([42, 0])
    expect(splitOrder(42, [20, 10], [0.75, 0.25])).toEqual([34, 8])
  })
  it('an order waits while one of the places that it would go to takes none', () => {
    const reorder = (share: number): ReorderInput => ({ warehouse: 0, reorderPointUnits: 50, orderUpToUnits: 90, leadTimeDays: { values: [0], shares: [1] }, places: [{ warehouse: 0, share: 1 - share }, { warehouse: 1, share }] })
    const tried = (share: number) => seriesOf(still(2, 4, [30, 20], reorder(share), {}, {
      warehouses: ['a', 'b'].map((id) => warehouseOf(id, [])), lanes: [laneOf(0, 2), laneOf(1, 2)],
      disruptions: [{ kind: 'reorder', id: 'd', where: [1], keptShare: 0, when: { kind: 'calendar', fromHour: 0, toHour: 48, probability: 1 } }],
    }), 'stock@s')
    expect([tried(0), tried(0.5)]).toEqual([[46, 86], [46, 42]])
  })
  it('shares out whole units, all of them, to none more than it lacks', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 5000 }), fc.array(fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: 5 }), (units, rows) => {
      const all = rows.reduce((sum, [, weight]) => sum + weight, 0)
      const shares = rows.map(([, weight]) => (all > 0 ? weight / all : 1 / rows.length))
      const held = rows.map(([one]) => one)
      const parts = splitOrder(units, held, shares)
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(units)
      const position = units + held.reduce((sum, one) => sum + one, 0)
      parts.forEach((part, p) => expect([part >= 0, part <= Math.max(0, shares[p]! * position - held[p]!) + 1]).toEqual([true, true]))
    }), { numRuns: 500 })
  })
  it('equals a count day by day of 300 random policies', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 15 }), (onHand, point, lift, caseUnits, lead, orders) => {
      const days = 20
      const found = seriesOf(still(days, orders, [onHand], { warehouse: 0, reorderPointUnits: point, orderUpToUnits: point + lift, leadTimeDays: { values: [lead], shares: [1] }, caseUnits }), 'stock@s')
      const arriving = new Array<number>(days + lead + 2).fill(0)
      let [stock, onOrder] = [onHand, 0]
      const counted = range(days).map((day) => {
        stock += arriving[day]!
        onOrder -= arriving[day]!
        stock -= Math.min(stock, orders)
        const end = stock
        if (stock + onOrder <= point) {
          let units = 0
          while (stock + onOrder + units < point + lift) units += caseUnits
          arriving[day + 1 + lead]! += units
          onOrder += units
        }
        return end
      })
      expect(found).toEqual(counted)
    }), { numRuns: 300 })
  })
  it('serves what theory states of the policy for waiting demand, turned to lost sales: 1 - n / (Q + n) where it says 1 - n / Q', () => {
    const made = computePolicy({ kind: 'sS', service: { kind: 'fill', share: 0.95 }, demandMeanPerDay: 30, demandSdPerDay: Math.sqrt(30), leadTime: { days: [4], shares: [1] }, reviewPeriodDays: 1, orderUnits: 210, caseUnits: 1, minOrderUnits: 1 })
    if (!made.ok) throw new Error('the task has a policy')
    const { reorderPointUnits, orderUpToUnits, expectedFillRate } = made.value
    const { lostOrders, arrivedOrders } = kpisOf(still(720, 30, [orderUpToUnits], { warehouse: 0, reorderPointUnits, orderUpToUnits, leadTimeDays: { values: [4], shares: [1] } }, {}, { mode: 'random' }), 20)
    // Half-width of the 95 % interval at so many orders: 0.0017.
    expect(Math.abs(1 - sum(lostOrders) / sum(arrivedOrders) - 1 / (2 - expectedFillRate))).toBeLessThan(0.0025)
  })
  it('one place named with all of the position is the policy of one warehouse, to the byte', () => {
    const one = reordered()
    const named = { ...one, skus: one.skus.map((sku) => ({ ...sku, reorder: { ...sku.reorder!, caseUnits: 1, places: [{ warehouse: 0, share: 1 }] } })) }
    expect(kpisOf({ ...named, mode: 'random' }, 4)).toEqual(kpisOf({ ...one, mode: 'random' }, 4))
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
