import { expect, it } from 'vitest'

import { fail } from '#shared/result.ts'
import { translator } from '#i18n/translate.ts'
import { backupFileName } from '#storage/backupNames.ts'
import type { Text } from '#ui/language.tsx'
import { restoreBackups, type OpenFile } from '../../src/app/shell/restoreBackups.ts'
import { restoreWords } from '../../src/app/shell/restoreWords.ts'
import { planDocument } from '../storage/fixtures.ts'
import { MemoryFile, MemoryFolder } from '../workers/memoryFiles.ts'
import { person, PLAN } from '../workers/person.ts'

const START_MS = Date.UTC(2026, 10, 26, 8)
const nameAt = (hour: number, planId: string = PLAN) => backupFileName('Autumn', planId, START_MS + hour * 3_600_000)
const text = { t: translator('en'), language: 'en' } as Text

function folderWith(contents: readonly (readonly [name: string, bytes: Uint8Array<ArrayBuffer>])[]): MemoryFolder {
  const folder = new MemoryFolder()
  for (const [name, bytes] of contents) folder.put(new MemoryFile(name, bytes))
  return folder
}

async function planBytes(planId: string): Promise<Uint8Array<ArrayBuffer>> {
  const lin = await person('Lin', planDocument(planId))
  const file = await lin.save(planDocument(planId).planId)
  lin.db.close()
  return new Uint8Array(await file.arrayBuffer())
}

it('takes the newest backup that is whole where the newest of all was cut off, and tells which and why', async () => {
  const [whole, other] = [await planBytes(PLAN), await planBytes('plan-2')]
  const folder = folderWith([[nameAt(0), whole], [nameAt(1), whole], [nameAt(2), whole.slice(0, 300)], [nameAt(3), new Uint8Array()], [nameAt(4, 'plan-2'), other]])
  const ada = await person('Ada')
  const restored = await restoreBackups(folder, ({ name, file }) => ada.api.openPlanFile(file, name, null))
  expect(restored).toEqual({
    ok: true,
    value: [
      { skipped: [], taken: { fileName: nameAt(4, 'plan-2'), name: 'Autumn' } },
      {
        skipped: [{ fileName: nameAt(3), error: { code: 'planFile.empty' } }, { fileName: nameAt(2), error: expect.objectContaining({ code: 'planFile.truncated' }) as unknown }],
        taken: { fileName: nameAt(1), name: 'Autumn' },
      },
    ],
  })
  expect((await ada.db.plans.toArray()).map(({ id }) => id).sort()).toEqual([PLAN, 'plan-2'])
  const words = restored.ok ? restoreWords(text, restored.value) : []
  expect(words).toHaveLength(3)
  expect(words[0]).toBe(`${nameAt(3)} was not taken. The file is empty.`)
  expect(words[2]).toContain(`an older backup of Autumn was taken: ${nameAt(1)}`)
  ada.db.close()
})

it('tells of every plan of which nothing opens, and of one whose file cannot be read', async () => {
  const folder = folderWith([[nameAt(0), new Uint8Array()], [nameAt(0, 'plan-2'), new Uint8Array([1])]])
  const never: OpenFile = () => Promise.resolve(fail({ code: 'planFile.notOurs' }))
  const restored = await restoreBackups(folder, never)
  expect(restored.ok && restoreWords(text, restored.value)).toHaveLength(4)
  folder.failure = 'NotAllowedError'
  expect(await restoreBackups(folder, never)).toMatchObject({ value: [{ skipped: [{ error: { code: 'files.unreadable', params: { reason: 'NotAllowedError' } } }], taken: null }, {}] })
  folder.failure = 'NotFoundError'
  expect(await restoreBackups(folder, never)).toEqual({ ok: false, error: { code: 'files.unreadable', params: { reason: 'NotFoundError' } } })
})

it('tries no older backup where it is not the file that is at fault', async () => {
  const folder = folderWith([[nameAt(0), new Uint8Array([1])], [nameAt(1), new Uint8Array([1])]])
  const full: OpenFile = () => Promise.resolve(fail({ code: 'storage.quotaExceeded' }))
  expect(await restoreBackups(folder, full)).toMatchObject({ value: [{ skipped: [{ fileName: nameAt(1) }], taken: null }] })
})
