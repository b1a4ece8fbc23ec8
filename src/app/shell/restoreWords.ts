import { errorWords } from '#i18n/errorWords.ts'
import type { Text } from '#ui/language.tsx'

import type { RestoredPlan } from './restoreBackups.ts'

/** Which backups were left out and why, and what was taken instead; nothing of a plan whose newest backup opened. */
export function restoreWords(text: Text, plans: readonly RestoredPlan[]): readonly string[] {
  return plans.filter(({ skipped }) => skipped.length > 0).flatMap(({ skipped, taken }) => [
    ...skipped.map(({ fileName, error }) => text.t('restore.skipped', { file: fileName, reason: errorWords(text, error) })),
    taken ? text.t('restore.older', { name: taken.name, file: taken.fileName }) : text.t('restore.noneOpens', { file: skipped[0]!.fileName }),
  ])
}
