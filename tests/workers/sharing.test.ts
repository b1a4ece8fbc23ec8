import { expect, it } from 'vitest'

import { readSavedState } from '#storage/savedState.ts'
import { listBases } from '#storage/mergeBases.ts'
import { loadPlanDocument } from '#storage/documents.ts'
import { renamePlan } from '#storage/plans.ts'
import { readPlanFile } from '#plan-file/read.ts'
import { planDocument, sku } from '../storage/fixtures.ts'
import { person, PLAN } from './person.ts'

const costly = () => ({ ...planDocument(), skus: [{ ...sku('A'), unitCostMinor: 512 }, sku('B')] })
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer())

it('an encrypted file is a backup, opens with its phrase only, and a wrong one changes nothing', async () => {
  const lin = await person('Lin', costly())
  const { blob } = await lin.saveWith({ phrase: '马 horse 🐎', isStripped: false })
  expect((await readSavedState(lin.db, PLAN))?.isUnsaved).toBe(false)
  const ada = await person('Ada')
  expect(await ada.api.lookAtPlanFile(blob)).toMatchObject({ ok: false, error: { code: 'planFile.phraseNeeded' } })
  expect(await ada.api.openPlanFile(blob, 'x', null, '马 horse')).toMatchObject({ ok: false, error: { code: 'planFile.phraseWrong' } })
  expect(await ada.db.plans.count()).toBe(0)
  expect(await ada.api.openPlanFile(blob, 'x', null, '马 horse 🐎')).toMatchObject({ ok: true })
  expect(await loadPlanDocument(ada.db, PLAN)).toEqual(costly())
  expect(await lin.api.reviewMerge(PLAN, blob)).toMatchObject({ ok: false, error: { code: 'planFile.phraseNeeded' } })
  expect(await lin.api.reviewMerge(PLAN, blob, '马 horse 🐎')).toMatchObject({ ok: true, value: { hasBase: true } })
  lin.db.close()
  ada.db.close()
})

it('a file without costs says so, is no backup, names no ancestor, and comes back without taking costs away', async () => {
  const lin = await person('Lin', costly())
  await lin.save()
  await renamePlan(lin.db, PLAN, 'Winter')
  const { blob, removed, fileName } = await lin.saveWith({ phrase: null, isStripped: true })
  expect([removed, fileName]).toEqual([[{ kind: 'unitCosts', count: 1 }], 'Winter-shared.headroom'])
  expect((await readSavedState(lin.db, PLAN))?.isUnsaved).toBe(true)
  const read = await readPlanFile(await bytesOf(blob))
  expect(read.ok && [read.value.header.parents, read.value.header.without, read.value.document.skus[0]?.unitCostMinor]).toEqual([[], ['costs', 'supplierNames'], null])
  expect(await listBases(lin.db, PLAN)).toContain(read.ok && read.value.identity)

  const ada = await person('Ada')
  await ada.open(blob)
  await renamePlan(ada.db, PLAN, 'Spring')
  const back = await ada.save()
  const review = await lin.api.reviewMerge(PLAN, back)
  if (!review.ok) throw new Error(review.error.code)
  expect([review.value.hasBase, review.value.conflicts]).toEqual([true, []])
  const merged = await lin.api.mergeFile(PLAN, back, 'back.headroom', { expectedRevision: review.value.expectedRevision, choices: new Map(), acceptedProblems: [] })
  expect(merged).toMatchObject({ ok: true, value: { kind: 'merged' } })
  const document = await loadPlanDocument(lin.db, PLAN)
  expect([document.settings.name, document.skus[0]?.unitCostMinor]).toEqual(['Spring', 512])
  lin.db.close()
  ada.db.close()
})

it('both at once: stripped and under a phrase', async () => {
  const lin = await person('Lin', costly())
  const { blob } = await lin.saveWith({ phrase: 'x', isStripped: true })
  const read = await readPlanFile(await bytesOf(blob), 'x')
  expect(read.ok && [read.value.header.without, read.value.document.skus[0]?.unitCostMinor]).toEqual([['costs', 'supplierNames'], null])
  expect(await lin.api.exportPlan(PLAN, null, { phrase: ' ', isStripped: false })).toMatchObject({ ok: false, error: { code: 'planFile.phraseUnusable' } })
  lin.db.close()
})
