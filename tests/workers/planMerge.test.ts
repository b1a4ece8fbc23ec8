import { expect, it } from 'vitest'

import type { PlanDocument } from '#domain/plan.ts'
import type { PlanId } from '#domain/units.ts'
import type { Choice, MergeProblem } from '#plan-file/merge/types.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { loadPlanDocument } from '#storage/documents.ts'
import { listLineage } from '#storage/lineage.ts'
import { changeRecords, type RecordEdit } from '#storage/records.ts'
import type { MergeReview } from '#workers/types.ts'
import { planDocument, sku, warehouse } from '../storage/fixtures.ts'
import { person, PLAN } from './person.ts'

type Person = Awaited<ReturnType<typeof person>>

const edit = async (db: HeadroomDb, edits: readonly RecordEdit[], planId: PlanId = PLAN) => expect(await changeRecords(db, planId, { labelKey: 'command.sku.change', labelParams: { name: 'x' } }, edits)).toEqual({ ok: true, value: true })
const staff = (people: number): RecordEdit => ({ kind: 'warehouse', key: 'W1', after: warehouse('W1', people) })
const named = (id: string, name: string): RecordEdit => ({ kind: 'sku', key: id, after: sku(id, name) })

async function review({ api }: Person, blob: Blob, planId: PlanId = PLAN): Promise<MergeReview> {
  const result = await api.reviewMerge(planId, blob)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const merge = ({ api }: Person, blob: Blob, { expectedRevision }: MergeReview, choices: readonly (readonly [string, Choice])[] = [], planId: PlanId = PLAN) =>
  api.mergeFile(planId, blob, 'ada.headroom', { expectedRevision, choices: new Map(choices), acceptedProblems: [] })
const places = (list: readonly { readonly kind: string; readonly key: string; readonly path: string }[]) => list.map(({ kind, key, path }) => `${kind}/${key}${path}`)

/** Lin sends her plan to Ada; both change it, three things differently. */
async function parted() {
  const lin = await person('Lin', planDocument())
  const sent = await lin.save()
  const ada = await person('Ada')
  await ada.open(sent)
  await edit(lin.db, [staff(6), named('A', 'Desk lamp'), named('B', 'Shade, large')])
  await edit(ada.db, [staff(9), named('A', 'Lamp for desks'), { kind: 'sku', key: 'B', after: null }, named('C', 'Bulb')])
  return { lin, ada, back: await ada.save(), close: () => [lin, ada].forEach(({ db }) => db.close()) }
}

it('only what both changed is asked; the rest is listed; the decisions are one step', async () => {
  const { lin, ada, back, close } = await parted()
  const asked = await review(lin, back)
  expect([asked.hasBase, asked.fileBy, asked.baseAtMs !== null]).toEqual([true, 'Ada', true])
  expect(asked.conflicts.map(({ id, clash, default: taken }) => [id, clash, taken])).toEqual([
    ['sku/A/name', 'edits', 'ours'], ['sku/B', 'deletion', 'ours'], ['warehouse/W1/shifts', 'edits', 'ours'],
  ])
  expect([places(asked.taken), places(asked.kept)]).toEqual([['sku/C'], []])
  expect(places(asked.differences)).toEqual(['sku/A/name', 'sku/B', 'sku/C', 'warehouse/W1/shifts'])
  expect(asked.names.words.get('sku/A')).toBe('Desk lamp')

  const before = await loadPlanDocument(lin.db, PLAN)
  const done = await merge(lin, back, asked, [['sku/A/name', { value: 'Lamp' }], ['sku/B', 'theirs'], ['warehouse/W1/shifts', 'theirs']])
  expect(done).toEqual({ ok: true, value: { kind: 'merged', isPastShadowed: false } })
  const merged = await loadPlanDocument(lin.db, PLAN)
  expect([merged.skus.map(({ name }) => name), merged.warehouses[0]!.shifts[0]!.staff]).toEqual([['Lamp', 'Bulb'], 9])
  expect((await listLineage(lin.db, PLAN)).map(({ way, by, from }) => [way, by, from])).toEqual([['merged', 'Ada', 'ada.headroom'], ['saved', 'Lin', null]])

  // Nothing is asked twice, on either side.
  const again = await review(lin, back)
  expect([again.conflicts, again.taken]).toEqual([[], []])
  const forAda = await lin.save()
  const taken = await review(ada, forAda)
  expect([taken.conflicts, places(taken.taken)]).toEqual([[], ['sku/A/name']])
  await merge(ada, forAda, taken)
  expect(await loadPlanDocument(ada.db, PLAN)).toEqual(merged)

  await lin.api.undo(PLAN)
  expect(await loadPlanDocument(lin.db, PLAN)).toEqual(before)
  expect((await listLineage(lin.db, PLAN)).map(({ way }) => way)).toEqual(['saved', 'saved'])
  close()
})

it('a merge that is undone can be made again: everything is asked again, and redo brings it back', async () => {
  const { lin, back, close } = await parted()
  await merge(lin, back, await review(lin, back), [['warehouse/W1/shifts', 'theirs']])
  const merged = await loadPlanDocument(lin.db, PLAN)
  await lin.api.undo(PLAN)
  expect((await review(lin, back)).conflicts.length).toBe(3)
  await lin.api.redo(PLAN)
  expect([await loadPlanDocument(lin.db, PLAN), (await review(lin, back)).conflicts]).toEqual([merged, []])
  await lin.api.undo(PLAN)
  const kept = await review(lin, back)
  expect((await merge(lin, back, kept, kept.conflicts.map(({ id }) => [id, 'ours'] as const))).ok).toBe(true)
  expect((await loadPlanDocument(lin.db, PLAN)).skus.map(({ name }) => name)).toEqual(['Desk lamp', 'Shade, large', 'Bulb'])
  close()
})

it('deciding for one’s own side in everything is remembered too', async () => {
  const lin = await person('Lin', planDocument())
  const ada = await person('Ada')
  await ada.open(await lin.save())
  await edit(lin.db, [named('A', 'One')])
  await edit(ada.db, [named('A', 'Two')])
  const back = await ada.save()
  await merge(lin, back, await review(lin, back), [['sku/A/name', 'ours']])
  expect((await review(lin, back)).conflicts).toEqual([])
  lin.db.close()
  ada.db.close()
})

it('a copy under an id of its own is merged back, its name is its own', async () => {
  const lin = await person('Lin', planDocument())
  const sent = await lin.save()
  const ada = await person('Ada', planDocument('plan-1', 'Something else'))
  const copyId = await ada.open(sent, 'Autumn, copy')
  await edit(ada.db, [named('A', 'Lamp')], copyId)
  const back = await ada.save(copyId)
  const asked = await review(lin, back)
  expect([asked.hasBase, asked.conflicts, places(asked.taken)]).toEqual([true, [], ['sku/A/name']])
  await merge(lin, back, asked)
  const merged = await loadPlanDocument(lin.db, PLAN)
  expect([merged.planId, merged.settings.name, merged.skus[0]!.name]).toEqual([PLAN, 'Autumn', 'Lamp'])
  // And on into the copy.
  const forward = await lin.save()
  expect(await ada.matches(forward)).toMatchObject([{ planId: copyId, hasBase: true }, { planId: PLAN, hasBase: false }])
  expect([(await review(ada, forward, copyId)).conflicts, (await review(ada, forward, copyId)).taken]).toEqual([[], []])
  lin.db.close()
  ada.db.close()
})

it('without a common version every difference is asked', async () => {
  const lin = await person('Lin', planDocument())
  const ada = await person('Ada', { ...planDocument(), skus: [sku('A', 'Lamp'), sku('C')] })
  const asked = await review(lin, await ada.save())
  expect([asked.hasBase, asked.baseAtMs, asked.taken, asked.kept]).toEqual([false, null, [], []])
  expect(asked.conflicts.map(({ id, clash }) => [id, clash])).toEqual([['sku/A/name', 'noBase'], ['sku/B', 'noBase'], ['sku/C', 'noBase']])
  lin.db.close()
  ada.db.close()
})

it('what would not fit together is told before anything is written; a value that no plan may have is never written', async () => {
  const base: PlanDocument = { ...planDocument(), warehouses: [warehouse('W1'), warehouse('W2')] }
  const lin = await person('Lin', base)
  const ada = await person('Ada')
  await ada.open(await lin.save())
  await edit(lin.db, [{ kind: 'stock', key: 'B@W2', after: { skuId: sku('B').id, warehouseId: warehouse('W2').id, onHandUnits: 5, countedAtMs: null } }, named('A', 'One')])
  await edit(ada.db, [{ kind: 'warehouse', key: 'W2', after: null }, named('A', 'Two')])
  const back = await ada.save()
  const asked = await review(lin, back)
  const before = await loadPlanDocument(lin.db, PLAN)
  const told = await merge(lin, back, asked)
  expect(told).toMatchObject({ value: { kind: 'problems', problems: [{ code: 'merge.danglingReference', params: { kind: 'stock', targetKind: 'warehouse' } }] } })
  const [problem] = told.ok && told.value.kind === 'problems' ? told.value.problems : []
  if (!problem) throw new Error('no problem was told')
  // Accepted is only what was shown.
  const other: MergeProblem = { code: 'merge.lotWithoutOrder', params: { key: 'order:1:A' } }
  expect(await lin.api.mergeFile(PLAN, back, 'x', { expectedRevision: asked.expectedRevision, choices: new Map(), acceptedProblems: [other] })).toMatchObject({ value: { kind: 'problems' } })
  const bad = { expectedRevision: asked.expectedRevision, choices: new Map([['sku/A/name', { value: 7 }]]), acceptedProblems: [problem] } as const
  expect(await lin.api.mergeFile(PLAN, back, 'x', bad)).toMatchObject({ value: { kind: 'problems', problems: [{ code: 'merge.invalid' }] } })
  expect(await loadPlanDocument(lin.db, PLAN)).toEqual(before)
  expect(await lin.api.mergeFile(PLAN, back, 'x', { ...bad, choices: new Map() })).toMatchObject({ value: { kind: 'merged' } })
  expect(await lin.api.mergeFile(PLAN, back, 'x', bad)).toEqual({ ok: false, error: { code: 'storage.revisionMoved' } })
  lin.db.close()
  ada.db.close()
})
