import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'

import type { PlanId } from '#domain/units.ts'
import { LANGUAGES, type Language } from '#i18n/messages.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

type Preferences = {
  readonly language: Language
  readonly theme: Theme
  readonly lastPlanId: PlanId | null
  /** The sample shop is offered by itself only until it was removed. */
  readonly isSampleRemoved: boolean
  /** No reminder to save a plan file before this moment. */
  readonly remindAfterMs: number
  /** Written into the plan files that are saved here, and nowhere else; empty = no name. */
  readonly authorName: string
  set(change: Partial<Pick<Preferences, 'language' | 'theme' | 'lastPlanId' | 'isSampleRemoved' | 'remindAfterMs' | 'authorName'>>): void
}

/** Chinese for a browser that prefers any Chinese to the other languages we have. */
export function languageOf(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const language = LANGUAGES.find((candidate) => tag.toLowerCase().split('-')[0] === candidate)
    if (language) return language
  }
  return 'en'
}

/** What this reader chose; kept in localStorage, since it must be known before the database opens and survive its loss. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      language: languageOf(typeof navigator === 'undefined' ? [] : navigator.languages),
      theme: 'system',
      lastPlanId: null,
      isSampleRemoved: false,
      remindAfterMs: 0,
      authorName: '',
      set: (change) => set(change),
    }),
    {
      name: 'headroom.preferences',
      version: 1,
      storage: createJSONStorage(() => localStorage),
      partialize: ({ language, theme, lastPlanId, isSampleRemoved, remindAfterMs, authorName }) => ({ language, theme, lastPlanId, isSampleRemoved, remindAfterMs, authorName }),
    },
  ),
)
