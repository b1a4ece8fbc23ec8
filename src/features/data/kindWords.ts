import { messages, type MessageKey } from '#i18n/messages.ts'
import type { Text } from '#ui/language.tsx'

const inCamelCase = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/** What the file is, in words; a kind without words of its own by its name. */
export function kindWords({ t }: Text, kind: string | null): string {
  if (kind === null || kind === 'unknown') return t('data.kind.unknown')
  const key = `data.kind.${inCamelCase(kind)}`
  return key in messages.en ? t(key as MessageKey) : kind
}

/** What a column means: "Time of the order"; a field without words of its own by its name. */
export function fieldWords({ t }: Text, field: string): string {
  const key = `data.field.${field}`
  return key in messages.en ? t(key as MessageKey) : field.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
}
