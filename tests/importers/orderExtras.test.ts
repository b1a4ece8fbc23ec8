import fc from 'fast-check'
import { expect, it } from 'vitest'

import { CANCELLERS, LINE_FLAGS, NO_TIME, ORDER_STATUSES } from '#domain/ledger.ts'
import { bundleOf, cancellerOf, isFreeWord, isPlatformWord, isPreorderWord } from '#importers/sources/orderExtras.ts'
import { regionOf } from '#importers/values/regions.ts'

import { read } from './read.ts'

const HEADER = 'Order ID,Order Status,Order Substatus,Normal or Pre-order,SKU ID,Seller SKU,Quantity,SKU Subtotal Before Discount,SKU Subtotal After Discount,Created Time,Cancelled Time,Cancel By,Cancel Reason,Fulfillment Type,Warehouse Name,Country,Province,Package ID,Ship By, Virtual Bundle Seller SKU'
const file = (...rows: readonly string[]) => [HEADER, ...rows].join('\n')
const id = (n: number) => `58387090000000000${n}`
const sku = (n: number) => `173238000000000000${n}`

it('what an order line says beyond its demand is kept in columns, and no parcel number or address', async () => {
  const { ledger, report } = await read(file(
    `${id(1)},To ship,Awaiting shipment,Pre-order,${sku(1)},CUP,1,9.90,9.90,23/11/2026 10:00:00,,,,Fulfillment by seller,Yiwu,United States,California,1152921504606846976,30/11/2026 23:59:00,`,
    `${id(1)},To ship,Awaiting shipment,Normal,${sku(2)},LID,1,2.00,0.00,23/11/2026 10:00:00,,,,Fulfillment by seller,Yiwu,United States,California,1152921504606846976,,`,
    `${id(2)},Shipped,Delivered,Normal,${sku(3)},SET,1,9.90,9.90,23/11/2026 11:00:00,,,,Fulfillment by TikTok,,United States,TX,1152921504606846977,,"CUP*2, LID"`,
    `${id(3)},Canceled,Canceled,Normal,${sku(1)},CUP,1,9.90,9.90,23/11/2026 11:00:00,24/11/2026 09:00:00,Seller,Out of stock,Fulfillment by seller,Yiwu,Thailand,Bangkok,,,`,
  ), {}, { timeZone: 'America/Los_Angeles' })
  expect(report.verdict).toBe('ACCEPT')
  expect([...ledger!.flags!]).toEqual([LINE_FLAGS.preorder, LINE_FLAGS.free, LINE_FLAGS.platformFulfilled, 0])
  expect([...ledger!.cancelledBy!].map((who) => CANCELLERS[who])).toEqual(['unknown', 'unknown', 'unknown', 'seller'])
  expect([ledger!.cancelReasons, [...ledger!.cancelReasonIndex!]]).toEqual([['Out of stock'], [-1, -1, -1, 0]])
  expect([...ledger!.regionIndex!].map((at) => ledger!.regions![at])).toEqual(['US-CA', 'US-CA', 'US-TX', 'TH'])
  expect([...ledger!.packageIndex!]).toEqual([0, 0, 1, -1])
  expect([...ledger!.dueMinute!]).toEqual([Date.UTC(2026, 10, 30, 23, 59) / 60_000, NO_TIME, NO_TIME, NO_TIME])
  expect(ledger!.skus.map(({ parts }) => parts ?? null)).toEqual([null, null, [{ sellerSku: 'CUP', units: 2 }, { sellerSku: 'LID', units: 1 }]])
  expect(ledger!.warehouses).toEqual(['Yiwu', 'FBT'])
  expect(ORDER_STATUSES[ledger!.status[2]!]).toBe('delivered')
  for (const secret of ['1152921504606846976', 'California', 'Bangkok']) expect(JSON.stringify([report.sample, ledger])).not.toContain(secret)
})

it('a file without such columns gives none of them', async () => {
  const { ledger } = await read('Order No,SKU,Qty,Order Date\nA,X,3,2026-10-01\n')
  expect(Object.keys(ledger!).filter((key) => ['flags', 'cancelledBy', 'regions', 'packageIndex', 'bundles', 'dueMinute'].includes(key))).toEqual([])
})

it('a status that nobody knows is a finding, and what the user says of it counts', async () => {
  const text = 'Order No,SKU,Qty,Order Date,Status\nA,X,3,2026-10-01,gewuppt\n'
  expect((await read(text)).report.findingCounts).toEqual({ statusUnknown: 1 })
  const answered = await read(text, { statuses: { gewuppt: 'cancelled' } })
  expect([answered.report.verdict, answered.report.totals.cancelledUnits]).toEqual(['ACCEPT', 3])
})

it('a returned line counts its units as returned, not as cancelled', async () => {
  const { report } = await read('Order No,SKU,Qty,Order Date,Status\nA,X,3,2026-10-01,Returned\n')
  expect(report.totals).toMatchObject({ units: 3, cancelledUnits: 0, returnedUnits: 3 })
})

it.each([['Buyer', 'buyer'], ['卖家', 'seller'], ['ระบบ', 'platform'], ['Người bán', 'seller'], ['Pembeli', 'buyer'], ['?', 'unknown'], ['', 'unknown']])('cancelled by %s: %s', (word, who) => expect(cancellerOf(word)).toBe(who))

it('types of lines and of fulfilment are told in several languages', () => {
  for (const word of ['Pre-order', 'Pre order', 'Preorder', '预售', 'พรีออเดอร์', 'Đặt trước']) expect(isPreorderWord(word)).toBe(true)
  for (const word of ['Sample', 'Free gift', 'gift', '赠品', '样品', 'ของแถม']) expect(isFreeWord(word)).toBe(true)
  for (const word of ['Fulfilled by TikTok', 'Fulfillment by TikTok', 'FBT', 'FBA', 'AFN', 'Amazon', '平台仓发货']) expect(isPlatformWord(word)).toBe(true)
  for (const word of ['Normal', 'Fulfillment by seller', 'Merchant', 'MFN', '商家自发货', '']) expect([isPreorderWord(word), isFreeWord(word), isPlatformWord(word)]).toEqual([false, false, false])
})

it('bundles: a list names the parts, one code the bundle', () => {
  expect(bundleOf('CUP*2,LID', 'SET')).toEqual({ bundle: null, parts: [{ sellerSku: 'CUP', units: 2 }, { sellerSku: 'LID', units: 1 }] })
  expect(bundleOf('CUP x3', 'SET').parts).toEqual([{ sellerSku: 'CUP', units: 3 }])
  expect(bundleOf('SET', 'CUP')).toEqual({ bundle: 'SET', parts: null })
  expect(bundleOf('BOX-4', 'CUP')).toEqual({ bundle: 'BOX-4', parts: null })
  expect(bundleOf('CUP', 'CUP')).toEqual({ bundle: null, parts: null })
  fc.assert(fc.property(fc.string(), fc.string(), (cell, own) => {
    const { bundle, parts } = bundleOf(cell, own)
    expect(bundle === null || parts === null).toBe(true)
    for (const { units } of parts ?? []) expect(units).toBeGreaterThan(0)
  }))
})

it('destinations are codes or nothing', () => {
  expect([regionOf('United States', 'new york'), regionOf('US', 'CA'), regionOf('US', '12 Elm Street'), regionOf('越南', 'Hà Nội'), regionOf('Nowhere', 'x'), regionOf('', 'CA')]).toEqual(['US-NY', 'US-CA', 'US', 'VN', null, null])
  fc.assert(fc.property(fc.string(), fc.string(), (country, province) => {
    expect(regionOf(country, province) ?? 'US').toMatch(/^[A-Z]{2}(?:-[A-Z]{2})?$/)
  }))
})

it('a long text is never cut within a character: what was imported can be saved', async () => {
  const { ledger } = await read(file(
    `${id(1)},Canceled,Canceled,Normal,${sku(1)},CUP,1,9.90,9.90,23/11/2026 10:00:00,24/11/2026 09:00:00,Seller,${'a'.repeat(79)}😀,Fulfillment by seller,Yiwu,Thailand,Bangkok,,,`,
    `${id(2)},Shipped,Delivered,Normal,${sku(3)},SET,1,9.90,9.90,23/11/2026 11:00:00,,,,Fulfillment by TikTok,,United States,TX,1152921504606846977,,"${'b'.repeat(499)}😀*2, LID"`,
  ), {}, { timeZone: 'America/Los_Angeles' })
  expect(ledger!.cancelReasons).toEqual(['a'.repeat(79)])
  expect(JSON.stringify([ledger!.cancelReasons, ledger!.skus])).not.toMatch(/\\ud[89a-f]/)
})
