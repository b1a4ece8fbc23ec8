import fc from 'fast-check'
import { beforeAll, describe, expect, it, vi } from 'vitest'

import { breakEvenSpend, pastEffect, planEffect, responseCurve } from '#engines/ads/effect.ts'
import { fitResponses } from '#engines/ads/fitResponses.ts'
import { cutNormalQuantile } from '#engines/ads/pooling.ts'
import type { ResponseFit, ResponseSeries } from '#engines/ads/types.ts'
import { adstock, hill } from '#math/adResponse.ts'
import { gammaMeanOne, poisson } from '#math/distributions.ts'
import { normalProbability } from '#math/normal.ts'
import { createStream, nextUnit, seedStream } from '#math/rng.ts'

vi.setConfig({ testTimeout: 60_000 })

const DAYS = 260
const HORIZON = 28
const weekday = [0.9, 0.9, 1, 1, 1.1, 1.3, 0.8]

type Truth = { readonly series: ResponseSeries; readonly plan: Float64Array; readonly liftShare: number; readonly base: number; readonly added: number; readonly spend: Float64Array }

/** Negative binomial sales with weekday, promotions and ads in blocks of a week; the true lift share of the plan beside them. */
function shop(seed: number, fixed: { readonly lift?: number; readonly base?: number; readonly isPlain?: boolean } = {}): Truth {
  const stream = createStream()
  seedStream(stream, seed, 0, 0, 0)
  const between = (low: number, high: number): number => low + (high - low) * nextUnit(stream)
  const base = fixed.base ?? Math.exp(between(Math.log(4), Math.log(60)))
  const drawn = [between(0.1, 0.75), between(50, 250), between(0.7, 2.5)] as const
  const [carry, half, steepness] = fixed.isPlain ? [0.4, 150, 1.5] : drawn
  const lift = fixed.lift ?? [0, 0.4, 0.8, 1.5, 2.5][Math.floor(5 * nextUnit(stream))]!
  const k = between(4, 30)
  let level = 0
  const spend = Float64Array.from({ length: DAYS + HORIZON }, (_, t) => {
    if (t % 7 === 0) level = [0, 20, 90, 200, 420][Math.floor(5 * nextUnit(stream))]!
    return level * between(0.8, 1.2)
  })
  const promo = Float64Array.from({ length: DAYS }, () => (nextUnit(stream) < 0.1 ? 1 : 0))
  const response = adstock(spend, carry).map((x) => hill(x, half, steepness))
  let added = 0
  const units = Float64Array.from({ length: DAYS }, (_, t) => {
    const without = base * weekday[t % 7]! * (promo[t] ? 1.5 : 1)
    added += without * lift * response[t]!
    return poisson(stream, without * (1 + lift * response[t]!) * gammaMeanOne(stream, k))
  })
  const liftShare = response.slice(DAYS).reduce((sum, value) => sum + (lift * value) / HORIZON, 0)
  return {
    series: { id: `sku-${seed}`, units, spend: spend.slice(0, DAYS), covariates: [{ name: 'promo', values: promo, priorMean: 0.4, priorDeviation: 0.7 }] },
    plan: spend.slice(DAYS), liftShare, base, added, spend: spend.slice(0, DAYS),
  }
}

const isFit = (fit: ReturnType<typeof fitResponses>['fits'][number]): fit is ResponseFit => 'draws' in fit
const only = (series: ResponseSeries): ResponseFit => fitResponses([series]).fits.filter(isFit)[0]!

describe('recovery of a known truth', () => {
  let shops: Truth[] = []
  let fits: ResponseFit[] = []
  beforeAll(() => {
    shops = Array.from({ length: 40 }, (_, i) => shop(i + 1))
    fits = fitResponses(shops.map(({ series }) => series)).fits.filter(isFit)
  }, 60_000)

  it('80 % intervals of the planned effect hold the truth in 27 to 38 of 40 SKUs', () => {
    const hits = fits.filter((fit, i) => {
      const { low, high } = planEffect(fit, shops[i]!.plan).liftShare
      return shops[i]!.liftShare >= low - 1e-9 && shops[i]!.liftShare <= high
    }).length
    expect(fits).toHaveLength(40)
    expect(hits).toBeGreaterThanOrEqual(27)
    expect(hits).toBeLessThanOrEqual(38)
  })

  it('units added in the past: sums over SKUs within 12 % of the truth, 80 % intervals right in 26 of 40 or more', () => {
    const past = fits.map((fit, i) => pastEffect(fit, shops[i]!.series.units, shops[i]!.spend))
    const truth = shops.reduce((sum, { added }) => sum + added, 0)
    expect(Math.abs(past.reduce((sum, { median }) => sum + median, 0) / truth - 1)).toBeLessThan(0.12)
    expect(past.filter(({ low, high }, i) => shops[i]!.added >= low - 1e-9 && shops[i]!.added <= high).length).toBeGreaterThanOrEqual(26)
  })

  it('a strong effect on a good seller is found to a fifth, with its base; ads without effect are told as likely none', () => {
    const strong = shop(101, { lift: 2, base: 80, isPlain: true })
    const fit = only(strong.series)
    const { liftShare } = planEffect(fit, strong.plan)
    expect(Math.abs(liftShare.median / strong.liftShare - 1)).toBeLessThan(0.2)
    expect(Math.abs(fit.base / strong.base - 1)).toBeLessThan(0.2)
    expect(fit.probabilityNone).toBeLessThan(0.001)
    const none = planEffect(only(shop(102, { lift: 0, base: 80 }).series), strong.plan).liftShare
    expect(none.low).toBe(0)
    expect(none.high).toBeLessThan(0.15)
  })

  it('pooling: a SKU with little data leans on the others, one with much data does not', () => {
    const few: ResponseSeries = { ...shops[0]!.series, id: 'few', units: shops[0]!.series.units.slice(-35), spend: shops[0]!.series.spend.slice(-35), covariates: [] }
    const { fits: [pooled] } = fitResponses([few, ...shops.slice(1, 9).map(({ series }) => series)])
    const steady = responseCurve(only(few), [200])[0]!.units
    const leaning = responseCurve(pooled as ResponseFit, [200])[0]!.units
    expect(leaning.high - leaning.low).not.toBe(steady.high - steady.low)
    expect((pooled as ResponseFit).learntShare).toBeLessThan(fits[0]!.learntShare + 0.3)
  })
})

describe('limits and shapes', () => {
  const truth = shop(7, { lift: 1.5, base: 30 })
  const fit = only(truth.series)
  const rested: ResponseFit = { ...fit, draws: fit.draws.map((draw) => ({ ...draw, carried: 0 })) }

  it('no spend and nothing carried over: no units added', () => {
    const effect = planEffect(rested, new Float64Array(14))
    expect(effect.units).toEqual({ low: 0, median: 0, high: 0 })
    expect(effect.liftShare.high).toBe(0)
    expect(responseCurve(fit, [0])[0]!.units.high).toBe(0)
  })

  it('more spend never sells less, on any day and at any level', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 900, noNaN: true }), { minLength: 1, maxLength: 10 }), fc.nat(9), fc.double({ min: 0, max: 300, noNaN: true }), (spends, at, more) => {
      const spend = Float64Array.from(spends)
      const raised = spend.map((value, t) => (t === at % spend.length ? value + more : value))
      const [less, much] = [planEffect(fit, spend), planEffect(fit, raised)]
      expect(much.units.median).toBeGreaterThanOrEqual(less.units.median - 1e-9)
      expect(much.units.high).toBeGreaterThanOrEqual(less.units.high - 1e-9)
    }), { numRuns: 25 })
    const curve = responseCurve(fit, [0, 10, 50, 100, 200, 400, 800])
    for (let i = 1; i < curve.length; i += 1) expect(curve[i]!.units.median).toBeGreaterThanOrEqual(curve[i - 1]!.units.median)
  })

  it('marginal units are what one more unit of money a day brings, by difference of two steady plans', () => {
    const days = 28
    const step = 0.01 * fit.largestSpend
    const steady = { ...fit, draws: fit.draws.map((draw) => ({ ...draw, carried: 200 })) }
    const at = (spend: number): number => planEffect(steady, new Float64Array(days).fill(spend), new Float64Array(days).fill(fit.base)).units.median / days
    const { marginalUnits } = planEffect(steady, new Float64Array(days).fill(200), new Float64Array(days).fill(fit.base))
    // The start of the plan still carries the old level, so the difference lacks a little of it.
    expect((at(200 + step) - at(200)) / step / marginalUnits.median).toBeGreaterThan(0.8)
    expect((at(200 + step) - at(200)) / step / marginalUnits.median).toBeLessThan(1.05)
    expect(responseCurve(fit, [200])[0]!.marginalUnits.median / marginalUnits.median).toBeCloseTo(1, 1)
  })

  it('spend in cents instead of dollars: the same units, a hundredth of the marginal units', () => {
    const cents = only({ ...truth.series, spend: truth.series.spend.map((value) => 100 * value) })
    const [dollarPlan, centPlan] = [planEffect(fit, truth.plan, null, 12), planEffect(cents, truth.plan.map((value) => 100 * value), null, 1200)]
    expect(centPlan.units.median).toBeCloseTo(dollarPlan.units.median, 4)
    expect(100 * centPlan.marginalUnits.median).toBeCloseTo(dollarPlan.marginalUnits.median, 6)
    expect(centPlan.probabilityPaysBack).toBe(dollarPlan.probabilityPaysBack)
    expect(dollarPlan.marginalMargin!.median).toBeCloseTo(12 * dollarPlan.marginalUnits.median, 9)
  })

  it('a plan above the largest spend seen says so; one at it does not', () => {
    expect(planEffect(fit, Float64Array.of(fit.largestSpend)).isAboveSeen).toBe(false)
    expect(planEffect(fit, Float64Array.of(10, 1.2 * fit.largestSpend))).toMatchObject({ isAboveSeen: true, largestSeen: fit.largestSpend, largestPlanned: 1.2 * fit.largestSpend })
  })

  it('the break-even spend grows with the margin and is 0 when nothing pays', () => {
    expect(breakEvenSpend(fit, 0)).toBe(0)
    expect(breakEvenSpend(fit, 30)).toBeGreaterThanOrEqual(breakEvenSpend(fit, 10))
    expect(breakEvenSpend(fit, 1e6)).toBeLessThanOrEqual(fit.largestSpend)
  })

  it('the same seed gives the same draws whatever the order of the series', () => {
    const other = shop(8).series
    const draws = (list: readonly ResponseSeries[]) => fitResponses(list).fits.filter(isFit).find(({ id }) => id === truth.series.id)!.draws
    expect(draws([truth.series, other])[17]!.lift).toBeCloseTo(draws([other, truth.series])[17]!.lift, 9)
  })
})

it('what cannot be fitted says why, and NaN never comes out', () => {
  const series = (units: readonly number[], spend: readonly number[]): ResponseSeries => ({ id: 'x', units: Float64Array.from(units), spend: Float64Array.from(spend), covariates: [] })
  const day = (f: (t: number) => number, n = 60): number[] => Array.from({ length: n }, (_, t) => f(t))
  const { fits } = fitResponses([
    series([], []), series(day(() => 5, 20), day((t) => t, 20)), series(day(() => 0), day((t) => t)), series(day(() => 5), day(() => 0)), series(day(() => 5), day(() => 100)),
    series(day((t) => (t % 3 ? NaN : 4)), day((t) => t)),
  ])
  expect(fits.map((fit) => ('reason' in fit ? fit.reason : 'fit'))).toEqual(['tooShort', 'tooShort', 'noSales', 'noSpend', 'constantSpend', 'tooShort'])
  const odd = fitResponses([series(day((t) => (t === 30 ? 1e6 : -1)), day((t) => (t % 7 < 3 ? 50 : 0)))]).fits[0]!
  if (isFit(odd)) expect(Number.isFinite(planEffect(odd, Float64Array.of(50, 60)).units.high)).toBe(true)
})

it('the normal cut at 0 has its quantiles', () => {
  for (const [mean, deviation] of [[0.5, 0.6], [-0.4, 0.3], [2, 0.1]] as const) {
    const below = normalProbability(-mean / deviation)
    for (const u of [0.01, 0.5, 0.99]) expect((normalProbability((cutNormalQuantile(u, mean, deviation) - mean) / deviation) - below) / (1 - below)).toBeCloseTo(u, 6)
  }
})
