import { IDBFactory } from 'fake-indexeddb'
import fc from 'fast-check'
import { expect, it } from 'vitest'

import { EMPTY_HISTORY, type History } from '#domain/history.ts'
import type { DailySalesTable, OrderStatus } from '#domain/ledger.ts'
import type { BatchId, IsoDay, MarketId, PlanId, SkuId, TimeZone } from '#domain/units.ts'
import { joinHistories } from '#storage/baseHistory.ts'
import { redo, undo } from '#storage/commandLog.ts'
import { deriveFromBatches, refreshHistory } from '#storage/derive.ts'
import { loadPlanDocument } from '#storage/documents.ts'
import { commitImport, listBatches, MAX_LINES_PER_IMPORT, removeBatch } from '#storage/imports.ts'
import { diffDaily, diffLedger } from '#storage/lineDiff.ts'
import { createPlanFromDocument, duplicatePlan, listPlans } from '#storage/plans.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { changeRecords } from '#storage/records.ts'
import { batch, deriveTotals, ledgerOf, MARKET, memoryDb, planDocument, SHOP_ZONE, sku, type LineSpec } from './fixtures.ts'

const PLAN = 'plan-1' as PlanId
const morning = 29_000_000

async function emptyPlan(): Promise<HeadroomDb> {
  const db = memoryDb()
  await db.open()
  await createPlanFromDocument(db, planDocument())
  return db
}

const orders: LineSpec[] = [
  { order: '1', sku: 'A', units: 2, created: morning },
  { order: '1', sku: 'B', units: 1, created: morning },
  { order: '2', sku: 'A', units: 1, created: morning + 60, shipped: morning + 900, status: 'shipped' },
  { order: '3', sku: 'B', units: 5, created: morning + 3 * 1440 },
]

/** Every table as text: equal before and after means that nothing was written. */
async function contentOf(db: HeadroomDb): Promise<string> {
  const tables = await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()]))
  return JSON.stringify(tables)
}

it('one import is one step: batch, records, history and undo row together; undo takes all out, redo brings all back', async () => {
  const db = await emptyPlan()
  const before = await loadPlanDocument(db, PLAN)
  const outcome = await commitImport(db, { target: { planId: PLAN }, batches: [batch('b1', ledgerOf(orders))], edits: [{ kind: 'sku', key: 'C', after: sku('C') }] }, deriveFromBatches)
  expect(outcome).toEqual({ ok: true, value: { planId: PLAN, batches: [{ batchId: 'b1', fileName: 'b1.csv', newLines: 4, changedLines: 0, identicalLines: 0, isStored: true }] } })
  const imported = await loadPlanDocument(db, PLAN)
  expect(imported.history.series.map(({ skuId, units }) => [skuId, units.reduce((a, b) => a + b, 0)])).toEqual([['A', 3], ['B', 6]])
  expect(imported.opening?.waiting.reduce((sum, { parcels }) => sum + parcels, 0)).toBe(2)
  expect(await db.commands.count()).toBe(1)
  await undo(db, PLAN, deriveFromBatches)
  expect(await loadPlanDocument(db, PLAN)).toEqual({ ...before, history: EMPTY_HISTORY })
  expect(await listBatches(db, PLAN)).toEqual([])
  await redo(db, PLAN, deriveFromBatches)
  expect(await loadPlanDocument(db, PLAN)).toEqual(imported)
  db.close()
})

it('the same file twice changes nothing, down to the last row of the database', async () => {
  const db = await emptyPlan()
  await commitImport(db, { target: { planId: PLAN }, batches: [batch('b1', ledgerOf(orders))], edits: [] }, deriveFromBatches)
  const before = await contentOf(db)
  const again = await commitImport(db, { target: { planId: PLAN }, batches: [batch('b2', ledgerOf(orders.toReversed()))], edits: [{ kind: 'sku', key: 'C', after: sku('C') }] }, deriveFromBatches)
  expect(again.ok && again.value.batches[0]).toMatchObject({ newLines: 0, changedLines: 0, identicalLines: 4, isStored: false })
  expect(await contentOf(db)).toBe(before)
  db.close()
})

it('the same file twice within one drop is stored once', async () => {
  const db = await emptyPlan()
  const outcome = await commitImport(db, { target: { planId: PLAN }, batches: [batch('b1', ledgerOf(orders)), batch('b2', ledgerOf(orders))], edits: [] }, deriveTotals)
  expect(outcome.ok && outcome.value.batches.map(({ isStored }) => isStored)).toEqual([true, false])
  expect((await listBatches(db, PLAN)).map(({ id }) => id)).toEqual(['b1'])
  db.close()
})

it('a file without rows and an import beyond the limit store nothing', async () => {
  const db = await emptyPlan()
  const before = await contentOf(db)
  expect((await commitImport(db, { target: { planId: PLAN }, batches: [batch('b1', ledgerOf([]))], edits: [] }, deriveTotals)).ok).toBe(true)
  const huge = { ...ledgerOf([]), lineCount: MAX_LINES_PER_IMPORT + 1 }
  expect(await commitImport(db, { target: { planId: PLAN }, batches: [batch('b2', huge)], edits: [] }, deriveTotals)).toMatchObject({ ok: false, error: { code: 'storage.tooLarge' } })
  expect(await contentOf(db)).toBe(before)
  db.close()
})

it('an import that fails half-way leaves nothing behind', async () => {
  const db = await emptyPlan()
  const before = await contentOf(db)
  const broken = commitImport(db, { target: { planId: PLAN }, batches: [batch('b1', ledgerOf(orders))], edits: [] }, () => {
    throw new RangeError('a bug in the derivation')
  })
  await expect(broken).rejects.toThrow('a bug in the derivation')
  expect(await contentOf(db)).toBe(before)
  db.close()
})

it('the first own import makes a new plan beside the sample shop, and undoing the import leaves that plan empty', async () => {
  const db = memoryDb()
  await db.open()
  const sample = planDocument('sample', 'Sample shop')
  await createPlanFromDocument(db, { ...sample, settings: { ...sample.settings, isSample: true } }, {}, 1)
  const outcome = await commitImport(db, { target: { newPlan: planDocument('mine', 'My shop') }, batches: [batch('b1', ledgerOf(orders))], edits: [] }, deriveTotals, 2)
  expect(outcome.ok && outcome.value.planId).toBe('mine')
  expect((await listPlans(db)).map(({ id, isSample }) => [id, isSample])).toEqual([['mine', false], ['sample', true]])
  await undo(db, 'mine' as PlanId, deriveTotals, { atMs: 3 })
  expect((await loadPlanDocument(db, 'mine' as PlanId)).history.series).toEqual([])
  await undo(db, 'app', deriveTotals, { atMs: 4 })
  expect((await listPlans(db)).map(({ id }) => id)).toEqual(['sample'])
  await redo(db, 'app', deriveTotals, { atMs: 5 })
  await redo(db, 'mine' as PlanId, deriveTotals, { atMs: 6 })
  expect((await loadPlanDocument(db, 'mine' as PlanId)).history.series).toHaveLength(2)
  db.close()
})

it('batches can be taken out in any order: the history is that of the batches left', { timeout: process.env['HEADROOM_LONG'] ? 1_200_000 : 120_000 }, async () => {
  const line = fc.record({ order: fc.constantFrom('1', '2', '3', '4'), sku: fc.constantFrom('A', 'B'), units: fc.integer({ min: 1, max: 5 }), created: fc.integer({ min: 0, max: 9 }).map((day) => morning + day * 700) })
  const file = fc.uniqueArray(line, { selector: ({ order, sku: key }) => `${order}/${key}`, minLength: 1, maxLength: 6 })
  const taken = fc.array(fc.nat(3), { maxLength: 3 })
  await fc.assert(fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 4 }), taken, async (files, out) => {
    const db = await emptyPlan()
    for (const [i, lines] of files.entries()) await commitImport(db, { target: { planId: PLAN }, batches: [batch(`b${i}`, ledgerOf(lines))], edits: [] }, deriveFromBatches, 100 + i)
    for (const i of out) await removeBatch(db, PLAN, `b${i}` as BatchId, deriveFromBatches)
    const left = (await listBatches(db, PLAN)).toReversed().map(({ id }) => id)
    const fresh = await emptyPlan()
    const direct = left.map((id) => batch(id, ledgerOf(files[Number(id.slice(1))]!)))
    const derived = deriveFromBatches({ batches: direct, document: await loadPlanDocument(fresh, PLAN) })
    expect((await loadPlanDocument(db, PLAN)).history).toEqual(derived.history)
    db.close()
    fresh.close()
  }), { numRuns: process.env['HEADROOM_LONG'] ? 400 : 20 })
})

it('an edited market zone is taken into the history before the next run, and undoing the edit takes it out again', async () => {
  const db = await emptyPlan()
  await commitImport(db, { target: { planId: PLAN }, batches: [batch('b1', ledgerOf(orders))], edits: [] }, deriveFromBatches)
  const before = await loadPlanDocument(db, PLAN)
  expect(await refreshHistory(db, PLAN, deriveFromBatches)).toEqual({ ok: true, value: false })
  const market = { ...before.markets[0]!, timeZone: 'Asia/Shanghai' as TimeZone }
  await changeRecords(db, PLAN, { labelKey: 'command.market.change', labelParams: { name: market.name } }, [{ kind: 'market', key: market.id, after: market }])
  expect(await refreshHistory(db, PLAN, deriveFromBatches)).toEqual({ ok: true, value: true })
  expect((await loadPlanDocument(db, PLAN)).history.series[0]!.firstDay).not.toBe(before.history.series[0]!.firstDay)
  await undo(db, PLAN, deriveFromBatches)
  await refreshHistory(db, PLAN, deriveFromBatches)
  expect(await loadPlanDocument(db, PLAN)).toEqual(before)
  db.close()
})

it('the newest event wins, whatever the order of the files', () => {
  const versionOf = (shipped: number | undefined, status: OrderStatus) => ledgerOf([{ order: '1', sku: 'A', created: morning, ...(shipped === undefined ? {} : { shipped }), status }])
  const [waiting, sent] = [versionOf(undefined, 'toShip'), versionOf(morning + 30, 'shipped')]
  expect(diffLedger([waiting], sent)).toEqual({ newLines: 0, changedLines: 1, identicalLines: 0 })
  expect(diffLedger([sent], waiting)).toEqual({ newLines: 0, changedLines: 0, identicalLines: 1 })
  expect(diffLedger([waiting, sent], sent)).toEqual({ newLines: 0, changedLines: 0, identicalLines: 1 })
  expect(diffLedger([waiting], versionOf(undefined, 'cancelled'))).toEqual({ newLines: 0, changedLines: 1, identicalLines: 0 })
})

it('a file that is said to tell nothing new leaves the derived history as it was', { timeout: 60_000 }, () => {
  const status = fc.constantFrom<OrderStatus>('toShip', 'shipped', 'cancelled', 'delivered')
  const line = fc.record({ order: fc.constantFrom('1', '2'), sku: fc.constantFrom('A', 'B'), units: fc.integer({ min: 1, max: 2 }), created: fc.constantFrom(morning, morning + 10), status }, { requiredKeys: ['order', 'sku', 'created', 'units', 'status'] })
  const sent = fc.tuple(line, fc.option(fc.constantFrom(morning + 20, morning + 5000), { nil: undefined })).map(([spec, shipped]) => (shipped === undefined ? spec : { ...spec, shipped }))
  const file = fc.uniqueArray(sent, { selector: ({ order, sku: key }) => `${order}/${key}`, minLength: 1, maxLength: 3 })
  let identical = 0
  fc.assert(fc.property(fc.array(file, { minLength: 1, maxLength: 3 }), file, (stored, incoming) => {
    const counts = diffLedger(stored.map((lines) => ledgerOf(lines)), ledgerOf(incoming))
    expect(counts.newLines + counts.changedLines + counts.identicalLines).toBe(incoming.length)
    if (counts.identicalLines < incoming.length) return
    identical += 1
    const batches = [...stored, incoming].map((lines, i) => batch(`b${i}`, ledgerOf(lines)))
    const document = planDocument()
    expect(deriveFromBatches({ batches, document })).toEqual(deriveFromBatches({ batches: batches.slice(0, -1), document }))
  }), { numRuns: process.env['HEADROOM_LONG'] ? 5000 : 500 })
  expect(identical).toBeGreaterThan(10)
})

it('a line is known by shop, order, SKU and occurrence', () => {
  const one = (spec: Partial<LineSpec>, shop?: string) => ledgerOf([{ order: '1', sku: 'A', ...spec }], shop)
  const stored = [one({})]
  expect(diffLedger(stored, one({})).identicalLines).toBe(1)
  for (const other of [one({ order: '2' }), one({ sku: 'B' }), one({ occurrence: 1 }), one({}, 'other shop')]) expect(diffLedger(stored, other).newLines).toBe(1)
})

it('order numbers are one market\'s: the same number in another market is another order', async () => {
  const db = await emptyPlan()
  await commitImport(db, { target: { planId: PLAN }, batches: [batch('b1', ledgerOf(orders))], edits: [] }, deriveFromBatches)
  const elsewhere = { ...batch('b2', ledgerOf(orders)), marketId: 'UK' as MarketId }
  const outcome = await commitImport(db, { target: { planId: PLAN }, batches: [elsewhere, { ...elsewhere, id: 'b3' as BatchId }], edits: [] }, deriveFromBatches)
  expect(outcome.ok && outcome.value.batches.map(({ newLines, identicalLines }) => [newLines, identicalLines])).toEqual([[4, 0], [0, 4]])
  db.close()
})

it('an older version of a line tells nothing, a later one of the same event what it says otherwise', () => {
  const line = (fields: Partial<LineSpec>) => ledgerOf([{ order: '1', sku: 'A', created: morning, ...fields }])
  const stored = [line({ shipped: morning + 500, status: 'shipped' })]
  expect(diffLedger(stored, line({ status: 'toShip' }))).toMatchObject({ changedLines: 0, identicalLines: 1 })
  expect(diffLedger(stored, { ...line({ shipped: morning + 500, status: 'shipped' }), returnedUnits: Int32Array.of(1) })).toMatchObject({ changedLines: 1 })
  expect(diffLedger([line({})], { ...line({}), warehouses: ['East'], warehouseIndex: Int32Array.of(0) })).toMatchObject({ changedLines: 1 })
})

it('a daily table: known days are identical, larger figures change, another source is new', () => {
  const table = (units: readonly number[], source = 'daily'): DailySalesTable => ({
    source, timeZone: SHOP_ZONE, skus: [{ key: 'A', platformSkuId: null, sellerSku: 'A', name: 'A' }], skuIndex: new Uint32Array(units.length),
    dayNumber: Int32Array.from(units, (_, i) => 20_000 + i), units: Float64Array.from(units),
  })
  expect(diffDaily([table([1, 2, 3])], table([1, 2, 4, 5]))).toEqual({ newLines: 1, changedLines: 1, identicalLines: 2 })
  expect(diffDaily([table([1, 2, 3])], table([1], 'other'))).toEqual({ newLines: 1, changedLines: 0, identicalLines: 0 })
})

it('orders imported into a plan from a file replace the days they cover and keep the others, also in a copy', async () => {
  const history: History = {
    ...EMPTY_HISTORY, completeFrom: '2026-01-01' as IsoDay, completeTo: '2026-01-04' as IsoDay,
    series: [{ skuId: 'A' as SkuId, marketId: MARKET, source: 'file', firstDay: '2026-01-01' as IsoDay, units: [1, 2, 3, 4], cancelledUnits: [0, 0, 0, 1] }],
  }
  const imported: History = { ...history, completeFrom: '2026-01-03' as IsoDay, completeTo: '2026-01-05' as IsoDay, series: [{ ...history.series[0]!, source: 'test', firstDay: '2026-01-03' as IsoDay, units: [30, 40, 50], cancelledUnits: [0, 0, 0] }] }
  const joined = joinHistories({ history, opening: null }, { history: imported, opening: null }).history
  expect(joined.series.map(({ units }) => units)).toEqual([[1, 2, 0, 0], [30, 40, 50]])
  expect([joined.completeFrom, joined.completeTo]).toEqual(['2026-01-01', '2026-01-05'])

  const db = memoryDb(new IDBFactory())
  await db.open()
  await createPlanFromDocument(db, { ...planDocument(), history })
  await commitImport(db, { target: { planId: PLAN }, batches: [batch('b1', ledgerOf(orders))], edits: [] }, () => ({ history: imported, opening: null }))
  expect((await loadPlanDocument(db, PLAN)).history).toEqual(joined)
  const copied = await duplicatePlan(db, PLAN, 'Copy')
  const copyId = copied.ok ? copied.value : PLAN
  await removeBatch(db, copyId, (await listBatches(db, copyId))[0]!.id, () => ({ history: EMPTY_HISTORY, opening: null }))
  expect((await loadPlanDocument(db, copyId)).history).toEqual(history)
  expect((await loadPlanDocument(db, PLAN)).history).toEqual(joined)
  db.close()
})

it('a record that another tab made or the user edited meanwhile is not overwritten by an import that proposes it', async () => {
  const db = await emptyPlan()
  await changeRecords(db, PLAN, { labelKey: 'command.market.change', labelParams: { name: 'A' } }, [{ kind: 'sku', key: 'A', after: sku('A', 'Edited by hand') }])
  const edits = [{ kind: 'sku' as const, key: 'A', after: sku('A', 'Proposed') }, { kind: 'sku' as const, key: 'C', after: sku('C') }]
  expect((await commitImport(db, { target: { planId: PLAN }, batches: [batch('b1', ledgerOf(orders))], edits }, deriveTotals)).ok).toBe(true)
  expect((await loadPlanDocument(db, PLAN)).skus.map(({ id, name }) => [id, name])).toEqual([['A', 'Edited by hand'], ['B', 'SKU B'], ['C', 'SKU C']])
})

it('a partial imported day does not replace a whole day of the file', () => {
  const series = { skuId: 'A' as SkuId, marketId: MARKET, source: 'file', firstDay: '2026-01-01' as IsoDay, units: [10, 20, 30, 40], cancelledUnits: [0, 0, 0, 1] }
  const history: History = { ...EMPTY_HISTORY, completeFrom: '2026-01-01' as IsoDay, completeTo: '2026-01-03' as IsoDay, series: [series] }
  const imported: History = {
    ...EMPTY_HISTORY, completeFrom: '2026-01-04' as IsoDay, completeTo: '2026-01-04' as IsoDay,
    series: [{ ...series, source: 'test', firstDay: '2026-01-03' as IsoDay, units: [3, 44, 5], cancelledUnits: [1, 0, 0] }],
  }
  const joined = joinHistories({ history, opening: null }, { history: imported, opening: null }).history.series
  expect(joined.map(({ units, cancelledUnits }) => [units, cancelledUnits])).toEqual([[[10, 20, 30, 0], [0, 0, 0, 0]], [[0, 44, 5], [0, 0, 0]]])
})

it('a corrected opening state holds until the imports tell of a later one', async () => {
  const db = await emptyPlan()
  const state = (asOfMs: number) => ({ asOfMs, isDispatchKnown: true, waiting: [], trailing: [] })
  const corrected = { ...state(1000), waiting: [{ marketId: MARKET, warehouseId: null, createdHourUtc: 0, parcels: 7 }] }
  await db.records.put({ planId: PLAN, kind: 'opening', key: 'opening', value: corrected })
  await db.histories.put({ planId: PLAN, history: EMPTY_HISTORY, opening: state(1000) })
  expect((await loadPlanDocument(db, PLAN)).opening).toEqual(corrected)
  await db.histories.put({ planId: PLAN, history: EMPTY_HISTORY, opening: state(2000) })
  expect((await loadPlanDocument(db, PLAN)).opening).toEqual(state(2000))
  db.close()
})
