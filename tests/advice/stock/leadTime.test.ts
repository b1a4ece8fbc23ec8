import { describe, expect, it } from 'vitest'

import { stockFacts } from '#advice/stock/facts.ts'
import { byHand, leadTimeByMode, leadTimes } from '#advice/stock/leadTime.ts'
import { isoDayOf, dayNumberOf } from '#domain/calendar/days.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { PurchaseOrder, SupplierLeg, TransportMode } from '#domain/supply.ts'

import { day, plan, skuId, WAREHOUSE } from '../plans.ts'
import { notFinite, supplier, terms } from './stocks.ts'

const leg = (changes: Partial<SupplierLeg>): SupplierLeg => ({ leg: 'production', mode: null, typicalDays: null, observedDays: [], ...changes })
const received = (n: number, days: number, mode: TransportMode = 'sea'): PurchaseOrder => ({
  id: `po-${n}`, number: `PO-${n}`, supplierId: 'maker', warehouseId: WAREHOUSE, mode, status: 'received', orderedDay: day('2026-01-01'), expectedDay: day('2026-02-20'),
  receivedDay: isoDayOf(dayNumberOf('2026-01-01') + days), lines: [], note: '',
})
const of = (changes: Partial<PlanDocument>) => leadTimes(stockFacts(plan({ suppliers: [supplier()], supplyTerms: [terms(1, { supplierId: 'maker' })], ...changes })))(skuId(1))
const sdOf = ({ days, shares }: { readonly days: readonly number[]; readonly shares: readonly number[] }) => {
  const mean = days.reduce((sum, one, i) => sum + one * shares[i]!, 0)
  return Math.sqrt(days.reduce((sum, one, i) => sum + shares[i]! * (one - mean) ** 2, 0))
}

describe('the lead time of a SKU', () => {
  it('told by hand has that mean and deviation, a fifth of it where none is told, and is one day when certain', () => {
    const told = byHand(40, 10)
    expect(told.summary).toMatchObject({ source: 'hand', observations: 0 })
    expect(told.summary.mean).toBeCloseTo(40, 2)
    expect(sdOf(told.shares)).toBeCloseTo(10, 1)
    expect(sdOf(byHand(40, null).shares)).toBeCloseTo(8, 1)
    expect(byHand(12, 0).shares).toEqual({ days: [12], shares: [1] })
    expect(byHand(0, null).shares).toEqual({ days: [0], shares: [1] })
    expect(of({ supplyTerms: [terms(1, { supplierId: 'maker', leadTimeDays: 9 })], purchaseOrders: [received(1, 80)] }).summary.source).toBe('hand')
  })

  it('told by hand as anything at all stays within a thousand days', () => {
    for (const [days, sd] of [[1e12, null], [5, 1e9], [1e-6, 1e6], [999, 1e4]] as const) {
      const { shares, summary } = byHand(days, sd)
      expect(notFinite(summary)).toEqual([])
      expect(shares.days.length).toBeLessThan(20_000)
      expect(summary.mean).toBeLessThanOrEqual(1000.5)
    }
  })

  it('is assumed by air without a supplier, and by what the supplier uses with one', () => {
    const assumed = of({ supplyTerms: [] }).summary
    expect(assumed).toMatchObject({ source: 'assumed', observations: 0 })
    expect(assumed.mean).toBeCloseTo(27, 1)
    expect(of({}).summary).toMatchObject({ source: 'assumed' })
    expect(of({}).summary.mean).toBeCloseTo(50, 1)
    expect(of({ supplyTerms: [terms(1, { supplierId: 'gone' })] }).summary.mean).toBeCloseTo(27, 1)
  })

  it('moves towards what the supplier says: three lots against five of the usual', () => {
    const { summary } = of({ suppliers: [supplier({ legs: [leg({ typicalDays: 30 })] })] })
    expect(summary.source).toBe('supplier')
    expect(summary.mean).toBeCloseTo(50 - 14 + (5 * 14 + 3 * 30) / 8, 1)
  })

  it('moves towards the orders received, ever more, and never becomes one number', () => {
    let before = of({}).summary.mean
    for (const count of [1, 3, 10, 40]) {
      const { shares, summary } = of({ purchaseOrders: Array.from({ length: count }, (_, i) => received(i, 80)) })
      expect(summary).toMatchObject({ source: 'observed', observations: count })
      expect(summary.mean).toBeGreaterThan(before)
      expect(summary.mean).toBeLessThan(80)
      expect(summary.mean).toBeCloseTo((5 * 50 + count * 80) / (5 + count), 0)
      expect(sdOf(shares)).toBeGreaterThan(2)
      before = summary.mean
    }
  })

  it('is not called observed or told by what was seen of another mode', () => {
    const other = [leg({ leg: 'firstLeg', mode: 'air', observedDays: [5, 6, 7] })]
    expect(of({ suppliers: [supplier({ legs: other })] }).summary).toMatchObject({ source: 'assumed', observations: 0 })
    expect(of({ suppliers: [supplier({ legs: [leg({ leg: 'firstLeg', mode: 'air', typicalDays: 9 })] })] }).summary.source).toBe('assumed')
    expect(of({ suppliers: [supplier({ mode: 'air', legs: other })] }).summary).toMatchObject({ source: 'observed', observations: 3 })
  })

  it('by truck passes no customs', () => {
    const facts = stockFacts(plan({ suppliers: [supplier()], supplyTerms: [terms(1, { supplierId: 'maker' })] }))
    const mean = (mode: TransportMode) => leadTimeByMode(facts, skuId(1), mode).summary.mean
    expect(mean('express') - mean('truck')).toBeCloseTo(1, 1)
    expect(mean('sea')).toBeGreaterThan(mean('rail'))
    const held = stockFacts(plan({ suppliers: [supplier({ mode: 'truck', legs: [leg({ leg: 'customs', observedDays: [90, 90, 90] })] })], supplyTerms: [terms(1, { supplierId: 'maker' })] }))
    expect(leadTimeByMode(held, skuId(1), 'truck').summary).toMatchObject({ source: 'assumed', observations: 0 })
    expect(leadTimeByMode(held, skuId(1), 'truck').summary.mean).toBeCloseTo(22, 1)
  })
})
