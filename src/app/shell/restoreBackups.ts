import { fail, ok, type Result } from '#shared/result.ts'
import type { DroppedFile, ServiceError } from '#state/services.ts'
import { backupsByPlan, type BackupName } from '#storage/backupNames.ts'
import type { FolderHandle } from '#storage/fileHandles.ts'
import type { OpenedPlan } from '#workers/types.ts'

export type OpenFile = (file: DroppedFile) => Promise<Result<OpenedPlan, ServiceError>>
/** What became of the backups of one plan: those left out, the newest first, and the one taken; null = none opens. */
export type RestoredPlan = { readonly skipped: readonly { readonly fileName: string; readonly error: ServiceError }[]; readonly taken: { readonly fileName: string; readonly name: string } | null }

/** Opens the newest backup of every plan in a folder that can be opened: one that was cut off in the writing must not keep back those before it. */
export async function restoreBackups(folder: FolderHandle, open: OpenFile): Promise<Result<readonly RestoredPlan[], ServiceError>> {
  try {
    const names: string[] = []
    for await (const name of folder.keys()) names.push(name)
    const plans: RestoredPlan[] = []
    for (const backups of backupsByPlan(names)) plans.push(await restorePlan(folder, backups, open))
    return ok(plans)
  } catch (error) {
    if (error instanceof DOMException) return fail(unreadable(error))
    throw error
  }
}

async function restorePlan(folder: FolderHandle, backups: readonly BackupName[], open: OpenFile): Promise<RestoredPlan> {
  const skipped: RestoredPlan['skipped'][number][] = []
  for (const { fileName } of backups) {
    const opened = await openBackup(folder, fileName, open)
    if (opened.ok) return { skipped, taken: { fileName, name: opened.value.name } }
    skipped.push({ fileName, error: opened.error })
    // The file is not to blame: an older one would meet the same, or take the place of a newer one that is whole.
    if (opened.error.code.startsWith('storage.')) break
  }
  return { skipped, taken: null }
}

async function openBackup(folder: FolderHandle, fileName: string, open: OpenFile): Promise<Result<OpenedPlan, ServiceError>> {
  let file: Blob
  try {
    file = await (await folder.getFileHandle(fileName)).getFile()
  } catch (error) {
    if (error instanceof DOMException) return fail(unreadable(error))
    throw error
  }
  return open({ name: fileName, file })
}

const unreadable = ({ name }: DOMException): ServiceError => ({ code: 'files.unreadable', params: { reason: name } })
