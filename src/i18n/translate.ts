import { createInstance, type i18n } from 'i18next'

import { visibleText } from '#shared/visibleText.ts'

import { messages, type Language, type MessageKey, type MessageParams } from './messages.ts'

export type Translate = (key: MessageKey, params?: MessageParams) => string

const instances = new Map<Language, i18n>()

/** The sentence for a key in one language; texts in it are made visible (React escapes what it shows), but not in what will be stored. */
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
  return (key, params) => t(key, params === undefined || key.endsWith('.copyName') ? (params ?? {}) : Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? visibleText(value) : value])))
}
