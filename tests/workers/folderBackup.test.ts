import { expect, it } from 'vitest'

import type { PlanId } from '#domain/units.ts'
import { backupFileName } from '#storage/backupNames.ts'
import type { HeadroomDb } from '#storage/db.ts'
import { keepBackupFolder, readBackupNote, readPlanBackup } from '#storage/fileHandles.ts'
import { listLineage } from '#storage/lineage.ts'
import { listBases } from '#storage/mergeBases.ts'
import { createPlanFromDocument, renamePlan } from '#storage/plans.ts'
import { readSavedState } from '#storage/savedState.ts'
import { backUpToFolder } from '#workers/folderBackup.ts'
import { planDocument, sku } from '../storage/fixtures.ts'
import { MemoryFile, MemoryFolder } from './memoryFiles.ts'
import { person, PLAN } from './person.ts'

const BAD = 'plan-2' as PlanId
const START_MS = Date.UTC(2026, 10, 26, 8)
const HOUR_MS = 3_600_000

it('writes what changed, opens again as it was, and marks the plan as saved without pushing out shared versions', async () => {
  const lin = await person('Lin', planDocument())
  const folder = new MemoryFolder()
  folder.put(new MemoryFile('holiday.jpg', new Uint8Array([1])))
  expect(await backUpToFolder(lin.db, folder, 'Lin', START_MS)).toEqual({ ok: true, value: { written: 1, removed: 0 } })
  expect(await backUpToFolder(lin.db, folder, 'Lin', START_MS + HOUR_MS)).toEqual({ ok: true, value: { written: 0, removed: 0 } })
  expect(folder.names).toHaveLength(2)
  expect((await readSavedState(lin.db, PLAN))?.isUnsaved).toBe(false)
  expect([await listBases(lin.db, PLAN), await listLineage(lin.db, PLAN)]).toEqual([[], []])
  const name = folder.names.find((one) => one.endsWith('.headroom'))!
  const ada = await person('Ada')
  await ada.open(await (await folder.getFileHandle(name)).getFile())
  expect(await ada.db.plans.get(PLAN)).toMatchObject({ name: planDocument().settings.name })
  lin.db.close()
  ada.db.close()
})

it('thins old backups and touches no other file', async () => {
  const lin = await person(null, planDocument())
  const folder = new MemoryFolder()
  for (let hour = 0; hour < 30; hour += 1) {
    await renamePlan(lin.db, PLAN, `Shop ${hour}`)
    await backUpToFolder(lin.db, folder, null, START_MS + hour * HOUR_MS)
  }
  folder.put(new MemoryFile('mine.headroom'))
  // The newest ten, and the newest of the day before.
  expect(folder.names.filter((name) => name !== 'mine.headroom')).toHaveLength(11)
  expect((await readPlanBackup(lin.db, PLAN))?.fileName).toMatch(/^Shop 29--plan-1--/)
  lin.db.close()
})

it('counts no empty file, which a backup that was cut off leaves: it pushes out no whole one, and is written anew', async () => {
  const lin = await person(null, planDocument())
  const folder = new MemoryFolder()
  await backUpToFolder(lin.db, folder, null, START_MS - 14 * HOUR_MS)
  const cutOff = Array.from({ length: 12 }, (_, i) => backupFileName('Autumn', PLAN, START_MS - i * HOUR_MS))
  for (const name of cutOff) folder.put(new MemoryFile(name))
  const whole = folder.names.filter((name) => !cutOff.includes(name))
  await renamePlan(lin.db, PLAN, 'Shop')
  expect(await backUpToFolder(lin.db, folder, null, START_MS + HOUR_MS)).toEqual({ ok: true, value: { written: 1, removed: 0 } })
  expect(folder.names).toEqual(expect.arrayContaining(whole))
  const last = (await readPlanBackup(lin.db, PLAN))!.fileName
  folder.put(new MemoryFile(last))
  expect(await backUpToFolder(lin.db, folder, null, START_MS + 2 * HOUR_MS)).toMatchObject({ value: { written: 1 } })
  lin.db.close()
})

it('writes a backup that was deleted from the folder anew, and starts afresh in another folder', async () => {
  const lin = await person(null, planDocument())
  const folder = new MemoryFolder()
  await backUpToFolder(lin.db, folder, null, START_MS)
  await folder.removeEntry(folder.names[0]!)
  expect(await backUpToFolder(lin.db, folder, null, START_MS + HOUR_MS)).toMatchObject({ value: { written: 1 } })
  const other = new MemoryFolder()
  await keepBackupFolder(lin.db, other)
  expect([await readPlanBackup(lin.db, PLAN), await readBackupNote(lin.db)]).toEqual([null, null])
  expect(await backUpToFolder(lin.db, other, null, START_MS + 2 * HOUR_MS)).toMatchObject({ value: { written: 1 } })
  lin.db.close()
})

it.each([['NotAllowedError', 'files.notAllowed'], ['NotFoundError', 'files.gone'], ['QuotaExceededError', 'files.diskFull']] as const)('tells and notes %s, and leaves no half file', async (failure, code) => {
  const lin = await person(null, planDocument())
  const folder = new MemoryFolder()
  folder.failure = failure
  expect(await backUpToFolder(lin.db, folder, null, START_MS)).toMatchObject({ ok: false, error: { code } })
  expect(await readBackupNote(lin.db)).toMatchObject({ atMs: START_MS, problem: code })
  expect([folder.names, (await readSavedState(lin.db, PLAN))?.isUnsaved]).toEqual([[], true])
  folder.failure = null
  await backUpToFolder(lin.db, folder, null, START_MS + HOUR_MS)
  expect(await readBackupNote(lin.db)).toEqual({ atMs: START_MS + HOUR_MS, problem: null })
  lin.db.close()
})

it('does not count a file that reads back differently', async () => {
  const lin = await person(null, planDocument())
  const folder = new MemoryFolder()
  folder.isLying = true
  expect(await backUpToFolder(lin.db, folder, null, START_MS)).toEqual({ ok: false, error: { code: 'planFile.verifyFailed', planName: 'Autumn' } })
  expect([folder.names, (await readSavedState(lin.db, PLAN))?.isUnsaved]).toEqual([[], true])
  lin.db.close()
})

it('leaves the sample shop out', async () => {
  const lin = await person(null)
  const document = planDocument()
  await createPlanFromDocument(lin.db, { ...document, settings: { ...document.settings, isSample: true } })
  expect(await backUpToFolder(lin.db, new MemoryFolder(), null, START_MS)).toEqual({ ok: true, value: { written: 0, removed: 0 } })
  lin.db.close()
})

it.each([
  ['holds what no file can', 'planFile.notWritable', (db: HeadroomDb) => db.records.put({ planId: BAD, kind: 'sku', key: 'A', value: sku('A', 'half a sign \ud83d') })],
  ['has lost its settings', 'storage.planMissing', (db: HeadroomDb) => db.records.delete([BAD, 'settings', 'settings'])],
] as const)('a plan that %s keeps no other back, and is told by its name until it is written', async (_, code, spoil) => {
  const lin = await person(null, planDocument())
  await createPlanFromDocument(lin.db, planDocument('plan-2', 'Winter'), {}, Date.now() + 1)
  const [whole] = await lin.db.records.where({ planId: BAD }).filter(({ kind }) => kind === 'settings').toArray()
  await spoil(lin.db)
  const folder = new MemoryFolder()
  expect(await backUpToFolder(lin.db, folder, null, START_MS)).toEqual({ ok: false, error: { code, planName: 'Winter' } })
  expect(folder.names).toEqual([expect.stringMatching(/^Autumn--plan-1--/)])
  expect(await readBackupNote(lin.db)).toEqual({ atMs: START_MS, problem: code, planName: 'Winter' })
  await lin.db.records.bulkPut([whole!, { planId: BAD, kind: 'sku', key: 'A', value: sku('A') }])
  expect(await backUpToFolder(lin.db, folder, null, START_MS + HOUR_MS)).toEqual({ ok: true, value: { written: 1, removed: 0 } })
  expect(await readBackupNote(lin.db)).toEqual({ atMs: START_MS + HOUR_MS, problem: null })
  lin.db.close()
})
