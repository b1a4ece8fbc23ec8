import { expect, it } from 'vitest'

import type { PlanId, ScenarioId } from '#domain/units.ts'
import { canonicalDocument } from '#plan-file/canonicalDocument.ts'
import { nextUndo, redo, undo } from '#storage/commandLog.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { loadPlanDocument, loadPlanSnapshot } from '#storage/documents.ts'
import { createPlanFromDocument, deletePlan, duplicatePlan, listDeletedPlans, listPlans, purgeTrash, renamePlan, restorePlan } from '#storage/plans.ts'
import { changeRecords, readRecordsOfKind } from '#storage/records.ts'
import { latestRun, listRuns, putRun } from '#storage/runs.ts'
import type { RunRow } from '#storage/types.ts'
import { isUntouchedSample } from '#storage/sample.ts'
import { markSavedToFile, readSavedState } from '#storage/savedState.ts'
import { batch, deriveTotals, ledgerOf, memoryDb, planDocument, sku, warehouse } from './fixtures.ts'

const PLAN = 'plan-1' as PlanId
const DAY_MS = 86_400_000

async function withPlan(): Promise<HeadroomDb> {
  const db = memoryDb()
  await db.open()
  await createPlanFromDocument(db, planDocument(), {}, 1000)
  return db
}

it('a stored document is loaded as it was, arrays sorted by key', async () => {
  const db = memoryDb()
  await db.open()
  const document = { ...planDocument(), skus: [sku('b'), sku('B'), sku('a'), sku('10'), sku('9')] }
  await createPlanFromDocument(db, document)
  expect(await loadPlanDocument(db, PLAN)).toEqual(canonicalDocument(document))
  expect((await readRecordsOfKind(db, PLAN, 'sku')).map(({ id }) => id)).toEqual(['10', '9', 'B', 'a', 'b'])
  db.close()
})

it('a plan whose id is taken gets an id of its own', async () => {
  const db = await withPlan()
  const second = await createPlanFromDocument(db, planDocument('plan-1', 'From a file'))
  expect(second.ok && second.value).not.toBe(PLAN)
  expect((await listPlans(db)).map(({ name }) => name).sort()).toEqual(['Autumn', 'From a file'])
  db.close()
})

it('deleting is undone and done again, and what was edited in between stays', async () => {
  const db = await withPlan()
  await deletePlan(db, PLAN, 2000)
  expect(await listPlans(db)).toEqual([])
  expect((await nextUndo(db, 'app'))?.labelParams).toEqual({ name: 'Autumn' })
  await undo(db, 'app', deriveTotals, { atMs: 3000 })
  await renamePlan(db, PLAN, 'Winter', 4000)
  await redo(db, 'app', deriveTotals, { atMs: 5000 })
  expect((await listDeletedPlans(db)).map(({ name, revision }) => [name, revision])).toEqual([['Winter', 2]])
  await restorePlan(db, PLAN, 6000)
  expect((await listPlans(db)).map(({ name }) => name)).toEqual(['Winter'])
  db.close()
})

it('a duplicate has the imports too, and lives on when the first plan is purged', async () => {
  const db = memoryDb()
  await db.open()
  await createPlanFromDocument(db, planDocument(), { batches: [batch('b1', ledgerOf([{ order: '1', sku: 'A' }]))] }, 1000)
  const copied = await duplicatePlan(db, PLAN, 'Copy', 2000)
  const copyId = copied.ok ? copied.value : PLAN
  await deletePlan(db, PLAN, 3000)
  await purgeTrash(db, 3000 + 30 * DAY_MS)
  expect((await listPlans(db)).map(({ id, name }) => [id, name])).toEqual([[copyId, 'Copy']])
  expect((await loadPlanDocument(db, copyId)).skus).toEqual(planDocument().skus)
  expect((await db.ledgers.toArray()).map(({ planId, ledger }) => [planId, ledger?.orderIds])).toEqual([[copyId, ['1']]])
  db.close()
})

it('the trash is kept for 30 days and then forgotten with all that belongs to it', async () => {
  const db = await withPlan()
  await changeRecords(db, PLAN, { labelKey: 'command.warehouse.staff', labelParams: {} }, [{ kind: 'warehouse', key: 'W1', after: warehouse('W1', 9) }])
  await markSavedToFile(db, PLAN, 2)
  await deletePlan(db, PLAN, 10_000)
  expect(await purgeTrash(db, 10_000 + 30 * DAY_MS - 1)).toEqual({ ok: true, value: [] })
  expect(await purgeTrash(db, 10_000 + 30 * DAY_MS)).toEqual({ ok: true, value: [PLAN] })
  const counts = Object.fromEntries(await Promise.all(db.tables.map(async (table) => [table.name, await table.count()])))
  expect(counts).toEqual({ meta: 2, plans: 0, records: 0, batches: 0, ledgers: 0, histories: 0, commands: 0, runs: 0 })
  db.close()
})

it('a plan that is gone refuses changes with its code', async () => {
  const db = await withPlan()
  const gone = 'gone' as PlanId
  const missing = { ok: false, error: { code: 'storage.planMissing' } }
  expect(await renamePlan(db, gone, 'x')).toEqual(missing)
  expect(await deletePlan(db, gone)).toEqual(missing)
  expect(await duplicatePlan(db, gone, 'x')).toEqual(missing)
  expect(await changeRecords(db, gone, { labelKey: 'command.sku.add', labelParams: {} }, [{ kind: 'sku', key: 'A', after: sku('A') }])).toEqual(missing)
  expect(await db.records.where({ planId: gone }).count()).toBe(0)
  db.close()
})

it('a plan is unsaved after each change, and a file of an older revision does not count', async () => {
  const db = await withPlan()
  expect(await readSavedState(db, PLAN)).toEqual({ lastChangeAtMs: 1000, savedToFileAtMs: null, isUnsaved: true })
  await markSavedToFile(db, PLAN, 1, 2000)
  expect(await readSavedState(db, PLAN)).toEqual({ lastChangeAtMs: 1000, savedToFileAtMs: 2000, isUnsaved: false })
  await renamePlan(db, PLAN, 'Winter', 3000)
  expect((await readSavedState(db, PLAN))?.isUnsaved).toBe(true)
  await markSavedToFile(db, PLAN, 1, 4000)
  expect((await readSavedState(db, PLAN))?.isUnsaved).toBe(true)
  await markSavedToFile(db, PLAN, 2, 5000)
  expect((await readSavedState(db, PLAN))?.isUnsaved).toBe(false)
  expect(await readSavedState(db, 'gone' as PlanId)).toBeNull()
  db.close()
})

it('the sample shop is nothing of one’s own until its first step, and stays one’s own when that is taken back', async () => {
  const db = memoryDb()
  await db.open()
  const document = planDocument()
  await createPlanFromDocument(db, { ...document, settings: { ...document.settings, isSample: true } }, {}, 1000)
  const standing = async () => [isUntouchedSample((await db.plans.get(PLAN))!), (await readSavedState(db, PLAN))?.isUnsaved]
  expect(await standing()).toEqual([true, false])
  await renamePlan(db, PLAN, 'My lamps', 2000)
  expect(await standing()).toEqual([false, true])
  await undo(db, PLAN, deriveTotals)
  expect(await standing()).toEqual([false, true])
  expect((await loadPlanDocument(db, PLAN)).settings.isSample).toBe(true)
  db.close()
})

it('a plan from a file counts as saved until it is changed, and keeps what a newer version put into the file', async () => {
  const db = memoryDb()
  await db.open()
  const carried = { schema: 2, minReader: 1, sections: { playbooks: [{ id: 'p1' }] } }
  await createPlanFromDocument(db, planDocument(), { revision: 7, savedToFileAtMs: 500, carried }, 1000)
  expect((await readSavedState(db, PLAN))?.isUnsaved).toBe(false)
  const copied = await duplicatePlan(db, PLAN, 'Copy')
  expect((await loadPlanSnapshot(db, copied.ok ? copied.value : PLAN))?.carried).toEqual(carried)
  await renamePlan(db, PLAN, 'Winter', 3000)
  expect((await readSavedState(db, PLAN))?.isUnsaved).toBe(true)
  expect(await loadPlanSnapshot(db, PLAN)).toMatchObject({ row: { revision: 8, name: 'Winter' }, document: { settings: { name: 'Winter' } }, carried })
  expect(await loadPlanSnapshot(db, 'gone' as PlanId)).toBeUndefined()
  db.close()
})

it('the newest run of a scenario is found, and only the last 20 are kept', async () => {
  const db = await withPlan()
  const run = (id: number, scenarioId: string): RunRow => ({ id: `${scenarioId}-${id}`, planId: PLAN, scenarioId: scenarioId as ScenarioId, planRevision: 1, createdAtMs: id, result: { seed: id } as RunRow['result'], answers: null })
  for (let id = 1; id <= 23; id += 1) await putRun(db, run(id, 'S1'))
  await putRun(db, run(1, 'S2'))
  expect((await latestRun(db, PLAN, 'S1' as ScenarioId))?.id).toBe('S1-23')
  expect((await listRuns(db, PLAN, 'S1' as ScenarioId)).map(({ createdAtMs }) => createdAtMs)).toEqual(Array.from({ length: 20 }, (_, i) => 23 - i))
  expect((await latestRun(db, PLAN, 'S2' as ScenarioId))?.id).toBe('S2-1')
  expect(await latestRun(db, PLAN, 'none' as ScenarioId)).toBeUndefined()
  db.close()
})
