import { expect, it } from 'vitest'

import { forecastSeries } from '#engines/forecast/forecastSeries.ts'
import { levelFactorQuantiles, samplePaths } from '#engines/forecast/samplePaths.ts'

const values = Float64Array.from({ length: 200 }, (_, t) => 400 + [0, 40, -60, 20, 90, 120, -110][t % 7]! + ((t * 7919) % 101) - 50)
const series = { values, season: 7 }
const forecast = forecastSeries(series, { horizon: 28 })
const paths = samplePaths(series, forecast, { paths: 2000, seed: 7 })

it('paths follow the quantiles of every period', () => {
  for (const h of [0, 13, 27]) {
    const here = paths.map((path) => path[h]!).sort((a, b) => a - b)
    for (const [row, level] of [[1, 0.1], [3, 0.5], [5, 0.9]] as const) {
      const below = here.filter((value) => value <= forecast.quantiles[row]![h]!).length / here.length
      expect(Math.abs(below - level)).toBeLessThan(0.03)
    }
  }
})

it('errors hang together: totals spread wider than independent periods would', () => {
  const variance = (list: readonly number[]): number => {
    const mean = list.reduce((a, b) => a + b, 0) / list.length
    return list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / list.length
  }
  const total = variance(paths.map((path) => path.reduce((a, b) => a + b, 0)))
  const apart = Array.from({ length: 28 }, (_, h) => variance(paths.map((path) => path[h]!))).reduce((a, b) => a + b, 0)
  expect(total).toBeGreaterThan(1.5 * apart)
})

it('the same seed gives the same paths, another seed others', () => {
  expect(samplePaths(series, forecast, { paths: 3, seed: 7 })).toEqual(paths.slice(0, 3))
  expect(samplePaths(series, forecast, { paths: 3, seed: 8 })).not.toEqual(paths.slice(0, 3))
})

it('level factors: 20 ascending numbers around 1 with mean 1; none without sales', () => {
  const factors = levelFactorQuantiles(paths)
  expect(factors).toHaveLength(20)
  expect(factors.reduce((a, b) => a + b, 0) / 20).toBeCloseTo(1, 12)
  for (let i = 1; i < 20; i += 1) expect(factors[i]!).toBeGreaterThanOrEqual(factors[i - 1]!)
  expect(factors[0]!).toBeLessThan(1)
  expect(levelFactorQuantiles([new Float64Array(3)])).toEqual([])
  expect(levelFactorQuantiles([])).toEqual([])
})

it('a series of nothing has paths of nothing', () => {
  const nothing = { values: new Float64Array(0), season: 7 }
  const [path] = samplePaths(nothing, forecastSeries(nothing, { horizon: 5 }), { paths: 1, seed: 1 })
  expect([...path!]).toEqual([0, 0, 0, 0, 0])
})
