import { expect, it } from 'vitest'

import { forecastSeries } from '#engines/forecast/forecastSeries.ts'
import { regression } from '#engines/forecast/methods/regression.ts'
import { adEffect } from '#engines/forecast/regression/adEffect.ts'
import { adstock, hill } from '#engines/forecast/regression/adResponse.ts'
import { buildDesign } from '#engines/forecast/regression/design.ts'
import { fitCoefficients } from '#engines/forecast/regression/negativeBinomial.ts'
import type { Driver } from '#engines/forecast/types.ts'
import { solveSymmetric } from '#math/cholesky.ts'
import { poisson } from '#math/distributions.ts'
import { createStream, nextUnit, seedStream } from '#math/rng.ts'

const DAYS = 540
const HORIZON = 28
const weekday = [1.2, 1, 0.9, 0.9, 1.1, 1.4, 0.8]

/** Poisson sales of 20 a day with promotions of 1.8, livestreams of 3, ad lift 1.5 with carry-over .4 and half at 150; the true means too. */
function shop(seed: number, change: (mean: number, t: number) => number = (mean) => mean) {
  const stream = createStream()
  seedStream(stream, seed, 0, 0, 0)
  const flags = (chance: number): Float64Array => Float64Array.from({ length: DAYS + HORIZON }, () => (nextUnit(stream) < chance ? 1 : 0))
  const promo = flags(0.12)
  const live = flags(0.06)
  let level = 0
  const spend = Float64Array.from({ length: DAYS + HORIZON }, (_, t) => (t % 7 === 0 ? (level = 400 * nextUnit(stream)) : level))
  const response = hill(adstock(spend, 0.4), 150, 1.5)
  const means = Float64Array.from({ length: DAYS + HORIZON }, (_, t) => change(20 * weekday[t % 7]! * (promo[t] ? 1.8 : 1) * (live[t] ? 3 : 1) * (1 + 1.5 * response[t]!), t))
  const values = Float64Array.from({ length: DAYS }, (_, t) => poisson(stream, means[t]!))
  const drivers: Driver[] = [{ name: 'promo', kind: 'flag', values: promo }, { name: 'live', kind: 'flag', values: live }, { name: 'ad_spend', kind: 'spend', values: spend }]
  return { values, drivers, means }
}
const errorOf = (mean: Float64Array, truth: Float64Array): number => {
  let sum = 0
  for (let h = 0; h < HORIZON; h += 1) sum += Math.abs(mean[h]! / truth[DAYS + h]! - 1) / HORIZON
  return sum
}

it('finds the plan: mean error under 5 % of the true mean with promotions, livestreams and saturating ads', () => {
  for (const seed of [1, 2, 3]) {
    const { values, drivers, means } = shop(seed)
    expect(errorOf(regression.outlook(values, 7, HORIZON, { observed: values, drivers })!.mean, means)).toBeLessThan(0.05)
  }
})

it('is chosen when drivers explain the sales, and beats the methods that do not know them', () => {
  const { values, drivers, means } = shop(4)
  const withDrivers = forecastSeries({ values, season: 7, drivers }, { horizon: HORIZON })
  expect(withDrivers.method).toBe('regression')
  expect(errorOf(withDrivers.mean, means)).toBeLessThan(0.5 * errorOf(forecastSeries({ values, season: 7 }, { horizon: HORIZON }).mean, means))
})

it('days out of stock are missing: forty of them change the forecast by less than 5 %, as zeros they would not', () => {
  const { values, drivers, means } = shop(5)
  const gap = (fill: number) => values.map((value, t) => (t >= 480 && t < 520 ? fill : value))
  const mean = (observed: Float64Array) => regression.outlook(values, 7, HORIZON, { observed, drivers })!.mean
  expect(errorOf(mean(gap(NaN)), means)).toBeLessThan(0.05)
  expect(errorOf(mean(gap(0)), means)).toBeGreaterThan(0.05)
})

it('a burst that nothing explains does not move the forecast', () => {
  const burst = shop(6, (mean, t) => (t >= 400 && t < 412 ? 8 * mean : mean))
  const { mean } = regression.outlook(burst.values, 7, HORIZON, { observed: burst.values, drivers: burst.drivers })!
  expect(errorOf(mean, burst.means)).toBeLessThan(0.05)
})

it.each([0, 2])('an unusual date of last year, with %i days on either side, returns on the same date', (side) => {
  const day = DAYS + 10
  const { values, drivers, means } = shop(7, (mean, t) => (Math.abs(t - day) <= side || Math.abs(t - day + 365) <= side ? 5 * mean : mean))
  const { mean } = regression.outlook(values, 7, HORIZON, { observed: values, drivers })!
  expect(mean[10]! / means[day]!).toBeGreaterThan(0.5)
  expect(mean[18]! / means[day + 8]!).toBeLessThan(1.2)
})

it('adstock and Hill follow their formulas', () => {
  expect([...adstock(Float64Array.of(10, 0, 0), 0.5)]).toEqual([10, 5, 2.5])
  const [low, half, high] = hill(Float64Array.of(50, 100, 200), 100, 2)
  expect(low).toBeCloseTo(0.2, 12)
  expect(half).toBeCloseTo(0.5, 12)
  expect(high).toBeCloseTo(0.8, 12)
  expect(hill(Float64Array.of(0), 100, 2)[0]).toBe(0)
})

it('without noise the fit returns the coefficients: price elasticity -2', () => {
  const price = Float64Array.from({ length: 120 }, (_, t) => 10 * (1 + 0.3 * Math.sin(t)))
  const y = price.map((p) => 1000 * (p / 10) ** -2)
  const design = buildDesign(120, 120, 1, [{ name: 'price', kind: 'price', values: price }])
  const { beta } = fitCoefficients(design, y, null, 0, { beta: Float64Array.of(5, 0, 0), lift: 0 }, 40)
  expect(beta[2]!).toBeCloseTo(-2, 3)
})

it('solves symmetric systems, and says when they are not positive definite', () => {
  const b = Float64Array.of(8, 7)
  expect(solveSymmetric(Float64Array.of(4, 2, 2, 3), b)).toBe(true)
  expect(b[0]).toBeCloseTo(1.25, 12)
  expect(b[1]).toBeCloseTo(1.5, 12)
  expect(solveSymmetric(Float64Array.of(1, 2, 2, 1), Float64Array.of(1, 1))).toBe(false)
})

it('is sound for odd drivers: none known, too short, never varying', () => {
  const values = Float64Array.from({ length: 60 }, (_, t) => t % 5)
  const flat = (fill: number, length: number): Driver[] => [{ name: 'price', kind: 'price', values: new Float64Array(length).fill(fill) }, { name: 'ad_spend', kind: 'spend', values: new Float64Array(length).fill(fill) }]
  for (const drivers of [flat(NaN, 67), flat(5, 67), flat(0, 67), flat(5, 3), flat(-1, 67), flat(Infinity, 67)]) {
    const { mean } = forecastSeries({ values, season: 7, drivers }, { horizon: 7 })
    for (const value of mean) expect(value >= 0 && Number.isFinite(value)).toBe(true)
  }
})

it('effect of planned spend: 14 of 20 shops or more have the truth within the 80 % interval; none without spend; a larger plan than ever is marked', () => {
  let covered = 0
  for (let seed = 20; seed < 40; seed += 1) {
    const { values, drivers, means } = shop(seed)
    const spend = drivers[2]!.values
    const response = (of: Float64Array): Float64Array => hill(adstock(of, 0.4), 150, 1.5)
    const [planned, none] = [response(spend), response(spend.map((value, t) => (t < DAYS ? value : 0)))]
    let truth = 0
    for (let t = DAYS; t < DAYS + HORIZON; t += 1) truth += means[t]! * (1 - (1 + 1.5 * none[t]!) / (1 + 1.5 * planned[t]!))
    const found = adEffect({ values, season: 7, drivers }, HORIZON)!
    expect(found.mean / truth).toBeGreaterThan(0.5)
    if (truth >= found.lo80 && truth <= found.hi80) covered += 1
  }
  expect(covered).toBeGreaterThanOrEqual(14)
  const { values, drivers } = shop(1)
  expect(adEffect({ values, season: 7, drivers: drivers.slice(0, 2) }, HORIZON)).toBeNull()
  const more = drivers.map((driver) => (driver.kind === 'spend' ? { ...driver, values: driver.values.map((value, t) => (t < DAYS ? value : 5000)) } : driver))
  expect(adEffect({ values, season: 7, drivers: more }, HORIZON)!.isBeyondSeen).toBe(true)
  expect(adEffect({ values, season: 7, drivers }, HORIZON)!.isBeyondSeen).toBe(false)
})
