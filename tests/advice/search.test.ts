import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { normalQuantile } from '#math/normal.ts'
import { decide, largestHolding, SEARCH_RULE, wilsonBounds } from '#advice/search.ts'

/** Replication r breaks where `breaks(r)` is true. */
const counting = (breaks: (replication: number) => boolean) => (first: number, count: number) => Array.from({ length: count }, (_, i) => first + i).filter(breaks).length

describe('deciding about one candidate', () => {
  it('gives the Wilson interval of 10 of 100: .0552 to .1744', () => {
    const [low, high] = wilsonBounds(10, 100, 1.959963984540054)
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.0552', '0.1744'])
    expect([wilsonBounds(0, 20, 1.96)[0], wilsonBounds(20, 20, 1.96)[1]]).toEqual([0, 1])
  })
  it('stops early where nothing or nearly everything breaks, and looks longer near the tolerance', async () => {
    expect(await decide(counting(() => false), 0.05, SEARCH_RULE)).toEqual({ holds: true, broken: 0, replications: 100 })
    expect(await decide(counting(() => true), 0.05, SEARCH_RULE)).toEqual({ holds: false, broken: 25, replications: 25 })
    expect(await decide(counting((r) => r % 25 === 3), 0.05, SEARCH_RULE)).toEqual({ holds: false, broken: 12, replications: 300 })
    expect(await decide(counting((r) => r % 100 === 3), 0.05, SEARCH_RULE)).toEqual({ holds: true, broken: 2, replications: 200 })
  })
  it('holds with a tolerance below what the replications can show only when nothing breaks', async () => {
    expect((await decide(counting(() => false), 0.001, SEARCH_RULE)).holds).toBe(true)
    expect((await decide(counting((r) => r === 399), 0.001, SEARCH_RULE)).holds).toBe(false)
  })
  it('never changes a verdict by stopping between checkpoints', async () => {
    const { checkpoints, errorShare } = SEARCH_RULE
    const patiently = (breaks: (replication: number) => boolean, tolerance: number) => {
      // At 5 % three checkpoints can hold with nothing broken: 0 of 100 has the upper bound .0433 at a level of .05 / 3.
      for (const checkpoint of checkpoints) {
        const broken = counting(breaks)(0, checkpoint)
        if (wilsonBounds(broken, checkpoint, normalQuantile(1 - errorShare / 3))[1] <= tolerance) return true
        if (wilsonBounds(broken, checkpoint, normalQuantile(1 - errorShare / 4))[0] > tolerance) return false
      }
      return counting(breaks)(0, 400) === 0
    }
    await fc.assert(fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 400, maxLength: 400 }), fc.integer({ min: 0, max: 120 }), async (draws, perMille) => {
      const breaks = (replication: number) => draws[replication]! < perMille
      expect((await decide(counting(breaks), 0.05, SEARCH_RULE)).holds).toBe(patiently(breaks, 0.05))
    }), { numRuns: 200 })
  })
  it('wrongly holds at 8 % or fails at 1 % in less than 5 of 100 trials, at a tolerance of 5 %', async () => {
    let state = 1
    const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
    let wrong = 0
    for (let trial = 0; trial < 300; trial += 1) {
      if ((await decide((_, count) => counting(() => random() < 0.08)(0, count), 0.05, SEARCH_RULE)).holds) wrong += 1
      if (!(await decide((_, count) => counting(() => random() < 0.01)(0, count), 0.05, SEARCH_RULE)).holds) wrong += 1
    }
    expect(wrong).toBeLessThan(30)
  })
})

describe('searching the grid', () => {
  it('finds the same boundary as trying every candidate, from any start, with a number of looks that grows like the logarithm', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: 490 }), fc.integer({ min: -1, max: 490 }), fc.nat(), async (last, boundary, start) => {
      const looked = new Set<number>()
      const judge = (index: number) => { looked.add(index); return { holds: index <= boundary } }
      expect((await largestHolding(judge, last, start % (last + 1))).index).toBe(Math.min(last, boundary))
      expect(looked.size).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(last + 2)) + 5)
    }))
  })
  it('equals the scan of the whole grid where noise lets one candidate fail below the boundary', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: 60 }), fc.boolean(), fc.integer({ min: 1, max: 9 }), async (boundary, isRagged, firstStep) => {
      const holds = (index: number) => index <= boundary || (isRagged && index === boundary + 2)
      const scan = Array.from({ length: 80 }, (_, index) => index).filter(holds).at(-1)
      expect((await largestHolding((index) => ({ holds: holds(index) }), 79, 0, firstStep)).index).toBe(scan)
    }))
  })
})
