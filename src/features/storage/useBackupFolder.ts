import { useLiveQuery } from 'dexie-react-hooks'
import { useEffect, useState } from 'react'

import { useServices } from '#state/servicesContext.ts'
import { readBackupFolder, readBackupNote, readPlanBackup, type BackupNote, type FolderHandle } from '#storage/fileHandles.ts'
import { listPlans } from '#storage/plans.ts'
import { isUntouchedSample } from '#storage/sample.ts'
import { mayWrite } from '#ui/fileAccess.ts'

export type BackupFolder = {
  readonly folder: FolderHandle | null
  readonly note: BackupNote | null
  /** Of the last backup that went well, whatever came after it. */
  readonly lastGoodAtMs: number | null
  readonly waitingCount: number
  readonly isAllowed: boolean
}

/** The folder that backups go to and how they stand; `undefined` while it is looked up. */
export function useBackupFolder(): { readonly state: BackupFolder | undefined; readonly askAgain: () => void } {
  const { db } = useServices()
  const [asked, setAsked] = useState(0)
  const [isAllowed, setIsAllowed] = useState(true)
  const found = useLiveQuery(async () => {
    const folder = await readBackupFolder(db)
    const note = await readBackupNote(db)
    const plans = folder === null ? [] : (await listPlans(db)).filter((plan) => !isUntouchedSample(plan))
    const backups = await Promise.all(plans.map(async ({ id, revision }) => ({ revision, last: await readPlanBackup(db, id) })))
    const goodTimes = [...backups.flatMap(({ last }) => last?.atMs ?? []), ...(note?.problem === null ? [note.atMs] : [])]
    return { folder, note, lastGoodAtMs: goodTimes.length === 0 ? null : Math.max(...goodTimes), waitingCount: backups.filter(({ revision, last }) => last?.revision !== revision).length }
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
