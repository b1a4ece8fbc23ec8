import type { MessageKey, MessageParams } from '#i18n/messages.ts'

/** Why an answer is what it is, or what to beware of: the page makes words of it. Numbers in `params` are plain; shares are 0..1. */
export type Reason = { readonly key: MessageKey; readonly params: MessageParams }

export function reason(key: MessageKey, params: MessageParams = {}): Reason {
  return { key, params }
}
