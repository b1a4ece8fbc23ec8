import { expect, it } from 'vitest'

import type { ForecastOverride } from '#domain/demandRecords.ts'
import type { BatchId, IsoDay, PlanId, SkuId } from '#domain/units.ts'
import { redo, undo } from '#storage/commandLog.ts'
import { deriveFromBatches, refreshHistory } from '#storage/derive.ts'
import { loadPlanDocument } from '#storage/documents.ts'
import { commitImport, removeBatch } from '#storage/imports.ts'
import { createPlanFromDocument, duplicatePlan } from '#storage/plans.ts'
import { changeRecords } from '#storage/records.ts'
import type { BatchRow } from '#storage/types.ts'

import { factTable } from '../support/factTables.ts'
import { batch, ledgerOf, memoryDb, planDocument } from './fixtures.ts'

const PLAN = 'plan-1' as PlanId
const label = (labelKey: 'command.override.set' | 'command.spuShare.set') => ({ labelKey, labelParams: { name: 'A' } })

async function opened() {
  const db = memoryDb()
  await db.open()
  await createPlanFromDocument(db, planDocument())
  return db
}

it('an override is one step, taken back and done again with its reason', async () => {
  const db = await opened()
  const override: ForecastOverride = { id: 'A', skuId: 'A' as SkuId, firstDay: '2026-11-24' as IsoDay, lastDay: '2026-11-30' as IsoDay, unitsPerDay: 40, factor: null, reason: 'Club order' }
  await changeRecords(db, PLAN, label('command.override.set'), [{ kind: 'override', key: 'A', after: override }])
  const overrides = async () => (await loadPlanDocument(db, PLAN)).overrides
  expect(await overrides()).toEqual([override])
  await undo(db, PLAN, deriveFromBatches)
  expect(await overrides()).toEqual([])
  await redo(db, PLAN, deriveFromBatches)
  expect(await overrides()).toEqual([override])
  db.close()
})

it('imported ads become spend per SKU in the plan; shares set by hand move it at the next look; taken out, nothing of it stays', async () => {
  const db = await opened()
  const ads = factTable('ads-daily', [1, 2, 3].map((d) => ({ day: `2026-11-0${d}T00:00:00`, productId: 'P1', cost: 100 * d })), { times: ['day'], currency: 'USD' })
  const products = factTable('tiktok-stock', ['A', 'B'].map((sellerSku) => ({ productId: 'P1', sellerSku, quantity: 50 })))
  const batches = [ads, products].map((facts): BatchRow => ({ ...batch(facts.kind, null), kind: facts.kind, facts }))
  await commitImport(db, { target: { planId: PLAN }, batches, edits: [] }, deriveFromBatches, 1000)
  const spend = async () => Object.fromEntries(((await loadPlanDocument(db, PLAN)).history.drivers ?? []).filter(({ kind }) => kind === 'spend').map(({ skuId, values }) => [skuId ?? 'shop', values]))
  expect(await spend()).toEqual({ shop: [100, 200, 300], A: [50, 100, 150], B: [50, 100, 150] })
  await changeRecords(db, PLAN, label('command.spuShare.set'), [{ kind: 'spuShare', key: 'P1', after: { id: 'P1', shares: [{ skuId: 'A' as SkuId, share: 3 }, { skuId: 'B' as SkuId, share: 1 }] } }])
  expect(await refreshHistory(db, PLAN, deriveFromBatches)).toEqual({ ok: true, value: true })
  expect(await spend()).toEqual({ shop: [100, 200, 300], A: [75, 150, 225], B: [25, 50, 75] })
  for (const { id } of batches) await removeBatch(db, PLAN, id as BatchId, deriveFromBatches, 2000)
  expect(await spend()).toEqual({})
  db.close()
})

it('ad spend known before the first order stays with a plan that was opened from a file or copied, whatever is imported and taken back', async () => {
  const db = await opened()
  const ads = factTable('ads-daily', [1, 2, 3].map((d) => ({ day: `2026-11-0${d}T00:00:00`, productId: 'P1', cost: 100 * d })), { times: ['day'], currency: 'USD' })
  await commitImport(db, { target: { planId: PLAN }, batches: [{ ...batch('ads', null), kind: ads.kind, facts: ads }], edits: [] }, deriveFromBatches, 1000)
  const document = await loadPlanDocument(db, PLAN)
  expect([document.history.series.length, document.history.drivers?.length]).toEqual([0, 1])
  db.close()

  const elsewhere = memoryDb()
  await elsewhere.open()
  await createPlanFromDocument(elsewhere, document)
  const copied = await duplicatePlan(elsewhere, PLAN, 'Copy')
  if (!copied.ok) throw new Error(copied.error.code)
  for (const planId of [PLAN, copied.value]) {
    const spend = async () => (await loadPlanDocument(elsewhere, planId)).history.drivers?.filter(({ kind }) => kind === 'spend').map(({ values }) => values)
    const orders = { ...batch(`orders of ${planId}`, ledgerOf([{ order: '1', sku: 'A' }])), planId }
    await commitImport(elsewhere, { target: { planId }, batches: [orders], edits: [] }, deriveFromBatches, 2000)
    expect((await loadPlanDocument(elsewhere, planId)).history.series.length).toBeGreaterThan(0)
    expect(await spend()).toEqual([[100, 200, 300]])
    await undo(elsewhere, planId, deriveFromBatches)
    expect(await spend()).toEqual([[100, 200, 300]])
  }
  elsewhere.close()
})
