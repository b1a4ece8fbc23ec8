import { messages, type MessageKey } from '#i18n/messages.ts'
import type { ServiceError } from '#state/services.ts'
import type { Text } from '#ui/language.tsx'

/** The sentence of an expected failure; the bare code when it has none. */
export function errorWords({ t, language }: Text, error: ServiceError): string {
  const key = `error.${error.code}`
  return key in messages[language] ? t(key as MessageKey, error.params) : error.code
}
