import { describe, expect, it } from 'vitest'

import type { EventInput, SimulationInput } from '#engines/simulate/types.ts'

import { inHour, kpisOf, plain, range, waitingOf, warehouseOf } from './plain.ts'
import { noMoney } from './noMoney.ts'

type Throttle = NonNullable<SimulationInput['throttles']>[number]
const throttle = (change: Partial<Throttle> = {}): Throttle => ({ id: 't', trigger: { kind: 'backlogDays', days: 1 }, reactionDelayHours: 6, eventKeptShare: 0, ordersPerDayCap: null, ...change })

/** Three days of an order an hour on a warehouse that never packs: a backlog without end, so that the throttle is on from 06:00 of day 1, 42 of 72 hours. */
const stuck = (change: Partial<SimulationInput>, ordersPerDay = 24): SimulationInput =>
  plain(3, { mode: 'deterministic', warehouses: [warehouseOf('w', range(72).map(() => 0))], opening: waitingOf(1, 400), throttles: [throttle()], ...change }, { meanOrdersPerDay: range(3).map(() => ordersPerDay) })

describe('a throttle that is on', () => {
  it('takes away what events bring, after its reaction time, and leaves the rest of demand alone', () => {
    const show: EventInput = { kind: 'livestream', market: null, classes: [0], startHours: [0], durationHours: 72, factor: 3, probability: 1 }
    expect(kpisOf(stuck({ events: [show] }), 1)).toMatchObject({ arrivedOrders: [30 * 3 + 42], throttledHours: [42] })
    expect(kpisOf(stuck({ events: [show], throttles: [throttle({ eventKeptShare: 0.5 })] }), 1).arrivedOrders).toEqual([30 * 3 + 42 * 2])
  })
  it('cuts ads and their spend alike', () => {
    const ads: EventInput = { kind: 'adCampaign', market: null, classes: [0], startHour: 0, extraOrdersPerHour: range(72).map(() => 2), spendMinorPerHour: range(72).map(() => 100) }
    const input = stuck({ events: [ads], throttles: [throttle({ eventKeptShare: 0.5 })] })
    expect(kpisOf({ ...input, money: noMoney(input) }, 1)).toMatchObject({ arrivedOrders: [72 + 30 * 2 + 42], adSpendMinor: [30 * 100 + 42 * 50] })
  })
  it('slows a video that spreads from order to order: what was held back brings no others', () => {
    const video: EventInput = { kind: 'selfExciting', market: null, classes: [0], startHour: { from: 23, to: 23 }, firstOrders: { from: 64, to: 64 }, riseHours: 1, branchingRatio: 0.5, memoryPerHour: 0, probability: 1 }
    // 64, then half of half of the hour before: 64 / (1 - 1/4) = 85.3 in whole orders.
    expect(kpisOf(stuck({ events: [video], throttles: [throttle({ reactionDelayHours: 0, eventKeptShare: 0.5 })] }, 0), 1).arrivedOrders).toEqual([85])
    expect(kpisOf(stuck({ events: [video], throttles: [] }, 0), 1).arrivedOrders[0]).toBeGreaterThanOrEqual(127)
  })
  it('keeps its cap on orders a day; those beyond it are refused', () => {
    expect(kpisOf(stuck({ throttles: [throttle({ reactionDelayHours: 0, ordersPerDayCap: 5 })] }), 1).limitedOrders).toEqual([2 * (24 - 5)])
  })
})

it('a throttle lets go its reaction time after the backlog is gone', () => {
  // A hundred parcels wait through day 0 and are packed in the first hour of day 1: on from 06:00 of day 1 until 06:00 of day 2.
  const input = plain(3, { mode: 'deterministic', warehouses: [warehouseOf('w', range(72).map((h) => (h < 24 ? 0 : 100)))], opening: waitingOf(100, 400), throttles: [throttle({ trigger: { kind: 'backlogDays', days: 0 } })] })
  expect(kpisOf(input, 1).throttledHours).toEqual([24])
})

it('a throttle on the late dispatch rate acts beyond its share, not at it', () => {
  const hours = (share: number) => kpisOf(plain(3, { mode: 'deterministic', opening: { waiting: [], trailing: [{ market: 0, day: -1, dispatched: 10, late: 2 }] }, throttles: [throttle({ trigger: { kind: 'ldr', share }, reactionDelayHours: 0 })] }), 1).throttledHours[0]
  expect([hours(0.1), hours(0.2), hours(0.3)]).toEqual([48, 0, 0])
})

it('a volume limit stands from a rate exactly at its tier on, for its days', () => {
  // Two of ten late in a window of two days: seen at the end of day 0, gone at that of day 1; the limit stands for days 1 to 3.
  const limited = (fromLdrShare: number) => kpisOf(plain(6, { mode: 'deterministic', opening: { waiting: [], trailing: [{ market: 0, day: -1, dispatched: 10, late: 2 }] } },
    { meanOrdersPerDay: [0, 10, 10, 10, 10, 10], hourShare: inHour(6, 1), ldrWindowDays: 2, volumeLimit: { tiers: [{ fromLdrShare, limitOrdersPerDay: 4 }], daysInForce: 3 } }), 1)
  expect(limited(0.2)).toMatchObject({ limitedOrders: [18], limitedDays: [3] })
  expect(limited(0.21)).toMatchObject({ limitedOrders: [0], limitedDays: [0] })
})
