import { expect, it } from 'vitest'

import { proposeRecords, type KnownRecords } from '#domain/history/proposeRecords.ts'
import { isMarketAssumed, unpublishedRules } from '#domain/rule-packs/registry.ts'
import type { Ledger } from '#domain/ledger.ts'
import type { TimeZone } from '#domain/units.ts'

import { ledgerOf, type TestLine } from './ledgerOf.ts'

const nothing: KnownRecords = { skus: [], warehouses: [], services: [], markets: [], scenarios: [] }
// Two weeks of November, orders of one day picked up at 17:20 the next and delivered three days later.
const lines = Array.from({ length: 12 }, (_, i): TestLine => ({
  order: String(i), sku: i % 3 === 0 ? 'B' : 'A', units: 2, status: 'delivered', created: `2026-11-${String(i + 2).padStart(2, '0')} 09:00`,
  shipped: `2026-11-${String(i + 3).padStart(2, '0')} 17:20`, delivered: `2026-11-${String(i + 6).padStart(2, '0')} 12:00`,
  warehouse: i < 9 ? 'LA' : 'Texas', carrier: 'Harbor',
}))
const priced = (ledger: Ledger): Ledger => ({ ...ledger, amountMinor: ledger.amountMinor.map(() => 3000) })
const propose = (known = nothing) => proposeRecords([{ ledger: priced(ledgerOf(lines)), daily: null }], known)

it('makes what the orders need, with stock, capacity, caps and costs left unknown', () => {
  const proposed = propose()
  expect(proposed.skus.map(({ sellerSku, unitCostMinor, unitPriceMinor, currency }) => ({ sellerSku, unitCostMinor, unitPriceMinor, currency }))).toEqual([
    { sellerSku: 'A', unitCostMinor: null, unitPriceMinor: 1500, currency: 'USD' }, { sellerSku: 'B', unitCostMinor: null, unitPriceMinor: 1500, currency: 'USD' },
  ])
  expect(proposed.warehouses.map(({ name, shifts, parcelsPerLabourHour }) => ({ name, shifts, parcelsPerLabourHour }))).toEqual([
    { name: 'LA', shifts: [], parcelsPerLabourHour: null }, { name: 'Texas', shifts: [], parcelsPerLabourHour: null },
  ])
  expect(proposed.stock).toHaveLength(4)
  expect(proposed.stock.every(({ onHandUnits }) => onHandUnits === null)).toBe(true)
  expect(proposed.services).toMatchObject([{ carrierName: 'Harbor', transitShareByDay: [0, 0, 0, 1], costPerParcelMinor: null, pickups: [
    { warehouseId: 'warehouse:la', cutoffHours: [17], capParcelsPerDay: null, share: 1 }, { warehouseId: 'warehouse:texas', cutoffHours: [17], capParcelsPerDay: null, share: 1 },
  ] }])
  expect(proposed.scenarios).toMatchObject([{ events: [{ type: 'viralSpike', peakFactor: 10, startDay: '2026-11-19' }] }])
})

it("takes the United States' dated rules for orders in dollars, with the routing that the orders show", () => {
  const { markets, marketId } = propose()
  expect(markets).toMatchObject([{
    id: marketId, country: 'US', currency: 'USD', dispatchSlaBusinessDays: 2, dispatchEvent: 'carrierScan', ldrTargetShare: 0.04, ldrEnforcementShare: 0.1,
    otdrTargetShare: 0.8, autoCancelBusinessDays: 7, rulePack: { id: 'tiktok-us-2026-03-02', effectiveFrom: '2026-03-02' },
    routing: [{ warehouseId: 'warehouse:la', share: 0.75 }, { warehouseId: 'warehouse:texas', share: 0.25 }],
  }])
  expect(unpublishedRules('tiktok-us-2026-03-02')).toEqual(['ldrWindowDays'])
})

it.each([['GBP', 'GB', 'readyToShip'], ['IDR', 'ID', 'carrierScan'], ['THB', 'TH', 'readyToShip']])('takes the pack of the currency: %s', (currency, country, dispatchEvent) => {
  const { markets } = proposeRecords([{ ledger: { ...ledgerOf(lines), currency }, daily: null }], nothing)
  expect(markets).toMatchObject([{ country, dispatchEvent, currency }])
})

it('keeps the zone and currency of a file that no pack knows, under the rules of the United States', () => {
  const { markets } = proposeRecords([{ ledger: { ...ledgerOf(lines, { timeZone: 'Europe/Berlin' as TimeZone }), currency: 'EUR' }, daily: null }], nothing)
  expect(markets).toMatchObject([{ timeZone: 'Europe/Berlin', currency: 'EUR', holidays: [], rulePack: { id: 'tiktok-us-2026-03-02:assumed' } }])
  expect(unpublishedRules('tiktok-us-2026-03-02:assumed')).toEqual(['ldrWindowDays'])
})

it('proposes nothing new when the same orders come again', () => {
  const first = propose()
  expect(propose({ ...nothing, ...first })).toEqual({ marketId: first.marketId, marketIds: [first.marketId], skus: [], stock: [], warehouses: [], services: [], markets: [], scenarios: [] })
})

it('makes one warehouse and one carrier for orders that name none', () => {
  const bare = ledgerOf([{ order: '1', sku: 'A', created: '2026-11-02 09:00' }], { isDispatchKnown: false })
  const proposed = proposeRecords([{ ledger: bare, daily: null }], nothing)
  expect([proposed.warehouses.length, proposed.services.length, proposed.markets[0]!.routing]).toEqual([1, 1, [{ warehouseId: proposed.warehouses[0]!.id, share: 1 }]])
  expect(proposed.services[0]).toMatchObject({ transitShareByDay: [], pickups: [{ weekdays: [], cutoffHours: [], capParcelsPerDay: null }] })
})

it('serves a daily table, which has neither orders nor warehouses', () => {
  const daily = {
    source: 'daily', timeZone: 'Asia/Shanghai' as TimeZone, skus: [{ key: 'A', platformSkuId: null, sellerSku: 'A', name: '' }],
    skuIndex: Uint32Array.of(0), dayNumber: Int32Array.of(20_779), units: Float64Array.of(3),
  }
  const proposed = proposeRecords([{ ledger: null, daily }], nothing)
  expect(proposed.skus).toMatchObject([{ name: 'A', unitPriceMinor: null }])
  expect([proposed.warehouses.length, proposed.services.length]).toEqual([1, 1])
})

it('gives each file the market of its currency: a known one, or a new one beside it', () => {
  const us = propose()
  const uk = { ledger: { ...ledgerOf(lines), currency: 'GBP' }, daily: null }
  const later = proposeRecords([uk, { ledger: ledgerOf(lines), daily: null }], { ...nothing, ...us })
  expect(later.marketIds).toEqual(['market:2', us.marketId])
  expect(later.markets).toMatchObject([{ id: 'market:2', country: 'GB', currency: 'GBP' }])
  expect(proposeRecords([uk], { ...nothing, ...us }, us.marketId)).toMatchObject({ marketIds: [us.marketId], markets: [] })
  const both = proposeRecords([{ ledger: { ...ledgerOf(lines), currency: null }, daily: null }, uk, { ledger: ledgerOf(lines), daily: null }], nothing)
  expect(both.markets.map(({ currency }) => currency)).toEqual(['GBP', 'USD'])
  expect([both.marketIds, both.scenarios.length, both.warehouses.length]).toEqual([['market:1', 'market:1', 'market:2'], 1, 2])
})

it.each([['MYR', 'MY', 'Asia/Kuala_Lumpur', true], ['PHP', 'PH', 'Asia/Manila', true], ['SGD', 'SG', 'Asia/Singapore', true], ['VND', 'VN', 'Asia/Ho_Chi_Minh', false]])('a market in %s has its own country and zone, and rules of another are marked', (currency, country, timeZone, isAssumed) => {
  const { markets } = proposeRecords([{ ledger: { ...ledgerOf(lines), currency }, daily: null }], nothing)
  expect(markets).toMatchObject([{ currency, country, timeZone, dispatchSlaBusinessDays: 2 }])
  expect(markets.map(isMarketAssumed)).toEqual([isAssumed])
})

it('makes up no place of dispatch from facts alone; the first orders then show the routing', () => {
  const bare = proposeRecords([{ ledger: null, daily: null }], nothing)
  expect(bare).toMatchObject({ warehouses: [], services: [], stock: [], markets: [{ routing: [] }] })
  const then = propose({ ...nothing, markets: bare.markets, scenarios: bare.scenarios })
  expect(then.markets).toMatchObject([{ id: bare.marketId, routing: [{ warehouseId: 'warehouse:la', share: 0.75 }, { warehouseId: 'warehouse:texas', share: 0.25 }] }])
})

it("takes a table's seller codes for the platform's SKUs of the same drop", () => {
  const platform = ledgerOf(lines)
  const ledger: Ledger = { ...platform, skus: platform.skus.map((sku) => ({ ...sku, key: `77${sku.sellerSku}`, platformSkuId: `77${sku.sellerSku}` })) }
  for (const rows of [[{ ledger, daily: null }, { ledger: platform, daily: null }], [{ ledger: platform, daily: null }, { ledger, daily: null }]]) {
    expect(proposeRecords(rows, nothing).skus.map(({ id }) => id)).toEqual(['sku:77A', 'sku:77B'])
  }
})
