import { expect, it } from 'vitest'

import { quantileIndex, quantilesOf, quantilesOfCounts, roundHalfEven, wilsonInterval } from '#math/quantiles.ts'

it('takes the smallest value whose cumulative share reaches p', () => {
  for (let count = 1; count <= 400; count += 1) {
    for (const [level, top, bottom] of [[0.025, 1, 40], [0.1, 1, 10], [0.25, 1, 4], [0.5, 1, 2], [0.75, 3, 4], [0.9, 9, 10], [0.975, 39, 40]] as const) {
      // In whole numbers: the smallest i with (i + 1) bottom >= top count.
      expect(quantileIndex(count, level)).toBe(Math.ceil((top * count) / bottom - 1e-9) - 1)
    }
  }
})

it('counted values give the quantiles of the values written out', () => {
  const values = [-1, 3, 4, 90]
  const counts = [2, 5, 1, 3]
  const written = values.flatMap((value, i) => Array.from({ length: counts[i]! }, () => value))
  expect(quantilesOfCounts(values, counts, 4)).toEqual(quantilesOf(written.reverse()))
})

it('rounds halves to even', () => {
  expect([0.5, 1.5, 2.5, 2.4999, -0.5, -1.5, 7].map(roundHalfEven)).toEqual([0, 2, 2, 2, 0, -2, 7])
})

it('gives Wilson intervals: 0 of 200 up to .0188, 1 of 10 as .0179 to .4042', () => {
  expect(wilsonInterval(0, 200)[0]).toBe(0)
  expect(wilsonInterval(0, 200)[1]).toBeCloseTo(0.018845, 6)
  const [low, high] = wilsonInterval(1, 10)
  expect(low).toBeCloseTo(0.017876, 6)
  expect(high).toBeCloseTo(0.40415, 5)
  expect(wilsonInterval(10, 10)[1]).toBe(1)
})
