import { expect, it } from 'vitest'

import { EMPTY_HISTORY, type DailySeries } from '#domain/history.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { IsoDay, PlanId, SkuId } from '#domain/units.ts'
import { mergePlans } from '#plan-file/merge/mergePlans.ts'
import { applyMerge, type AppliedMerge } from '#storage/applyMerge.ts'
import { listCommands, redo, undo } from '#storage/commandLog.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { loadCarried, loadPlanDocument } from '#storage/documents.ts'
import { findBases } from '#storage/findBases.ts'
import { listLineage, readOrigin, saveLineage } from '#storage/lineage.ts'
import { KEPT_BASES, listBases, saveBase } from '#storage/mergeBases.ts'
import { createPlanFromDocument, deletePlan, duplicatePlan, purgeTrash, renamePlan } from '#storage/plans.ts'
import { batch, deriveTotals, ledgerOf, MARKET, memoryDb, planDocument, sku } from './fixtures.ts'

const PLAN = 'plan-1' as PlanId
const label = { labelKey: 'command.plan.merge', labelParams: { name: 'theirs.headroom' } } as const
const series = (source: string, units: readonly number[]): DailySeries => ({ skuId: 'A' as SkuId, marketId: MARKET, source, firstDay: '2025-01-01' as IsoDay, units, cancelledUnits: units.map(() => 0) })

async function withPlan(document: PlanDocument = planDocument()): Promise<HeadroomDb> {
  const db = memoryDb()
  await db.open()
  await createPlanFromDocument(db, document, { base: { history: document.history, opening: document.opening } }, 1000)
  return db
}
const merge = (document: PlanDocument, more: Partial<AppliedMerge> = {}): AppliedMerge => ({ planId: PLAN, document, expectedRevision: 1, label, ...more })

it('a shared revision is found again by any of the identities that a file names', async () => {
  const db = await withPlan()
  await saveBase(db, PLAN, 'id-1', planDocument())
  await saveBase(db, PLAN, 'id-2', { ...planDocument(), skus: [sku('Z')] })
  expect(await findBases(db, PLAN, ['id-0', 'id-1'])).toEqual([{ identity: 'id-1', document: planDocument() }])
  expect(await findBases(db, PLAN, ['id-3'])).toEqual([])
  // Of rows that do not say what they descend from, the nearest by the file counts, not the last one shared here.
  expect((await findBases(db, PLAN, ['id-0', 'id-1', 'id-2'])).map(({ identity }) => identity)).toEqual(['id-1'])
  expect(await saveBase(db, 'gone' as PlanId, 'id-1', planDocument())).toEqual({ ok: false, error: { code: 'storage.planMissing' } })
  db.close()
})

it('the last twenty bases are kept, and one that is shared again is the newest', async () => {
  const db = await withPlan()
  for (let i = 1; i <= KEPT_BASES; i += 1) await saveBase(db, PLAN, `id-${i}`, planDocument())
  await saveBase(db, PLAN, 'id-1', planDocument())
  await saveBase(db, PLAN, 'id-21', planDocument())
  const kept = await listBases(db, PLAN)
  expect([kept.length, kept[0], kept[1], kept.includes('id-2')]).toEqual([KEPT_BASES, 'id-21', 'id-1', false])
  db.close()
})

it('bases and lineage belong to their plan: a copy takes its bases along, and they go with the plan', async () => {
  const db = await withPlan()
  await saveBase(db, PLAN, 'id-1', planDocument())
  await saveLineage(db, PLAN, { way: 'saved', revision: 1, identity: 'id-1', parents: [], by: 'Lin', atMs: 1, from: null, fileAtMs: null })
  const copy = await duplicatePlan(db, PLAN, 'Copy')
  if (!copy.ok) throw new Error(copy.error.code)
  expect([await listBases(db, copy.value), (await listLineage(db, copy.value)).map(({ way, from }) => [way, from]), await readOrigin(db, copy.value)]).toEqual([['id-1'], [['copied', 'Autumn']], PLAN])
  await deletePlan(db, PLAN, 0)
  await purgeTrash(db, 31 * 86_400_000)
  expect([await listBases(db, PLAN), await listLineage(db, PLAN)]).toEqual([[], []])
  db.close()
})

it('a merge is one step: one revision, one line in the history, one undo', async () => {
  const base = planDocument()
  const db = await withPlan(base)
  const theirs = { ...base, skus: [sku('A', 'Lamp'), sku('C')], buying: [{ id: 'buying' as const, budgetMinor: 5, volumeM3: null, reviewPeriodDays: 7, holdingSharePerYear: 0.2, obsolescenceShare: 0.3, transferCostMinor: null }] }
  const { merged } = mergePlans(base, { ...base, settings: { ...base.settings, name: 'Winter' } }, theirs)
  const lineage = { way: 'merged' as const, identity: 'id-m', parents: ['id-a', 'id-b'], by: 'Lin', from: 'theirs.headroom', fileAtMs: 900 }
  const carried = { schema: 4, minReader: 3, sections: { playbooks: [] } }
  expect(await applyMerge(db, merge(merged, { lineage, carried }), deriveTotals, 5000)).toEqual({ ok: true, value: { revision: 2, isPastShadowed: false } })
  expect(await loadPlanDocument(db, PLAN)).toEqual(merged)
  expect([await loadCarried(db, PLAN), await listLineage(db, PLAN)]).toEqual([carried, [{ ...lineage, revision: 2, atMs: 5000 }]])
  expect(await db.plans.get(PLAN)).toMatchObject({ name: 'Winter', revision: 2, updatedAtMs: 5000 })
  expect((await listCommands(db, PLAN)).map(({ labelKey }) => labelKey)).toEqual(['command.plan.merge'])
  await undo(db, PLAN, deriveTotals)
  expect([await loadPlanDocument(db, PLAN), await loadCarried(db, PLAN)]).toEqual([base, null])
  await redo(db, PLAN, deriveTotals)
  expect([await loadPlanDocument(db, PLAN), await loadCarried(db, PLAN)]).toEqual([merged, carried])
  db.close()
})

it('a plan that was changed since it was compared is left alone', async () => {
  const db = await withPlan()
  await renamePlan(db, PLAN, 'Winter')
  expect(await applyMerge(db, merge({ ...planDocument(), skus: [] }), deriveTotals)).toEqual({ ok: false, error: { code: 'storage.revisionMoved' } })
  expect((await loadPlanDocument(db, PLAN)).skus.length).toBe(2)
  expect(await applyMerge(db, merge(planDocument(), { planId: 'gone' as PlanId }), deriveTotals)).toEqual({ ok: false, error: { code: 'storage.planMissing' } })
  db.close()
})

it('a merge that fails half-way writes nothing', async () => {
  const db = await withPlan()
  db.commands.hook('creating', () => {
    throw Object.assign(new Error('aborted'), { name: 'AbortError', inner: Object.assign(new Error('full'), { name: 'QuotaExceededError' }) })
  })
  const document = { ...planDocument(), skus: [sku('Z')], history: { ...EMPTY_HISTORY, series: [series('file', [1])] } }
  expect(await applyMerge(db, merge(document, { lineage: { way: 'merged', identity: 'x', parents: [], by: null, from: null, fileAtMs: null } }), deriveTotals)).toEqual({ ok: false, error: { code: 'storage.quotaExceeded' } })
  expect([await loadPlanDocument(db, PLAN), await listLineage(db, PLAN)]).toEqual([planDocument(), []])
  db.close()
})

it('nothing to write is no step', async () => {
  const db = await withPlan()
  expect(await applyMerge(db, merge(planDocument()), deriveTotals)).toEqual({ ok: true, value: null })
  expect([await listCommands(db, PLAN), (await db.plans.get(PLAN))?.revision]).toEqual([[], 1])
  db.close()
})

it('daily columns and waiting orders come with the merge and go with its undo', async () => {
  const opening = (asOfMs: number) => ({ asOfMs, isDispatchKnown: true, waiting: [], trailing: [] })
  const base: PlanDocument = { ...planDocument(), history: { ...EMPTY_HISTORY, series: [series('file', [1, 2])] }, opening: opening(1000) }
  const db = await withPlan(base)
  const merged: PlanDocument = { ...base, history: { ...EMPTY_HISTORY, series: [series('file', [1, 2]), series('other', [9])] }, opening: opening(2000) }
  expect(await applyMerge(db, merge(merged), deriveTotals)).toEqual({ ok: true, value: { revision: 2, isPastShadowed: false } })
  expect(await loadPlanDocument(db, PLAN)).toEqual(merged)
  await undo(db, PLAN, deriveTotals)
  expect(await loadPlanDocument(db, PLAN)).toEqual(base)
  await redo(db, PLAN, deriveTotals)
  expect(await loadPlanDocument(db, PLAN)).toEqual(merged)
  db.close()
})

it('a past without series is restored too, although nothing noted it', async () => {
  const base: PlanDocument = { ...planDocument(), history: { ...EMPTY_HISTORY, dispatches: [{ warehouseId: 'W1' as never, firstDay: '2026-01-01' as IsoDay, parcels: [3] }] } }
  const db = await withPlan(base)
  await applyMerge(db, merge({ ...base, history: { ...base.history, series: [series('other', [9])] } }), deriveTotals)
  await undo(db, PLAN, deriveTotals)
  expect(await loadPlanDocument(db, PLAN)).toEqual(base)
  db.close()
})

it('imports of the plan stay, merged columns of other days come beside them, and shadowed days are said', async () => {
  const db = memoryDb()
  await db.open()
  const base = planDocument()
  await createPlanFromDocument(db, { ...base, history: deriveTotals({ batches: [batch('b1', ledgerOf([{ order: '1', sku: 'A', units: 4 }]))], document: base }).history }, { batches: [batch('b1', ledgerOf([{ order: '1', sku: 'A', units: 4 }]))] }, 1000)
  const mine = await loadPlanDocument(db, PLAN)
  const beside: PlanDocument = { ...mine, history: { ...mine.history, series: [...mine.history.series, series('other', [9])] } }
  const outcome = await applyMerge(db, merge(beside), deriveTotals)
  expect(outcome).toEqual({ ok: true, value: { revision: 2, isPastShadowed: false } })
  const units = (document: PlanDocument, source: string) => document.history.series.filter((one) => one.source === source).flatMap((one) => one.units).reduce((a, b) => a + b, 0)
  const after = await loadPlanDocument(db, PLAN)
  expect([units(after, 'test'), units(after, 'other')]).toEqual([4, 9])
  await undo(db, PLAN, deriveTotals)
  expect(await loadPlanDocument(db, PLAN)).toEqual(mine)
  const sameDay: PlanDocument = { ...mine, history: { ...mine.history, series: [...mine.history.series, { ...series('other', [9]), firstDay: mine.history.series[0]!.firstDay }] } }
  expect(await applyMerge(db, merge(sameDay, { expectedRevision: 3 }), deriveTotals)).toMatchObject({ ok: true, value: { isPastShadowed: true } })
  db.close()
})
