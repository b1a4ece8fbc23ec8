import Dexie from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, it } from 'vitest'

import type { PlanId } from '#domain/units.ts'
import { readPlanFile } from '#plan-file/read.ts'
import { storageErrorOf } from '#storage/errors.ts'
import { openDb } from '#storage/open.ts'
import { findDamage, peekDatabase } from '#storage/peek.ts'
import { createPlanFromDocument, deletePlan } from '#storage/plans.ts'
import { deleteDatabase } from '#storage/startAnew.ts'
import { listStored, saveStored } from '#workers/storedPlans.ts'
import { FakeV2 } from './fakeV2.ts'
import { memoryDb, planDocument } from './fixtures.ts'

const PLAN = 'plan-1' as PlanId
const optionsOf = (factory: IDBFactory) => ({ indexedDB: factory, IDBKeyRange })

async function stored(factory: IDBFactory): Promise<void> {
  const db = memoryDb(factory)
  await openDb(db)
  await createPlanFromDocument(db, planDocument())
  await createPlanFromDocument(db, planDocument('plan-2', 'Second'))
  await deletePlan(db, 'plan-2' as PlanId)
  db.close()
}

async function saved(planId: string, factory: IDBFactory) {
  const file = await saveStored(planId as PlanId, 'Lin', optionsOf(factory))
  if (!file.ok) throw new Error(file.error.code)
  const read = await readPlanFile(new Uint8Array(await file.value.blob.arrayBuffer()))
  if (!read.ok) throw new Error(read.error.code)
  return { ...file.value, document: read.value.document, author: read.value.header.author }
}

it('looks at a database without making one', async () => {
  const factory = new IDBFactory()
  expect(await peekDatabase('headroom', optionsOf(factory))).toBeNull()
  expect(await factory.databases()).toEqual([])
  await stored(factory)
  expect(await peekDatabase('headroom', optionsOf(factory))).toMatchObject({ version: 1, tables: expect.arrayContaining(['plans', 'records']) as unknown })
})

it('old code leaves a newer database as it is, also when a table that it knows is gone there', async () => {
  const factory = new IDBFactory()
  await stored(factory)
  class Slimmer extends FakeV2 {
    constructor() {
      super(factory)
      this.version(2).stores({ runs: null })
    }
  }
  const newer = new Slimmer()
  expect((await openDb(newer)).ok).toBe(true)
  newer.close()
  const before = await peekDatabase('headroom', optionsOf(factory))
  expect(await openDb(memoryDb(factory))).toMatchObject({ ok: false, error: { code: 'storage.newerDatabase' } })
  expect(await peekDatabase('headroom', optionsOf(factory))).toEqual(before)
  const again = new Slimmer()
  expect((await openDb(again)).ok).toBe(true)
  again.close()
})

it('of a newer database every plan is saved as a file, trash included, and nothing is written', async () => {
  const factory = new IDBFactory()
  await stored(factory)
  const newer = new FakeV2(factory)
  await openDb(newer)
  newer.close()
  expect(await listStored(optionsOf(factory))).toEqual({ ok: true, value: [{ planId: 'plan-1', name: 'Autumn', isInTrash: false }, { planId: 'plan-2', name: 'Second', isInTrash: true }] })
  expect(await saved('plan-1', factory)).toMatchObject({ fileName: 'Autumn.headroom', leftOut: 0, document: planDocument(), author: 'Lin' })
  expect(await saved('plan-2', factory)).toMatchObject({ leftOut: 0, document: planDocument('plan-2', 'Second') })
})

it('a table that is gone is called damage, and not made anew in silence', async () => {
  const factory = new IDBFactory()
  await stored(factory)
  const raw = new Dexie('headroom', optionsOf(factory))
  await raw.open()
  const kept = Object.fromEntries(await Promise.all(raw.tables.map(async (table) => [table.name, [table.schema, await table.toArray()] as const] as const)))
  raw.close()
  await new Promise((resolve) => { factory.deleteDatabase('headroom').onsuccess = resolve })
  const maimed = new Dexie('headroom', optionsOf(factory))
  maimed.version(1).stores(Object.fromEntries(Object.entries(kept).filter(([name]) => name !== 'histories').map(([name, [schema]]) => [name, [schema.primKey, ...schema.indexes].map(({ src }) => src).join(',')])))
  await maimed.open()
  for (const table of maimed.tables) await table.bulkPut(kept[table.name]![1] as never[])
  maimed.close()
  expect(await openDb(memoryDb(factory))).toEqual({ ok: false, error: { code: 'storage.damaged', params: { part: 'histories' } } })
  expect((await peekDatabase('headroom', optionsOf(factory)))!.tables).not.toContain('histories')
  // What is left of the plan: everything but its past.
  expect(await saved('plan-1', factory)).toMatchObject({ leftOut: 1, missing: [{ part: 'history', kept: 0, expected: 1 }], document: planDocument() })
})

it('lost settings, lost marks and a lost record are found; the rest of the plan is saved with what is missing counted', async () => {
  const factory = new IDBFactory()
  await stored(factory)
  const db = memoryDb(factory)
  await openDb(db)
  expect(await findDamage(db)).toBeNull()
  await db.records.update([PLAN, 'sku', 'A'], { value: { id: 'A', name: 7 } as never })
  expect(await findDamage(db)).toBeNull()
  expect(await saved('plan-1', factory)).toMatchObject({ leftOut: 1, missing: [{ part: 'skus', kept: 1, expected: 2 }], document: { settings: planDocument().settings, skus: [{ id: 'B' }] } })
  await db.records.delete([PLAN, 'settings', 'settings'])
  expect(await findDamage(db)).toEqual({ code: 'storage.damaged', params: { part: 'Autumn' } })
  expect(await saved('plan-1', factory)).toMatchObject({ leftOut: 2, document: { settings: { name: 'Autumn' }, skus: [{ id: 'B' }], warehouses: planDocument().warehouses } })
  await db.plans.delete(PLAN)
  expect((await listStored(optionsOf(factory))).ok && (await listStored(optionsOf(factory)))).toMatchObject({ value: [{ name: 'Second' }, { planId: 'plan-1' }] })
  await db.meta.delete('epoch')
  expect(await findDamage(db)).toEqual({ code: 'storage.damaged', params: { part: 'meta' } })
  db.close()
})

it('a value whose file on the disk is gone is damage, not a bug', () => {
  expect(storageErrorOf(Object.assign(new Error('Data lost due to missing file'), { name: 'NotReadableError' }))?.code).toBe('storage.damaged')
})

it('starting anew deletes everything, and only then', async () => {
  const factory = new IDBFactory()
  await stored(factory)
  const db = memoryDb(factory)
  await openDb(db)
  expect(await deleteDatabase(db)).toEqual({ ok: true, value: undefined })
  expect(await factory.databases()).toEqual([])
})
