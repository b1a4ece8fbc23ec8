import { describe, expect, it } from 'vitest'

import { chanceWithin, demandSpread, meanOfDays, tailOfDays, varianceOfDays } from '#advice/stock/demandSpread.ts'

import { flat } from '../plans.ts'
import { steady } from './stocks.ts'

/** A flat forecast with intervals as wide as a deviation of `sd` a day says. */
function forecastOf(rate: number, sd: number, days: number) {
  const rows = [-1.959964, -1.281552, -0.67449, 0, 0.67449, 1.281552, 1.959964].map((z) => new Float64Array(days).fill(rate + z * sd))
  return { mean: new Float64Array(days).fill(rate), quantiles: rows }
}
/** Variance of the sum of days by its definition: errors of which 5 % of the variance lasts (the least) and the rest fades by 0.3 a day. */
function varianceBySum(sd: number, days: number): number {
  let sum = 0
  for (let i = 0; i < days; i += 1) for (let j = 0; j < days; j += 1) sum += sd * sd * (0.05 + 0.95 * 0.3 ** Math.abs(i - j))
  return sum
}

describe('the spread of demand', () => {
  it('has t times the pace as its mean, fractions of a day in part, and goes on beyond the horizon', () => {
    const spread = demandSpread(flat(1, 4, 28).forecast)
    for (const t of [0, 1, 2.5, 28, 100.25, 180, 360]) expect(meanOfDays(spread, t)).toBeCloseTo(4 * t, 9)
    expect(meanOfDays(demandSpread(flat(1, 4, 28).forecast, 1.5), 10)).toBeCloseTo(60, 9)
  })

  it('repeats the last week beyond the days that are forecast', () => {
    const mean = Float64Array.from({ length: 28 }, (_, t) => t + 1)
    const spread = demandSpread({ mean, quantiles: Array.from({ length: 7 }, () => mean) })
    for (let t = 28; t < 180; t += 1) expect(spread.cumulative[t + 1]! - spread.cumulative[t]!).toBeCloseTo(22 + ((t - 28) % 7), 8)
  })

  it.each([[40, 12, 28], [40, 12, 14], [40, 12, 60], [2, 3, 28], [0.1, 0.3162277660168379, 28], [0.1, 0.3162277660168379, 14]])('has the variance of %d a day with a deviation of %d over a week and over the rest of %d days', (rate, sd, days) => {
    const spread = demandSpread(forecastOf(rate, sd, days))
    const long = Math.min(28, days)
    expect(varianceOfDays(spread, 7) / varianceBySum(sd, 7)).toBeCloseTo(1, 2)
    expect(varianceOfDays(spread, long) / varianceBySum(sd, long)).toBeCloseTo(1, 2)
  })

  it('gives shares of counts that sum to the mean and agree with the gamma distribution with half a unit more', () => {
    for (const [rate, level] of [[20, 0.3], [5, 0.5], [40, 0.1]] as const) {
      const spread = steady(rate, level)
      const tail = tailOfDays(spread, 21)
      expect(tail[0]).toBe(1)
      expect(tail.slice(1).reduce((sum, share) => sum + share, 0)).toBeCloseTo(21 * rate, 5)
      for (let n = 0; n + 1 < tail.length; n += 7) expect(Math.abs(1 - tail[n + 1]! - chanceWithin(spread, 21, n))).toBeLessThan(0.006)
    }
  })

  it('is Poisson without further spread: the values of published tables', () => {
    const tail = tailOfDays(steady(1), 5)
    // Cumulative Poisson probabilities of mean 5, as in every statistics text.
    const published = [0.0067, 0.0404, 0.1247, 0.265, 0.4405, 0.616, 0.7622, 0.8666, 0.9319, 0.9682, 0.9863]
    published.forEach((share, n) => expect(1 - tail[n + 1]!).toBeCloseTo(share, 4))
    const fifty = tailOfDays(steady(5), 10)
    expect(1 - fifty[51]!).toBeCloseTo(0.5375, 3)
  })
})
