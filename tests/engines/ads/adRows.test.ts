import { describe, expect, it } from 'vitest'

import { dayNumberOf } from '#domain/calendar/days.ts'
import type { TimeZone } from '#domain/units.ts'
import { adDays } from '#engines/ads/adDays.ts'
import { readAdRows } from '#engines/ads/adRows.ts'
import { productShares, spendBySku } from '#engines/ads/skuShares.ts'

import { factTable, period } from '../../support/factTables.ts'

const ZONE = 'America/Los_Angeles' as TimeZone
const time = { times: ['time', 'day', 'launchedTime'] }
const first = dayNumberOf('2026-07-01')

describe('reading', () => {
  it('hours of another zone are summed to days of the market, the total row is left out, the currency is kept', () => {
    const rows = Array.from({ length: 48 }, (_, h) => ({ time: new Date(Date.UTC(2026, 6, 1, h)).toISOString().slice(0, 19), cost: 1, skuOrders: 2, currency: 'USD' }))
    const table = factTable('tiktok-ads-overview', [...rows, { time: null, cost: 48, skuOrders: 96, currency: 'USD' }] as never, { ...time, timeZone: 'UTC' })
    const { rows: read, totalRows } = readAdRows([table], ZONE)
    expect(totalRows).toBe(1)
    // Los Angeles is seven hours behind: 7 hours of June 30, 24 of July 1, 17 of July 2.
    expect(read.map(({ firstDay, spend, orders, currency }) => [firstDay! - first, spend, orders, currency])).toEqual([[-1, 7, 14, 'USD'], [0, 24, 48, 'USD'], [1, 17, 34, 'USD']])
  })

  it('days stay the days they are, whatever the zone', () => {
    const table = factTable('tiktok-ads-overview', [{ time: '2026-07-01T00:00:00', cost: 5 }], { ...time, timeZone: 'Asia/Shanghai' })
    expect(readAdRows([table], ZONE).rows[0]!.firstDay).toBe(first)
  })

  it('overlapping exports count once, at the later, larger figure', () => {
    const table = (costs: readonly number[], from: number) => factTable('tiktok-ads-overview', costs.map((cost, i) => ({ time: `2026-07-0${from + i}T00:00:00`, cost })), time)
    const [days] = adDays(readAdRows([table([10, 20, 3], 1), table([12, 30, 40], 3)], ZONE).rows, 'USD')
    expect([...days!.total.spend]).toEqual([10, 20, 12, 30, 40])
  })

  it('a snapshot of a range is kept as a range and never spread; one of a single day is a day', () => {
    const rows = [{ campaignName: 'A', cost: 700, skuOrders: 70 }]
    const [wide] = adDays(readAdRows([factTable('tiktok-campaigns', rows, { period: period('2026-07-01', '2026-07-07'), currency: 'USD' })], ZONE).rows, 'USD')
    expect(wide!.days).toBe(0)
    expect(wide!.ranges).toMatchObject([{ campaign: 'A', spend: 700, orders: 70, firstDay: first, lastDay: first + 6 }])
    const [narrow] = adDays(readAdRows([factTable('tiktok-campaigns', rows, { period: period('2026-07-03', '2026-07-03') })], ZONE).rows, 'USD')
    expect([...narrow!.total.spend]).toEqual([700])
    const [unknown] = adDays(readAdRows([factTable('tiktok-campaigns', rows)], ZONE).rows, 'USD')
    expect(unknown!.ranges[0]!.firstDay).toBeNull()
  })

  it('the shop overview and the rows of its campaigns tell of the same money: the larger counts, the rest is unassigned', () => {
    const overview = factTable('tiktok-ads-overview', [{ time: '2026-07-01T00:00:00', cost: 100, skuOrders: 9 }, { time: '2026-07-02T00:00:00', cost: 50, skuOrders: 4 }], time)
    const daily = factTable('ads-daily', [
      { day: '2026-07-01T00:00:00', campaignName: 'A', productId: 'P1', cost: 40, clicks: 80, skuOrders: 3 },
      { day: '2026-07-01T00:00:00', campaignName: 'A', productId: 'P2', cost: 20, clicks: 30, skuOrders: 1 },
      { day: '2026-07-02T00:00:00', campaignName: 'A', productId: 'P1', cost: 60, clicks: 90, skuOrders: 5 },
    ], time)
    const [days] = adDays(readAdRows([overview, daily], ZONE).rows, 'USD')
    expect([...days!.total.spend]).toEqual([100, 60])
    expect([...days!.unassigned]).toEqual([40, 0])
    expect([...days!.byProduct.get('P1')!.spend]).toEqual([40, 60])
    expect([...days!.byCampaign.get('A')!.clicks]).toEqual([110, 90])
    expect([...days!.total.orders]).toEqual([9, 5])
  })

  it('two currencies are two tables, the one with more spend first; a missing one is the usual', () => {
    const rows = [{ time: '2026-07-01T00:00:00', cost: 100, currency: 'USD' }, { time: '2026-07-01T00:00:00', cost: 3, currency: null }, { time: '2026-07-02T00:00:00', cost: 7, currency: 'BRL' }]
    expect(adDays(readAdRows([factTable('tiktok-ads-overview', rows as never, time)], ZONE).rows, 'BRL').map(({ currency, total }) => [currency, [...total.spend]])).toEqual([['USD', [100]], ['BRL', [3, 7]]])
  })

  it('tables of other kinds are passed over, nothing gives nothing', () => {
    expect(readAdRows([factTable('tiktok-stock', [{ productId: 'P', quantity: 3 }])], ZONE).rows).toEqual([])
    expect(adDays([], 'USD')).toEqual([])
  })
})

describe('shares of SKUs', () => {
  const members = new Map([['P1', ['a', 'b']], ['P2', ['c', 'd']], ['P3', ['e']]])
  const units = (id: string): number => ({ a: 30, b: 10 })[id] ?? 0

  it('are learnt from units sold, even without any, set by hand where they are', () => {
    const shares = productShares(members, units, new Map([['P3', [{ skuId: 'e', share: 2 }, { skuId: 'f', share: 6 }]]]))
    expect(shares.map(({ source }) => source)).toEqual(['learnt', 'even', 'byHand'])
    expect(shares[0]!.shares.map(({ share }) => share)).toEqual([30.5 / 41, 10.5 / 41])
    expect(shares[1]!.shares.map(({ share }) => share)).toEqual([0.5, 0.5])
    expect(shares[2]!.shares).toEqual([{ skuId: 'e', share: 0.25 }, { skuId: 'f', share: 0.75 }])
  })

  it('spend out is spend in: SKUs, unassigned and unknown products together', () => {
    const daily = factTable('ads-daily', ['P1', 'P2', 'P9'].map((productId, i) => ({ day: '2026-07-01T00:00:00', campaignName: 'A', productId, cost: 10 * (i + 1) })), time)
    const bySku = factTable('ads-daily', [{ day: '2026-07-02T00:00:00', campaignName: 'B', sku: 'S-a', cost: 5 }, { day: '2026-07-02T00:00:00', campaignName: 'B', sku: 'S-?', cost: 2 }], time)
    const [days] = adDays(readAdRows([daily, bySku], ZONE).rows, 'USD')
    const spend = spendBySku(days!, productShares(members, units), (sku) => (sku === 'S-a' ? 'a' : null))
    expect(spend.unknownProducts).toEqual(['P9', 'S-?'])
    expect([...spend.unassigned]).toEqual([30, 2])
    expect(spend.bySku.get('a')![1]).toBe(5)
    const total = [...spend.bySku.values(), spend.unassigned].reduce((sum, column) => sum + column.reduce((a, b) => a + b, 0), 0)
    expect(total).toBeCloseTo(67, 10)
  })
})
