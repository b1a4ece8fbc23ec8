import { messages, type Language, type MessageKey } from './messages.ts'
import type { Translate } from './translate.ts'

type Failure = { readonly code: string; readonly params?: Readonly<Record<string, string | number>> }

/** The sentence of an expected failure; one that nobody has words for is told with its code, so that it can be reported. */
export function errorWords({ t, language }: { readonly t: Translate; readonly language: Language }, { code, params }: Failure): string {
  const key = `error.${code}`
  return key in messages[language] ? t(key as MessageKey, { code, ...params }) : `${t('error.unexpected')} (${code})`
}
