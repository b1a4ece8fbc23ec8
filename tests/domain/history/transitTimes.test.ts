import fc from 'fast-check'
import { expect, it } from 'vitest'

import { kaplanMeier } from '#domain/history/transitTimes.ts'

it('without parcels still moving it is the empirical distribution', () => {
  fc.assert(fc.property(fc.array(fc.nat(50), { minLength: 1, maxLength: 20 }).filter((counts) => counts.some((count) => count > 0)), (arrived) => {
    const total = arrived.reduce((a, b) => a + b, 0)
    const { shareByDay, openShare } = kaplanMeier(arrived, [])
    shareByDay.forEach((share, day) => expect(share).toBeCloseTo(arrived[day]! / total, 12))
    expect(openShare).toBeCloseTo(0, 12)
  }))
})

it('the worked example: ten parcels, some still on their way', () => {
  // Arrived on days 1, 1, 2, 3, 3, 3; moving for 1, 2, 5 and 5 days.
  const { onTheWayAfter, openShare } = kaplanMeier([0, 2, 1, 3], [0, 1, 1, 0, 0, 2])
  // Day 1: 9 of the ten seen (one is not over its day 1), 2 arrive. Day 2: 6 seen, 1 arrives. Day 3: 5 seen, 3 arrive.
  expect(onTheWayAfter).toEqual([1, 1 - 2 / 9, (7 / 9) * (5 / 6), expect.closeTo((7 / 9) * (5 / 6) * (2 / 5), 12)])
  expect(openShare).toBeCloseTo((7 / 9) * (5 / 6) * (2 / 5), 12)
})

it('equals the estimate made parcel by parcel', () => {
  const days = fc.array(fc.nat(12), { maxLength: 40 })
  fc.assert(fc.property(days, days, (arrivals, ages) => {
    const histogram = (values: readonly number[]) => Array.from({ length: Math.max(-1, ...values) + 1 }, (_, day) => values.filter((value) => value === day).length)
    let share = 1
    const expected = histogram(arrivals).map((arrived, day) => {
      const seen = arrivals.filter((value) => value >= day).length + ages.filter((age) => age > day).length
      if (seen > 0) share *= 1 - arrived / seen
      return share
    })
    const { onTheWayAfter } = kaplanMeier(histogram(arrivals), histogram(ages))
    expect(onTheWayAfter).toHaveLength(expected.length)
    onTheWayAfter.forEach((value, day) => expect(value).toBeCloseTo(expected[day]!, 10))
  }))
})
