import type { Translate } from '#i18n/translate.ts'
import { isUntouchedSample } from '#storage/sample.ts'

import type { ListedPlan } from './PlanTable.tsx'

/** How many plans there are, and whether anything exists in this browser only. */
export function plansAnswer(t: Translate, plans: readonly ListedPlan[]): string {
  if (plans.length === 0) return t('plans.answer.none')
  const unsaved = plans.filter(({ isUnsaved }) => isUnsaved).length
  const backup = plans.every(({ plan }) => isUntouchedSample(plan)) ? t('plans.backup.sample') : unsaved === 0 ? t('plans.backup.all') : t('plans.backup.some', { count: unsaved })
  return t('plans.answer', { count: plans.length, backup })
}
