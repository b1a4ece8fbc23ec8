import { expect, it } from 'vitest'

import { readFileHandle } from '#storage/fileHandles.ts'
import { renamePlan } from '#storage/plans.ts'
import { readSavedState } from '#storage/savedState.ts'
import { readPlanFile } from '#plan-file/read.ts'
import { saveInPlace } from '#workers/saveInPlace.ts'
import { planDocument, sku } from '../storage/fixtures.ts'
import { MemoryFile } from './memoryFiles.ts'
import { person, PLAN } from './person.ts'

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer())
async function nameIn(file: MemoryFile): Promise<string | null> {
  const read = await readPlanFile(await bytesOf(await file.getFile()))
  return read.ok ? read.value.header.name : null
}

it('saves again and again into the file that was chosen', async () => {
  const lin = await person('Lin', planDocument())
  const file = new MemoryFile('shop.headroom', new Uint8Array([1, 2, 3]))
  expect(await saveInPlace(lin.db, PLAN, file, 'Lin', true)).toMatchObject({ ok: true, value: { fileName: 'shop.headroom' } })
  expect(await readFileHandle(lin.db, PLAN)).toMatchObject({ name: 'shop.headroom' })
  for (const name of ['Autumn', 'Winter']) {
    await renamePlan(lin.db, PLAN, name)
    expect(await saveInPlace(lin.db, PLAN, file, 'Lin', false)).toMatchObject({ ok: true })
    expect(await nameIn(file)).toBe(name)
  }
  expect((await readSavedState(lin.db, PLAN))?.isUnsaved).toBe(false)
  lin.db.close()
})

it('leaves a file alone that somebody else saved in the meantime, and one that is no plan file', async () => {
  const lin = await person('Lin', planDocument())
  const file = new MemoryFile('shop.headroom')
  await saveInPlace(lin.db, PLAN, file, 'Lin', true)
  const ada = await person('Ada')
  await ada.open(await file.getFile())
  await renamePlan(ada.db, PLAN, 'By Ada')
  await saveInPlace(ada.db, PLAN, file, 'Ada', false)
  await renamePlan(lin.db, PLAN, 'By Lin')
  expect(await saveInPlace(lin.db, PLAN, file, 'Lin', false)).toEqual({ ok: false, error: { code: 'files.changedElsewhere', params: { name: 'shop.headroom' } } })
  expect([await nameIn(file), (await readSavedState(lin.db, PLAN))?.isUnsaved]).toEqual(['By Ada', true])
  const other = new MemoryFile('shop.headroom', new TextEncoder().encode('notes'))
  expect(await saveInPlace(lin.db, PLAN, other, 'Lin', false)).toMatchObject({ ok: false, error: { code: 'files.changedElsewhere' } })
  // Once merged, what the other saved is known here.
  const theirs = await file.getFile()
  const review = await lin.api.reviewMerge(PLAN, theirs)
  if (!review.ok) throw new Error(review.error.code)
  await lin.api.mergeFile(PLAN, theirs, 'shop.headroom', { expectedRevision: review.value.expectedRevision, choices: new Map(), acceptedProblems: [] })
  expect(await saveInPlace(lin.db, PLAN, file, 'Lin', false)).toMatchObject({ ok: true })
  lin.db.close()
  ada.db.close()
})

it.each([['NotAllowedError', 'files.notAllowed'], ['NotFoundError', 'files.gone'], ['QuotaExceededError', 'files.diskFull']] as const)('%s leaves the old file and the plan unsaved', async (failure, code) => {
  const lin = await person('Lin', { ...planDocument(), skus: [sku('A'), sku('B')] })
  const file = new MemoryFile('shop.headroom')
  await saveInPlace(lin.db, PLAN, file, 'Lin', true)
  await renamePlan(lin.db, PLAN, 'Winter')
  file.failure = failure
  expect(await saveInPlace(lin.db, PLAN, file, 'Lin', false)).toEqual({ ok: false, error: { code } })
  file.failure = null
  expect([await nameIn(file), (await readSavedState(lin.db, PLAN))?.isUnsaved]).toEqual([planDocument().settings.name, true])
  lin.db.close()
})

it('gives a plan as JSON that others can read', async () => {
  const lin = await person('Lin', planDocument())
  const json = await lin.api.planJson(PLAN)
  if (!json.ok) throw new Error(json.error.code)
  const text = await json.value.blob.text()
  expect(json.value.fileName).toBe(`${planDocument().settings.name}.json`)
  expect(JSON.parse(text)).toMatchObject({ app: 'headroom', plan: { planId: PLAN, settings: { name: planDocument().settings.name } } })
  expect(text.split('\n').length).toBeGreaterThan(50)
  lin.db.close()
})

it('counts what is stored', async () => {
  const lin = await person('Lin', planDocument())
  const before = await lin.api.storageReport()
  expect(before.plans).toMatchObject([{ planId: PLAN, isSample: false, isDeleted: false, savedToFileAtMs: null, versionCount: 0, importedRows: 0 }])
  expect(before.plans[0]?.recordCount).toBe(await lin.db.records.where({ planId: PLAN }).count())
  await lin.api.keepVersion(PLAN, 'first')
  const after = await lin.api.storageReport()
  expect(after.plans[0]?.versionCount).toBe(1)
  expect(after.plans[0]!.bytes).toBeGreaterThan(before.plans[0]!.bytes)
  lin.db.close()
})
