import type { Text } from '#ui/language.tsx'
import type { MergeReview } from '#workers/types.ts'

/** What merging would do, in one sentence. */
export function mergeAnswer({ t }: Text, { conflicts, taken }: MergeReview, openCount: number): string {
  if (conflicts.length === 0) return taken.length === 0 ? t('merge.answer.nothing') : t('merge.answer.clean', { count: taken.length })
  const rest = taken.length === 0 ? t('merge.answer.restNone') : t('merge.answer.rest', { count: taken.length })
  return openCount === 0 ? t('merge.answer.decided', { rest }) : t('merge.answer.open', { count: openCount, rest })
}

/** With what it was compared, and whose file it is. */
export function mergeSub({ t, ago, language }: Text, { hasBase, baseAtMs, fileBy, fileAtMs, conflicts }: MergeReview, isCompareOnly: boolean, nowMs: number): string {
  const file = fileBy === null ? t('merge.sub.fileNoName', { when: ago(fileAtMs, nowMs) }) : t('merge.sub.file', { when: ago(fileAtMs, nowMs), who: fileBy })
  if (isCompareOnly) return file
  const base = !hasBase ? t('merge.sub.noBase') : baseAtMs === null ? t('merge.sub.baseUndated') : t('merge.sub.base', { when: ago(baseAtMs, nowMs) })
  return [file, base, ...(conflicts.length > 0 ? [t('merge.sub.effect')] : [])].join(language === 'zh' ? '' : ' ')
}

export function compareAnswer({ t }: Text, { differences }: MergeReview): string {
  return differences.length === 0 ? t('merge.compareAnswer.same') : t('merge.compareAnswer', { count: differences.length })
}
