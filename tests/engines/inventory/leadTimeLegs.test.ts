import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { estimateLeadTime, LEGS, type LegObservation, PRIOR_SAMPLE_SIZE } from '#engines/inventory/leadTimeLegs.ts'

import { valueOf } from './valueOf.ts'

const meanOf = ({ days, shares }: { days: readonly number[]; shares: readonly number[] }) => days.reduce((sum, day, i) => sum + day * shares[i]!, 0)
const lots = (supplierId: string, days: readonly number[], leg: LegObservation['leg'] = 'firstLeg'): LegObservation[] => days.map((value) => ({ supplierId, mode: 'sea', leg, days: value }))

describe('lead time by legs', () => {
  it('without any lot it is the documented default of the mode, as a distribution', () => {
    const estimate = valueOf(estimateLeadTime([], 'a', 'sea'))
    expect(meanOf(estimate)).toBeCloseTo(50, 2)
    expect(estimate.days.length).toBeGreaterThan(30)
    expect(estimate.shares.reduce((a, b) => a + b)).toBeCloseTo(1, 12)
    expect(meanOf(valueOf(estimateLeadTime([], 'a', 'express')))).toBeLessThan(meanOf(valueOf(estimateLeadTime([], 'a', 'air'))))
  })

  it('few lots are shrunk to the mode, many speak for themselves', () => {
    const firstLeg = (observations: LegObservation[], supplier: string) => valueOf(estimateLeadTime(observations, supplier, 'sea')).legs.find(({ leg }) => leg === 'firstLeg')!
    const others = lots('b', Array.from({ length: 200 }, (_, i) => 38 + (i % 5)))
    const one = firstLeg([...others, ...lots('a', [20])], 'a')
    const pooled = firstLeg(others, 'a').meanDays
    expect(pooled).toBeGreaterThan(39)
    expect(one.meanDays).toBeCloseTo((PRIOR_SAMPLE_SIZE * pooled + 20) / (PRIOR_SAMPLE_SIZE + 1), 9)
    expect(one).toMatchObject({ observed: 1, observedInMode: 201, priorSampleSize: PRIOR_SAMPLE_SIZE })
    const many = firstLeg([...others, ...lots('a', Array.from({ length: 400 }, (_, i) => 19 + (i % 3)))], 'a')
    expect(many.meanDays).toBeCloseTo(20, 0)
    expect(many.sdDays).toBeLessThan(3)
  })

  it('the total has the mean and variance of the sum of its legs', () => {
    fc.assert(fc.property(fc.array(fc.record({ supplierId: fc.constantFrom('a', 'b'), mode: fc.constantFrom('sea', 'rail', 'air', 'express'), leg: fc.constantFrom(...LEGS), days: fc.integer({ min: 0, max: 90 }) }), { maxLength: 30 }), (observations) => {
      const estimate = valueOf(estimateLeadTime(observations as LegObservation[], 'a', 'rail'))
      expect(meanOf(estimate)).toBeCloseTo(estimate.legs.reduce((sum, { meanDays }) => sum + meanDays, 0), 1)
      for (const share of estimate.shares) expect(share).toBeGreaterThan(0)
    }), { numRuns: 40 })
    expect(estimateLeadTime(lots('a', [-3]), 'a', 'sea')).toMatchObject({ ok: false, error: { code: 'negative' } })
  })
})
