import { expect, it } from 'vitest'

import type { PlanId } from '#domain/units.ts'
import { readPlanFile } from '#plan-file/read.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { findBases } from '#storage/findBases.ts'
import { listLineage, readOrigin } from '#storage/lineage.ts'
import { listBases } from '#storage/mergeBases.ts'
import { deletePlan, duplicatePlan, renamePlan } from '#storage/plans.ts'
import { readPlan } from '#workers/planFiles.ts'
import { lookAtDamaged } from '#workers/rescue.ts'
import { planDocument } from '../storage/fixtures.ts'
import { person, PLAN } from './person.ts'

const headerOf = async (blob: Blob) => {
  const read = await readPlanFile(new Uint8Array(await blob.arrayBuffer()))
  if (!read.ok) throw new Error(read.error.code)
  return { ...read.value.header, identity: read.value.identity }
}
const rename = async (db: HeadroomDb, planId: PlanId, name: string) => expect((await renamePlan(db, planId, name)).ok).toBe(true)

it('a saved file is a base on both sides, and what comes back names it', async () => {
  const lin = await person('Lin', planDocument())
  const sent = await lin.save()
  const { identity, author, parents, originPlanId } = await headerOf(sent)
  expect([author, parents, originPlanId, await listBases(lin.db, PLAN)]).toEqual(['Lin', [], undefined, [identity]])

  const ada = await person('Ada')
  expect(await ada.matches(sent)).toEqual([])
  expect(await ada.open(sent)).toBe(PLAN)
  expect(await listBases(ada.db, PLAN)).toEqual([identity])
  expect(await listLineage(ada.db, PLAN)).toMatchObject([{ way: 'opened', by: 'Lin', from: 'shop.headroom', identity, revision: 1 }])
  await rename(ada.db, PLAN, 'Winter')
  const back = await headerOf(await ada.save())
  expect(back.parents).toEqual([identity])
  expect((await findBases(lin.db, PLAN, [back.identity, ...back.parents])).map(({ document }) => document)).toEqual([planDocument()])
  expect(await lin.matches(await ada.save())).toEqual([{ planId: PLAN, name: 'Autumn', isSamePlan: true, hasBase: true }])
  lin.db.close()
  ada.db.close()
})

it('a copy with an id of its own is known as a descendant, and so is the copy of a copy', async () => {
  const lin = await person('Lin', planDocument())
  const sent = await lin.save()
  const copyId = await lin.open(sent, 'Autumn, copy')
  expect([copyId === PLAN, await readOrigin(lin.db, copyId), (await lin.db.plans.get(copyId))?.name]).toEqual([false, PLAN, 'Autumn, copy'])
  const ada = await person(null)
  await ada.open(sent)
  const copied = await lin.save(copyId)
  expect(await headerOf(copied)).toMatchObject({ originPlanId: PLAN, parents: [(await headerOf(sent)).identity] })
  expect(await ada.matches(copied)).toEqual([{ planId: PLAN, name: 'Autumn', isSamePlan: false, hasBase: true }])

  const again = await duplicatePlan(ada.db, await ada.open(copied), 'Third')
  if (!again.ok) throw new Error(again.error.code)
  const third = await ada.save(again.value)
  expect((await headerOf(third)).originPlanId).toBe(PLAN)
  // Both plans are offered, the one that shares the newest revision first.
  expect((await lin.matches(third)).map(({ planId, hasBase }) => [planId, hasBase])).toEqual([[copyId, true], [PLAN, true]])
  lin.db.close()
  ada.db.close()
})

it('ancestors are passed on, so that a file that went through other hands is still recognised', async () => {
  const lin = await person('Lin', planDocument())
  const first = await lin.save()
  const kim = await person('Kim')
  await kim.open(first)
  await rename(lin.db, PLAN, 'Winter')
  const ada = await person('Ada')
  await ada.open(await lin.save())
  await rename(ada.db, PLAN, 'Spring')
  expect(await kim.matches(await ada.save())).toMatchObject([{ planId: PLAN, hasBase: true }])
  for (const { db } of [lin, kim, ada]) db.close()
})

it('another plan, a plan in the trash and a damaged file are no match', async () => {
  const lin = await person('Lin', planDocument())
  const other = await person('Ada', planDocument('plan-2', 'Other'))
  const sent = await lin.save()
  expect(await other.matches(sent)).toEqual([])
  await deletePlan(lin.db, PLAN)
  expect(await lin.matches(sent)).toEqual([])
  const damaged = new Blob([(await sent.arrayBuffer()).slice(0, 300)])
  expect(await lin.api.lookAtPlanFile(damaged)).toMatchObject({ ok: false, error: { code: 'planFile.truncated' } })
  lin.db.close()
  other.db.close()
})

it('a full disk keeps nobody from a plan file: it is written and verified, and that it could not be noted is told', async () => {
  const lin = await person('Lin', planDocument())
  lin.db.plans.hook('updating', () => {
    throw Object.assign(new Error('aborted'), { name: 'AbortError', inner: Object.assign(new Error('full'), { name: 'QuotaExceededError' }) })
  })
  const saved = await lin.api.exportPlan(PLAN, null)
  if (!saved.ok) throw new Error(saved.error.code)
  expect([saved.value.isNoted, (await headerOf(saved.value.blob)).name, (await lin.db.plans.get(PLAN))?.savedToFileAtMs]).toEqual([false, 'Autumn', null])
  lin.db.close()
})

it('a file larger than any plan file is refused before it is read', async () => {
  const huge = { size: 3 * 2 ** 30, arrayBuffer: () => Promise.reject(new Error('read all the same')) } as unknown as Blob
  expect(await readPlan(huge)).toEqual({ ok: false, error: { code: 'planFile.tooLarge', params: { limitMegabytes: 128 } } })
  expect(await lookAtDamaged(huge, 'huge.headroom')).toEqual({ ok: false, error: { code: 'planFile.tooLarge', params: { limitMegabytes: 128 } } })
})
