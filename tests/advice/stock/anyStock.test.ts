import fc from 'fast-check'
import { expect, it } from 'vitest'

import { demandSpread } from '#advice/stock/demandSpread.ts'
import { stockDetail } from '#advice/stock/detail.ts'
import { stockFacts } from '#advice/stock/facts.ts'
import { stockFigures } from '#advice/stock/figures.ts'
import { figureTasks, rowStates, stockList } from '#advice/stock/list.ts'
import { triedDocument } from '#advice/stock/whatIf.ts'
import { isoDayOf, dayNumberOf } from '#domain/calendar/days.ts'
import { LEAD_TIME_LEGS, TRANSPORT_MODES, type BuyingSettings, type Supplier, type SupplyTerms } from '#domain/supply.ts'
import type { CurrencyCode, LotId, WarehouseId } from '#domain/units.ts'

import { AS_OF_MS, flat, history, plan, series, sku, skuId, stock, WAREHOUSE, warehouse } from '../plans.ts'
import { buying, notFinite, supplier, terms } from './stocks.ts'

/** Amounts as a plan file may hold them: 0, small, odd and absurd. */
const amount = fc.oneof(fc.constantFrom(0, 0.5, 1, 7, 1e9), fc.integer({ min: 0, max: 5000 }), fc.double({ min: 0, max: 300, noNaN: true }))
const maybe = fc.option(amount)
const anyTerms = fc.record({
  supplierId: fc.constantFrom(null, 'maker', 'gone'), leadTimeDays: maybe, leadTimeSdDays: maybe, caseUnits: maybe, minOrderUnits: maybe, shelfLifeDays: maybe, volumeM3PerUnit: maybe,
  priceBreaks: fc.array(fc.record({ fromUnits: amount, unitCostMinor: amount }), { maxLength: 2 }), isDiscontinued: fc.boolean(),
  service: fc.option(fc.record({ kind: fc.constantFrom('cycle', 'fill'), share: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })) })),
}) as fc.Arbitrary<Partial<SupplyTerms>>
const anySupplier = fc.record({
  mode: fc.constantFrom(...TRANSPORT_MODES), orderCostMinor: maybe, currency: fc.constantFrom(null, 'USD', 'CNY'),
  legs: fc.array(fc.record({ leg: fc.constantFrom(...LEAD_TIME_LEGS), mode: fc.option(fc.constantFrom(...TRANSPORT_MODES)), typicalDays: maybe, observedDays: fc.array(amount, { maxLength: 3 }) }), { maxLength: 3 }),
}) as fc.Arbitrary<Partial<Supplier>>
const anyBuying = fc.record({ budgetMinor: maybe, volumeM3: maybe, reviewPeriodDays: fc.integer({ min: 0, max: 366 }), holdingSharePerYear: fc.constantFrom(0, 0.25, 100), obsolescenceShare: fc.constantFrom(0, 0.3, 1) }) as fc.Arbitrary<Partial<BuyingSettings>>
const place = fc.constantFrom(WAREHOUSE, 'east' as WarehouseId, 'gone' as WarehouseId)
const anyPlan = fc.record({
  terms: fc.tuple(anyTerms, anyTerms, anyTerms), supplier: anySupplier, buying: fc.option(anyBuying), warehouses: fc.integer({ min: 0, max: 2 }),
  stock: fc.array(fc.record({ n: fc.integer({ min: 1, max: 4 }), warehouseId: place, units: fc.option(fc.oneof(fc.integer({ min: -50, max: 9000 }), fc.constant(1e9))), daysAgo: fc.option(fc.integer({ min: -40, max: 90 })) }), { maxLength: 6 }),
  lots: fc.array(fc.record({ n: fc.integer({ min: 1, max: 4 }), warehouseId: place, units: fc.integer({ min: -5, max: 3000 }), day: fc.integer({ min: -60, max: 400 }), spread: fc.integer({ min: 0, max: 30 }) }), { maxLength: 5 }),
  costs: fc.tuple(maybe, maybe, maybe), prices: fc.tuple(maybe, maybe, maybe), currency: fc.constantFrom(null, 'USD', 'GBP'),
  paces: fc.array(fc.constantFrom(0, 1e-7, 0.01, 0.5, 3, 40, 900), { minLength: 3, maxLength: 3 }), days: fc.constantFrom(1, 5, 14, 28),
})

it('makes a list of any terms, stock and lots, in numbers all through and within the budget', { timeout: 120_000 }, () => {
  fc.assert(fc.property(anyPlan, (any) => {
    const document = plan({
      skus: [0, 1, 2].map((i) => ({ ...sku(i + 1), unitCostMinor: any.costs[i]!, unitPriceMinor: any.prices[i]!, currency: (i === 2 ? any.currency : 'USD') as CurrencyCode | null })),
      warehouses: [warehouse(), warehouse({ id: 'east' as WarehouseId, name: 'East', kind: 'platform' })].slice(0, any.warehouses),
      stock: any.stock.map(({ n, warehouseId, units, daysAgo }) => ({ ...stock(n, units, daysAgo === null ? null : AS_OF_MS - daysAgo * 86_400_000), warehouseId })),
      inbound: any.lots.map(({ n, warehouseId, units, day, spread }, i) => ({ id: `lot-${i}` as LotId, skuId: skuId(n), warehouseId, units, arrivalDay: isoDayOf(dayNumberOf('2026-06-15') + day), arrivalSpreadDays: spread })),
      suppliers: [supplier(any.supplier)], supplyTerms: any.terms.map((one, i) => terms(i + 1, one)), buying: any.buying === null ? [] : [buying(any.buying)],
      history: history({ series: [series(1, () => any.paces[0]!), series(2, (i) => i % 3)] }),
    })
    const spreads = document.skus.map((_, s) => demandSpread(flat(s + 1, any.paces[s]!, any.days).forecast))
    const facts = stockFacts(document)
    const states = rowStates(facts, spreads)
    const list = stockList(facts, states, figureTasks(states).map(stockFigures))
    expect(notFinite(list)).toEqual([])
    for (const row of list.rows) {
      expect(row.suggestedUnits).toBeGreaterThanOrEqual(0)
      expect(Number.isInteger(row.suggestedUnits)).toBe(true)
      if (row.lastSafeOrderDay !== null) expect(row.lastSafeOrderDay).toMatch(/^\d{4}-\d\d-\d\d$/)
      if (facts.terms.get(row.skuId)!.isDiscontinued) expect(row.suggestedUnits).toBe(0)
    }
    const budget = any.buying?.budgetMinor ?? null
    if (budget !== null) expect(list.summary.suggestedCostMinor).toBeLessThanOrEqual(budget * (1 + 1e-8) + document.skus.length)
    expect(notFinite(stockDetail(facts, states[0]!, list.rows[0]!, null))).toEqual([])
    expect(notFinite(rowStates(stockFacts(triedDocument(document, skuId(1), { leadTimeDays: 30, serviceShare: 0.9, demandFactor: null })), spreads).map(({ known }) => known))).toEqual([])
  }), { numRuns: 25 })
})
