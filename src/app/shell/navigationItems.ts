import type { PlanId } from '#domain/units.ts'
import type { MessageKey } from '#i18n/messages.ts'

import { CHAPTERS, PLAN_PAGES, type ChapterGroup } from '../chapters.ts'
import { planPath } from '../routes/paths.ts'

export type NavigationItem = { readonly id: string; readonly group: ChapterGroup | 'keep'; readonly titleKey: MessageKey; readonly href: string }

/** The chapters of the open plan, and the list of plans; without a plan only the latter. */
export function navigationItems(planId: PlanId | null): readonly NavigationItem[] {
  const chapters = planId === null ? [] : CHAPTERS.map(({ id, group, titleKey }) => ({ id, group, titleKey, href: planPath(planId, id) }))
  return [...chapters, { id: 'plans', group: 'keep', titleKey: 'chapter.plans', href: '/plans' }, { id: 'storage', group: 'keep', titleKey: 'chapter.storage', href: '/storage' }]
}

export function chapterTitle(id: string): MessageKey | null {
  if (id === 'plans' || id === 'storage') return `chapter.${id}`
  return ([...CHAPTERS, ...PLAN_PAGES].find((chapter) => chapter.id === id)?.titleKey ?? null)
}
