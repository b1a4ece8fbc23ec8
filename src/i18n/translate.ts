import { createInstance, type i18n } from 'i18next'

import { messages, type Language, type MessageKey, type MessageParams } from './messages.ts'

export type Translate = (key: MessageKey, params?: MessageParams) => string

const instances = new Map<Language, i18n>()

/** The sentence for a key in one language; parameters are filled in as they are (React escapes what it shows). */
export function translator(language: Language): Translate {
  let instance = instances.get(language)
  if (!instance) {
    instance = createInstance()
    void instance.init({
      lng: language,
      resources: { [language]: { translation: messages[language] } },
      keySeparator: false,
      nsSeparator: false,
      initAsync: false,
      interpolation: { escapeValue: false },
    })
    instances.set(language, instance)
  }
  const { t } = instance
  return (key, params) => t(key, params ?? {})
}
