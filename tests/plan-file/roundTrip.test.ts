import fc from 'fast-check'
import { expect, it } from 'vitest'

import { PLAN_SCHEMA, type PlanDocument } from '#domain/plan.ts'
import { canonicalDocument, planIdentity } from '#plan-file/canonicalDocument.ts'
import { readPlanFile } from '#plan-file/read.ts'
import { verifyWritten, writePlanFile } from '#plan-file/write.ts'
import { planDocument } from '../storage/fixtures.ts'
import { documents } from './arbitraries.ts'
import { reseal } from './reseal.ts'

const meta = { build: '0.1.0', revision: 3, savedAtMs: 1_790_000_000_000 }
const runs = process.env['HEADROOM_LONG'] ? 2000 : 100

it('what is written is read back, field for field, with the same identity', { timeout: 300_000 }, async () => {
  await fc.assert(fc.asyncProperty(documents, async (document) => {
    const bytes = await writePlanFile(document, meta)
    const read = await readPlanFile(bytes)
    expect(read.ok || read.error).toBe(true)
    if (!read.ok) return
    expect(read.value.document).toEqual(canonicalDocument(document))
    expect(read.value.identity).toBe(await planIdentity(document))
    expect(read.value.header).toMatchObject({ planId: document.planId, revision: 3, schema: PLAN_SCHEMA, minReader: 1, kind: 'plan', name: document.settings.name })
    expect(await verifyWritten(bytes, document)).toEqual({ ok: true, value: { identity: read.value.identity } })
  }), { numRuns: runs })
})

it('the order of records and of keys does not change the identity; one changed field does', { timeout: 60_000 }, async () => {
  await fc.assert(fc.asyncProperty(documents, async (document) => {
    const turned = { ...document, skus: document.skus.toReversed(), history: { ...document.history, series: document.history.series.toReversed() } }
    const rekeyed = Object.fromEntries(Object.entries(turned).reverse()) as unknown as PlanDocument
    expect(await planIdentity(rekeyed)).toBe(await planIdentity(document))
    expect(await planIdentity({ ...document, settings: { ...document.settings, isSample: !document.settings.isSample } })).not.toBe(await planIdentity(document))
  }), { numRuns: 50 })
})

it('verification notices a file that holds another plan', async () => {
  const document = planDocument()
  const bytes = await writePlanFile({ ...document, skus: [] }, meta)
  expect(await verifyWritten(bytes, document)).toMatchObject({ ok: false, error: { code: 'planFile.verifyFailed' } })
})

it('verification notices that what a newer schema added is missing or another', async () => {
  const document = planDocument()
  const carried = (id: string) => ({ schema: PLAN_SCHEMA + 1, minReader: 1, sections: { playbooks: [{ id }] } })
  const bytes = await writePlanFile(document, { ...meta, carried: carried('p1') })
  expect((await verifyWritten(bytes, document, null, carried('p1'))).ok).toBe(true)
  for (const other of [null, carried('p2')]) expect(await verifyWritten(bytes, document, null, other)).toMatchObject({ ok: false, error: { code: 'planFile.verifyFailed' } })
  expect(await verifyWritten(await writePlanFile(document, meta), document, null, carried('p1'))).toMatchObject({ ok: false })
})

it('nothing but the listed sections is written, whatever hangs on the document', async () => {
  const bytes = await writePlanFile({ ...planDocument(), orderIds: ['576460752303423488'] } as PlanDocument, meta)
  const read = await readPlanFile(bytes)
  expect(read.ok && Object.keys(read.value.document).sort()).toEqual(
    ['buying', 'history', 'inbound', 'mappings', 'markets', 'opening', 'overrides', 'pastEvents', 'planId', 'purchaseOrders', 'scenarios', 'services', 'settings', 'skus', 'smallTests', 'spuShares', 'stock', 'suppliers', 'supplyTerms', 'warehouses'])
  expect(read.ok && JSON.stringify(read.value)).not.toContain('576460752303423488')
})

it('a newer schema whose minReader is satisfied opens, and its unknown sections and fields are written back', async () => {
  const document = planDocument()
  const newer = await reseal(await writePlanFile(document, meta), {
    document: (json) => ({ ...json, playbooks: [{ id: 'p1' }], skus: (json['skus'] as object[]).map((sku) => ({ ...sku, tariffCode: '8517.62' })) }),
    header: (header) => ({ ...header, schema: PLAN_SCHEMA + 1, minReader: PLAN_SCHEMA }),
  })
  const read = await readPlanFile(newer)
  expect(read.ok || read.error).toBe(true)
  if (!read.ok) return
  expect(read.value.carried).toEqual({ schema: PLAN_SCHEMA + 1, minReader: PLAN_SCHEMA, sections: { playbooks: [{ id: 'p1' }] } })
  const again = await writePlanFile(read.value.document, { ...meta, carried: read.value.carried })
  const reread = await readPlanFile(again)
  expect(reread.ok && reread.value.identity).toBe(read.value.identity)
  expect(reread.ok && reread.value.document.skus[0]).toMatchObject({ tariffCode: '8517.62' })
})

it('a file whose minReader is above ours is refused with name, date and author only', async () => {
  const newer = await reseal(await writePlanFile(planDocument(), { ...meta, author: 'Lin' }), { header: (header) => ({ ...header, schema: 9, minReader: PLAN_SCHEMA + 1 }) })
  expect(await readPlanFile(newer)).toMatchObject({ ok: false, error: { code: 'planFile.needsNewerReader', params: { name: 'Autumn', author: 'Lin', savedAtMs: meta.savedAtMs } } })
})
