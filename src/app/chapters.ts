import type { ComponentType } from 'react'

import type { MessageKey } from '#i18n/messages.ts'
import { lazyPage } from './updates/lazyPage.tsx'

export type ChapterGroup = 'plan' | 'operate'
export type Chapter = {
  /** Stands in the address: `/plan/<plan id>/<id>`; the chapter may add to it. */
  readonly id: string
  readonly group: ChapterGroup
  readonly titleKey: MessageKey
  /** Reads its plan with `usePlanId()`. Links inside the plan are relative to it (`/data`); `~/plans` leaves it. */
  readonly Page: ComponentType
}

/** Every chapter of a plan that works, in the order of the navigation. The first one opens with the plan. */
export const CHAPTERS: readonly Chapter[] = [
  { id: 'stress', group: 'plan', titleKey: 'chapter.stress', Page: lazyPage(async () => (await import('#features/stress-test/StressTestPage.tsx')).StressTestPage) },
  { id: 'demand', group: 'plan', titleKey: 'chapter.demand', Page: lazyPage(async () => (await import('#features/demand/DemandPage.tsx')).DemandPage) },
  { id: 'stock', group: 'plan', titleKey: 'chapter.stock', Page: lazyPage(async () => (await import('#features/stock/StockPage.tsx')).StockPage) },
  { id: 'data', group: 'operate', titleKey: 'chapter.data', Page: lazyPage(async () => (await import('./pages/DataChapter.tsx')).DataChapter) },
  { id: 'network', group: 'operate', titleKey: 'chapter.network', Page: lazyPage(async () => (await import('#features/network/NetworkPage.tsx')).NetworkPage) },
]

/** Pages of a plan that are opened from the list of plans or a file, not from the navigation. */
export const PLAN_PAGES: readonly Pick<Chapter, 'id' | 'titleKey' | 'Page'>[] = [
  { id: 'merge', titleKey: 'chapter.merge', Page: lazyPage(async () => (await import('#features/plans/merge/MergePage.tsx')).MergePage) },
  { id: 'history', titleKey: 'chapter.history', Page: lazyPage(async () => (await import('#features/plans/history/HistoryPage.tsx')).HistoryPage) },
]
