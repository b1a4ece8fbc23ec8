import { expect, it } from 'vitest'

import type { ImportAnswers } from '#importers/types.ts'
import { bytesSource } from '#importers/byteSource.ts'
import { readFile } from '#importers/readFile.ts'
import { readLiveBatches } from '#storage/derive.ts'
import { loadPlanDocument } from '#storage/documents.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { storeFiles } from '#workers/importFiles.ts'
import { memoryDb } from '../storage/fixtures.ts'

const BROWSER_ZONE = 'Asia/Shanghai'
const readText = (text: string, answers: ImportAnswers = {}) =>
  readFile({ name: 'orders.csv', source: bytesSource(new TextEncoder().encode(text)), answers, timeZone: BROWSER_ZONE, shop: '' })

async function stored(texts: readonly string[], answers: ImportAnswers = {}, db: HeadroomDb = memoryDb()) {
  const files = await Promise.all(texts.map((text) => readText(text, answers)))
  const outcome = await storeFiles(db, files, { planId: null, marketId: null, newPlanName: 'Autumn' })
  if (!outcome.ok || outcome.value.planId === null) throw new Error('not stored')
  return { db, planId: outcome.value.planId, batches: await readLiveBatches(db, outcome.value.planId) }
}

const plain = (time: string, currency = 'USD') => `Order ID,SKU,Quantity,Created Time,Currency\n1,LAMP,2,${time},${currency}\n`
const minute = (iso: string) => Date.parse(`${iso}Z`) / 60_000

it.each([
  ['an offset', plain('2026-09-03T10:15:00-04:00'), {}, '2026-09-03T07:15'],
  ['a zone named by the user', plain('2026-09-03 22:15:00'), { timeZone: 'Asia/Shanghai' }, '2026-09-03T07:15'],
  ['no zone: the shop clock', plain('2026-09-03 22:15:00'), {}, '2026-09-03T22:15'],
])('times with %s are stored on the clock of the market, whatever the zone of the browser', async (_, text, answers, wall) => {
  const { batches } = await stored([text], answers)
  expect(batches[0]!.ledger).toMatchObject({ timeZone: 'America/Los_Angeles' })
  expect(batches[0]!.ledger!.createdMinute[0]).toBe(minute(wall))
})

it('files of two markets in one drop are stored under their own markets and clocks', async () => {
  const { batches } = await stored([plain('2026-09-03 10:00:00'), plain('2026-09-03 10:00:00', 'GBP').replace('\n1,', '\n9,')])
  expect(batches.map(({ ledger }) => ledger!.timeZone).sort()).toEqual(['America/Los_Angeles', 'Europe/London'])
  expect(new Set(batches.map(({ marketId }) => marketId)).size).toBe(2)
})

it('credit notes and corrections are no orders: baskets, hours and routing come from placed orders only', async () => {
  const text = `InvoiceNo,StockCode,Quantity,InvoiceDate,Currency,Warehouse
1,LAMP,2,2026-09-03 10:00:00,USD,East
1,BULB,1,2026-09-03 10:00:00,USD,East
2,LAMP,4,2026-09-03 11:00:00,USD,East
C3,LAMP,-3,2026-09-03 15:00:00,USD,
4,BULB,-7,2026-09-03 16:00:00,USD,
`
  const { db, planId, batches } = await stored([text])
  const { history, markets, warehouses } = await loadPlanDocument(db, planId)
  expect(history.profiles).toMatchObject([{ orderCount: 2, linesPerOrder: { values: [1, 2], counts: [1, 1] }, unitsPerLine: { values: [1, 2, 4], counts: [1, 1, 1] } }])
  expect(history.profiles[0]!.ordersByHourOfWeek.reduce((a, b) => a + b, 0)).toBe(2)
  expect(history.series.map(({ skuId, units, cancelledUnits }) => [skuId, units, cancelledUnits])).toEqual([['sku:BULB', [1], [0]], ['sku:LAMP', [6], [3]]])
  expect([warehouses.map(({ name }) => name), markets[0]!.routing]).toEqual([['East'], [{ warehouseId: 'warehouse:east', share: 1 }]])
  expect([...batches[0]!.ledger!.isReversal!]).toEqual([0, 0, 0, 1, 1])
})
