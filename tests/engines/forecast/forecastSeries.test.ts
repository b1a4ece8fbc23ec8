import { array, assert, constant, constantFrom, double, integer, oneof, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'

import { forecastSeries } from '#engines/forecast/forecastSeries.ts'
import { METHODS } from '#engines/forecast/registry.ts'
import { separateSpikes } from '#engines/forecast/spikes.ts'
import { QUANTILE_LEVELS } from '#engines/forecast/types.ts'

const anyValue = oneof(double(), integer({ min: 0, max: 50 }), constant(0), constant(NaN), constant(-5), constant(1e300))
const anySeries = record({ values: array(anyValue, { maxLength: 60 }).map((list) => Float64Array.from(list)), season: constantFrom(1, 4, 7, 12) })
const runs = process.env['HEADROOM_LONG'] ? 3000 : 150

function expectSound(forecast: ReturnType<typeof forecastSeries>, horizon: number): void {
  expect(forecast.mean.length).toBe(horizon)
  expect(forecast.quantiles.length).toBe(QUANTILE_LEVELS.length)
  for (let h = 0; h < horizon; h += 1) {
    expect(Number.isFinite(forecast.mean[h]) && forecast.mean[h]! >= 0).toBe(true)
    let last = 0
    for (const row of forecast.quantiles) {
      expect(Number.isFinite(row[h]) && row[h]! >= last).toBe(true)
      last = row[h]!
    }
  }
}

it('never throws; means and quantiles are finite, never negative, quantiles in order, for any values', () => {
  assert(property(anySeries, integer({ min: 0, max: 20 }), (series, horizon) => expectSound(forecastSeries(series, { horizon }), horizon)), { numRuns: runs })
})

describe.each(Object.keys(METHODS))('method %s', (method) => {
  it.each([[], [NaN, NaN], [3], [0, 0, 0, 0], [5, 5, 5, 5, 5, 5, 5, 5, 5, 5], [1, NaN, 3], [-2, -3, 4, 0], [1e15, 1, 1, 1, 1, 1, 1, 1, 1]].map((values) => [values]))('is sound on %j', (values) => {
    expectSound(forecastSeries({ values: Float64Array.from(values), season: 7 }, { horizon: 9, method }), 9)
  })
})

it('all zero stays zero; a constant stays itself', () => {
  expect([...forecastSeries({ values: new Float64Array(40), season: 7 }, { horizon: 3 }).mean]).toEqual([0, 0, 0])
  const { mean } = forecastSeries({ values: new Float64Array(40).fill(6), season: 7 }, { horizon: 3 })
  for (const value of mean) expect(value).toBeCloseTo(6, 6)
})

/** Deterministic sales with a weekly pattern, between 30 and 90. */
const weekly = Float64Array.from({ length: 140 }, (_, t) => 60 + [0, 6, -10, 3, 14, 20, -17][t % 7]! + ((t * 7919) % 13) - 6)

it('twice the sales, twice the forecast', () => {
  const one = forecastSeries({ values: weekly.map((v) => v * 1000), season: 7 }, { horizon: 14 })
  const two = forecastSeries({ values: weekly.map((v) => v * 2000), season: 7 }, { horizon: 14 })
  for (let h = 0; h < 14; h += 1) expect(two.mean[h]! / one.mean[h]!).toBeCloseTo(2, 3)
})

it('the same twice: no randomness', () => {
  expect(forecastSeries({ values: weekly, season: 7 }, { horizon: 14 })).toEqual(forecastSeries({ values: weekly, season: 7 }, { horizon: 14 }))
})

it('a series without bursts is left as it is', () => {
  const { base, spikes } = separateSpikes(weekly, 7)
  expect(spikes).toEqual([])
  expect(base).toBe(weekly)
})

it('a week of ten times the sales is recorded with its size, and leaves the forecast where it was', () => {
  const burst = Float64Array.from(weekly, (value, t) => (t >= 100 && t < 107 ? 10 * value : value))
  const plain = forecastSeries({ values: weekly, season: 7 }, { horizon: 14 })
  const after = forecastSeries({ values: burst, season: 7 }, { horizon: 14 })
  expect(after.spikes).toHaveLength(1)
  const [spike] = after.spikes
  expect(spike!.startPeriod).toBe(100)
  expect(spike!.endPeriod).toBe(106)
  expect(spike!.peakFactor).toBeGreaterThan(8)
  expect(spike!.excessUnits).toBeGreaterThan(3000)
  for (let h = 0; h < 14; h += 1) expect(Math.abs(after.mean[h]! / plain.mean[h]! - 1)).toBeLessThan(0.05)
})

it('missing days are not zeros: ten days out of stock do not lower the level', () => {
  const gap = weekly.map((value, t) => (t >= 125 && t < 135 ? NaN : value))
  const { mean } = forecastSeries({ values: gap, season: 7 }, { horizon: 14 })
  for (let h = 0; h < 14; h += 1) expect(mean[h]!).toBeGreaterThan(35)
})
