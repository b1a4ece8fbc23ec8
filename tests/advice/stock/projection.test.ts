import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { chanceWithin } from '#advice/stock/demandSpread.ts'
import { condensed, daysToLastSafeOrder, firstEmptyDay, type LeadTimeShares, stockOutDays, unitsLeft } from '#advice/stock/projection.ts'

import { randomOf, steady } from './stocks.ts'

const none = new Float64Array(180)
const arriving = (day: number, units: number): Float64Array => Float64Array.from(none, (_, t) => (t === day ? units : 0))

describe('stock left by day', () => {
  it('is what was there and came less what was wanted, while there is enough', () => {
    const left = unitsLeft(steady(2), 500, arriving(10, 100), 0)
    expect(left[0]).toBeGreaterThan(497)
    // The median of Poisson 360 is 360, to a fraction of a unit.
    expect(left[179]).toBeCloseTo(500 + 100 - 360, 0)
    expect(left[10]! - left[9]!).toBeCloseTo(98, 0)
  })

  it('is never negative, and falls with the deviate and rises with the stock', () => {
    fc.assert(fc.property(fc.double({ min: 0.01, max: 50, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: -20, max: 3000 }), fc.integer({ min: 0, max: 179 }), (rate, level, units, day) => {
      const at = (stock: number, z: number) => unitsLeft(steady(rate, level), stock, arriving(day, 40), z)
      const rows = [at(units, 1.28), at(units, 0), at(units, -1.28), at(units + 30, -1.28)]
      for (let t = 0; t < 180; t += 1) {
        expect(rows[0]![t]).toBeGreaterThanOrEqual(0)
        for (let i = 1; i < rows.length; i += 1) expect(rows[i]![t]! - rows[i - 1]![t]!).toBeGreaterThan(-1e-6)
      }
    }), { numRuns: 60 })
  })

  it('ends on the first day with less than half a unit', () => {
    expect(firstEmptyDay(Float64Array.of(3, 0.5, 0.49, 8))).toBe(2)
    expect(firstEmptyDay(Float64Array.of(3, 1))).toBe(null)
    expect(stockOutDays(steady(5), 0, none)).toEqual({ early: 0, median: 0, late: 0 })
  })
})

/** Standard normal deviate (Box and Muller), gamma (Marsaglia and Tsang) and Poisson (Knuth), of the test's own. */
function simulation(seed: number) {
  const random = randomOf(seed)
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  const gamma = (shape: number): number => {
    const d = shape - 1 / 3
    for (;;) {
      const x = normal()
      const v = (1 + x / Math.sqrt(9 * d)) ** 3
      if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
    }
  }
  const poisson = (mean: number): number => {
    let k = 0
    for (let p = random(); p > Math.exp(-mean); p *= random()) k += 1
    return k
  }
  return { random, gamma, poisson }
}

describe('against a simulation of Poisson days at a level that is not known', () => {
  it.each([[12, 0.3, 400, none], [3, 0.2, 100, none], [8, 0.4, 150, arriving(8, 200)]])('%d a day, level within %d, %d units: the days at which stock ends', (rate, level, units, arrivals) => {
    const { gamma, poisson } = simulation(7)
    const days = Array.from({ length: 6000 }, () => {
      const pace = (rate * gamma(1 / (level * level))) * level * level
      let left = units
      for (let t = 0; t < 180; t += 1) {
        left = Math.max(0, left + arrivals[t]! - poisson(pace))
        if (left === 0) return t
      }
      return 180
    }).sort((a, b) => a - b)
    const { early, median, late } = stockOutDays(steady(rate, level), units, arrivals)
    for (const [found, share] of [[early, 0.1], [median, 0.5], [late, 0.9]] as const) {
      const simulated = days[Math.floor(share * days.length)]!
      expect(Math.abs(found! - simulated)).toBeLessThanOrEqual(Math.max(1, 0.03 * simulated))
    }
  })

  it('the last safe day to order keeps the promise, and the day after does not', () => {
    const { random, gamma, poisson } = simulation(11)
    const leadTime = { days: [20, 25, 30, 45], shares: [0.2, 0.4, 0.3, 0.1] }
    const wait = daysToLastSafeOrder(steady(4, 0.25), 300, leadTime, 0.9)!
    const lasting = [0, 0]
    for (let i = 0; i < 8000; i += 1) {
      const pace = 4 * gamma(16) / 16
      const u = random()
      const lead = u < 0.2 ? 20 : u < 0.6 ? 25 : u < 0.9 ? 30 : 45
      let wanted = 0
      for (let t = 0; t < lead + wait; t += 1) wanted += poisson(pace)
      if (wanted <= 300) lasting[0]! += 1
      if (wanted + poisson(pace) <= 300) lasting[1]! += 1
    }
    expect(lasting[0]! / 8000).toBeGreaterThan(0.9 - 0.01)
    expect(lasting[1]! / 8000).toBeLessThan(0.9 + 0.01)
  })
})

describe('the last safe day to order', () => {
  const leadTime = fc.array(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 12 }).map((parts) => {
    const sorted = [...parts].sort(([a], [b]) => a - b)
    const total = sorted.reduce((sum, [, weight]) => sum + weight, 0)
    return { days: sorted.map(([day]) => day), shares: sorted.map(([, weight]) => weight / total) }
  })
  const forecast = fc.record({ paces: fc.array(fc.constantFrom(0, 0, 1, 5, 20), { minLength: 1, maxLength: 5 }), passing: fc.double({ min: 0, max: 100, noNaN: true }), level: fc.double({ min: 0, max: 1, noNaN: true }) }).map(({ paces, passing, level }) => {
    const cumulative = new Float64Array(181)
    for (let t = 0; t < 180; t += 1) cumulative[t + 1] = cumulative[t]! + paces[Math.floor((t * paces.length) / 180)]!
    const pace = cumulative[180]! / 180
    return { cumulative, passing, lasting: pace * pace * level * level }
  })

  it('is that of a scan day by day, with a risk that never falls by waiting', () => {
    fc.assert(fc.property(forecast, leadTime, fc.integer({ min: 0, max: 2000 }), fc.double({ min: 0.5, max: 0.99, noNaN: true }), (spread, lead, units, share) => {
      const { days, shares } = condensed(lead)
      const chance = (wait: number) => days.reduce((sum, day, i) => sum + shares[i]! * chanceWithin(spread, Math.max(0, day + wait), units), 0)
      let last: number | null = -Math.ceil(Math.max(...days)) - 1
      while (last < 180 && chance(last + 1) >= share) last += 1
      if (last >= 180) last = null
      expect(daysToLastSafeOrder(spread, units, lead, share)).toBe(last)
    }), { numRuns: 150 })
  })

  it('comes sooner with a longer lead time, less stock and a higher service', () => {
    const at = (lead: number, units: number, share: number) => daysToLastSafeOrder(steady(6, 0.3), units, { days: [lead, lead + 10], shares: [0.5, 0.5] }, share)!
    for (let lead = 0; lead < 60; lead += 7) expect(at(lead + 7, 500, 0.95)).toBe(at(lead, 500, 0.95) - 7)
    for (let units = 0; units < 700; units += 50) expect(at(20, units + 50, 0.95)).toBeGreaterThanOrEqual(at(20, units, 0.95))
    for (const [low, high] of [[0.5, 0.8], [0.8, 0.95], [0.95, 0.99]] as const) expect(at(20, 400, high)).toBeLessThan(at(20, 400, low))
    expect(daysToLastSafeOrder(steady(6), 100_000, { days: [20], shares: [1] }, 0.95)).toBe(null)
  })

  it('sums over a way in seven parts that keep its mean and its whole', () => {
    fc.assert(fc.property(leadTime, (lead) => {
      const short = condensed(lead)
      const mean = ({ days, shares }: LeadTimeShares) => days.reduce((sum, day, i) => sum + day * shares[i]!, 0)
      expect(short.days.length).toBeLessThanOrEqual(7)
      expect(short.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
      expect(mean(short)).toBeCloseTo(mean(lead), 9)
    }))
  })
})
