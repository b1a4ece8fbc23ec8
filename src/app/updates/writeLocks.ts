import { WRITE_KINDS, type WriteKind } from '#state/pendingWrites.ts'

const lockOf = (kind: WriteKind): string => `headroom.writing.${kind}`

/** Shows every tab that this one is writing, until it is over; nobody waits to get it. */
export function holdWriteLock(kind: WriteKind, until: Promise<void>): void {
  if (!('locks' in navigator)) return
  // Refused to a page on its way out, which nobody waits for.
  navigator.locks.request(lockOf(kind), { mode: 'shared' }, () => until).catch(() => undefined)
}

/** What any tab of this browser is writing now. */
export async function writesOfAllTabs(): Promise<readonly WriteKind[]> {
  if (!('locks' in navigator)) return []
  const held = new Set((await navigator.locks.query()).held?.map(({ name }) => name))
  return WRITE_KINDS.filter((kind) => held.has(lockOf(kind)))
}
