import { strToU8, zipSync } from 'fflate'
import { expect, it } from 'vitest'

import type { PlanId } from '#domain/units.ts'
import type { ImportAnswers } from '#importers/types.ts'
import { undo } from '#storage/commandLog.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { deriveFromBatches } from '#storage/derive.ts'
import { loadPlanDocument } from '#storage/documents.ts'
import { createDataApi } from '#workers/data.api.ts'
import type { FileSource } from '#workers/types.ts'
import { memoryDb } from '../storage/fixtures.ts'

const nothing = () => undefined
const source = (name: string, content: string | Uint8Array<ArrayBuffer>, answers: ImportAnswers = {}): FileSource => ({ id: name, name, blob: new Blob([content]), archive: null, answers })
const place = (planId: PlanId | null = null) => ({ planId, marketId: null, newPlanName: 'Autumn' })

async function started() {
  const db = memoryDb()
  await db.open()
  return { db, api: createDataApi(() => Promise.resolve(db), 'Asia/Shanghai') }
}

async function stored(api: ReturnType<typeof createDataApi>, sources: readonly FileSource[], planId: PlanId | null = null) {
  const inspected = (await api.inspect('r', sources, nothing))!
  const result = await api.store(inspected.map((one) => one.source), place(planId))
  if (!result.ok || result.value.planId === null) throw new Error('not stored')
  return { planId: result.value.planId, inspected, outcome: result.value }
}

const orders = (day: number, count = 3) => {
  const lines = Array.from({ length: count }, (_, i) => `${day * 100 + i},LAMP-${i % 2},${i + 1},2026-09-${String(day).padStart(2, '0')} 10:00:00,USD`)
  return `Order ID,SKU,Quantity,Created Time,Currency\n${lines.join('\n')}\n`
}
const stock = 'SKU,Product Name,Warehouse,Quantity\nLAMP-0,Lamp,Ontario,40\nLAMP-1,Lamp,Ontario,7\nNEW-1,Shade,Ontario,5\n'

it('an archive becomes its files, without folders and hidden files; a broken one stays one refused file', async () => {
  const { db, api } = await started()
  const zip = new Uint8Array(zipSync({ 'Mai/a.csv': strToU8(orders(1)), 'Mai/b.csv': strToU8(orders(2)), '__MACOSX/a.csv': strToU8('x'), '.DS_Store': strToU8('x') }))
  const files: string[] = []
  const inspected = (await api.inspect('r', [source('drop.zip', zip), source('c.csv', orders(3))], ({ fileName }) => files.push(fileName)))!
  expect(inspected.map(({ source: { name, archive }, report }) => [name, archive, report.kind])).toEqual([['a.csv', 'drop.zip', 'order-lines'], ['b.csv', 'drop.zip', 'order-lines'], ['c.csv', null, 'order-lines']])
  expect([...new Set(files)]).toEqual(['a.csv', 'b.csv', 'c.csv'])
  const broken = (await api.inspect('r', [source('drop.zip', zip.slice(0, zip.length - 30))], nothing))!
  expect(broken.map(({ source: { name }, report }) => [name, report.verdict])).toEqual([['drop.zip', 'REJECT']])
  db.close()
})

it('a reading that is cancelled in the middle keeps nothing and stores nothing', async () => {
  const { db, api } = await started()
  const files = [source('a.csv', orders(1, 4_000)), source('b.csv', orders(2, 4_000)), source('c.csv', orders(3, 4_000))]
  const read: string[] = []
  const inspected = await api.inspect('r1', files, ({ fileName, doneShare }) => {
    read.push(fileName)
    if (doneShare > 0.4) void api.cancelReading('r1')
  })
  expect(inspected).toBeNull()
  expect(read).not.toContain('c.csv')
  expect(await db.plans.count()).toBe(0)
  expect((await api.inspect('r2', files.slice(0, 1), nothing))!.map(({ report }) => report.totals.lines)).toEqual([4_000])
  db.close()
})

it('many files dropped at once are one step; dropped again nothing changes; one taken out is as if it had never been dropped', async () => {
  const { db, api } = await started()
  const files = Array.from({ length: 9 }, (_, i) => source(`${i + 1}.csv`, orders(i + 1, 12)))
  const { planId, outcome } = await stored(api, files)
  expect(outcome.batches.reduce((sum, { newLines }) => sum + newLines, 0)).toBe(108)
  expect(await db.commands.where({ scope: planId }).count()).toBe(1)
  const again = await stored(api, files, planId)
  expect(again.outcome.batches.every(({ newLines, changedLines, isStored }) => newLines + changedLines === 0 && !isStored)).toBe(true)
  await api.removeBatch(planId, outcome.batches[4]!.batchId)
  const left = await loadPlanDocument(db, planId)
  const other = await started()
  const never = await stored(other.api, files.filter((_, i) => i !== 4))
  const expected = await loadPlanDocument(other.db, never.planId)
  expect([left.history, left.opening]).toEqual([expected.history, expected.opening])
  other.db.close()
  db.close()
})

it('what a file would change is told before it is stored, and is what storing then does', async () => {
  const { db, api } = await started()
  const { planId } = await stored(api, [source('a.csv', orders(1))])
  const before = await contentOf(db)
  const files = [source('b.csv', orders(1) + '999,LAMP-7,1,2026-09-01 10:00:00,USD\n'), source('stock.csv', stock)]
  const inspected = (await api.inspect('r', files, nothing))!
  expect(inspected.map(({ report }) => [report.kind, report.isStorable])).toEqual([['order-lines', true], ['stock-list', true]])
  const compared = await api.compare(files, place(planId))
  expect(compared.ok && compared.value).toMatchObject([
    { newLines: 1, changedLines: 0, identicalLines: 3, unknownSkus: 1, effects: [{ messageKey: 'import.effect.skusNew', params: { count: 1 } }], warnings: [] },
    {
      newLines: 3, unknownSkus: 1, warnings: [],
      effects: [
        { messageKey: 'import.effect.skusNew', params: { count: 1 } }, { messageKey: 'import.effect.warehouses', params: { list: 'Ontario' } },
        { messageKey: 'import.effect.stock', params: { count: 3, places: 'Ontario' } }, { messageKey: 'import.effect.names', params: { count: 2 } },
      ],
    },
  ])
  expect(await contentOf(db)).toBe(before)
  await stored(api, files, planId)
  const plan = await loadPlanDocument(db, planId)
  expect(plan.stock.filter(({ onHandUnits }) => onHandUnits !== null).map(({ skuId, warehouseId, onHandUnits }) => [skuId, warehouseId, onHandUnits]))
    .toEqual([['sku:LAMP-0', 'warehouse:ontario', 40], ['sku:LAMP-1', 'warehouse:ontario', 7], ['sku:NEW-1', 'warehouse:ontario', 5]])
  const partial = [source('less.csv', 'SKU,Product Name,Warehouse,Quantity\nLAMP-0,Lamp,Ontario,41\n')]
  await api.inspect('r', partial, nothing)
  expect(await api.compare(partial, place(planId))).toMatchObject({
    value: [{
      newLines: 0, changedLines: 1, warnings: [{ messageKey: 'import.warning.stockPartial', params: { count: 2 } }],
      effects: [{ messageKey: 'import.effect.stock' }, { messageKey: 'import.effect.stockReplaced', params: { list: 'LAMP-0 40 → 41' } }],
    }],
  })
  db.close()
})

it('stock dropped into a new plan names its places, and orders without a place go to the one there is', async () => {
  const { db, api } = await started()
  const { planId } = await stored(api, [source('stock.csv', stock)])
  await stored(api, [source('a.csv', orders(1))], planId)
  const plan = await loadPlanDocument(db, planId)
  expect(plan.warehouses.map(({ name }) => name)).toEqual(['Ontario'])
  expect(plan.markets.map(({ routing }) => routing)).toEqual([[{ warehouseId: 'warehouse:ontario', share: 1 }]])
  db.close()
})

it('answers are remembered with the import, applied to the next file of the same header row, and forgotten when the import is undone', async () => {
  const { db, api } = await started()
  const odd = (order: number) => `Bestellnummer,Artikelcode,Stueck,Wann\n${order},LAMP,2,2026-09-03 10:00:00\n`
  const answers: ImportAnswers = { kind: 'order-lines', columns: { orderId: 'Bestellnummer', sku: 'Artikelcode', quantity: 'Stueck', createdTime: 'Wann' } }
  const first = (await api.inspect('r', [source('odd.csv', odd(1))], nothing))![0]!
  expect(first).toMatchObject({ isRemembered: false, report: { verdict: 'ASK' } })

  const { planId } = await stored(api, [source('odd.csv', odd(1), answers)])
  expect((await loadPlanDocument(db, planId)).mappings).toMatchObject([{ kind: 'order-lines', name: 'odd.csv', headers: ['Bestellnummer', 'Artikelcode', 'Stueck', 'Wann'], answers }])
  const next = (await api.inspect('r', [source('next.csv', odd(2))], nothing))![0]!
  expect(next).toMatchObject({ isRemembered: true, source: { answers }, report: { isStorable: true } })
  await undo(db, planId, deriveFromBatches)
  expect((await api.inspect('r', [source('next.csv', odd(2))], nothing))![0]!.isRemembered).toBe(false)
  db.close()
})

it('refused rows come as a file of the same form that can be repaired and dropped back', async () => {
  const { db, api } = await started()
  const file = source('orders.csv', `${orders(1)}777,LAMP-0,many,2026-09-01 10:00:00,USD\n`)
  const { planId, inspected } = await stored(api, [file])
  expect(inspected[0]!.report).toMatchObject({ rowsOk: 3, rowsBad: 1 })
  const refused = (await api.refusedRows(file))!
  const text = await refused.blob.text()
  expect(refused.fileName).toBe('orders-refused.csv')
  expect(text).toContain('Order ID,SKU,Quantity,Created Time,Currency,')
  expect(text).toContain('777,LAMP-0,many,2026-09-01 10:00:00,USD,')
  const repaired = await stored(api, [source('orders-refused.csv', text.replace('777,LAMP-0,many', '777,LAMP-0,4'))], planId)
  expect(repaired.outcome.batches).toMatchObject([{ newLines: 1, changedLines: 0 }])
  expect(await api.refusedRows(source('whole.csv', orders(1)))).toBeNull()
  db.close()
})

it('all refused rows come back, also those beyond the findings that are kept to be shown', async () => {
  const { db, api } = await started()
  const file = source('orders.csv', `${orders(1)}${Array.from({ length: 2500 }, (_, i) => `9${i},LAMP-0,many,2026-09-01 10:00:00,USD\n`).join('')}`)
  const { inspected } = await stored(api, [file])
  expect(inspected[0]!.report).toMatchObject({ rowsOk: 3, rowsBad: 2500, findings: { length: 1000 } })
  const text = await (await api.refusedRows(file))!.blob.text()
  expect(text.trim().split('\n')).toHaveLength(2501)
  expect(text).toContain('92499,LAMP-0,many')
  db.close()
})

async function contentOf(db: HeadroomDb): Promise<string> {
  return JSON.stringify(await Promise.all(db.tables.map((table) => table.toArray())))
}
