import { errorWords } from '#i18n/errorWords.ts'
import type { BackupFailure, BackupNote } from '#storage/fileHandles.ts'
import type { Text } from '#ui/language.tsx'

/** Why a backup is not whole, with the plan that failed; null = it is whole. */
export function backupProblemWords(text: Text, failure: BackupFailure): string {
  const reason = errorWords(text, failure)
  return failure.planName === undefined ? reason : text.t('storage.folder.planProblem', { name: failure.planName, reason })
}

/** What the note of the last backup tells of; null = nothing. */
export function noteProblem({ problem, atMs: _atMs, ...rest }: BackupNote): BackupFailure | null {
  return problem === null ? null : { code: problem, ...rest }
}
