import { describe, expect, it } from 'vitest'

import { demandSpread, meanOfDays, varianceOfDays } from '#advice/stock/demandSpread.ts'
import type { StockRow } from '#advice/stock/types.ts'
import type { SupplyTerms } from '#domain/supply.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { CurrencyCode, LotId, WarehouseId } from '#domain/units.ts'

import { day, flat, history, plan, series, sku, skuId, stock, WAREHOUSE, warehouse } from '../plans.ts'
import { buying, listed, notFinite, rowOf, supplier, terms } from './stocks.ts'

/** Negative binomial shares by their recursion, from mean and variance. */
function shares(mean: number, variance: number, last: number): number[] {
  const p = mean / variance
  const r = (mean * p) / (1 - p)
  const all = [Math.exp(r * Math.log(p))]
  for (let k = 0; k < last; k += 1) all.push((all[k]! * (r + k) * (1 - p)) / (k + 1))
  return all
}
/** The best number of units by trying each: expected money of a position, unit cost 400, price 1000. */
function bestUnits(row: StockRow, pace: number, { caseUnits = 1, minOrder = 0, orderCost = 0 } = {}): { units: number; gain: number } {
  const spread = demandSpread(flat(1, pace, 28).forecast)
  const days = row.leadTime.mean + 7
  // What is left over sells well within the 120 days after: it only lies for as long.
  const leftOver = (400 * 0.25 * 120) / 365
  const demand = shares(meanOfDays(spread, days), varianceOfDays(spread, days), 4000)
  const money = (position: number): number => demand.reduce((sum, share, wanted) => sum + share * (600 * Math.min(wanted, position) - leftOver * Math.max(0, position - wanted)), 0)
  const start = row.positionUnits!
  const before = money(start)
  let best = { units: 0, gain: 0 }
  for (let units = caseUnits; units <= 2500; units += caseUnits) {
    if (units < minOrder) continue
    const gain = money(start + units) - before - units * 400 * 0.25 * days / 365 - orderCost
    if (gain > best.gain + 1e-7) best = { units, gain }
  }
  return best
}
const low = (...changes: Partial<SupplyTerms>[]): Partial<PlanDocument> => ({ stock: [stock(1, 600), stock(2, 100)], supplyTerms: changes.map((one, i) => terms(i + 1, { leadTimeDays: 20, leadTimeSdDays: 0, ...one })) })
const known = (count: number) => history({ series: Array.from({ length: count }, (_, i) => series(i + 1, () => 10)) })

describe('the list of purchases', () => {
  it('is the newsvendor optimum of every SKU without a budget, in whole cases and no less than the least order', () => {
    const document: Partial<PlanDocument> = { ...low({}, { caseUnits: 24, minOrderUnits: 250, supplierId: 'maker' }), suppliers: [supplier({ orderCostMinor: 5000 })] }
    const { rows, summary } = listed(document)
    const first = bestUnits(rows[0]!, 30)
    const second = bestUnits(rows[1]!, 10, { caseUnits: 24, minOrder: 250, orderCost: 5000 })
    expect(first.units).toBeGreaterThan(100)
    expect(rows.map(({ suggestedUnits }) => suggestedUnits)).toEqual([first.units, second.units])
    expect(rows[1]!.suggestedUnits % 24).toBe(0)
    expect(rows[1]!.suggestedUnits).toBeGreaterThanOrEqual(250)
    expect(Math.abs(rows[0]!.gainMinor! - first.gain)).toBeLessThanOrEqual(1)
    expect(Math.abs(rows[1]!.gainMinor! - second.gain)).toBeLessThanOrEqual(1)
    expect(rows[0]!.suggestedCostMinor).toBe(400 * first.units)
    expect(rows[1]!.suggestedCostMinor).toBe(400 * second.units + 5000)
    expect(summary.isExact).toBe(true)
  })

  it('never costs more than the budget, also where the price of a SKU is not known', () => {
    const skus = [sku(1), sku(2), { ...sku(3), unitPriceMinor: null }, { ...sku(4), unitPriceMinor: null }]
    for (const budgetMinor of [0, 399, 5000, 60_000, 150_000, 10_000_000]) {
      const document = { ...low({}, { caseUnits: 12 }, { minOrderUnits: 40 }, { caseUnits: 10 }), skus, stock: [1, 2, 3, 4].map((n) => stock(n, 50)), history: known(4), buying: [buying({ budgetMinor })] }
      const { rows, summary } = listed(document, [30, 10, 8, 2])
      expect(summary.suggestedCostMinor).toBeLessThanOrEqual(budgetMinor)
      expect(rows.reduce((sum, row) => sum + 400 * row.suggestedUnits, 0)).toBeLessThanOrEqual(budgetMinor)
      expect(rows[2]!.suggestedUnits === 0 || rows[2]!.suggestedUnits >= 40).toBe(true)
      expect(rows[3]!.suggestedUnits % 10).toBe(0)
      if (budgetMinor === 0) expect(rows.map(({ reason }) => reason)).toEqual(['budget', 'budget', 'budget', 'budget'])
      else if (budgetMinor === 10_000_000) expect(rows.every(({ suggestedUnits }) => suggestedUnits > 0)).toBe(true)
    }
  })

  it('says that the budget forbids what would be worth it, above the reorder point too', () => {
    const stocked = { ...low({}), stock: [stock(1, 750), stock(2, 100)] }
    const free = rowOf(stocked)
    expect(free.positionUnits).toBeGreaterThan(free.reorderPointUnits)
    expect(free.suggestedUnits).toBeGreaterThan(0)
    expect(rowOf({ ...stocked, buying: [buying({ budgetMinor: 0 })] })).toMatchObject({ suggestedUnits: 0, reason: 'budget' })
    expect(rowOf({ ...stocked, stock: [stock(1, 3000), stock(2, 100)] })).toMatchObject({ suggestedUnits: 0, reason: 'enough' })
  })

  it('follows the lead time', () => {
    const [soon, later] = [10, 40].map((leadTimeDays) => rowOf(low({ leadTimeDays })))
    expect(later!.daysToOrder).toBe(soon!.daysToOrder! - 30)
    expect(later!.lastSafeOrderDay! < soon!.lastSafeOrderDay!).toBe(true)
    expect(later!.suggestedUnits).toBeGreaterThan(soon!.suggestedUnits + 800)
    expect(later!.reorderPointUnits).toBeGreaterThan(soon!.reorderPointUnits + 800)
  })

  it('suggests nothing of what is discontinued, and asks for no order', () => {
    const row = rowOf({ ...low({ isDiscontinued: true }), stock: [stock(1, 5), stock(2, 5)] })
    expect(row).toMatchObject({ suggestedUnits: 0, reason: 'discontinued', lastSafeOrderDay: null, daysToOrder: null })
    expect(row.alerts).toContain('discontinued')
    expect(row.alerts).not.toContain('late')
  })

  it('has a last day to order under a share of units served that one large order reaches without any safety', () => {
    for (const units of [0, 600]) {
      const row = rowOf({ ...low({ service: { kind: 'fill', share: 0.2 }, minOrderUnits: 90_000 }), stock: [stock(1, units), stock(2, 100)] })
      // Stock lasts 0 or 20 days, and the way takes 20.
      expect(row.daysToOrder).toBeLessThanOrEqual(units / 30)
      expect(row.daysToOrder).toBeGreaterThanOrEqual(units / 30 - 20)
    }
  })
})

describe('input that is wrong or missing', () => {
  const good = (changes: Partial<PlanDocument>, pace?: readonly number[]): StockRow => {
    const list = listed({ ...low({}), ...changes }, pace)
    expect(notFinite(list)).toEqual([])
    return list.rows[0]!
  }

  it('a least order above the budget is named and orders nothing', () => {
    const row = good({ ...low({ minOrderUnits: 1000 }), buying: [buying({ budgetMinor: 100_000 })] })
    expect(row).toMatchObject({ suggestedUnits: 0, reason: 'budget' })
    expect(row.alerts).toContain('minOrderAboveBudget')
  })

  it('without a cost the level of the policy is suggested, and money is not told', () => {
    for (const unitCostMinor of [0, null]) {
      const row = good({ skus: [{ ...sku(1), unitCostMinor }, sku(2)], stock: [stock(1, 100), stock(2, 100)] })
      expect(row.alerts).toContain('costUnknown')
      expect(row).toMatchObject({ reason: 'notKnown', gainMinor: null, suggestedCostMinor: unitCostMinor })
      expect(row.suggestedUnits).toBeGreaterThan(500)
    }
  })

  it('suggests whole units where a case or a least order is not whole', () => {
    const row = good({ ...low({ caseUnits: 1.4, minOrderUnits: 2000.5 }), skus: [{ ...sku(1), unitPriceMinor: null }, sku(2)] })
    expect(row.reason).toBe('notKnown')
    expect(row.suggestedUnits).toBeGreaterThanOrEqual(2001)
    expect(row.suggestedUnits % 1).toBe(0)
    expect(good({ ...low({ caseUnits: 0.4, minOrderUnits: 1500.5 }) }).suggestedUnits % 1).toBe(0)
  })

  it('a negative count is named and taken as none', () => {
    const row = good({ stock: [stock(1, -40), stock(2, 5)] })
    expect(row).toMatchObject({ onHandUnits: 0, positionUnits: 0, reservedUnits: 0 })
    expect(row.alerts).toEqual(expect.arrayContaining(['stockNegative', 'stockOut', 'late']))
  })

  it('a negative count of one place hides no order waiting at another', () => {
    const east = warehouse({ id: 'east' as WarehouseId, name: 'East' })
    const before = Date.parse('2026-06-12T07:00:00Z')
    const row = good({ warehouses: [warehouse(), east], stock: [stock(1, 600, before), { ...stock(1, -500), warehouseId: east.id }] })
    expect(row.onHandUnits).toBe(600 - 90)
    expect(row.reservedUnits).toBe(90)
  })

  it('no lead time is named, and a usual one by air taken', () => {
    const row = good({ supplyTerms: [] })
    expect(row.alerts).toContain('leadTimeAssumed')
    expect(row.leadTime.mean).toBeCloseTo(27, 1)
  })

  it('stock and lots of a warehouse that is not known count nowhere; counted only there, stock is not known', () => {
    const lost = { ...stock(1, 700), warehouseId: 'gone' as WarehouseId }
    const lot = { id: 'lot' as LotId, skuId: skuId(1), warehouseId: 'gone' as WarehouseId, units: 50, arrivalDay: day('2026-06-20'), arrivalSpreadDays: 0 }
    expect(good({ stock: [stock(1, 600), lost], inbound: [lot] })).toMatchObject({ onHandUnits: 600, inboundUnits: 0, positionUnits: 600, reservedUnits: 0 })
    const only = good({ stock: [lost], inbound: [lot] })
    expect(only).toMatchObject({ onHandUnits: null, reservedUnits: 0, suggestedUnits: 0, reason: 'notKnown' })
    expect(only.alerts).toContain('stockUnknown')
    expect(good({ stock: [stock(1, 600)], inbound: [{ ...lot, warehouseId: WAREHOUSE }] }).positionUnits).toBe(650)
  })

  it('a SKU without sales is not selling and not ordered', () => {
    const row = good({ history: history({ series: [series(2, () => 10)] }) }, [0, 10])
    expect(row).toMatchObject({ unitsPerDay: 0, suggestedUnits: 0, daysToOrder: null, coverDays: null, abc: null, xyz: null, reason: 'notWorthIt' })
    expect(row.alerts).toContain('notSelling')
  })

  it('a plan without warehouses knows no stock', () => {
    const row = good({ warehouses: [], inbound: [] })
    expect(row).toMatchObject({ onHandUnits: null, suggestedUnits: 0, reason: 'notKnown' })
    expect(row.alerts).toContain('stockUnknown')
  })

  it('another currency is left out of the sums and counted', () => {
    const document = { ...low({}), skus: [{ ...sku(1), currency: 'GBP' as CurrencyCode }, sku(2)], buying: [buying({ budgetMinor: 20_000 })] }
    const { rows, summary } = listed(document)
    expect(summary.otherCurrencyCount).toBe(1)
    expect(rows[0]).toMatchObject({ currency: 'GBP', gainMinor: null })
    expect(summary.suggestedCostMinor).toBe(rows[1]!.suggestedCostMinor)
    expect(summary.cashTiedMinor).toBe(400 * rows[1]!.onHandUnits!)
  })

  it('a review of no days, a lead time of any length and a service of 0 or 1 are reckoned with', () => {
    expect(good({ buying: [buying({ reviewPeriodDays: 0 })] }).suggestedUnits).toBeGreaterThanOrEqual(0)
    for (const leadTimeDays of [0, 5000, 1e9]) good(low({ leadTimeDays, leadTimeSdDays: null }))
    for (const share of [0, 1]) for (const kind of ['cycle', 'fill'] as const) good(low({ service: { kind, share } }))
    expect(good({ stock: plan().stock.map((level) => ({ ...level, countedAtMs: null })) }).onHandUnits).toBe(5000)
  })
})
