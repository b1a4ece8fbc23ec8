import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { economicOrder, economicOrderWithBackorders, economicOrderWithBreaks, economicOrderWithDisruptions } from '#engines/inventory/eoq.ts'
import { discreteLoss, gammaLoss, normalLoss, normalLossInverse, poissonLoss } from '#engines/inventory/loss.ts'
import { newsvendorDiscrete, newsvendorEmpirical, newsvendorNormal, newsvendorPoisson } from '#engines/inventory/newsvendor.ts'
import { exactRq } from '#engines/inventory/rq.ts'
import { cycleService, fillRate, leadTimeDemandSd, safetyFactorForFill, safetyStockForCycle, undershootMoments } from '#engines/inventory/safetyStock.ts'
import { exactSs, exactSsPoisson } from '#engines/inventory/ss.ts'
import { planLots } from '#engines/inventory/wagnerWhitin.ts'
import { poissonCounts } from '#math/counts.ts'

import { valueOf } from './valueOf.ts'

describe('published values (Snyder and Shen 2019, as computed by stockpyl)', () => {
  it('standard normal loss G(1.3)', () => expect(normalLoss(1.3)).toBeCloseTo(0.04552796208651397, 14))

  it('economic order quantity, with backorders, with disruptions', () => {
    const task = { fixedCost: 8, holdingCost: 0.225, demand: 1300 }
    expect(valueOf(economicOrder(task))).toEqual({ orderUnits: expect.closeTo(304.0467800264368, 10), costPerPeriod: expect.closeTo(68.41052550594829, 10) })
    expect(valueOf(economicOrderWithBackorders(task, 5))).toMatchObject({ orderUnits: expect.closeTo(310.81255515896464, 10), costPerPeriod: expect.closeTo(66.92136355097325, 10) })
    const { orderUnits, costPerPeriod } = valueOf(economicOrderWithDisruptions(8, 0.225, 5, 1300, 1.5, 14))
    expect(Math.abs(orderUnits - 772.81107)).toBeLessThan(1e-4)
    expect(costPerPeriod).toBeCloseTo(173.95000257319708, 9)
  })

  it('newsvendor under normal and Poisson demand', () => {
    const costs = { overage: 0.18, underage: 0.7 }
    expect(valueOf(newsvendorNormal(50, 8, costs))).toMatchObject({ units: expect.closeTo(56.60395592743389, 10), expectedCost: expect.closeTo(1.9976051931766445, 10) })
    expect(valueOf(newsvendorPoisson(50, costs))).toMatchObject({ units: 56, expectedCost: expect.closeTo(1.797235211809178, 10) })
  })

  it('(r, Q), (s, S) and lot sizes', () => {
    expect(valueOf(exactRq(20, 150, 100, 1.5, 2))).toEqual({ reorderPointUnits: 3, orderUnits: 5, costPerPeriod: expect.closeTo(107.92358063314975, 9) })
    expect(valueOf(exactSsPoisson(6, 1, 4, 5))).toEqual({ reorderPointUnits: 4, orderUpToUnits: 10, costPerPeriod: expect.closeTo(8.034111561471642, 10) })
    expect(valueOf(planLots([90, 120, 80, 70], 500, 2))).toEqual({ orderUnits: [210, 0, 150, 0], cost: 1380 })
  })

  it('safety stock 483.136 (145.966 with a fixed lead time), reorder point 1,883.136, fill rate 99.4886 % with orders of 1,200', () => {
    const task = { demandMeanPerDay: 40, demandSdPerDay: 15, leadTimeMeanDays: 35, leadTimeSdDays: 7 }
    const { safetyStockUnits, reorderPointUnits, sdUnits } = valueOf(safetyStockForCycle(task, 0.95))
    expect(safetyStockUnits).toBeCloseTo(483.136, 3)
    expect(reorderPointUnits).toBeCloseTo(1883.136, 3)
    expect(valueOf(safetyStockForCycle({ ...task, leadTimeSdDays: 0 }, 0.95)).safetyStockUnits).toBeCloseTo(145.966, 3)
    expect(fillRate(safetyStockUnits / sdUnits, sdUnits, 1200)).toBeCloseTo(0.994886, 6)
    expect(leadTimeDemandSd(task)).toBeCloseTo(sdUnits, 12)
  })
})

describe('loss functions', () => {
  it('relative accuracy in the tail: G(8) by the asymptotic series', () => {
    const z = 8
    let series = 0
    let term = 1 / (z * z)
    for (let n = 1; n <= 12; n += 1) {
      series += term
      term *= -(2 * n + 1) / (z * z)
    }
    expect(normalLoss(8) / ((Math.exp(-32) / Math.sqrt(2 * Math.PI)) * series)).toBeCloseTo(1, 5)
    for (const joint of [1.5, 0]) expect(normalLoss(joint + 1e-9) / normalLoss(joint - 1e-9)).toBeCloseTo(1, 7)
  })

  it('inverse gives back z from -20 to 8', () => {
    fc.assert(fc.property(fc.double({ min: -20, max: 8, noNaN: true }), (z) => {
      expect(normalLossInverse(normalLoss(z))).toBeCloseTo(z, 9)
    }))
    expect(normalLossInverse(0)).toBeNaN()
  })

  it('derivative of each loss is minus the probability above, and all agree where the distributions meet', () => {
    expect(poissonLoss(0, 6)).toBeCloseTo(6, 12)
    expect(poissonLoss(7, 6) - poissonLoss(8, 6)).toBeCloseTo(1 - [0, 1, 2, 3, 4, 5, 6, 7].reduce((sum, k) => sum + (Math.exp(-6) * 6 ** k) / [1, 1, 2, 6, 24, 120, 720, 5040][k]!, 0), 12)
    expect(gammaLoss(1.7, 1, 2)).toBeCloseTo(Math.exp(-3.4) / 2, 12)
    expect(gammaLoss(10_300, 10_000, 1) / 100).toBeCloseTo(normalLoss(3), 3)
    expect(discreteLoss({ first: 2, shares: Float64Array.of(0.5, 0, 0.5) }, 2.5)).toBeCloseTo(0.75, 12)
  })
})

describe('oracles by enumeration', () => {
  it('price breaks: no quantity of a fine grid is cheaper', () => {
    const breaks = [{ fromUnits: 0, unitCost: 0.75 }, { fromUnits: 400, unitCost: 0.72 }, { fromUnits: 800, unitCost: 0.68 }]
    const best = valueOf(economicOrderWithBreaks(8, 0.3, 1300, breaks))
    for (let units = 1; units < 3000; units += 1) {
      const unitCost = units >= 800 ? 0.68 : units >= 400 ? 0.72 : 0.75
      expect(unitCost * 1300 + (8 * 1300) / units + (0.3 * unitCost * units) / 2).toBeGreaterThanOrEqual(best.costPerPeriod - 1e-9)
    }
  })

  it('disruptions: without failures the plain order; no quantity of a grid is cheaper, shortages cheap or dear', () => {
    expect(valueOf(economicOrderWithDisruptions(8, 0.225, 5, 1300, 0, 14)).orderUnits).toBeCloseTo(304.04678, 3)
    for (const [p, failure, repair] of [[0.01, 5, 2], [0.3, 1, 1], [40, 0.2, 6], [5, 20, 0.5]] as const) {
      const best = valueOf(economicOrderWithDisruptions(8, 0.225, p, 1300, failure, repair))
      for (let q = 0.5; q < 1e6; q *= 1.01) {
        const down = (failure / (failure + repair)) * (1 - Math.exp((-(failure + repair) * q) / 1300))
        expect((8 + (0.225 * q * q) / 2600 + (p * 1300 * down) / repair) / (q / 1300 + down / repair)).toBeGreaterThanOrEqual(best.costPerPeriod * (1 - 1e-9))
      }
    }
  })

  it('newsvendor: discrete and empirical forms find the cheapest quantity', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (weights, overage, underage) => {
      if (weights.every((weight) => weight === 0)) return
      const total = weights.reduce((a, b) => a + b)
      const costOf = (units: number) => weights.reduce((sum, weight, d) => sum + (weight / total) * (d > units ? underage * (d - units) : overage * (units - d)), 0)
      const least = Math.min(...weights.map((_, units) => costOf(units)))
      for (const answer of [newsvendorDiscrete({ first: 0, shares: Float64Array.from(weights) }, { overage, underage }), newsvendorEmpirical(weights.map((_, d) => d), { overage, underage }, weights)]) {
        const { units, expectedCost } = valueOf(answer)
        expect(expectedCost).toBeCloseTo(least, 10)
        expect(costOf(units)).toBeCloseTo(least, 10)
      }
    }))
  })

  it('lot sizes cost what the best of all order patterns costs', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 8 }), fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 5 }), (demands, fixed, holding) => {
      const costOf = (orders: readonly number[]) => {
        let stock = 0
        let cost = 0
        orders.forEach((units, t) => {
          stock += units - demands[t]!
          cost += (units > 0 ? fixed : 0) + holding * stock
        })
        return cost
      }
      let least = Infinity
      for (let mask = 0; mask < 2 ** demands.length; mask += 1) {
        const orders = demands.map(() => 0)
        let last = -1
        let isServed = true
        demands.forEach((units, t) => {
          if ((mask >> t) & 1) last = t
          if (last >= 0) orders[last]! += units
          else if (units > 0) isServed = false
        })
        if (isServed) least = Math.min(least, costOf(orders))
      }
      const plan = valueOf(planLots(demands, fixed, holding))
      expect(plan.cost).toBeCloseTo(least, 8)
      expect(costOf(plan.orderUnits)).toBeCloseTo(plan.cost, 8)
    }))
  })

  it('(s, S) with a lead time: no pair of a grid has a cheaper stationary chain', () => {
    const demand = { first: 0, shares: Float64Array.of(0.4, 0.2, 0.1, 0.3) }
    const twice = { first: 0, shares: new Float64Array(7) }
    demand.shares.forEach((p, a) => demand.shares.forEach((q, b) => (twice.shares[a + b]! += p * q)))
    const chainCost = (s: number, S: number) => {
      // Positions after ordering, s + 1 to S, by powers of the transition matrix.
      let shares: number[] = Array.from({ length: S - s }, () => 1 / (S - s))
      let orders = 0
      for (let step = 0; step < 1500; step += 1) {
        const next = shares.map(() => 0)
        orders = 0
        shares.forEach((share, i) => demand.shares.forEach((p, d) => {
          const isOrder = i - d < 0
          next[isOrder ? S - s - 1 : i - d]! += share * p
          if (isOrder) orders += share * p
        }))
        shares = next.map((share, i) => (share + shares[i]!) / 2)
      }
      const held = shares.reduce((sum, share, i) => sum + share * twice.shares.reduce((cost, p, d) => cost + p * (s + 1 + i >= d ? s + 1 + i - d : 6 * (d - s - 1 - i)), 0), 0)
      return held + 7 * orders
    }
    let least = Infinity
    for (let s = -2; s <= 6; s += 1) for (let S = s + 1; S <= 14; S += 1) least = Math.min(least, chainCost(s, S))
    const best = valueOf(exactSs(demand, 1, 6, 7, twice))
    expect(best.costPerPeriod).toBeCloseTo(least, 6)
    expect(chainCost(best.reorderPointUnits, best.orderUpToUnits)).toBeCloseTo(least, 6)
  })

  it('(r, Q): no pair of a grid is cheaper', () => {
    const demand = poissonCounts(3)
    const g = (y: number) => 20 * (y - 3) + 170 * discreteLoss(demand, y)
    for (let r = -3; r < 8; r += 1) {
      for (let q = 1; q < 15; q += 1) {
        let sum = 150
        for (let y = r + 1; y <= r + q; y += 1) sum += g(y)
        expect(sum / q).toBeGreaterThanOrEqual(107.92358063)
      }
    }
  })
})

describe('safety stock', () => {
  it('the factor found reaches the fill rate asked for, orders small or large', () => {
    fc.assert(fc.property(fc.double({ min: 0.5, max: 0.999, noNaN: true }), fc.double({ min: 0.1, max: 1000, noNaN: true }), fc.double({ min: 1, max: 5000, noNaN: true }), (target, sd, units) => {
      const k = safetyFactorForFill(target, sd, units)!
      expect(fillRate(k, sd, units)).toBeCloseTo(target, 8)
      expect(safetyFactorForFill(Math.min(0.9999, target + 0.0005), sd, units)!).toBeGreaterThan(k)
    }))
  })

  it('undershoot of an exponential demand is exponential again', () => {
    const { mean, variance } = undershootMoments(5, 5)!
    expect(mean).toBeCloseTo(5, 12)
    expect(variance).toBeCloseTo(25, 10)
    expect(cycleService(0)).toBeCloseTo(0.5, 14)
  })

  it('nonsense is named, never thrown, and never NaN', () => {
    const any = fc.double({ min: -1e6, max: 1e6, noNaN: true })
    const cost = fc.double({ min: -5, max: 500, noNaN: true })
    fc.assert(fc.property(any, cost, cost, cost, (a, b, c, d) => {
      const answers = [
        economicOrder({ fixedCost: a, holdingCost: b, demand: c }), economicOrderWithBackorders({ fixedCost: a, holdingCost: b, demand: c }, d),
        economicOrderWithDisruptions(a, b, c, d, b, c), newsvendorNormal(a, b, { overage: c, underage: d }), newsvendorPoisson(b, { overage: c, underage: d }),
        economicOrderWithBreaks(a, b, c, [{ fromUnits: d, unitCost: b }]), planLots([a, b, c], c, d),
        safetyStockForCycle({ demandMeanPerDay: a, demandSdPerDay: b, leadTimeMeanDays: c, leadTimeSdDays: d }, 0.9), exactRq(b, c, d, c, d / 50),
        newsvendorEmpirical([a, b], { overage: c, underage: d }),
      ]
      for (const answer of answers) if (answer.ok) for (const value of Object.values(answer.value).flat()) expect(value).not.toBeNaN()
    }))
    expect(economicOrder({ fixedCost: 8, holdingCost: 0, demand: 5 })).toEqual({ ok: false, error: { code: 'notPositive', field: 'holdingCost', value: 0 } })
  })
})
