import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { demandCounts } from '#engines/inventory/demandCounts.ts'
import { computePolicy, type PolicyTask } from '#engines/inventory/policy.ts'
import { undershootMoments } from '#engines/inventory/safetyStock.ts'
import { undershootCounts } from '#engines/inventory/undershoot.ts'
import { deviationOfCounts, meanOfCounts } from '#math/counts.ts'

import { valueOf } from './valueOf.ts'

const TASK: PolicyTask = {
  kind: 'sS', service: { kind: 'cycle', share: 0.95 }, demandMeanPerDay: 8, demandSdPerDay: 6, leadTime: { days: [20, 30, 45], shares: [0.3, 0.5, 0.2] },
  reviewPeriodDays: 1, orderUnits: 120, caseUnits: 1, minOrderUnits: 1,
}

/** Deviations up to four times the mean. */
const tasks = (fc.record({
  kind: fc.constantFrom('sS', 'rQ', 'base'), service: fc.record({ kind: fc.constantFrom('cycle', 'fill'), share: fc.double({ min: 0.5, max: 0.99, noNaN: true }) }),
  demandMeanPerDay: fc.double({ min: 0.05, max: 90, noNaN: true }), demandSdPerDay: fc.double({ min: 0, max: 4, noNaN: true }),
  leadTime: fc.integer({ min: 0, max: 30 }).map((days) => ({ days: [days, days + 3], shares: [1, 2] })), reviewPeriodDays: fc.integer({ min: 0, max: 9 }),
  orderUnits: fc.integer({ min: 0, max: 900 }), caseUnits: fc.integer({ min: 0, max: 24 }), minOrderUnits: fc.integer({ min: 0, max: 100 }),
}) as fc.Arbitrary<PolicyTask>).map((task) => ({ ...task, demandSdPerDay: task.demandSdPerDay * task.demandMeanPerDay }))

describe('distribution of demand', () => {
  it('keeps mean and deviation above, at and below Poisson', () => {
    for (const [mean, variance] of [[0.3, 2], [12, 40], [12, 12], [12, 4], [12.4, 1.2], [300, 80], [12.5, 0.25], [900, 90_000]] as const) {
      const counts = demandCounts(mean, variance)
      expect(counts.shares.reduce((a, b) => a + b)).toBeCloseTo(1, 9)
      expect(meanOfCounts(counts) / mean).toBeCloseTo(1, 6)
      expect(deviationOfCounts(counts) / Math.sqrt(variance)).toBeCloseTo(1, 1)
    }
  })

  it('undershoot: d/2 + sd^2/2d for large orders (half a unit less on whole units), and its deviation', () => {
    const { mean, variance } = undershootMoments(40, 30)!
    for (const start of ['top', 'uniform'] as const) {
      const exact = undershootCounts(demandCounts(40, 900), 4000, start)
      expect(meanOfCounts(exact)).toBeCloseTo(mean - 0.5, 1)
      expect(deviationOfCounts(exact) / Math.sqrt(variance)).toBeCloseTo(1, 1)
    }
  })
})

describe('policy', () => {
  it('is the smallest whole reorder point that reaches the target, and states both services', () => {
    const policy = valueOf(computePolicy(TASK))
    expect(policy.expectedCycleService).toBeGreaterThanOrEqual(0.95)
    expect(policy.expectedCycleService).toBeLessThan(0.953)
    expect(policy.orderUpToUnits - policy.reorderPointUnits).toBe(120)
    expect(policy.leadTimeDemandMean).toBeCloseTo(8 * 30, 10)
    expect(policy.safetyStockUnits).toBeCloseTo(policy.reorderPointUnits - 240 - policy.undershootUnits, 10)
    // One normal distribution with the deviation of the mixture asks for another figure: three lead times are not a bell.
    expect(Math.abs(policy.reorderPointUnits - (240 + policy.undershootUnits + 1.645 * policy.leadTimeDemandSd))).toBeGreaterThan(5)
  })

  it('rounds orders up to the least order and whole cases', () => {
    expect(valueOf(computePolicy({ ...TASK, orderUnits: 50, minOrderUnits: 100, caseUnits: 24 })).orderUnits).toBe(120)
    expect(valueOf(computePolicy({ ...TASK, kind: 'base', caseUnits: 1 })).orderUnits).toBe(1)
  })

  it('known demand and lead time need what is used until the order arrives, no more', () => {
    const policy = valueOf(computePolicy({ ...TASK, demandSdPerDay: 0, leadTime: { days: [10], shares: [1] }, orderUnits: 8 }))
    expect(policy).toMatchObject({ reorderPointUnits: 80, expectedCycleService: expect.closeTo(1, 9), expectedFillRate: expect.closeTo(1, 9) })
  })

  it('never throws or gives NaN; a higher target or a longer lead time never lowers the reorder point', () => {
    fc.assert(fc.property(tasks, (task) => {
      const policy = valueOf(computePolicy(task))
      for (const value of Object.values(policy)) if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
      expect(policy.expectedFillRate).toBeGreaterThanOrEqual(0)
      const reached = task.service.kind === 'cycle' ? policy.expectedCycleService : policy.expectedFillRate
      expect(reached).toBeGreaterThanOrEqual(task.service.share - 1e-9)
      const higher = valueOf(computePolicy({ ...task, service: { kind: task.service.kind, share: task.service.share + 0.009 } }))
      expect(higher.reorderPointUnits).toBeGreaterThanOrEqual(policy.reorderPointUnits)
      const longer = valueOf(computePolicy({ ...task, leadTime: { ...task.leadTime, days: task.leadTime.days.map((day) => day + 5) } }))
      // Beyond 4,000 units the steps are coarser.
      expect(longer.reorderPointUnits).toBeGreaterThanOrEqual(policy.reorderPointUnits - 2)
    }), { numRuns: 60 })
  })

  it('names nonsense', () => {
    const codeOf = (change: Partial<PolicyTask>) => {
      const result = computePolicy({ ...TASK, ...change })
      return result.ok ? 'ok' : `${result.error.code} ${result.error.field}`
    }
    expect(codeOf({ demandMeanPerDay: -1 })).toBe('notPositive demandMeanPerDay')
    expect(codeOf({ service: { kind: 'cycle', share: 1 } })).toBe('notShare service.share')
    expect(codeOf({ leadTime: { days: [], shares: [] } })).toBe('emptyDistribution leadTime.shares')
    expect(codeOf({ leadTime: { days: [-3], shares: [1] } })).toBe('negative leadTime.days')
    expect(codeOf({ demandSdPerDay: 1e9 })).toBe('tooLarge demandSdPerDay')
  })
})
