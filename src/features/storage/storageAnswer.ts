import type { StorageReport } from '#workers/types.ts'
import type { Text } from '#ui/language.tsx'

import { sizeWords } from './sizeWords.ts'
import type { BackupFolder } from './useBackupFolder.ts'

/** How much lies here, and whether it lies anywhere else. */
export function storageAnswer(text: Text, { plans }: StorageReport, folder: BackupFolder | undefined, nowMs: number): string {
  if (plans.length === 0) return text.t('storage.answer.none')
  const size = sizeWords(text, plans.reduce((sum, { bytes }) => sum + bytes, 0))
  const kept = plans.filter(({ isDeleted }) => !isDeleted)
  return text.t('storage.answer', { plans: text.t('storage.plans', { count: kept.length }), size, backup: backupWords(text, kept, folder, nowMs) })
}

function backupWords({ t, ago }: Text, plans: StorageReport['plans'], folder: BackupFolder | undefined, nowMs: number): string {
  const own = plans.filter(({ isSample }) => !isSample)
  if (own.length === 0) return t('storage.backup.notNeeded')
  const when = (atMs: number) => ago(atMs, Math.max(nowMs, atMs))
  if (folder?.folder && (folder.note?.problem || !folder.isAllowed)) return folder.lastGoodAtMs === null ? t('storage.backup.failedEver') : t('storage.backup.failed', { when: when(folder.lastGoodAtMs) })
  if (folder?.folder && folder.lastGoodAtMs !== null) return t('storage.backup.folder', { when: when(folder.lastGoodAtMs) })
  const files = own.flatMap(({ savedToFileAtMs }) => savedToFileAtMs ?? [])
  if (files.length === 0) return t('storage.backup.none')
  return t('storage.backup.file', { when: when(Math.max(...files)) })
}
