import type { StorageReport } from '#workers/types.ts'
import type { BackupNote } from '#storage/fileHandles.ts'
import type { Text } from '#ui/language.tsx'

import { sizeWords } from './sizeWords.ts'

/** How much lies here, and whether it lies anywhere else. */
export function storageAnswer(text: Text, { plans }: StorageReport, note: BackupNote | null, nowMs: number): string {
  if (plans.length === 0) return text.t('storage.answer.none')
  const size = sizeWords(text, plans.reduce((sum, { bytes }) => sum + bytes, 0))
  const kept = plans.filter(({ isDeleted }) => !isDeleted)
  return text.t('storage.answer', { plans: text.t('storage.plans', { count: kept.length }), size, backup: backupWords(text, kept, note, nowMs) })
}

function backupWords({ t, ago }: Text, plans: StorageReport['plans'], note: BackupNote | null, nowMs: number): string {
  const own = plans.filter(({ isSample }) => !isSample)
  if (own.length === 0) return t('storage.backup.notNeeded')
  if (note && note.problem === null) return t('storage.backup.folder', { when: ago(note.atMs, Math.max(nowMs, note.atMs)) })
  const files = own.flatMap(({ savedToFileAtMs }) => savedToFileAtMs ?? [])
  if (files.length === 0) return t('storage.backup.none')
  const last = Math.max(...files)
  return t('storage.backup.file', { when: ago(last, Math.max(nowMs, last)) })
}
