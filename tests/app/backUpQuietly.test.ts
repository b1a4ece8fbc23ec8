import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { fail, ok } from '#shared/result.ts'
import { keepBackupFolder, noteBackup, readBackupNote } from '#storage/fileHandles.ts'
import { openDb } from '#storage/open.ts'
import { backUpQuietly } from '../../src/app/shell/useFolderBackups.ts'
import { memoryDb } from '../storage/fixtures.ts'
import { MemoryFolder } from '../workers/memoryFiles.ts'

const may = () => Promise.resolve(true)
const db = memoryDb()

beforeEach(async () => {
  vi.stubGlobal('navigator', { locks: { request: (_name: string, _options: object, work: (lock: object) => Promise<unknown>) => work({}) } })
  await openDb(db)
  await keepBackupFolder(db, new MemoryFolder())
  await noteBackup(db, 1, null)
})
afterEach(() => vi.unstubAllGlobals())

it.each([
  ['an answer that is a failure', () => Promise.resolve(fail({ code: 'workerLost' })), { problem: 'workerLost' }],
  ['a failure of one plan', () => Promise.resolve(fail({ code: 'files.failed', params: { reason: 'X' }, planName: 'Lamps' })), { problem: 'files.failed', params: { reason: 'X' }, planName: 'Lamps' }],
  ['a rejection', () => Promise.reject(new RangeError('a bug')), { problem: 'unexpected', params: { reason: 'RangeError: a bug' } }],
])('%s takes the place of the last good backup', async (_, backUp, noted) => {
  await backUpQuietly({ db, backUp }, may)
  expect(await readBackupNote(db)).toMatchObject(noted)
})

it('notes that the browser wants to be asked, and nothing of a page on its way out', async () => {
  const leaving = () => Promise.reject(new DOMException('', 'AbortError'))
  await backUpQuietly({ db, backUp: leaving }, may)
  expect(await readBackupNote(db)).toEqual({ atMs: 1, problem: null })
  await backUpQuietly({ db, backUp: () => Promise.resolve(ok({ written: 0, removed: 0 })) }, () => Promise.resolve(false))
  expect(await readBackupNote(db)).toMatchObject({ problem: 'files.notAllowed' })
})
