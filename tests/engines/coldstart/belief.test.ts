import { describe, expect, it } from 'vitest'

import { meanRate, predicted, rateQuantile, updated } from '#engines/coldstart/belief.ts'
import { dayDispersion, DEFAULT_PRIOR, priorFromLaunches } from '#engines/coldstart/launchPrior.ts'
import type { Belief, Observed } from '#engines/coldstart/types.ts'
import { deviationOfCounts, meanOfCounts, quantileOfCounts } from '#math/counts.ts'
import { binomial, gammaMeanOne, poisson } from '#math/distributions.ts'
import { createStream, seedStream, type Stream } from '#math/rng.ts'

import { fixtureRows } from '../../support/fixtureRows.ts'

const beta = (a: number, b: number): Belief => ({ kind: 'clicks', a, b })

const stream = (seed: number): Stream => {
  const made = createStream()
  seedStream(made, seed, 0, 0, 0)
  return made
}
const drawBeta = (s: Stream, a: number, b: number): number => {
  const x = a * gammaMeanOne(s, a)
  return x / (x + b * gammaMeanOne(s, b))
}

describe('posterior and prediction', () => {
  it('published: 18 orders of 600 clicks under Beta(2, 98), push of 20,000 clicks: mean 571, 90 % interval 378 to 796, deviation 128', () => {
    const counts = predicted(updated(beta(2, 98), { exposure: 600, orders: 18 }), 20_000)
    expect(meanOfCounts(counts)).toBeCloseTo(571.43, 2)
    expect(Math.round(deviationOfCounts(counts))).toBe(128)
    expect([0.05, 0.95].map((p) => quantileOfCounts(counts, p))).toEqual([378, 796])
  })

  it('R: posterior means of 200 tests of each kind to 1e-7', () => {
    for (const row of fixtureRows('coldstart_betabinom')) {
      const after = updated(beta(row['prior_a']!, row['prior_b']!), { exposure: row['test_clicks']!, orders: row['test_orders']! })
      expect(Math.abs(meanRate(after) / row['post_mean']! - 1)).toBeLessThan(1e-7)
    }
    for (const row of fixtureRows('coldstart_gammapoisson')) {
      const after = updated({ kind: 'days', shape: row['prior_shape']!, rate: row['prior_rate']! }, { exposure: row['test_days']!, orders: row['test_units']! })
      expect(Math.abs(meanRate(after) / row['post_mean']! - 1)).toBeLessThan(1e-7)
    }
  })

  it('80 % predictive intervals hold the orders that the push then brought in about 80 % of 400 tests', () => {
    const hits = (name: string): number => fixtureRows(name).filter((row) => row['realised']! >= row['pred_q10']! && row['realised']! <= row['pred_q90']!).length
    expect(hits('coldstart_betabinom') + hits('coldstart_gammapoisson')).toBeGreaterThan(295)
    expect(hits('coldstart_betabinom') + hits('coldstart_gammapoisson')).toBeLessThan(360)
  })

  it('days of a test add up: told one by one or together, the belief is the same', () => {
    const days = [{ exposure: 210, orders: 7 }, { exposure: 190, orders: 4 }, { exposure: 200, orders: 7 }]
    expect(days.reduce(updated, beta(2, 98))).toEqual(updated(beta(2, 98), { exposure: 600, orders: 18 }))
  })

  it('more orders of as many clicks raise every quantile; more clicks of the same rate narrow it', () => {
    const at = (exposure: number, orders: number, p: number) => rateQuantile(updated(beta(2, 98), { exposure, orders }), p)
    for (const p of [0.05, 0.5, 0.95]) expect(at(600, 19, p)).toBeGreaterThan(at(600, 18, p))
    expect(at(6000, 180, 0.95) - at(6000, 180, 0.05)).toBeLessThan(at(600, 18, 0.95) - at(600, 18, 0.05))
  })
})

describe("prior from the shop's launches", () => {
  it('recovers the Beta that 200 launches were drawn from', () => {
    const s = stream(1)
    const launches = Array.from({ length: 200 }, (): Observed => ({ exposure: 500, orders: binomial(s, 500, drawBeta(s, 4, 116)) }))
    const { belief, source } = priorFromLaunches('clicks', launches)
    expect(source).toBe('launches')
    expect(meanRate(belief)).toBeCloseTo(4 / 120, 2)
    expect(belief.kind === 'clicks' && Math.log((belief.a + belief.b) / 120)).toBeCloseTo(0, 0)
  })

  it('recovers the Gamma that 200 launches were drawn from', () => {
    const s = stream(2)
    const launches = Array.from({ length: 200 }, (): Observed => ({ exposure: 10, orders: poisson(s, 10 * 8 * gammaMeanOne(s, 3)) }))
    const { belief } = priorFromLaunches('days', launches)
    expect(belief.kind === 'days' && belief.shape).toBeGreaterThan(2.2)
    expect(belief.kind === 'days' && belief.shape).toBeLessThan(4)
    expect(Math.abs(meanRate(belief) / 8 - 1)).toBeLessThan(0.12)
  })

  it('priors learnt from 8 launches predict new ones: over 60 shops, 80 % intervals after a small test hold 75 to 85 % of them', () => {
    const s = stream(3)
    let hits = 0
    for (let shop = 0; shop < 60; shop += 1) {
      const { belief } = priorFromLaunches('clicks', Array.from({ length: 8 }, () => ({ exposure: 400, orders: binomial(s, 400, drawBeta(s, 4, 116)) })))
      for (let i = 0; i < 10; i += 1) {
        const rate = drawBeta(s, 4, 116)
        const counts = predicted(updated(belief, { exposure: 150, orders: binomial(s, 150, rate) }), 3000)
        const orders = binomial(s, 3000, rate)
        if (orders >= quantileOfCounts(counts, 0.1) && orders <= quantileOfCounts(counts, 0.9)) hits += 1
      }
    }
    expect(hits / 600).toBeGreaterThan(0.75)
    expect(hits / 600).toBeLessThan(0.85)
  })

  it('equal launches are not certainty, and fewer than five leave the category or the default', () => {
    const alike = priorFromLaunches('clicks', Array.from({ length: 6 }, () => ({ exposure: 300, orders: 9 }))).belief
    expect(alike.kind === 'clicks' && alike.a + alike.b).toBeLessThan(5000)
    const four = Array.from({ length: 4 }, () => ({ exposure: 300, orders: 9 }))
    expect(priorFromLaunches('clicks', four)).toEqual({ belief: DEFAULT_PRIOR.clicks, source: 'default', launchCount: 4 })
    expect(priorFromLaunches('clicks', four, beta(3, 97))).toEqual({ belief: beta(3, 97), source: 'category', launchCount: 4 })
    expect(priorFromLaunches('days', [{ exposure: 0, orders: 0 }]).belief).toBe(DEFAULT_PRIOR.days)
  })

  it('nothing sold in any launch is still a prior', () => {
    for (const kind of ['clicks', 'days'] as const) {
      const { belief } = priorFromLaunches(kind, Array.from({ length: 8 }, () => ({ exposure: 100, orders: 0 })))
      expect(meanRate(belief)).toBeGreaterThan(0)
      expect(meanRate(belief)).toBeLessThan(0.01)
    }
  })
})

it('days that differ by more than chance show it', () => {
  expect(dayDispersion('clicks', [{ exposure: 200, orders: 6 }, { exposure: 200, orders: 5 }, { exposure: 200, orders: 7 }])!.ratio).toBeLessThan(1)
  expect(dayDispersion('clicks', [{ exposure: 200, orders: 1 }, { exposure: 200, orders: 25 }])!.ratio).toBeGreaterThan(10)
  expect(dayDispersion('days', [{ exposure: 1, orders: 5 }])).toBeNull()
})
