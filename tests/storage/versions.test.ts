import { expect, it } from 'vitest'

import type { PlanId } from '#domain/units.ts'
import { listCommands, undo } from '#storage/commandLog.ts'
import { loadPlanDocument } from '#storage/documents.ts'
import { createPlanFromDocument, deletePlan, purgeTrash, renamePlan } from '#storage/plans.ts'
import { changeRecords } from '#storage/records.ts'
import { restoreVersion } from '#storage/restoreVersion.ts'
import { keepVersion, listVersions, putVersion, removeVersion } from '#storage/versions.ts'
import { batch, deriveTotals, ledgerOf, memoryDb, planDocument, sku } from './fixtures.ts'

const PLAN = 'plan-1' as PlanId

async function withVersion() {
  const db = memoryDb()
  await db.open()
  await createPlanFromDocument(db, planDocument(), { batches: [batch('b1', ledgerOf([{ order: '1', sku: 'A' }]))] })
  const kept = await keepVersion(db, PLAN, 'Before the sale', 1000)
  if (!kept.ok) throw new Error(kept.error.code)
  return { db, id: kept.value, before: await loadPlanDocument(db, PLAN) }
}

it('going back to a version is one step that can be undone', async () => {
  const { db, id, before } = await withVersion()
  await renamePlan(db, PLAN, 'Winter')
  await changeRecords(db, PLAN, { labelKey: 'command.sku.remove', labelParams: { name: 'A' } }, [{ kind: 'sku', key: 'A', after: null }, { kind: 'sku', key: 'C', after: sku('C') }])
  const changed = await loadPlanDocument(db, PLAN)
  expect(await restoreVersion(db, PLAN, id, deriveTotals)).toEqual({ ok: true, value: true })
  expect(await loadPlanDocument(db, PLAN)).toEqual(before)
  expect((await listCommands(db, PLAN))[0]).toMatchObject({ labelKey: 'command.plan.restoreVersion', labelParams: { name: 'Before the sale' } })
  expect(await restoreVersion(db, PLAN, id, deriveTotals)).toEqual({ ok: true, value: false })
  await undo(db, PLAN, deriveTotals)
  expect(await loadPlanDocument(db, PLAN)).toEqual(changed)
  db.close()
})

it('versions are listed newest first, removed, put back, and go with their plan', async () => {
  const { db, id } = await withVersion()
  await keepVersion(db, PLAN, 'After', 2000)
  expect((await listVersions(db, PLAN)).map(({ name }) => name)).toEqual(['After', 'Before the sale'])
  const removed = await removeVersion(db, PLAN, id)
  expect([(await listVersions(db, PLAN)).length, await restoreVersion(db, PLAN, id, deriveTotals)]).toEqual([1, { ok: false, error: { code: 'storage.versionMissing' } }])
  if (removed.ok && removed.value) await putVersion(db, PLAN, removed.value)
  expect((await listVersions(db, PLAN)).length).toBe(2)
  await deletePlan(db, PLAN, 0)
  await purgeTrash(db, 31 * 86_400_000)
  expect(await listVersions(db, PLAN)).toEqual([])
  expect(await keepVersion(db, PLAN, 'x')).toEqual({ ok: false, error: { code: 'storage.planMissing' } })
  db.close()
})
