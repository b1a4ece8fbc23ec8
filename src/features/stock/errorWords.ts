import { messages, type MessageKey } from '#i18n/messages.ts'
import type { ServiceError } from '#state/services.ts'
import type { Text } from '#ui/language.tsx'

/** What went wrong, in words; a code nobody has words for is named as such. */
export function errorWords({ t, language }: Text, { code, params }: ServiceError): string {
  const key = `error.${code}`
  return t((key in messages[language] ? key : 'error.unexpected') as MessageKey, { code, ...params })
}
