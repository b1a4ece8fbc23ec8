import { describe, expect, it } from 'vitest'

import type { StockDetail } from '#advice/stock/types.ts'
import type { Supplier } from '#domain/supply.ts'
import type { IsoDay, SkuId } from '#domain/units.ts'
import { bothWords } from '#features/stock/orders/OrderSheet.tsx'
import { projectionChart } from '#features/stock/sku/projectionChart.ts'
import { binnedShares, skuAnswer, skuSub, whyWords } from '#features/stock/sku/skuWords.ts'
import { emptyTerms, priceBreaksOf, priceBreaksText } from '#features/stock/sku/terms.ts'
import { newSupplier, nextLeg, observedDaysOf, removeEdits, typicalDaysOf } from '#features/stock/suppliers/supplierEdits.ts'
import { plainText } from '#ui/sentence/sentence.ts'
import { textOf } from '#ui/text.ts'

import { DAY, row } from './rows.ts'

const [en, zh] = [textOf('en'), textOf('zh')]

describe('one SKU in words', () => {
  it('says when and how many, in both languages', () => {
    const words = (change: Parameters<typeof row>[1]) => [en, zh].map((text) => plainText(skuAnswer(text, row('A', change))))
    expect(words({})).toEqual(['Order by 4 Dec at the latest. 300 units are suggested now.', '最晚 12月4日 下单。现在建议订 300 件。'])
    expect(words({ daysToOrder: 0, suggestedUnits: 0, reason: 'budget' })).toEqual(['Must be ordered today. None are suggested now: held back by the budget.', '今天必须下单。现在不建议订：受预算限制。'])
    expect(words({ onHandUnits: null })[0]).toContain('not known')
    expect(words({ alerts: ['discontinued'] })[1]).toBe('已停采：不再订货，剩下的卖完为止。')
  })
  it('says when stock ends', () => {
    expect(plainText(skuSub(en, { row: row('A') }))).toBe('Without a new order, stock ends around 10 Jan: from 2 Jan on with a chance of 10%, or it lasts beyond 180 days.')
    expect(plainText(skuSub(zh, { row: row('A', { stockOut: { early: null, median: null, late: null } }) }))).toBe('库存能撑过 180 天。')
  })
  it('explains with units, days, shares and amounts as such', () => {
    expect(whyWords(en, { code: 'leadTime', params: { median: 35, lo: 28, hi: 47, source: 'supplier' } }, 'USD')).toBe('From order to shelf it takes 35 days, 80% likely 28 to 47 (as the supplier says).')
    expect(whyWords(zh, { code: 'gain', params: { gain: 63_000, cost: 150_000 } }, 'USD')).toBe('花 US$1,500，预计多赚 US$630。')
    expect(whyWords(en, { code: 'serviceDefault', params: { share: 0.95, abc: 'A' } }, null)).toBe('No service target is set: 95% is taken for class A.')
    expect(whyWords(zh, { code: 'suggestion', params: { units: 300, reason: 'case' } }, null)).toBe('建议订 300 件（凑整箱）。')
    expect([whyWords(en, { code: 'lastSafeDay', params: { day: '2026-12-04' } }, null), whyWords(en, { code: 'newCode', params: {} }, null)]).toEqual(['The last safe day to order is 4 Dec.', 'newCode'])
  })
  it('draws lead times in at most so many bars, all shares kept', () => {
    const bins = binnedShares(Array.from({ length: 40 }, (_, index) => ({ days: 20 + index, share: 0.025 })))
    expect([bins.length, bins[0], bins.at(-1)!.to, bins.reduce((sum, { share }) => sum + share, 0)]).toEqual([14, { from: 20, to: 22, share: expect.closeTo(0.075, 9) }, 59, expect.closeTo(1, 9)])
    expect([binnedShares([]), binnedShares([{ days: 3, share: 1 }])]).toEqual([[], [{ from: 3, to: 3, share: 1 }]])
  })
  it('draws what is left with its arrivals', () => {
    const detail = {
      row: row('A'), asOfDay: DAY, policy: null,
      projection: { median: [400, 390, 480], lo80: [400, 380, 450], hi80: [400, 396, 500], arrivals: [{ day: '2026-11-27' as IsoDay, units: 100, lotId: 'x', warehouseName: 'LA' }] },
    } as unknown as StockDetail
    const model = projectionChart(en, detail)
    expect([model.dayCount, model.readout(2)]).toEqual([3, expect.stringContaining('480 units left, 80% likely 450 to 500')])
    expect(model.readout(2)).toContain('100 units arrive at LA')
  })
})

describe('how it is bought', () => {
  it('reads price breaks as typed, and refuses what is none', () => {
    expect(priceBreaksOf('500：4.2，100: 4.50', 100)).toEqual([{ fromUnits: 100, unitCostMinor: 450 }, { fromUnits: 500, unitCostMinor: 420 }])
    expect([priceBreaksOf('', 100), priceBreaksOf('100', 100), priceBreaksOf('100: 4, 100: 5', 100)]).toEqual([[], null, null])
    expect(priceBreaksText([{ fromUnits: 100, unitCostMinor: 450 }], 100)).toBe('100: 4.5')
  })
  it('adds up the parts of the way, by the usual mode first', () => {
    const legs: Supplier['legs'] = [
      { leg: 'production', mode: null, typicalDays: 15, observedDays: [] }, { leg: 'firstLeg', mode: null, typicalDays: 30, observedDays: [] }, { leg: 'firstLeg', mode: 'air', typicalDays: 8, observedDays: [] },
      { leg: 'customs', mode: null, typicalDays: 2, observedDays: [] }, { leg: 'receiving', mode: null, typicalDays: 3, observedDays: [] },
    ]
    expect([typicalDaysOf({ legs, mode: 'air' }), typicalDaysOf({ legs, mode: 'sea' }), typicalDaysOf(newSupplier('s', 'S', null))]).toEqual([28, 50, null])
    expect([nextLeg(legs.slice(0, 3)).leg, nextLeg(legs).leg]).toEqual(['customs', 'firstLeg'])
    expect([observedDaysOf('32, 35、41'), observedDaysOf(''), observedDaysOf('3.5')]).toEqual([[32, 35, 41], [], null])
  })
  it('takes a supplier out of the terms of its SKUs when it goes', () => {
    const terms = [{ ...emptyTerms('A' as SkuId), supplierId: 's' }, { ...emptyTerms('B' as SkuId), supplierId: 'other' }]
    expect(removeEdits(newSupplier('s', 'S', null), terms)).toEqual([{ kind: 'supplier', key: 's', after: null }, { kind: 'supplyTerms', key: 'A', after: { ...terms[0], supplierId: null } }])
  })
  it('prints both languages beside each other, once where they are the same', () => {
    expect([bothWords('stock.sheet.heading'), bothWords('stock.col.sku'), bothWords('stock.mode.sea')]).toEqual(['采购单 / Purchase order', 'SKU', '海运 / sea'])
  })
})
