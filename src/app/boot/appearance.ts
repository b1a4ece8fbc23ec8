import type { Language } from '#i18n/messages.ts'
import type { Theme } from '#state/preferences.ts'

/** Puts theme and language on the document, where tokens.css and screen readers read them. */
export function applyAppearance(theme: Theme, language: Language): void {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset['theme']
  else root.dataset['theme'] = theme
  root.lang = language === 'zh' ? 'zh-CN' : 'en'
}
