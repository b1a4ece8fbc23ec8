import { betaDensity, betaProbability, betaQuantile } from '#math/betaDistribution.ts'
import { betaBinomialCounts, type Counts, gammaPoissonCounts, logBetaBinomial, logGammaPoisson } from '#math/counts.ts'
import { gammaDensity, gammaProbability, gammaQuantile } from '#math/gammaDistribution.ts'

import type { Belief, Observed } from './types.ts'

/** The belief after some more clicks or days. Orders beyond the clicks (buyers who came otherwise) count as one each. */
export function updated(belief: Belief, { exposure, orders }: Observed): Belief {
  if (belief.kind === 'days') return { kind: 'days', shape: belief.shape + orders, rate: belief.rate + exposure }
  return { kind: 'clicks', a: belief.a + orders, b: belief.b + Math.max(0, exposure - orders) }
}

/** Orders per click or per day. */
export function meanRate(belief: Belief): number {
  return belief.kind === 'clicks' ? belief.a / (belief.a + belief.b) : belief.shape / belief.rate
}

export function rateQuantile(belief: Belief, p: number): number {
  return belief.kind === 'clicks' ? betaQuantile(p, belief.a, belief.b) : gammaQuantile(p, belief.shape, belief.rate)
}

export function rateProbability(belief: Belief, x: number): number {
  return belief.kind === 'clicks' ? betaProbability(x, belief.a, belief.b) : gammaProbability(x, belief.shape, belief.rate)
}

export function rateDensity(belief: Belief, x: number): number {
  return belief.kind === 'clicks' ? betaDensity(x, belief.a, belief.b) : gammaDensity(x, belief.shape, belief.rate)
}

/** Orders over a planned exposure (whole clicks, or days): beta-binomial or negative binomial. */
export function predicted(belief: Belief, exposure: number): Counts {
  return belief.kind === 'clicks' ? betaBinomialCounts(Math.round(exposure), belief.a, belief.b) : gammaPoissonCounts(exposure, belief.shape, belief.rate)
}

/** ln of the probability that a launch of this prior shows `orders` in `exposure`. */
export function logMarginal(belief: Belief, { exposure, orders }: Observed): number {
  if (belief.kind === 'clicks') return logBetaBinomial(Math.min(orders, exposure), exposure, belief.a, belief.b)
  return logGammaPoisson(orders, exposure, belief.shape, belief.rate)
}
