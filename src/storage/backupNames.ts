import { safeFileName } from '#shared/fileName.ts'

const EXTENSION = '.headroom'
const DAY_MS = 86_400_000
// Weeks are counted from a Monday.
const FIRST_MONDAY_MS = 4 * DAY_MS
const NAME = /^.*--([A-Za-z0-9_-]{1,64})--(\d{4})-(\d{2})-(\d{2}) (\d{2})-(\d{2})-(\d{2})Z\.headroom$/su

/** Kept in a folder: the newest, then one a day, one a week and one a month (of 30 days), each the newest of its time. */
export const KEPT_BACKUPS = { newest: 10, days: 14, weeks: 8, months: 12 } as const

export type BackupName = { readonly fileName: string; readonly planKey: string; readonly atMs: number }

/** Stands for a plan in the names of its backups: its id, without letters that a file name may not have. */
export function planKeyOf(planId: string): string {
  return planId.replaceAll(/[^A-Za-z0-9_-]/g, '_').slice(0, 64)
}

/** Name of a backup: the plan's name for the reader, its id and the moment (UTC) for the rotation. */
export function backupFileName(planName: string, planId: string, atMs: number): string {
  const moment = new Date(atMs).toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '-')
  const ending = `--${planKeyOf(planId)}--${moment}Z${EXTENSION}`
  // Cut before the ending is added: the ending is what the rotation reads.
  const short = [...safeFileName(planName)].slice(0, 40).join('').trim()
  return `${short}${ending}`
}

/** What a file name says, when it is that of a backup; null = the file is not ours. */
export function readBackupName(fileName: string): BackupName | null {
  const found = NAME.exec(fileName)
  if (!found) return null
  const [, planKey, year, month, day, hour, minute, second] = found
  const atMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(atMs) ? null : { fileName, planKey: planKey!, atMs }
}

/** The backups in a folder, plan by plan: those of a plan the newest first, and the plan with the newest of all first. */
export function backupsByPlan(fileNames: readonly string[]): readonly (readonly BackupName[])[] {
  const backups = fileNames.flatMap((name) => readBackupName(name) ?? []).sort((a, b) => b.atMs - a.atMs)
  const plans = new Map<string, BackupName[]>()
  for (const backup of backups) plans.set(backup.planKey, [...(plans.get(backup.planKey) ?? []), backup])
  return [...plans.values()]
}

/** The backups of one plan that may be removed, oldest first. Files of any other name are never among them, and the newest never is; names of empty files are not to be given. */
export function backupsToForget(fileNames: readonly string[], planId: string): readonly string[] {
  const backups = fileNames.flatMap((name) => readBackupName(name) ?? []).filter(({ planKey }) => planKey === planKeyOf(planId)).sort((a, b) => b.atMs - a.atMs)
  const kept = new Set(backups.slice(0, KEPT_BACKUPS.newest))
  const keepNewestOf = (count: number, periodOf: (atMs: number) => number): void => {
    const seen = new Set<number>()
    for (const backup of backups) {
      const period = periodOf(backup.atMs)
      if (seen.has(period)) continue
      if (seen.size === count) return
      seen.add(period)
      kept.add(backup)
    }
  }
  keepNewestOf(KEPT_BACKUPS.days, (atMs) => Math.floor(atMs / DAY_MS))
  keepNewestOf(KEPT_BACKUPS.weeks, (atMs) => Math.floor((atMs - FIRST_MONDAY_MS) / (7 * DAY_MS)))
  keepNewestOf(KEPT_BACKUPS.months, (atMs) => Math.floor(atMs / (30 * DAY_MS)))
  return backups.filter((backup) => !kept.has(backup)).map(({ fileName }) => fileName).reverse()
}
