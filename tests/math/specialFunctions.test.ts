import { describe, expect, it } from 'vitest'

import { betaProbability, betaQuantile } from '#math/betaDistribution.ts'
import { betaBinomialCounts, deviationOfCounts, gammaPoissonCounts, logBetaBinomial, logGammaPoisson, meanOfCounts, poissonCounts, quantileOfCounts } from '#math/counts.ts'
import { log, log1p } from '#math/elementary.ts'
import { gammaProbability, gammaQuantile } from '#math/gammaDistribution.ts'
import { logBeta, logGamma } from '#math/gammaFunction.ts'
import { integrate } from '#math/quadrature.ts'

import { fixtureRows } from '../support/fixtureRows.ts'

const closeTo = (actual: number, expected: number, relative: number): void => expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.abs(expected))

describe('values of SciPy 1.17', () => {
  it('ln gamma', () => {
    for (const [x, value] of [[0.001, 6.907178885383853], [0.5, 0.5723649429247], [3.7, 1.428072326665388], [25.25, 55.58568604486943], [1e6, 12815504.569147611]] as const) closeTo(logGamma(x), value, 2e-14)
    expect(logGamma(1)).toBeCloseTo(0, 14)
    expect(logGamma(2)).toBeCloseTo(0, 14)
  })
  it('ln beta (to 30 digits by mpmath)', () => {
    for (const [a, b, value] of [[0.5, 0.5, 1.1447298858494], [2, 98, -9.180087328805161], [3.5, 1e6, -47.1533177255235101], [1e5, 2e5, -190958.885279116850]] as const) closeTo(logBeta(a, b), value, 2e-14)
  })
  it('incomplete beta', () => {
    for (const [a, b, x, value] of [[2, 5, 0.3, 0.579825], [0.5, 0.5, 0.1, 0.20483276469913345], [20, 680, 0.03, 0.6157499973691447], [300, 9000, 0.035, 0.929983929794657]] as const) closeTo(betaProbability(x, a, b), value, 1e-12)
  })
  it('incomplete gamma', () => {
    for (const [shape, x, value] of [[0.5, 0.2, 0.47291074313446196], [8, 12, 0.9104955031598242], [300, 280, 0.12260728267114329]] as const) closeTo(gammaProbability(x, shape, 1), value, 1e-12)
  })
  it('beta-binomial and negative binomial probabilities', () => {
    closeTo(Math.exp(logBetaBinomial(3, 50, 2, 98)), 0.06650317911346403, 1e-12)
    closeTo(logGammaPoisson(4, 7, 2.5, 3), -2.236806427533494, 1e-12)
  })
})

it('log1p keeps the digits of a small argument', () => {
  closeTo(log1p(1e-10), 1e-10 - 5e-21, 1e-15)
  expect(log1p(0)).toBe(0)
  closeTo(log1p(1.5), log(2.5), 1e-15)
})

it('quantiles invert the distribution functions, in the tails and for shapes under 1 too', () => {
  for (const [a, b] of [[2, 98], [0.4, 30], [0.3, 0.7], [250, 9000], [5, 1]] as const) {
    for (const p of [1e-6, 0.025, 0.5, 0.9, 0.999]) closeTo(betaProbability(betaQuantile(p, a, b), a, b), p, 1e-10)
  }
  for (const shape of [0.3, 1, 7.5, 4000]) for (const p of [1e-6, 0.025, 0.5, 0.9, 0.999]) closeTo(gammaProbability(gammaQuantile(p, shape, 3), shape, 3), p, 1e-10)
  expect(betaQuantile(0, 2, 3)).toBe(0)
  expect(betaQuantile(1, 2, 3)).toBe(1)
})

it('the walked distributions sum to 1 and agree with the direct formula, also when they have no mode inside', () => {
  for (const [trials, a, b] of [[200, 4, 90], [50, 0.5, 8], [20, 0.4, 0.3], [30, 3, 0.5], [1, 1, 1]] as const) {
    const { first, shares } = betaBinomialCounts(trials, a, b)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
    shares.forEach((share, i) => closeTo(share, Math.exp(logBetaBinomial(first + i, trials, a, b)), 1e-11))
  }
  const rare = gammaPoissonCounts(10, 0.5, 4)
  rare.shares.forEach((share, i) => closeTo(share, Math.exp(logGammaPoisson(rare.first + i, 10, 0.5, 4)), 1e-11))
  expect(meanOfCounts(rare)).toBeCloseTo(1.25, 10)
  expect(deviationOfCounts(poissonCounts(50))).toBeCloseTo(Math.sqrt(50), 9)
  expect(betaBinomialCounts(0, 2, 98)).toEqual({ first: 0, shares: Float64Array.of(1) })
})

it('R: 200 predictive beta-binomial quantiles exactly, means and posterior quantiles to 1e-7', () => {
  for (const row of fixtureRows('coldstart_betabinom')) {
    const a = row['prior_a']! + row['test_orders']!
    const b = row['prior_b']! + row['test_clicks']! - row['test_orders']!
    const counts = betaBinomialCounts(row['scale_clicks']!, a, b)
    expect([0.1, 0.5, 0.9].map((p) => quantileOfCounts(counts, p))).toEqual([row['pred_q10'], row['pred_q50'], row['pred_q90']])
    closeTo(meanOfCounts(counts), row['pred_mean']!, 1e-7)
    closeTo(betaQuantile(0.05, a, b), row['post_q05']!, 1e-7)
    closeTo(betaQuantile(0.95, a, b), row['post_q95']!, 1e-7)
  }
})

it('R: 200 predictive negative binomial quantiles exactly, means and posterior quantiles to 1e-7', () => {
  for (const row of fixtureRows('coldstart_gammapoisson')) {
    const shape = row['prior_shape']! + row['test_units']!
    const rate = row['prior_rate']! + row['test_days']!
    const counts = gammaPoissonCounts(row['horizon_days']!, shape, rate)
    expect([0.1, 0.5, 0.9, 0.95].map((p) => quantileOfCounts(counts, p))).toEqual([row['pred_q10'], row['pred_q50'], row['pred_q90'], row['pred_q95']])
    closeTo(meanOfCounts(counts), row['pred_mean']!, 1e-7)
    closeTo(gammaQuantile(0.05, shape, rate), row['post_q05']!, 1e-7)
    closeTo(gammaQuantile(0.95, shape, rate), row['post_q95']!, 1e-7)
  }
})

it('Gauss-Legendre integrates a density', () => {
  expect(integrate((x) => Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI), -9, 9, 8)).toBeCloseTo(1, 13)
})
