import { createHash } from 'node:crypto'
import { IDBFactory } from 'fake-indexeddb'
import { expect, it } from 'vitest'

import { messages } from '#i18n/messages.ts'
import { PLAN_SCHEMA } from '#domain/plan.ts'
import type { PlanId } from '#domain/units.ts'
import { readPlanFile } from '#plan-file/read.ts'
import { checkedUpgrade, listBackups } from '#storage/backup.ts'
import { DB_VERSION, STORES_V1, type DbEvent, type HeadroomDb } from '#storage/db.ts'
import { storageErrorOf, StorageFailure, writeErrorOf, type StorageErrorCode } from '#storage/errors.ts'
import { describeDatabase, openDb } from '#storage/open.ts'
import { createPlanFromDocument, deletePlan, listPlans } from '#storage/plans.ts'
import { changeRecords } from '#storage/records.ts'
import { readRawDocuments } from '#storage/rawDocuments.ts'
import { isDatabaseLost, readSentinel, writeSentinel, forgetSentinel, type SentinelStore } from '#storage/sentinel.ts'
import { memoryDb, planDocument, sku, warehouse } from './fixtures.ts'
import { FakeV2 } from './fakeV2.ts'

const PLAN = 'plan-1' as PlanId

it('the stores of a version never change without a new version', () => {
  const hash = createHash('sha256').update(JSON.stringify(STORES_V1)).digest('hex').slice(0, 16)
  expect({ version: DB_VERSION, hash }).toEqual({ version: 1, hash: 'afc8fe58f31bf5ec' })
})

it('a tab whose database was replaced cannot write into the new one', async () => {
  const factory = new IDBFactory()
  const db = memoryDb(factory)
  await openDb(db)
  await createPlanFromDocument(db, planDocument())
  const other = memoryDb(factory)
  await other.open()
  await other.meta.put({ key: 'epoch', value: 'restored' })
  const refused = await changeRecords(db, PLAN, { labelKey: 'command.warehouse.staff', labelParams: {} }, [{ kind: 'warehouse', key: 'W1', after: warehouse('W1', 9) }])
  expect(refused).toEqual({ ok: false, error: { code: 'storage.replaced' } })
  expect(await other.commands.count()).toBe(0)
  other.close()
  db.close()
})

it('when another tab upgrades, the old tab flushes its drafts, closes, says so, and stays closed', async () => {
  const factory = new IDBFactory()
  const old = memoryDb(factory)
  await openDb(old)
  await createPlanFromDocument(old, planDocument())
  const events: DbEvent[] = []
  old.listen((event) => events.push(event))
  old.beforeClose(async () => {
    await changeRecords(old, PLAN, { labelKey: 'command.warehouse.staff', labelParams: {} }, [{ kind: 'warehouse', key: 'W1', after: warehouse('W1', 6) }])
  })
  const newer = new FakeV2(factory)
  expect((await openDb(newer)).ok).toBe(true)
  expect(events).toEqual([{ kind: 'updatedElsewhere' }])
  expect(old.isOpen()).toBe(false)
  const refused = await changeRecords(old, PLAN, { labelKey: 'command.warehouse.staff', labelParams: {} }, [{ kind: 'warehouse', key: 'W1', after: warehouse('W1', 1) }])
  expect(refused).toEqual({ ok: false, error: { code: 'storage.updatedElsewhere' } })
  expect((await newer.records.get([PLAN, 'warehouse', 'W1']))?.value).toMatchObject({ shifts: [{ staff: 6 }] })
  newer.close()
})

it('old code refuses a newer database before it can write, and its plans can still be exported', async () => {
  const factory = new IDBFactory()
  const newer = new FakeV2(factory)
  await openDb(newer)
  await createPlanFromDocument(newer, planDocument())
  newer.close()
  const old = memoryDb(factory)
  expect(await openDb(old)).toEqual({ ok: false, error: { code: 'storage.newerDatabase', params: { found: 2, known: 1 } } })
  expect((await changeRecords(old, PLAN, { labelKey: 'command.warehouse.staff', labelParams: {} }, [])).ok).toBe(false)
  const rescued = await readRawDocuments('headroom', old.openedWith)
  expect(rescued).toMatchObject({ version: 2, plans: [{ document: planDocument() }] })
})

it('before an upgrade every plan is backed up as a file that reads back, trash included', async () => {
  const factory = new IDBFactory()
  const old = memoryDb(factory)
  await openDb(old)
  await createPlanFromDocument(old, planDocument())
  await createPlanFromDocument(old, planDocument('plan-2', 'Second'))
  await deletePlan(old, 'plan-2' as PlanId)
  old.close()
  const newer = new FakeV2(factory)
  await openDb(newer, 1_790_000_000_000)
  expect(await newer.plans.count()).toBe(2)
  newer.close()
  const [backup] = await listBackups('headroom', newer.openedWith)
  expect(backup).toMatchObject({ fromVersion: 1, atMs: 1_790_000_000_000 })
  const read = await Promise.all(backup!.files.map(({ bytes }) => readPlanFile(bytes)))
  expect(read.map((file) => file.ok && file.value.document)).toEqual([planDocument(), planDocument('plan-2', 'Second')])
})

it('the backup holds what a newer version added, what the plan was made from, and what it is a copy of', async () => {
  const factory = new IDBFactory()
  const old = memoryDb(factory)
  await openDb(old)
  const carried = { schema: PLAN_SCHEMA + 1, minReader: 1, sections: { playbooks: [{ id: 'p1' }] } }
  const lineage = { way: 'opened' as const, revision: 1, identity: 'a'.repeat(64), parents: ['b'.repeat(64)], by: null, atMs: 1, from: null, fileAtMs: null }
  await createPlanFromDocument(old, planDocument(), { carried, descent: { origin: 'plan-0', lineage } })
  old.close()
  const newer = new FakeV2(factory)
  await openDb(newer)
  newer.close()
  const [backup] = await listBackups('headroom', newer.openedWith)
  const read = await readPlanFile(backup!.files[0]!.bytes)
  expect(read).toMatchObject({ ok: true, value: { document: planDocument(), carried, header: { parents: [lineage.identity, ...lineage.parents], originPlanId: 'plan-0' } } })
})

it.each([
  ['without settings', (db: HeadroomDb) => db.records.delete([PLAN, 'settings', 'settings'])],
  ['with half a character', (db: HeadroomDb) => db.records.put({ planId: PLAN, kind: 'sku', key: 'A', value: sku('A', '\ud83d') })],
  ['with a number that is none', (db: HeadroomDb) => db.records.put({ planId: PLAN, kind: 'sku', key: 'A', value: { ...sku('A'), unitCostMinor: NaN } })],
])('a plan %s stops an upgrade with the screen that saves every plan, and leaves the database as it was', async (_, spoil) => {
  const factory = new IDBFactory()
  const old = memoryDb(factory)
  await openDb(old)
  await createPlanFromDocument(old, planDocument())
  await createPlanFromDocument(old, planDocument('plan-2', 'Second'))
  await spoil(old)
  old.close()
  expect(await openDb(new FakeV2(factory))).toEqual({ ok: false, error: { code: 'storage.backupFailed', params: { part: 'Autumn' } } })
  const again = memoryDb(factory)
  expect((await openDb(again)).ok).toBe(true)
  expect(await again.plans.count()).toBe(2)
  again.close()
})

it('an upgrade step that loses rows is rolled back', async () => {
  const factory = new IDBFactory()
  const old = memoryDb(factory)
  await openDb(old)
  await createPlanFromDocument(old, planDocument())
  old.close()
  const careless = new FakeV2(factory, checkedUpgrade(['plans', 'records'], async (tx) => {
    await tx.table('records').limit(1).delete()
  }))
  expect(await openDb(careless)).toMatchObject({ ok: false, error: { code: 'storage.backupFailed', params: { part: 'records' } } })
  const again = memoryDb(factory)
  expect((await openDb(again)).ok).toBe(true)
  expect(await again.records.count()).toBe(7)
  again.close()
})

it('a full disk is recognised by the inner name, however deep, and never by the outer alone', () => {
  const quota = Object.assign(new Error('disk'), { name: 'QuotaExceededError' })
  expect(storageErrorOf(quota)?.code).toBe('storage.quotaExceeded')
  expect(storageErrorOf(Object.assign(new Error('aborted'), { name: 'AbortError', inner: quota }))?.code).toBe('storage.quotaExceeded')
  expect(storageErrorOf(Object.assign(new Error('aborted'), { name: 'AbortError', inner: Object.assign(new Error('x'), { name: 'DexieError', inner: quota }) }))?.code).toBe('storage.quotaExceeded')
  expect(storageErrorOf(Object.assign(new Error('bulk'), { name: 'BulkError', failures: [quota] }))?.code).toBe('storage.quotaExceeded')
  expect(storageErrorOf(Object.assign(new Error('aborted'), { name: 'AbortError' }))).toBeNull()
  // A transaction that nobody here aborted was aborted by the browser.
  expect(writeErrorOf(Object.assign(new Error('bulk'), { name: 'BulkError', failures: [Object.assign(new Error('aborted'), { name: 'AbortError' })] }))?.code).toBe('storage.notWritten')
  expect(writeErrorOf(Object.assign(new Error('aborted'), { name: 'AbortError', inner: new StorageFailure({ code: 'storage.planMissing' }) }))?.code).toBe('storage.planMissing')
  expect(writeErrorOf(new RangeError('a bug'))).toBeNull()
  // As Chromium words them on a disk that takes no more; a DataError of another kind is a bug.
  const told = (name: string, message: string) => storageErrorOf(Object.assign(new Error('aborted'), { name: 'AbortError', inner: Object.assign(new Error(message), { name }) }))?.code
  expect(told('DataError', 'Failed to write blobs (IOError)')).toBe('storage.notWritten')
  expect(told('UnknownError', 'Connection is closing because of: IO error: .../000003.log: FILE_ERROR_NO_SPACE (ChromeMethodBFE: 3::WritableFileAppend::8)')).toBe('storage.quotaExceeded')
  expect(told('UnknownError', 'Connection is closing because of: IO error: .../000003.log: FILE_ERROR_FAILED')).toBe('storage.notWritten')
  expect(told('DataError', 'Data provided to an operation does not meet requirements.')).toBeUndefined()
  expect(storageErrorOf(new RangeError('a bug'))).toBeNull()
  expect(storageErrorOf(Object.assign(new Error('aborted'), { name: 'AbortError', inner: new StorageFailure({ code: 'storage.planMissing' }) }))?.code).toBe('storage.planMissing')
})

it('a full disk in mid-write keeps what was there and says so', async () => {
  const db = memoryDb()
  await openDb(db)
  await createPlanFromDocument(db, planDocument())
  const full = () => {
    throw Object.assign(new Error('aborted'), { name: 'AbortError', inner: Object.assign(new Error('full'), { name: 'QuotaExceededError' }) })
  }
  db.records.hook('creating', full)
  const refused = await createPlanFromDocument(db, planDocument('plan-2'))
  expect(refused).toEqual({ ok: false, error: { code: 'storage.quotaExceeded' } })
  expect((await listPlans(db)).map(({ id }) => id)).toEqual([PLAN])
  db.records.hook('creating').unsubscribe(full)
  db.records.hook('creating', () => {
    throw Object.assign(new Error('aborted'), { name: 'AbortError', inner: Object.assign(new Error('Internal error.'), { name: 'UnknownError' }) })
  })
  expect(await createPlanFromDocument(db, planDocument('plan-2'))).toEqual({ ok: false, error: { code: 'storage.notWritten' } })
  db.close()
})

it('every storage error has its sentence in both languages', () => {
  const codes: { readonly [C in StorageErrorCode]: true } = {
    'storage.quotaExceeded': true, 'storage.notWritten': true, 'storage.newerDatabase': true, 'storage.damaged': true, 'storage.blocked': true, 'storage.updatedElsewhere': true, 'storage.replaced': true, 'storage.unavailable': true, 'storage.notOpened': true,
    'storage.backupFailed': true, 'storage.planMissing': true, 'storage.batchMissing': true, 'storage.versionMissing': true, 'storage.versionUnreadable': true, 'storage.stepNotLast': true, 'storage.revisionMoved': true, 'storage.tooLarge': true,
  }
  for (const code of Object.keys(codes)) {
    expect(messages.en[`error.${code}`]).toBeTypeOf('string')
    expect(messages.zh[`error.${code}`]).toMatch(/[。！？]$/)
  }
})

it('an empty database beside a sentinel of another one means loss, not a first visit', async () => {
  const kept = new Map<string, string>()
  const store: SentinelStore = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value), removeItem: (key) => void kept.delete(key) }
  expect(isDatabaseLost(readSentinel(store), { installId: 'a', planCount: 0 })).toBe(false)
  const db = memoryDb()
  await openDb(db)
  await createPlanFromDocument(db, planDocument(), {}, 1_790_000_000_000)
  const { sentinel } = await describeDatabase(db)
  expect(sentinel).toMatchObject({ rowsByTable: { plans: 1, records: 7 }, lastChangeAtMs: 1_790_000_000_000, lastFileAtMs: null })
  expect(writeSentinel(store, sentinel)).toBe(true)
  expect(readSentinel(store)).toEqual(sentinel)
  expect(isDatabaseLost(readSentinel(store), await describeDatabase(db))).toBe(false)
  const wiped = memoryDb()
  await openDb(wiped)
  expect(isDatabaseLost(readSentinel(store), await describeDatabase(wiped))).toBe(true)
  forgetSentinel(store)
  expect(isDatabaseLost(readSentinel(store), await describeDatabase(wiped))).toBe(false)
  kept.set('headroom.sentinel', '{broken')
  expect(readSentinel(store)).toBeNull()
  expect(writeSentinel({ ...store, setItem: () => { throw Object.assign(new Error('full'), { name: 'QuotaExceededError' }) } }, sentinel)).toBe(false)
  db.close()
  wiped.close()
})
