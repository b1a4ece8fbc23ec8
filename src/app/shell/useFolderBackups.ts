import { useEffect, useRef } from 'react'

import { useServices } from '#state/servicesContext.ts'
import type { Services } from '#state/services.ts'
import { storageErrorOf } from '#storage/errors.ts'
import { noteBackup, readBackupFolder, type BackupFailure } from '#storage/fileHandles.ts'
import type { PlanRow } from '#storage/types.ts'
import { mayWrite } from '#ui/fileAccess.ts'

const QUIET_MS = 60_000
/** Who edits without a pause is not left without a backup. */
const LONGEST_MS = 600_000

/** Writes changed plans to the backup folder a minute after the last change, and when the page is left. */
export function useFolderBackups(plans: readonly PlanRow[] | undefined): void {
  const services = useServices()
  const waitingSinceMs = useRef<number | null>(null)
  const changed = plans?.map(({ id, revision }) => `${id} ${revision}`).join('\n')
  useEffect(() => {
    if (changed === undefined) return
    waitingSinceMs.current ??= Date.now()
    const run = () => {
      waitingSinceMs.current = null
      void backUpQuietly(services)
    }
    const timer = setTimeout(run, Math.max(0, Math.min(QUIET_MS, waitingSinceMs.current + LONGEST_MS - Date.now())))
    const onHidden = () => document.visibilityState === 'hidden' && run()
    document.addEventListener('visibilitychange', onHidden)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onHidden)
    }
  }, [services, changed])
}

/** One tab at a time; without the browser's leave it is noted, not asked: a question out of nowhere is refused. What fails is noted too. */
export async function backUpQuietly(services: Pick<Services, 'db' | 'backUp'>, mayWriteTo: (folder: object) => Promise<boolean> = mayWrite): Promise<void> {
  const note = (failure: BackupFailure) => noteBackup(services.db, Date.now(), failure)
  try {
    const folder = await readBackupFolder(services.db)
    if (!folder) return
    await navigator.locks.request('headroom.backup', { ifAvailable: true }, async (lock) => {
      if (!lock) return
      if (!(await mayWriteTo(folder))) return void (await note({ code: 'files.notAllowed' }))
      const done = await services.backUp(folder)
      // A worker that ended in the middle has noted nothing.
      if (!done.ok) await note(done.error)
    })
  } catch (error) {
    // A page on its way out: the next one tries again. A database closed by another tab's upgrade takes no note.
    if (error instanceof DOMException && error.name === 'AbortError') return
    await note(storageErrorOf(error) ?? { code: 'unexpected', params: { reason: String(error) } })
  }
}
