import { createContext, useContext, useMemo, type ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'

import type { Language } from '#i18n/messages.ts'

import { textOf, type Text } from './text.ts'

export type { Text }

const LanguageContext = createContext<Text>(textOf('en'))

/** Gives one language to everything below it, React Aria's own strings and number formats included. */
export function LanguageProvider({ language, children }: { readonly language: Language; readonly children: ReactNode }) {
  const text = useMemo(() => textOf(language), [language])
  return (
    <I18nProvider locale={language === 'zh' ? 'zh-CN' : 'en-GB'}>
      <LanguageContext value={text}>{children}</LanguageContext>
    </I18nProvider>
  )
}

/** Sentences and formats in the language of the screen. */
export function useText(): Text {
  return useContext(LanguageContext)
}
