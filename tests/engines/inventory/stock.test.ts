import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { classify } from '#engines/inventory/abcXyz.ts'
import { breakEvenMarkdown, daysOfCover, isSlowMover, stockLayers, storageCostToCome, unitsByAge } from '#engines/inventory/ageing.ts'

import { valueOf } from './valueOf.ts'

describe('ABC and XYZ', () => {
  it('80 and 95 % of revenue, coefficients of .5 and 1', () => {
    const item = (id: string, revenue: number, demandSd: number) => ({ id, revenue, demandMean: 10, demandSd })
    const classes = classify([item('d', 5, 20), item('a', 60, 5), item('c', 15, 10), item('b', 20, 5.1), item('e', 0, 0)])
    expect(classes.map(({ id, revenueClass, variationClass, cycleServiceShare }) => `${id}${revenueClass}${variationClass}${cycleServiceShare}`)).toEqual(['aAX0.97', 'bAY0.97', 'cBY0.95', 'dCZ0.9', 'eCX0.9'])
    expect(classify([{ id: 'x', revenue: NaN, demandMean: 0, demandSd: 0 }])).toMatchObject([{ revenueClass: 'C', variationClass: 'Z', variation: null }])
  })
})

describe('ageing', () => {
  const receipts = [{ day: 0, units: 100 }, { day: 100, units: 50 }, { day: 400, units: 30 }, { day: 500, units: 999 }]

  it('the newest receipts are what is left, the oldest first', () => {
    const layers = valueOf(stockLayers(receipts, 120, 410))
    expect(layers).toEqual([{ day: 0, ageDays: 410, units: 40 }, { day: 100, ageDays: 310, units: 50 }, { day: 400, ageDays: 10, units: 30 }])
    expect(unitsByAge(layers)).toEqual([30, 0, 0, 50, 40])
    expect(valueOf(stockLayers(receipts, 200, 410))[0]).toEqual({ day: null, ageDays: null, units: 20 })
  })

  it('units in layers add up to the stock on hand', () => {
    fc.assert(fc.property(fc.array(fc.record({ day: fc.integer({ min: 0, max: 500 }), units: fc.integer({ min: 0, max: 90 }) })), fc.integer({ min: 0, max: 900 }), (some, onHand) => {
      const layers = valueOf(stockLayers(some, onHand, 300))
      expect(layers.reduce((sum, { units }) => sum + units, 0)).toBe(onHand)
      expect(unitsByAge(layers).reduce((a, b) => a + b)).toBe(onHand)
    }))
  })

  it('storage to come: 100 units at 10 a day stand 500 unit days; surcharges by age', () => {
    const layers = [{ day: 0, ageDays: 0, units: 100 }]
    expect(valueOf(storageCostToCome(layers, 10, { baseCost: 0.02, surcharges: [] }, 60))).toBeCloseTo(10, 10)
    expect(valueOf(storageCostToCome(layers, 0, { baseCost: 0.02, surcharges: [{ fromAgeDays: 5, extraCost: 0.1 }] }, 10))).toBeCloseTo(20 + 50, 10)
    const two = [{ day: 0, ageDays: 9, units: 40 }, { day: 5, ageDays: 4, units: 60 }]
    expect(valueOf(storageCostToCome(two, 10, { baseCost: 0.02, surcharges: [] }, 60))).toBeCloseTo(10, 10)
    expect(daysOfCover(100, 0)).toBe(Infinity)
    expect([isSlowMover(100, 0.5), isSlowMover(100, 1)]).toEqual([true, false])
  })

  it('break-even markdown: at that cut selling now and holding are worth the same', () => {
    const task = { price: 20, storageCostPerUnitDay: 0.02, capitalSharePerDay: 0.0005, waitDays: 200, writeOffShare: 0.1, salvage: 2 }
    const cut = valueOf(breakEvenMarkdown(task))
    expect(20 * (1 - cut)).toBeCloseTo((0.9 * 20 + 0.1 * 2) / 1.1 - 4, 10)
    expect(valueOf(breakEvenMarkdown({ ...task, waitDays: 300 }))).toBeGreaterThan(cut)
    expect(breakEvenMarkdown({ ...task, price: 0 })).toMatchObject({ ok: false, error: { code: 'notPositive', field: 'price' } })
  })
})
