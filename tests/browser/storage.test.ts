import { afterEach, expect, it } from 'vitest'

import { EMPTY_HISTORY } from '#domain/history.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { CurrencyCode, PlanId, TimeZone } from '#domain/units.ts'
import { planIdentity } from '#plan-file/canonicalDocument.ts'
import { readPlanFile } from '#plan-file/read.ts'
import { verifyWritten, writePlanFile } from '#plan-file/write.ts'
import { listBackups } from '#storage/backup.ts'
import { HeadroomDb, type DbEvent } from '#storage/db.ts'
import { openDb } from '#storage/open.ts'
import { createPlanFromDocument, listPlans, renamePlan } from '#storage/plans.ts'
import { readRawDocuments } from '#storage/rawDocuments.ts'

const document: PlanDocument = {
  planId: 'plan-1' as PlanId,
  settings: { name: '秋季', currency: 'USD' as CurrencyCode, timeZone: 'America/Los_Angeles' as TimeZone, asOfMs: null, isSample: false, activeScenarioId: null },
  skus: [], stock: [], inbound: [], warehouses: [], services: [], markets: [], scenarios: [], mappings: [], overrides: [], pastEvents: [], smallTests: [], spuShares: [], suppliers: [], supplyTerms: [], purchaseOrders: [], buying: [], history: EMPTY_HISTORY, opening: null,
}

/** The next version as it will come. */
class NextDb extends HeadroomDb {
  constructor(name: string) {
    super(name)
    this.version(2).stores({ playbooks: 'id' })
  }

  override codeVersion(): number {
    return 2
  }
}

const opened: HeadroomDb[] = []
function tab<T extends HeadroomDb>(db: T): T {
  opened.push(db)
  return db
}
const freshName = (): string => `test-${crypto.randomUUID()}`

afterEach(async () => {
  for (const db of opened.splice(0)) {
    db.close({ disableAutoOpen: true })
    for (const name of [db.name, `${db.name}-backup`]) indexedDB.deleteDatabase(name)
  }
})

it('two tabs: the upgrade of one closes the other, which says so and writes nothing more', async () => {
  const name = freshName()
  const old = tab(new HeadroomDb(name))
  await openDb(old)
  await createPlanFromDocument(old, document)
  const events: DbEvent[] = []
  old.listen((event) => events.push(event))

  const newer = tab(new NextDb(name))
  expect((await openDb(newer)).ok).toBe(true)
  expect(newer.backendDB().version).toBe(20)
  expect(events).toEqual([{ kind: 'updatedElsewhere' }])
  expect(await renamePlan(old, document.planId, 'late')).toEqual({ ok: false, error: { code: 'storage.updatedElsewhere' } })
  expect((await listPlans(newer)).map((plan) => plan.name)).toEqual(['秋季'])
  expect((await listBackups(name))[0]).toMatchObject({ fromVersion: 1, files: [{ name: '秋季' }] })
})

it('old code on a newer database: refused before any write, plans readable', async () => {
  const name = freshName()
  const newer = tab(new NextDb(name))
  await openDb(newer)
  await createPlanFromDocument(newer, document)
  newer.close()

  const old = tab(new HeadroomDb(name))
  expect(await openDb(old)).toEqual({ ok: false, error: { code: 'storage.newerDatabase', params: { found: 2, known: 1 } } })
  expect((await createPlanFromDocument(old, { ...document, planId: 'plan-2' as PlanId })).ok).toBe(false)
  const rescued = await readRawDocuments(name)
  expect(rescued.plans.map((plan) => plan.document)).toEqual([document])
})

it('a tab that cannot close holds the upgrade back: a message after 1.5 s, and on by itself when it is gone', { timeout: 15_000 }, async () => {
  const name = freshName()
  await openDb(tab(new HeadroomDb(name))).then((result) => result.ok && result.value.close())
  const stubborn = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(new Error('not opened'))
  })
  const newer = tab(new NextDb(name))
  const events: string[] = []
  newer.listen((event) => events.push(event.kind))
  const opening = openDb(newer)
  await new Promise((resolve) => setTimeout(resolve, 1200))
  expect(events).toEqual([])
  await new Promise((resolve) => setTimeout(resolve, 800))
  expect(events).toEqual(['blocked'])
  stubborn.close()
  expect((await opening).ok).toBe(true)
  expect(events).toEqual(['blocked', 'unblocked'])
})

it('a database wiped under an open tab is not written to by that tab', async () => {
  const name = freshName()
  const old = tab(new HeadroomDb(name))
  await openDb(old)
  await createPlanFromDocument(old, document)
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(new Error('not deleted'))
  })
  const fresh = tab(new HeadroomDb(name))
  await openDb(fresh)
  expect((await renamePlan(old, document.planId, 'late')).ok).toBe(false)
  expect(await listPlans(fresh)).toEqual([])
})

it('the golden plan file, written by Node, has the same identity here', async () => {
  const bytes = await (await fetch(new URL('../fixtures/golden/plan-schema4.headroom', import.meta.url))).arrayBuffer()
  const expected = (await (await fetch(new URL('../fixtures/golden/plan-schema4.json', import.meta.url))).json()) as { readonly identity: string; readonly document: unknown }
  const read = await readPlanFile(new Uint8Array(bytes))
  expect(read.ok && read.value.identity).toBe(expected.identity)
  expect(read.ok && read.value.document).toEqual(expected.document)
  expect(read.ok && (await planIdentity(read.value.document))).toBe(expected.identity)
})

it('plan files: written, verified and refused in this browser as in Node', async () => {
  const bytes = await writePlanFile(document, { build: '0.1.0', revision: 1, savedAtMs: 0 })
  expect((await verifyWritten(bytes, document)).ok).toBe(true)
  const codes = new Set<string>()
  for (let at = 0; at < bytes.length; at += 7) {
    const flipped = bytes.slice()
    flipped[at]! ^= 1 << (at % 8)
    for (const damaged of [flipped, bytes.slice(0, at)]) {
      const read = await readPlanFile(damaged)
      expect(read.ok).toBe(false)
      if (!read.ok) codes.add(read.error.code)
    }
  }
  expect([...codes].sort()).toEqual(expect.arrayContaining(['planFile.checksum', 'planFile.empty', 'planFile.truncated']))
})
