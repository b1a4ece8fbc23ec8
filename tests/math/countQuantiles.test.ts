import { expect, it } from 'vitest'

import { countMidProbability, countQuantile } from '#math/countQuantiles.ts'
import { normalProbability, normalQuantile } from '#math/normal.ts'

it("Poisson quantiles equal R's qpois", () => {
  expect([0.025, 0.1, 0.5, 0.9, 0.975].map((p) => countQuantile(p, 3.5, 3.5))).toEqual([0, 1, 3, 6, 8])
  expect(countQuantile(0.975, 120, 120)).toBe(142)
})

it('negative binomial: mean 2 and variance 6 (size 1) is geometric, so quantiles have a closed form', () => {
  for (const p of [0.1, 0.3, 0.5, 0.8, 0.95, 0.999]) expect(countQuantile(p, 2, 6)).toBe(Math.max(0, Math.ceil(Math.log(1 - p) / Math.log(2 / 3) - 1)))
})

it('a mean next to nothing is nothing, whatever the variance', () => {
  expect(countQuantile(0.975, 1e-20, 12)).toBe(0)
  expect(countQuantile(0.975, 0, 12)).toBe(0)
})

it('the middle of the step: P(X < 1) + P(X = 1) / 2 for Poisson(1) is e^-1 (1 + 1/2)', () => {
  expect(countMidProbability(1, 1, 1)).toBeCloseTo(1.5 * Math.exp(-1), 12)
})

it('normal quantiles: published values, and inverse of the distribution', () => {
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14)
  expect(normalQuantile(0.9)).toBeCloseTo(1.2815515655446004, 14)
  expect(normalQuantile(1e-10)).toBeCloseTo(-6.361340902404056, 12)
  for (const z of [-6, -2.5, -0.3, 0, 1.1, 4]) expect(normalQuantile(normalProbability(z))).toBeCloseTo(z, 8)
})
