import type { Text } from '#ui/language.tsx'

/** A moment on the reader's own clock, with its year. */
export function momentWords({ moment }: Text, atMs: number): string {
  return moment(atMs, Intl.DateTimeFormat().resolvedOptions().timeZone, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}
