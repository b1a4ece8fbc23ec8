import { beforeAll, expect, it } from 'vitest'

import { dayNumberOf, isoDayOf } from '#domain/calendar/days.ts'
import { NO_TIME, ORDER_STATUSES } from '#domain/ledger.ts'
import { buildSampleShop, type SampleShop } from '#sample-shop/buildSampleShop.ts'
import { PAST_VIDEOS } from '#sample-shop/story.ts'
import { canonicalJson, type Json } from '#shared/canonicalJson.ts'
import { sha256Hex } from '#shared/sha256.ts'

let shop: SampleShop
beforeAll(() => {
  shop = buildSampleShop()
})

it('is the same shop on every engine: the hash of its plan and of its orders', async () => {
  const { document, ledgers } = shop
  expect(await sha256Hex(canonicalJson(document as unknown as Json))).toBe('bc9cb112b01be19ebfafcdde4b628101ffc80e03b4c032bb90b71deefb23da36')
  const ledger = Object.fromEntries(Object.entries(ledgers[0]!).map(([key, value]) => [key, ArrayBuffer.isView(value) ? Array.from(value as Int32Array) : value]))
  expect(await sha256Hex(canonicalJson(ledger as Json))).toBe('b0d26422721ee5c91b370fd6264b1ac6a41696a81f466a91f6268dec2531b24e')
})

it('holds 24 SKUs, three warehouses, three carriers and 18 months of 80 to 150 orders a day', () => {
  const { document, ledgers } = shop
  expect([document.skus.length, document.warehouses.length, document.services.length, document.stock.length]).toEqual([24, 3, 3, 72])
  expect([document.history.completeFrom, document.history.completeTo]).toEqual(['2025-05-23', '2026-11-21'])
  const ordersPerDay = ledgers[0]!.orderIds.length / 549
  expect(ordersPerDay).toBeGreaterThan(80)
  expect(ordersPerDay).toBeLessThan(150)
})

it('starts on a Sunday evening in the middle of things: orders waiting, some dispatched late, others unpaid or on hold', () => {
  const { opening } = shop.document
  expect(new Date(opening!.asOfMs).toISOString().slice(0, 10)).toBe('2026-11-23')
  expect(opening!.waiting.reduce((sum, { parcels }) => sum + parcels, 0)).toBeGreaterThan(100)
  expect(new Set(opening!.waiting.map(({ warehouseId }) => warehouseId)).size).toBe(3)
  const dispatched = opening!.trailing.reduce((sum, day) => sum + day.dispatchedParcels, 0)
  const late = opening!.trailing.reduce((sum, day) => sum + day.lateParcels, 0)
  expect(late).toBeGreaterThan(0)
  expect(late / dispatched).toBeLessThan(0.04)
  const seen = new Set([...shop.ledgers[0]!.status].map((status) => ORDER_STATUSES[status]))
  for (const status of ['unpaid', 'onHold', 'toShip', 'shipped', 'delivered', 'completed', 'cancelled'] as const) expect(seen).toContain(status)
})

it('shows each past video as a peak, and empty shelves as days without sales', () => {
  const { history } = shop.document
  for (const { sku, day, peakFactor } of PAST_VIDEOS) {
    const series = history.series.find(({ skuId }) => skuId === sku)!
    const at = day - dayNumberOf(series.firstDay)
    const before = series.units.slice(at - 28, at).reduce((a, b) => a + b, 0) / 28
    expect(Math.max(...series.units.slice(at, at + 3)) / before, `${sku} ${isoDayOf(day)}`).toBeGreaterThan(peakFactor / 2)
  }
  const blender = history.series.find(({ skuId }) => skuId === 'mini-blend')!
  const outFrom = dayNumberOf('2026-02-09') - dayNumberOf(blender.firstDay)
  expect(blender.units.slice(outFrom, outFrom + 14).reduce((a, b) => a + b, 0)).toBeLessThan(10)
})

it('keeps the times of every line in order', () => {
  const ledger = shop.ledgers[0]!
  for (let i = 0; i < ledger.lineCount; i += 1) {
    const times = [ledger.createdMinute[i]!, ledger.readyToShipMinute[i]!, ledger.shippedMinute[i]!, ledger.deliveredMinute[i]!].filter((minute) => minute !== NO_TIME)
    if (times.some((minute, at) => at > 0 && minute < times[at - 1]!)) throw new Error(`line ${i}: ${times.join(' ')}`)
  }
  expect(new Set(ledger.orderIds).size).toBe(ledger.orderIds.length)
  expect(ledger.orderIds.every((id) => /^\d{18}$/.test(id))).toBe(true)
})
