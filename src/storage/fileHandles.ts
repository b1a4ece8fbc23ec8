import type { PlanId } from '#domain/units.ts'
import type { Result } from '#shared/result.ts'
import type { HeadroomDb } from './db.ts'
import type { StorageError } from './errors.ts'
import { writeTransaction } from './transaction.ts'

/** The part of a `FileSystemFileHandle` that is used here; given by the browser, kept in the database. */
export type FileHandle = {
  readonly name: string
  getFile(): Promise<Blob>
  createWritable(): Promise<{ write(data: Uint8Array<ArrayBuffer>): Promise<void>; close(): Promise<void>; abort(): Promise<void> }>
}

/** The part of a `FileSystemDirectoryHandle` that is used here. */
export type FolderHandle = {
  readonly name: string
  keys(): AsyncIterable<string>
  getFileHandle(name: string, options?: { readonly create?: boolean }): Promise<FileHandle>
  removeEntry(name: string): Promise<void>
}

/** What the last backup to the folder came to; `problem` = a code of `error.*`, null = it is whole. `planName`: of the plan that failed; absent = none was tried. */
export type BackupNote = { readonly atMs: number; readonly problem: string | null; readonly params?: Readonly<Record<string, string | number>>; readonly planName?: string }
/** Why a backup is not whole: the first thing that went wrong, and with which plan. */
export type BackupFailure = { readonly code: string; readonly params?: Readonly<Record<string, string | number>>; readonly planName?: string }
/** The newest backup of a plan. */
export type PlanBackup = { readonly revision: number; readonly atMs: number; readonly fileName: string }

const FOLDER_KEY = 'backup.folder'
const NOTE_KEY = 'backup.note'

/** The file that a plan is saved to in place; null = none was chosen. Goes when the plan goes. */
export async function readFileHandle(db: HeadroomDb, planId: PlanId): Promise<FileHandle | null> {
  return ((await db.meta.get(fileHandleKey(planId)))?.value as FileHandle | undefined) ?? null
}

/** Remembers it; null = the plan is downloaded from now on. */
export async function keepFileHandle(db: HeadroomDb, planId: PlanId, handle: FileHandle | null): Promise<void> {
  if (handle === null) await db.meta.delete(fileHandleKey(planId))
  else await db.meta.put({ key: fileHandleKey(planId), value: handle })
}

/** The folder that backups are written to; null = none was chosen. */
export async function readBackupFolder(db: HeadroomDb): Promise<FolderHandle | null> {
  return ((await db.meta.get(FOLDER_KEY))?.value as FolderHandle | undefined) ?? null
}

/** Another folder has none of the backups yet, so what was noted of the last one is forgotten. Returns the way back: to the last one, with what was noted of it. */
export async function keepBackupFolder(db: HeadroomDb, folder: FolderHandle | null): Promise<() => Promise<void>> {
  return db.transaction('rw', db.meta, async () => {
    const before = await folderRows(db)
    await db.meta.bulkDelete(before.map(({ key }) => key))
    if (folder !== null) await db.meta.put({ key: FOLDER_KEY, value: folder })
    return () => db.transaction('rw', db.meta, async () => {
      await db.meta.bulkDelete((await folderRows(db)).map(({ key }) => key))
      await db.meta.bulkPut(before)
    })
  })
}

/** Everything that is noted of the folder. */
async function folderRows(db: HeadroomDb) {
  const ofPlans = await db.meta.where('key').startsWith('plan:').filter(({ key }) => key.endsWith(':backup')).toArray()
  return [...ofPlans, ...(await db.meta.bulkGet([NOTE_KEY, FOLDER_KEY])).filter((row) => row !== undefined)]
}

export async function readBackupNote(db: HeadroomDb): Promise<BackupNote | null> {
  return ((await db.meta.get(NOTE_KEY))?.value as BackupNote | undefined) ?? null
}

/** Fails where the browser has no room: the files in the folder are there all the same. */
export function noteBackup(db: HeadroomDb, atMs: number, failure: BackupFailure | null): Promise<Result<void, StorageError>> {
  const { code = null, ...rest } = failure ?? {}
  return putBackupNote(db, { atMs, problem: code, ...rest })
}

function putBackupNote(db: HeadroomDb, note: BackupNote): Promise<Result<void, StorageError>> {
  return writeTransaction(db, [], async () => void (await db.meta.put({ key: NOTE_KEY, value: note })))
}

export async function readPlanBackup(db: HeadroomDb, planId: PlanId): Promise<PlanBackup | null> {
  return ((await db.meta.get(planBackupKey(planId)))?.value as PlanBackup | undefined) ?? null
}

/** As `noteBackup`. */
export function putPlanBackup(db: HeadroomDb, planId: PlanId, backup: PlanBackup): Promise<Result<void, StorageError>> {
  return writeTransaction(db, [], async () => void (await db.meta.put({ key: planBackupKey(planId), value: backup })))
}

const fileHandleKey = (planId: PlanId): string => `plan:${planId}:fileHandle`
const planBackupKey = (planId: PlanId): string => `plan:${planId}:backup`
