import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useState } from 'react'

import { useServices } from '#state/servicesContext.ts'
import { readBackupFolder, readBackupNote, readPlanBackup, type BackupNote, type FolderHandle } from '#storage/fileHandles.ts'
import { listPlans } from '#storage/plans.ts'
import { isUntouchedSample } from '#storage/sample.ts'
import { mayWrite } from '#ui/fileAccess.ts'

export type BackupFolder = { readonly folder: FolderHandle | null; readonly note: BackupNote | null; readonly waitingCount: number; readonly isAllowed: boolean }

/** The folder that backups go to and how they stand; `undefined` while it is looked up. */
export function useBackupFolder(): { readonly state: BackupFolder | undefined; readonly askAgain: () => void } {
  const { db } = useServices()
  const [asked, setAsked] = useState(0)
  const [isAllowed, setIsAllowed] = useState(true)
  const found = useLiveQuery(async () => {
    const folder = await readBackupFolder(db)
    const waiting = folder === null ? [] : await Promise.all((await listPlans(db)).filter((plan) => !isUntouchedSample(plan)).map(async (plan) => (await readPlanBackup(db, plan.id))?.revision !== plan.revision))
    return { folder, note: await readBackupNote(db), waitingCount: waiting.filter(Boolean).length }
  }, [db])
  const folder = found?.folder
  useEffect(() => {
    let isGone = false
    if (folder) void mayWrite(folder).then((may) => !isGone && setIsAllowed(may))
    return () => {
      isGone = true
    }
  }, [folder, asked])
  return { state: found && { ...found, isAllowed }, askAgain: () => setAsked((count) => count + 1) }
}
