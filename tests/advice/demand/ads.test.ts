import { expect, it } from 'vitest'

import { adAnswers, type AdPlan } from '#advice/demand/ads.ts'
import { adTasks, type AdInput } from '#advice/demand/adTasks.ts'
import { dayNumberOf, isoDayOf } from '#domain/calendar/days.ts'
import type { CurrencyCode, SkuId } from '#domain/units.ts'
import { adstock, hill } from '#math/adResponse.ts'
import { poisson } from '#math/distributions.ts'
import { createStream, nextUnit, seedStream } from '#math/rng.ts'

import { factTable, period } from '../../support/factTables.ts'
import { history, MARKET, plan, profile, sku, skuId } from '../plans.ts'

const FIRST = dayNumberOf('2026-01-01')
const DAYS = 150
const stream = createStream()
seedStream(stream, 3, 0, 0, 0)

/** Product P1 = SKUs 1 and 2 (three to one), advertised in blocks of a week: lift 1.5, half at 60 a day. */
const blocks = Array.from({ length: Math.ceil(DAYS / 7) }, () => [0, 20, 60, 150, 300][Math.floor(5 * nextUnit(stream))]!)
const spend = Float64Array.from({ length: DAYS }, (_, t) => blocks[Math.floor(t / 7)]!)
const lift = adstock(spend, 0.3).map((x) => 1.5 * hill(x, 90, 1.5))
const sales = (base: number): number[] => Array.from(lift, (value) => poisson(stream, base * (1 + value)))
const iso = (t: number): string => `${isoDayOf(FIRST + t)}T00:00:00`
const one = { values: [1], counts: [1] }
const document = plan({
  skus: [{ ...sku(1), platformSkuId: '111' }, { ...sku(2), platformSkuId: '222' }, { ...sku(3), unitCostMinor: null }],
  history: history({
    completeFrom: isoDayOf(FIRST), completeTo: isoDayOf(FIRST + DAYS - 1), profiles: [profile({ linesPerOrder: one, unitsPerLine: one })],
    series: [[1, 30], [2, 10], [3, 20]].map(([n, base]) => {
      const units = n === 3 ? Array.from({ length: DAYS }, () => poisson(stream, base!)) : sales(base!)
      return { skuId: skuId(n!), marketId: MARKET, source: 'orders', firstDay: isoDayOf(FIRST), units, cancelledUnits: units.map(() => 0) }
    }),
  }),
})
const daily = factTable('ads-daily', Array.from(spend, (cost, t) => ({ day: iso(t), campaignName: 'A', productId: 'P1', cost, clicks: 2 * cost, skuOrders: 40 })), { times: ['day'], currency: 'USD' })
const stockList = factTable('tiktok-stock', [{ productId: 'P1', platformSkuId: '111' }, { productId: 'P1', platformSkuId: '222' }])
const input: AdInput = { document, tables: [daily, stockList], beforeDay: FIRST + DAYS }
const usual: AdPlan = { days: 14, shop: null, bySku: new Map(), seed: 1 }

it('spend of a product reaches its SKUs by the units they sold, on the days that sales and ads share', () => {
  const { series, shares, spend: bySku, reasons, currency } = adTasks(input)
  expect(currency).toBe('USD')
  expect(series.map((each) => each.skuId)).toEqual([null, skuId(1), skuId(2)])
  expect(shares[0]!.shares[0]!.share).toBeCloseTo(0.75, 1)
  expect(bySku.unknownProducts).toEqual([])
  expect(series[0]!.series.units).toHaveLength(DAYS)
  expect(reasons.map(({ key }) => key)).toEqual(['demand.ads.sharesLearnt'])
})

it('answers for the shop and its SKUs: effect, marginal margin with its chance, break-even, and the claim of the platform beside it', () => {
  const { shop, skus, platform } = adAnswers(input, { ...usual, bySku: new Map([[skuId(1), new Float64Array(14).fill(400)]]) })
  expect(skus).toHaveLength(2)
  const first = skus[0]!
  expect(first.plan!.isAboveSeen).toBe(true)
  expect(first.reasons.map(({ key }) => key)).toContain('demand.ads.aboveSeen')
  expect(first.unitMargin).toBe(6)
  expect(first.plan!.marginalMargin!.median).toBeCloseTo(6 * first.plan!.marginalUnits.median, 9)
  expect(first.breakEvenSpend).toBeGreaterThanOrEqual(0)
  expect(first.curve).toHaveLength(17)
  expect(first.curve.at(-1)!.spendPerDay).toBe(500)
  const truth = Array.from(lift, (value) => 40 * value).reduce((sum, value) => sum + value, 0)
  expect(platform!.claimedOrders).toBe(40 * DAYS)
  expect(platform!.orders!.low).toBeLessThan(truth * 1.1)
  expect(platform!.orders!.high).toBeGreaterThan(truth * 0.9)
  expect(platform!.orders!.high).toBeLessThan(platform!.claimedOrders)
  expect(platform!.reason).toMatchObject({ key: 'demand.ads.platformNotUplift', params: { claimed: 40 * DAYS } })
  // A third of the shop's units are of a SKU without a cost: no mean margin is made up for it.
  expect(shop!.unitMargin).toBeNull()
  expect(shop!.reasons.map(({ key }) => key)).toContain('demand.ads.noMargin')
}, 30_000)

it('only ranges: kept, never spread, nothing fitted, and it says so', () => {
  const ranges = factTable('tiktok-campaigns', [{ campaignName: 'A', cost: 700, skuOrders: 70 }], { period: period('2026-02-01', '2026-02-28'), currency: 'USD' })
  const { tasks, shop, skus, platform } = adAnswers({ ...input, tables: [ranges] }, usual)
  expect(tasks.days!.ranges).toHaveLength(1)
  expect([shop, skus, platform]).toEqual([null, [], null])
  expect(tasks.reasons.map(({ key }) => key)).toEqual(['demand.ads.noDaily', 'demand.ads.rangeKept'])
  expect(adAnswers({ ...input, tables: [] }, usual).tasks.reasons[0]!.key).toBe('demand.ads.noDaily')
})

it('another currency is left out without a rate, and joined with one', () => {
  const dong = factTable('ads-daily', [{ day: iso(3), campaignName: 'B', productId: 'P1', cost: 260_000, skuOrders: 1 }], { times: ['day'], currency: 'VND' })
  const dollars = factTable('ads-daily', [{ day: iso(3), campaignName: 'A', productId: 'P1', cost: 300_000, skuOrders: 1 }], { times: ['day'], currency: 'USD' })
  const without = adTasks({ ...input, tables: [dollars, dong, stockList] })
  expect(without.reasons[0]).toEqual({ key: 'demand.ads.otherCurrency', params: { currency: 'VND', main: 'USD' } })
  const joined = adTasks({ ...input, tables: [dollars, dong, stockList], convert: (amount, from, to) => (from === 'VND' && to === 'USD' ? amount / 26_000 : null) })
  expect(joined.days!.total.spend[0]).toBe(300_010)
})

it('a product that matches no SKU, and too little data, are told', () => {
  const { tasks, shop } = adAnswers({ ...input, tables: [factTable('ads-daily', Array.from({ length: 10 }, (_, t) => ({ day: iso(t), campaignName: 'A', productId: 'P?', cost: t, skuOrders: 1 })), { times: ['day'] })] }, usual)
  expect(tasks.reasons.map(({ key }) => key)).toEqual(['demand.ads.unknownProduct', 'demand.ads.unassigned'])
  expect(shop!.fit).toBeNull()
  expect(shop!.reasons[0]!.key).toBe('demand.ads.tooShort')
})

it('a margin in another currency needs a rate', () => {
  const foreign = { ...document, skus: document.skus.map((each) => ({ ...each, currency: 'EUR' as CurrencyCode })) }
  const margins = (convert?: AdInput['convert']) => adAnswers({ ...input, document: foreign, ...(convert ? { convert } : {}) }, usual).skus.map(({ unitMargin }) => unitMargin)
  expect(margins()).toEqual([null, null])
  expect(margins((amount) => amount * 1.1)[0]).toBeCloseTo(6.6, 10)
}, 30_000)

it('shares set by hand stand', () => {
  const { spend: bySku } = adTasks({ ...input, sharesByHand: new Map([['P1', [{ skuId: skuId(2), share: 1 }]]]) })
  expect([...bySku.bySku.keys()]).toEqual([skuId(2) as SkuId])
})
