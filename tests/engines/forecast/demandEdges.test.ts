import { array, assert, constant, constantFrom, double, integer, oneof, property } from 'fast-check'
import { expect, it } from 'vitest'

import { borrows, categoryProfile } from '#engines/forecast/borrowedProfile.ts'
import { draftForecast } from '#engines/forecast/draft.ts'
import { forecastSeries } from '#engines/forecast/forecastSeries.ts'
import { lostSales } from '#engines/forecast/lostSales.ts'
import { adEffect } from '#engines/forecast/regression/adEffect.ts'
import type { Driver } from '#engines/forecast/types.ts'
import { poisson } from '#math/distributions.ts'
import { createStream, seedStream } from '#math/rng.ts'

const pattern = [1.3, 0.9, 0.8, 0.9, 1, 1.2, 0.9]
/** Poisson sales with a weekly pattern. */
function sales(length: number, level: number, seed: number): Float64Array {
  const stream = createStream()
  seedStream(stream, seed, 0, 0, 0)
  return Float64Array.from({ length }, (_, t) => poisson(stream, level * pattern[t % 7]!))
}

it('an order of 80,000 units cancelled 12 minutes later does not move the forecast, netted or not', () => {
  const netted = sales(200, 50, 1)
  const gross = netted.map((value, t) => (t === 150 ? value + 80_000 : value))
  const plain = forecastSeries({ values: netted, season: 7 }, { horizon: 14 })
  const { mean, spikes } = forecastSeries({ values: gross, season: 7 }, { horizon: 14 })
  expect(spikes).toHaveLength(1)
  expect(spikes[0]!.excessUnits).toBeGreaterThan(79_000)
  for (let h = 0; h < 14; h += 1) expect(Math.abs(mean[h]! / plain.mean[h]! - 1)).toBeLessThan(0.02)
})

it('a young SKU takes the weekly profile of its category', () => {
  const borrow = categoryProfile([{ values: sales(300, 40, 2), firstPhase: 0 }, { values: sales(100, 5, 3).slice(2), firstPhase: 2 }], 7)!
  for (let phase = 0; phase < 7; phase += 1) expect(borrow[phase]! / pattern[phase]!).toBeCloseTo(1, 0.8)
  const young = { values: sales(10, 20, 4), season: 7 }
  expect(borrows({ ...young, borrow })).toBe(true)
  expect(borrows({ values: sales(40, 20, 4), season: 7, borrow })).toBe(false)
  const errorOf = (mean: Float64Array): number => mean.reduce((sum, value, h) => sum + Math.abs(value - 20 * pattern[(10 + h) % 7]!), 0)
  const with_ = errorOf(forecastSeries({ ...young, borrow }, { horizon: 14 }).mean)
  expect(with_).toBeLessThan(0.75 * errorOf(forecastSeries(young, { horizon: 14 }).mean))
  expect(categoryProfile([{ values: new Float64Array(9), firstPhase: 0 }], 7)).toBeNull()
})

it('lost sales of ten days out of stock are within 15 % of what would have sold; days in stock lose nothing', () => {
  const demand = sales(200, 50, 5)
  const values = demand.map((value, t) => (t >= 120 && t < 130 ? NaN : value))
  const lost = lostSales({ values, season: 7 })
  const sum = (list: Float64Array): number => list.reduce((a, b) => a + b, 0)
  expect(sum(lost) / sum(demand.slice(120, 130))).toBeGreaterThan(0.85)
  expect(sum(lost) / sum(demand.slice(120, 130))).toBeLessThan(1.15)
  expect(sum(lost.slice(0, 120)) + sum(lost.slice(130))).toBe(0)
  expect([...lostSales({ values: new Float64Array(0), season: 7 })]).toEqual([])
  expect([...lostSales({ values: Float64Array.of(NaN, NaN), season: 7 })]).toEqual([0, 0])
})

it('lost sales know of the promotion that ran while the stock was out', () => {
  const promo: Driver = { name: 'promo', kind: 'flag', values: Float64Array.from({ length: 200 }, (_, t) => (t % 20 < 3 ? 1 : 0)) }
  const demand = sales(200, 50, 6).map((value, t) => value * (promo.values[t]! ? 2 : 1))
  const values = demand.map((value, t) => (t >= 120 && t < 123 ? NaN : value))
  const lost = lostSales({ values, season: 7, drivers: [promo] })
  expect(lost.reduce((a, b) => a + b, 0) / demand.slice(120, 123).reduce((a, b) => a + b, 0)).toBeGreaterThan(0.85)
})

it('a warm start comes to the forecast of a fresh search, within 2 %', () => {
  const values = sales(300, 50, 7)
  const { fit } = draftForecast({ values: values.slice(0, 293), season: 7 }, { horizon: 14 })
  const warm = draftForecast({ values, season: 7 }, { horizon: 14, last: fit! })
  const fresh = draftForecast({ values, season: 7 }, { horizon: 14 })
  for (let h = 0; h < 14; h += 1) expect(Math.abs(warm.outlook.mean[h]! / fresh.outlook.mean[h]! - 1)).toBeLessThan(0.02)
})

it.each([
  [[], 'nothingKnown'], [[NaN, NaN], 'nothingKnown'], [[0, 0, 0, 0, 0, 0], 'neverSold'], [[-3, -1], 'neverSold'], [[4], 'fewPeriods'], [[4, 5, 6], 'fewPeriods'],
  [new Array(40).fill(6), 'alwaysSame'],
] as const)('says why it is simple: %j is %s', (values, reason) => {
  expect(forecastSeries({ values: Float64Array.from(values), season: 7 }, { horizon: 3 }).reason).toBe(reason)
})

it('a long varied series has no reason to state', () => {
  expect(forecastSeries({ values: sales(100, 20, 8), season: 7 }, { horizon: 3 }).reason).toBeUndefined()
})

const anyValue = oneof(double(), integer({ min: 0, max: 50 }), constantFrom(0, NaN, -5, 1e300, Infinity, -Infinity))
const anyValues = (maxLength: number) => array(anyValue, { maxLength }).map((list) => Float64Array.from(list))

it('whatever the values, spends and profiles: forecasts, lost sales and ad effects are finite and not negative', () => {
  assert(property(anyValues(60), anyValues(80), oneof(constant(new Float64Array(7)), anyValues(7)), constantFrom(1, 7), (values, spend, borrow, season) => {
    const series = { values, season, borrow, drivers: [{ name: 'ad_spend', kind: 'spend' as const, values: spend }] }
    const { mean, quantiles } = forecastSeries(series, { horizon: 9 })
    const effect = adEffect(series, 9)
    const numbers = [...mean, ...quantiles.flatMap((row) => [...row]), ...lostSales(series), ...(effect ? [effect.mean, effect.lo80, effect.hi80] : [])]
    for (const value of numbers) expect(Number.isFinite(value) && value >= 0).toBe(true)
  }), { numRuns: process.env['HEADROOM_LONG'] ? 2000 : 100 })
})
