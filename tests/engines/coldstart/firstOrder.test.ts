import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { predicted, updated } from '#engines/coldstart/belief.ts'
import { bestFirstOrder, cashAtRisk, newsvendorQuantity, orderOutcome } from '#engines/coldstart/firstOrder.ts'
import { valueOfTest } from '#engines/coldstart/testValue.ts'
import type { Belief, OrderEconomics } from '#engines/coldstart/types.ts'
import { type Counts, meanOfCounts, poissonCounts } from '#math/counts.ts'

const economics: OrderEconomics = { cost: 6, price: 20, salvage: 1, shortagePenalty: 0 }
const mismatchCost = (demand: Counts, overage: number, underage: number, quantity: number): number => {
  const { leftoverMean, shortageMean } = orderOutcome(demand, economics, quantity)
  return overage * leftoverMean + underage * shortageMean
}

describe('newsvendor', () => {
  it('published (Snyder and Shen, stockpyl): Poisson(50), h .18, p .70 -> 56 and 1.797235211809178', () => {
    const demand = poissonCounts(50)
    expect(newsvendorQuantity(demand, 0.7, 0.18)).toBe(56)
    expect(mismatchCost(demand, 0.18, 0.7, 56)).toBeCloseTo(1.797235211809178, 12)
  })

  it('published: N(50, 8), h .18, p .70 -> 56.60395592743389 and 1.9976051931766445, laid out in hundredths', () => {
    const shares = Float64Array.from({ length: 12_801 }, (_, i) => Math.exp(-0.5 * ((i - 6400) / 800) ** 2) / (800 * Math.sqrt(2 * Math.PI)))
    const demand = { first: 5000 - 6400, shares }
    expect(Math.abs(newsvendorQuantity(demand, 0.7, 0.18) / 100 - 56.60395592743389)).toBeLessThan(0.01)
    expect(mismatchCost(demand, 0.18, 0.7, newsvendorQuantity(demand, 0.7, 0.18)) / 100).toBeCloseTo(1.9976051931766445, 5)
  })

  it('brute force: no quantity, case or minimum earns more', () => {
    fc.assert(fc.property(fc.double({ min: 0.5, max: 40, noNaN: true }), fc.double({ min: 0.1, max: 12, noNaN: true }), fc.double({ min: 0, max: 30, noNaN: true }),
      fc.double({ min: 0, max: 0.9, noNaN: true }), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 12 }), (mean, cost, margin, salvageShare, minimum, caseSize) => {
        const demand = predicted({ kind: 'days', shape: 2, rate: 2 / mean }, 1)
        const terms = { cost, price: cost + margin, salvage: salvageShare * cost, shortagePenalty: 0.5 }
        const best = bestFirstOrder(demand, terms, { minimum, caseSize })
        for (let quantity = 0; quantity < demand.first + demand.shares.length; quantity += 1) {
          if (quantity > 0 && (quantity < minimum || quantity % caseSize !== 0)) continue
          expect(orderOutcome(demand, terms, quantity).expectedProfit).toBeLessThanOrEqual(best.expectedProfit + 1e-7)
        }
      }), { numRuns: 40 })
  })

  it('a dearer leftover orders less, a dearer shortage more; units add up', () => {
    const demand = predicted({ kind: 'clicks', a: 20, b: 680 }, 5000)
    const ordered = (change: Partial<OrderEconomics>) => bestFirstOrder(demand, { ...economics, ...change }).quantity
    expect(ordered({ salvage: 0 })).toBeLessThan(ordered({ salvage: 4 }))
    expect(ordered({ shortagePenalty: 10 })).toBeGreaterThan(ordered({}))
    expect(ordered({ price: 5 })).toBe(0)
    const outcome = orderOutcome(demand, economics, 130)
    expect(outcome.soldMean + outcome.shortageMean).toBeCloseTo(meanOfCounts(demand), 9)
    expect(outcome.soldMean + outcome.leftoverMean).toBeCloseTo(130, 9)
  })
})

it('cash at risk: mean and 95 % tail of the loss, the atom split, against sorting the outcomes', () => {
  const demand: Counts = { first: 0, shares: Float64Array.of(0.02, 0.02, 0.06, 0.4, 0.5) }
  // Ordering 4 at a cost of 6 less salvage 1: losses 20, 15, 10, 5, 0 with probability .02, .02, .06, .4, .5.
  const risk = cashAtRisk(demand, economics, 4)
  expect(risk.committed).toBe(24)
  expect(risk.expectedLoss).toBeCloseTo(0.4 + 0.3 + 0.6 + 2, 12)
  expect(risk.loss95).toBe(10)
  expect(risk.tailLoss95).toBeCloseTo((0.02 * 20 + 0.02 * 15 + 0.01 * 10) / 0.05, 12)
})

describe('value of one more test', () => {
  const belief: Belief = { kind: 'clicks', a: 3, b: 97 }

  it('brute force: every outcome, every order', () => {
    const best = (demand: Counts): number => {
      let most = -Infinity
      for (let quantity = 0; quantity <= 60; quantity += 1) most = Math.max(most, orderOutcome(demand, economics, quantity).expectedProfit)
      return most
    }
    const outcomes = predicted(belief, 40)
    let after = 0
    outcomes.shares.forEach((probability, i) => (after += probability * best(predicted(updated(belief, { exposure: 40, orders: outcomes.first + i }), 200))))
    const value = valueOfTest(belief, 40, 200, economics)
    expect(value.isExact).toBe(true)
    expect(value.expected).toBeCloseTo(after - best(predicted(belief, 200)), 7)
    const demand = predicted(belief, 200)
    expect(value.perfect).toBeCloseTo(meanOfCounts(demand) * 14 - best(demand), 7)
  })

  it('the same for daily rates', () => {
    const daily: Belief = { kind: 'days', shape: 6, rate: 2 }
    const best = (demand: Counts): number => bestFirstOrder(demand, economics).expectedProfit
    const outcomes = predicted(daily, 1)
    let after = 0
    outcomes.shares.forEach((probability, i) => (after += probability * best(predicted(updated(daily, { exposure: 1, orders: outcomes.first + i }), 14))))
    expect(valueOfTest(daily, 1, 14, economics).expected).toBeCloseTo(after - best(predicted(daily, 14)), 7)
  })

  it('grows with the test, stays between 0 and perfect information, and the grid of large pushes agrees with the scale of small ones', () => {
    let before = 0
    for (const clicks of [5, 20, 100, 500, 3000]) {
      const { expected, perfect } = valueOfTest(belief, clicks, 20_000, economics)
      expect(expected).toBeGreaterThanOrEqual(before)
      expect(expected).toBeLessThanOrEqual(perfect)
      before = expected
    }
    const [exact, grid] = [valueOfTest(belief, 200, 2000, economics), valueOfTest(belief, 200, 40_000, economics)]
    expect(grid.isExact).toBe(false)
    expect(grid.expected / 20 / exact.expected).toBeGreaterThan(0.9)
    expect(grid.expected / 20 / exact.expected).toBeLessThan(1.15)
  })

  it('is nothing when nothing can be earned', () => {
    expect(valueOfTest(belief, 100, 1000, { ...economics, price: 5 }).expected).toBe(0)
  })
})
