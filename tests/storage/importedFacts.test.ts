import fc from 'fast-check'
import { expect, it } from 'vitest'

import type { FactTable } from '#domain/factTable.ts'
import type { StockLevel } from '#domain/network.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { BatchId, PlanId, SkuId, WarehouseId } from '#domain/units.ts'
import { redo, undo } from '#storage/commandLog.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { deriveFromBatches } from '#storage/derive.ts'
import { loadPlanDocument } from '#storage/documents.ts'
import { diffFacts } from '#storage/factRows.ts'
import { readFacts } from '#storage/readFacts.ts'
import { commitImport, removeBatch } from '#storage/imports.ts'
import { createPlanFromDocument, duplicatePlan } from '#storage/plans.ts'
import { changeRecords, type RecordEdit } from '#storage/records.ts'
import type { BatchRow } from '#storage/types.ts'
import { factTable, period } from '../domain/history/factTable.ts'
import { batch, ledgerOf, memoryDb, planDocument, sku } from './fixtures.ts'

const PLAN = 'plan-1' as PlanId
const factBatch = (id: string, facts: FactTable): BatchRow => ({ ...batch(id, null), kind: facts.kind, facts })
const stockList = (quantities: Readonly<Record<string, number | null>>) =>
  factTable('stock-list', Object.entries(quantities).map(([name, quantity]) => ({ sku: name, quantity })), { identity: ['sku', 'warehouse'] })

async function emptyPlan(): Promise<HeadroomDb> {
  const db = memoryDb()
  await db.open()
  await createPlanFromDocument(db, planDocument())
  return db
}
const drop = (db: HeadroomDb, batches: readonly BatchRow[], atMs: number, edits: readonly RecordEdit[] = []) => commitImport(db, { target: { planId: PLAN }, batches, edits }, deriveFromBatches, atMs)
const stockIn = async (db: HeadroomDb, planId = PLAN) => Object.fromEntries((await loadPlanDocument(db, planId)).stock.map(({ skuId, onHandUnits }) => [skuId, onHandUnits]))
const byHand = (db: HeadroomDb, onHandUnits: number, atMs: number) =>
  changeRecords(db, PLAN, { labelKey: 'command.stock.change', labelParams: { name: 'A' } }, [{ kind: 'stock', key: 'A@W1', after: { skuId: 'A' as SkuId, warehouseId: 'W1' as WarehouseId, onHandUnits, countedAtMs: atMs } }], atMs)

it('stock files taken out in any order leave the newest remaining count, else the figure before; also in a copy of the plan', async () => {
  const db = await emptyPlan()
  await drop(db, [factBatch('b1', stockList({ A: 10, B: 3 }))], 1000)
  await drop(db, [factBatch('b2', stockList({ A: 20, 'C@1': 5 }))], 2000)
  expect(await stockIn(db)).toEqual({ A: 20, B: 3, 'sku:C＠1': 5 })
  const copy = await duplicatePlan(db, PLAN, 'Copy')
  await removeBatch(db, PLAN, 'b1' as BatchId, deriveFromBatches, 3000)
  expect(await stockIn(db)).toEqual({ A: 20, 'sku:C＠1': 5 })
  await removeBatch(db, PLAN, 'b2' as BatchId, deriveFromBatches, 4000)
  expect(await loadPlanDocument(db, PLAN)).toEqual(planDocument())
  await undo(db, PLAN, deriveFromBatches)
  await undo(db, PLAN, deriveFromBatches)
  await removeBatch(db, PLAN, 'b2' as BatchId, deriveFromBatches, 5000)
  expect(await stockIn(db)).toEqual({ A: 10, B: 3 })
  const copyId = copy.ok ? copy.value : PLAN
  const copied = await db.batches.where({ planId: copyId }).toArray()
  for (const { id } of copied) await removeBatch(db, copyId, id, deriveFromBatches, 6000)
  expect(await stockIn(db, copyId)).toEqual({ A: 120 })
  db.close()
})

it('a figure entered by hand outlasts the files before it and yields to those after', async () => {
  const db = await emptyPlan()
  await drop(db, [factBatch('b1', stockList({ A: 10 }))], 1000)
  await byHand(db, 12, 1500)
  await drop(db, [factBatch('b2', stockList({ A: 20 }))], 2000)
  expect((await stockIn(db))['A']).toBe(20)
  await removeBatch(db, PLAN, 'b2' as BatchId, deriveFromBatches, 3000)
  expect((await stockIn(db))['A']).toBe(12)
  await removeBatch(db, PLAN, 'b1' as BatchId, deriveFromBatches, 4000)
  expect((await stockIn(db))['A']).toBe(12)
  db.close()
})

it('the same facts twice change nothing; a file without the quantity column or without rows leaves the stock alone', async () => {
  const db = await emptyPlan()
  await drop(db, [factBatch('b1', stockList({ A: 10, B: 0 }))], 1000)
  const before = JSON.stringify(await Promise.all(db.tables.map((table) => table.toArray())))
  const again = await drop(db, [factBatch('b2', stockList({ A: 10, B: 0 }))], 2000)
  expect(again.ok && again.value.batches[0]).toMatchObject({ newLines: 0, changedLines: 0, identicalLines: 2, isStored: false })
  await drop(db, [factBatch('b3', stockList({}))], 3000)
  expect(JSON.stringify(await Promise.all(db.tables.map((table) => table.toArray())))).toBe(before)
  await drop(db, [factBatch('b4', factTable('tiktok-stock', [{ platformSkuId: '9', sellerSku: 'A', productName: 'Lamp' }]))], 4000)
  expect(await stockIn(db)).toEqual({ A: 10, B: 0 })
  expect((await loadPlanDocument(db, PLAN)).stock.map(({ countedAtMs }) => countedAtMs)).toEqual([1000, 1000])
  db.close()
})

it('facts are read back without what a newer file of the same thing replaced; another period is another thing', async () => {
  const db = await emptyPlan()
  const ads = (cost: number, days: ReturnType<typeof period> | null, id = '1') => factTable('tiktok-campaigns', [{ campaignId: id, cost }, { campaignId: '2', cost: 5 }], { identity: ['campaignId'], period: days })
  const january = period('2026-01-01', '2026-01-31')
  await drop(db, [factBatch('b1', ads(10, january)), factBatch('b2', ads(12, january, '3')), factBatch('b3', ads(20, period('2026-02-01', '2026-02-28')))], 1000)
  const tables = await readFacts(db, PLAN, ['tiktok-campaigns'])
  expect(tables.map(({ rowCount, period: days }) => [rowCount, days?.firstDay])).toEqual([[1, '2026-01-01'], [2, '2026-01-01'], [2, '2026-02-01']])
  expect(diffFacts([factBatch('b1', ads(10, january))], factBatch('b2', ads(11, january)))).toEqual({ newLines: 0, changedLines: 1, identicalLines: 1 })
  expect(await readFacts(db, PLAN, ['tracking'])).toEqual([])
  db.close()
})

type Deed = { readonly do: 'stock' | 'orders' | 'catalogue' | 'purchase'; readonly skus: readonly string[] } | { readonly do: 'hand'; readonly field: 'stock' | 'cost' }
type Step = Deed | { readonly do: 'takeOut'; readonly which: number } | { readonly do: 'undo' | 'redo' }
type Action = { readonly at: number; readonly step: Deed }

const skus = fc.uniqueArray(fc.constantFrom('A', 'B', 'N', 'M'), { minLength: 1, maxLength: 3 })
const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('stock' as const, 'stock' as const, 'orders' as const, 'catalogue' as const, 'purchase' as const), skus }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('hand' as const), field: fc.constantFrom('stock' as const, 'cost' as const) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('takeOut' as const), which: fc.nat(5) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'undo' as const, 'redo' as const) }) },
)

/** Every row is marked with its step, so that no drop is the same as another. */
async function act(db: HeadroomDb, { at, step }: Action): Promise<void> {
  const atMs = at * 1000
  if (step.do === 'hand') {
    if (step.field === 'stock') await byHand(db, 1000 + at, atMs)
    else {
      const now = (await loadPlanDocument(db, PLAN)).skus.find(({ id }) => id === ('A' as SkuId))!
      await changeRecords(db, PLAN, { labelKey: 'command.sku.change', labelParams: { name: 'A' } }, [{ kind: 'sku', key: 'A', after: { ...now, unitCostMinor: 5000 + at } }], atMs)
    }
    return
  }
  const mark = `step ${at}`
  const rows = {
    stock: () => factTable('stock-list', step.skus.map((name, i) => ({ sku: name, quantity: at * 10 + i, mark }))),
    catalogue: () => factTable('catalogue', step.skus.map((name, i) => ({ sku: name, productName: `Name of ${name}`, unitCost: at + i, mark }))),
    purchase: () => factTable('purchase-orders', step.skus.map((name, i) => ({ poNumber: 'PO', sku: name, quantity: 50, receivedQuantity: at % 3 === 0 ? 50 : i, expectedTime: '2026-09-01T00:00', mark }))),
  }
  if (step.do !== 'orders') return void (await drop(db, [factBatch(`b${at}`, rows[step.do]())], atMs))
  const edits = step.skus.filter((name) => name > 'B').flatMap((name): RecordEdit[] => [
    { kind: 'sku', key: `sku:${name}`, after: { ...sku(`sku:${name}`, name), sellerSku: name } },
    { kind: 'stock', key: `sku:${name}@W1`, after: { skuId: `sku:${name}`, warehouseId: 'W1', onHandUnits: null, countedAtMs: null } as StockLevel },
  ])
  await drop(db, [batch(`b${at}`, ledgerOf(step.skus.map((name) => ({ order: mark, sku: name }))))], atMs, edits)
}

async function fromScratch(actions: readonly Action[]): Promise<PlanDocument> {
  const db = await emptyPlan()
  for (const action of actions) await act(db, action)
  const document = await loadPlanDocument(db, PLAN)
  db.close()
  return document
}

it('after any sequence of drops, edits by hand, removals in any order, undo and redo, the plan is as if only what counts had ever happened', { timeout: 900_000 }, async () => {
  await fc.assert(fc.asyncProperty(fc.array(stepArbitrary, { minLength: 2, maxLength: 12 }), async (steps) => {
    const db = await emptyPlan()
    let present: readonly Action[] = []
    const past: (readonly Action[])[] = []
    let future: (readonly Action[])[] = []
    for (const [i, step] of steps.entries()) {
      if (!('skus' in step || 'field' in step || 'which' in step)) {
        const [from, to] = step.do === 'undo' ? [past, future] : [future, past]
        const target = from.pop()
        await (step.do === 'undo' ? undo : redo)(db, PLAN, deriveFromBatches)
        if (!target) continue
        to.push(present)
        present = target
        continue
      }
      let next: readonly Action[]
      if ('which' in step) {
        const drops = present.filter((action) => action.step.do !== 'hand')
        const out = drops[step.which]
        if (!out) continue
        await removeBatch(db, PLAN, `b${out.at}` as BatchId, deriveFromBatches, (i + 1) * 1000)
        next = present.filter((action) => action !== out)
      } else {
        const action = { at: i + 1, step }
        await act(db, action)
        next = [...present, action]
      }
      past.push(present)
      future = []
      present = next
    }
    expect(await loadPlanDocument(db, PLAN)).toEqual(await fromScratch(present))
    db.close()
  }), { numRuns: process.env['HEADROOM_LONG'] ? 1000 : 25 })
})
