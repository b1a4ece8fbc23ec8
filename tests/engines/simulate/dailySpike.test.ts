import fc from 'fast-check'
import { expect, it } from 'vitest'

import { peakLateShare } from '#engines/simulate/dailyQueue.ts'
import { dailyQueueOf, dailySpike, smallestDailyCapacity } from '#engines/simulate/dailySpike.ts'

const reference = { baseOrdersPerDay: 200, multipliers: [10, 5, 2.5, 1.6, 1.2], slaDays: 2, days: 45 }

it('gives the reference case: 500 a day against a spike of 10 times 200', () => {
  const result = dailySpike({ ...reference, capacityParcelsPerDay: 500, orderHandlingCapacity: null })
  expect([result.peakBacklog, result.daysToClear, result.lateOrders, result.ldrPeakDay]).toEqual([2000, 11, 2760, 8])
  const published = [0, 0, 0, 0.192308, 0.344828, 0.46875, 0.571429, 0.714286, 0.788571, 0.788571, 0.693252]
  expect(result.ldrByDay.slice(0, 11).map((share) => Number(share!.toFixed(6)))).toEqual(published)
})

/** Written out day by day, sharing nothing with the kernel. */
function byHand(capacity: number, handling: number | null): { ldrPeak: number; late: number; backlog: number[] } {
  const arrivals = [...Array.from({ length: 7 }, () => 1), ...reference.multipliers, ...Array.from({ length: 40 }, () => 1)].map((factor) => factor * 200)
  const queue: { due: number; left: number }[] = []
  const late: number[] = []
  const dispatched: number[] = []
  const backlog: number[] = []
  let peak = 0
  arrivals.forEach((count, day) => {
    const early = handling === null ? count : Math.min(count, handling)
    queue.push({ due: day + 2, left: early }, { due: day + 3, left: count - early })
    let slots = capacity
    let lateToday = 0
    for (const group of queue) {
      const out = Math.min(group.left, slots)
      group.left -= out
      slots -= out
      if (day > group.due) lateToday += out
    }
    dispatched.push(capacity - slots)
    late.push(lateToday)
    backlog.push(queue.reduce((sum, { left }) => sum + left, 0))
    const last7 = (list: number[]): number => list.slice(-7).reduce((sum, value) => sum + value, 0)
    if (day >= 7) peak = Math.max(peak, last7(late) / last7(dispatched))
  })
  return { ldrPeak: peak, late: late.reduce((sum, value) => sum + value, 0), backlog: backlog.slice(7) }
}

it.each([200, 333, 500, 640, 777, 1000, 1200, 2000])('at %d a day equals a queue written out by hand, with and without Order Handling Capacity', (capacity) => {
  for (const handling of [null, 150, capacity]) {
    const result = dailySpike({ ...reference, capacityParcelsPerDay: capacity, orderHandlingCapacity: handling })
    const expected = byHand(capacity, handling)
    expect(result.ldrPeak).toBe(expected.ldrPeak)
    expect(result.lateOrders).toBe(expected.late)
    expect(result.backlogByDay).toEqual(expected.backlog)
  }
})

it('finds the smallest capacity for 4 % and 10 %, with and without Order Handling Capacity, by scanning', () => {
  const scan = (limit: number, handling: boolean): number => {
    for (let capacity = 200; ; capacity += 1) if (byHand(capacity, handling ? capacity : null).ldrPeak <= limit) return capacity
  }
  for (const limitShare of [0.04, 0.1]) {
    expect(smallestDailyCapacity(reference, { limitShare, orderHandlingCapacity: null })).toBe(scan(limitShare, false))
    expect(smallestDailyCapacity(reference, { limitShare, orderHandlingCapacity: 'capacity' })).toBe(scan(limitShare, true))
  }
}, 60000)

it('the recursion that scans capacities gives the kernel’s peak rate, to the last digit', () => {
  fc.assert(fc.property(
    fc.record({
      baseOrdersPerDay: fc.oneof(fc.integer({ min: 0, max: 300 }), fc.double({ min: 0, max: 300, noNaN: true })),
      multipliers: fc.array(fc.double({ min: 0, max: 12, noNaN: true }), { maxLength: 8 }),
      slaDays: fc.integer({ min: 0, max: 4 }), days: fc.integer({ min: 1, max: 40 }),
    }),
    fc.integer({ min: 0, max: 900 }), fc.option(fc.integer({ min: 0, max: 900 })),
    (spike, capacity, orderHandlingCapacity) => {
      expect(peakLateShare(dailyQueueOf(spike), capacity, orderHandlingCapacity)).toBe(dailySpike({ ...spike, capacityParcelsPerDay: capacity, orderHandlingCapacity }).ldrPeak)
    },
  ), { numRuns: process.env['HEADROOM_LONG'] ? 5000 : 300 })
})
