import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

import { PLAN_SCHEMA, type PlanDocument } from '#domain/plan.ts'
import type { PlanId } from '#domain/units.ts'
import { unpackContainer } from '#plan-file/container.ts'
import { gzip } from '#plan-file/gzip.ts'
import { mergePlans } from '#plan-file/merge/mergePlans.ts'
import { readPlanFile } from '#plan-file/read.ts'
import { findBases } from '#storage/findBases.ts'
import { loadPlanDocument } from '#storage/documents.ts'
import { readKept } from '#storage/keptDocument.ts'
import { saveBase } from '#storage/mergeBases.ts'
import { createPlanFromDocument } from '#storage/plans.ts'
import { restoreVersion } from '#storage/restoreVersion.ts'
import { keepVersion, putVersion, readVersion, type VersionRow } from '#storage/versions.ts'
import { deriveTotals, memoryDb, planDocument } from './fixtures.ts'

const PLAN = 'plan-1' as PlanId
const schemas = Array.from({ length: PLAN_SCHEMA }, (_, i) => i + 1)

async function withPlan() {
  const db = memoryDb()
  await db.open()
  await createPlanFromDocument(db, planDocument())
  return db
}

/** A row as a build of that schema kept it: its golden plan file holds the same compressed document. */
async function goldenRow(schema: number) {
  const bytes = readFileSync(new URL(`../fixtures/golden/plan-schema${schema}.headroom`, import.meta.url))
  const [unpacked, read] = [await unpackContainer(bytes), await readPlanFile(bytes)]
  if (!unpacked.ok || !read.ok) throw new Error('the golden file is damaged')
  return { row: { schema, rawLength: read.value.header.rawLength, bytes: Uint8Array.from(unpacked.value.payload) }, document: read.value.document }
}
async function rowOf(document: object, schema?: number) {
  const raw = new TextEncoder().encode(JSON.stringify(document))
  return { ...(schema === undefined ? {} : { schema }), rawLength: raw.length, bytes: await gzip(raw) }
}
function without(section: keyof PlanDocument): object {
  return Object.fromEntries(Object.entries(planDocument()).filter(([key]) => key !== section))
}

it.each(schemas)('a row of schema %i is read in the present one', async (schema) => {
  const { row, document } = await goldenRow(schema)
  expect(await readKept(row)).toEqual(document)
})

it('a row without a number is of schema 4; what a newer schema added stays; what is no plan is none', async () => {
  const { row, document } = await goldenRow(4)
  expect(await readKept({ rawLength: row.rawLength, bytes: row.bytes })).toEqual(document)
  expect(await readKept(await rowOf({ ...planDocument(), playbooks: { a: 1 } }))).toEqual({ ...planDocument(), playbooks: { a: 1 } })
  for (const odd of [[], 'x', without('skus')]) expect(await readKept(await rowOf(odd as object))).toBeNull()
  expect(await readKept({ ...row, bytes: row.bytes.slice(0, 20) })).toBeNull()
})

it('a base of an older schema has the sections that came later; one that lacks a section counts as none', async () => {
  const db = await withPlan()
  await saveBase(db, PLAN, 'id-1', planDocument(), [])
  const key = `plan:${PLAN}:shared:id-1`
  const stored = (await db.meta.get(key))!.value as object
  expect(stored).toMatchObject({ schema: PLAN_SCHEMA })
  const { schema: _schema, ...unnumbered } = stored as { readonly schema: number }
  await db.meta.put({ key, value: { ...unnumbered, ...(await rowOf(without('purchaseOrders'), 2)) } })
  const [base] = await findBases(db, PLAN, ['id-1'])
  expect([base?.document.purchaseOrders, mergePlans(base!.document, planDocument(), planDocument()).conflicts]).toEqual([[], []])
  await db.meta.put({ key, value: { ...unnumbered, ...(await rowOf(without('purchaseOrders'))) } })
  expect(await findBases(db, PLAN, ['id-1'])).toEqual([])
  db.close()
})

it('a version of an older schema can be gone back to; of one that cannot be read that is told, and nothing is written', async () => {
  const db = await withPlan()
  const kept = await keepVersion(db, PLAN, 'Before the sale')
  if (!kept.ok) throw new Error(kept.error.code)
  const row = (await readVersion(db, PLAN, kept.value))!
  expect(row.schema).toBe(PLAN_SCHEMA)
  const { schema: _schema, ...unnumbered } = row
  await putVersion(db, PLAN, { ...unnumbered, ...(await rowOf({ ...without('suppliers'), skus: [] }, 2)) } as VersionRow)
  expect(await restoreVersion(db, PLAN, row.id, deriveTotals)).toEqual({ ok: true, value: true })
  const restored = await loadPlanDocument(db, PLAN)
  expect([restored.skus, restored.suppliers]).toEqual([[], []])
  await putVersion(db, PLAN, { ...unnumbered, ...(await rowOf(without('suppliers'))) } as VersionRow)
  expect(await restoreVersion(db, PLAN, row.id, deriveTotals)).toEqual({ ok: false, error: { code: 'storage.versionUnreadable', params: { name: 'Before the sale' } } })
  expect(await loadPlanDocument(db, PLAN)).toEqual(restored)
  db.close()
})
