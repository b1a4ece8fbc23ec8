import { expect, it } from 'vitest'

import { forecastSeries } from '#engines/forecast/forecastSeries.ts'
import { shareEffects, windowDrivers } from '#engines/forecast/regression/eventWindows.ts'
import { poisson } from '#math/distributions.ts'
import { createStream, seedStream } from '#math/rng.ts'

const DAYS = 200
const HORIZON = 28
/** The event falls once in the past, and once in the plan. */
const events = [{ name: '11.11', period: 100, leadPeriods: 2, lagPeriods: 1 }, { name: '11.11', period: 210, leadPeriods: 2, lagPeriods: 1 }]
const flags = windowDrivers(events, DAYS + HORIZON)

function sales(level: number, factor: number, seed: number): Float64Array {
  const stream = createStream()
  seedStream(stream, seed, 0, 0, 0)
  return Float64Array.from({ length: DAYS }, (_, t) => poisson(stream, level * (t === 100 ? factor : 1)))
}

it('a window is three flags: before, day, after', () => {
  expect(flags.map(({ name }) => name)).toEqual(['11.11 before', '11.11 day', '11.11 after'])
  expect([...flags[0]!.values].flatMap((flag, t) => (flag ? [t] : []))).toEqual([98, 99, 208, 209])
  expect([...flags[1]!.values].flatMap((flag, t) => (flag ? [t] : []))).toEqual([100, 210])
})

it('a SKU that had no day of the event yet takes the effect of the others', () => {
  const others = Array.from({ length: 12 }, (_, i) => ({ values: sales(20 + 5 * i, 4, i + 1), season: 7 }))
  const fresh = { values: sales(30, 1, 99).map((value, t) => (t < 110 ? NaN : value)), season: 7 }
  const all = [...others, fresh]
  const shared = shareEffects(all, all.map(() => flags))
  const belief = shared[12]!.find(({ name }) => name === '11.11 day')!.belief!
  expect(Math.exp(belief.logEffect)).toBeGreaterThan(3.4)
  expect(Math.exp(belief.logEffect)).toBeLessThan(4.6)
  const { mean } = forecastSeries({ ...fresh, drivers: shared[12]! }, { horizon: HORIZON, method: 'regression' })
  expect(mean[10]! / mean[17]!).toBeGreaterThan(3)
  expect(Math.exp(shared[12]!.find(({ name }) => name === '11.11 before')!.belief!.logEffect)).toBeCloseTo(1, 0.9)
})

it('effects that differ between SKUs are believed less', () => {
  const alike = [3, 3, 3, 3, 3, 3].map((factor, i) => ({ values: sales(60, factor, i + 1), season: 7 }))
  const unlike = [1, 6, 2, 5, 1, 6].map((factor, i) => ({ values: sales(60, factor, i + 1), season: 7 }))
  const sd = (list: typeof alike): number => shareEffects(list, list.map(() => flags))[0]!.find(({ name }) => name === '11.11 day')!.belief!.sd
  expect(sd(unlike)).toBeGreaterThan(1.5 * sd(alike))
})

it('nothing known, nothing believed', () => {
  const [empty] = shareEffects([{ values: new Float64Array(DAYS), season: 7 }], [flags])
  expect(empty!.every(({ belief }) => belief === undefined)).toBe(true)
  expect(windowDrivers([], 10)).toEqual([])
})
