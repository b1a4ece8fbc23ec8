import type { MessageKey } from '#i18n/messages.ts'

/** How a value of a field is said, and which control changes it. */
export type Show =
  | { readonly as: 'number'; readonly digits: number; readonly unit?: MessageKey; readonly isWhole?: boolean }
  | { readonly as: 'share' | 'money' | 'day' | 'moment' | 'hour' | 'text' | 'yesNo' | 'weekday' | 'group' }
  | { readonly as: 'choice'; readonly words: Readonly<Record<string, MessageKey>> }
  | { readonly as: 'record'; readonly kind: string }
export type FieldWord = { readonly label: MessageKey; readonly show: Show; /** What `null` means, when it is not "not known". */ readonly empty?: MessageKey }

/** A number with its unit; a unit in plural forms is named by its stem. */
export function count(label: MessageKey, unit?: MessageKey, digits = 0, empty?: MessageKey): FieldWord {
  return { label, show: { as: 'number', digits, ...(unit ? { unit } : {}) }, ...(empty ? { empty } : {}) }
}

export function field(label: MessageKey, as: Exclude<Show['as'], 'number' | 'choice' | 'record'>, empty?: MessageKey): FieldWord {
  return { label, show: { as }, ...(empty ? { empty } : {}) }
}

export function choice(label: MessageKey, words: Readonly<Record<string, MessageKey>>, empty?: MessageKey): FieldWord {
  return { label, show: { as: 'choice', words }, ...(empty ? { empty } : {}) }
}

export function record(label: MessageKey, kind: string, empty?: MessageKey): FieldWord {
  return { label, show: { as: 'record', kind }, ...(empty ? { empty } : {}) }
}
