/** What a worker is writing, as it is told to a reader who waits for it: `update.waiting.*`. */
export const WRITE_KINDS = ['import', 'merge', 'open', 'save', 'backup', 'version', 'undo'] as const
export type WriteKind = (typeof WRITE_KINDS)[number]

export type PendingWrites = {
  /** Counts the call as under way until it is answered, however it ends. */
  during<T>(kind: WriteKind, call: () => Promise<T>): Promise<T>
  /** What is under way now, the oldest first. */
  kinds(): readonly WriteKind[]
}

/** Counts the calls of this page that write in a worker, where no reload may cut them off. `hold` lets other tabs know: it lasts until the call is answered. */
export function createPendingWrites(hold: (kind: WriteKind, until: Promise<void>) => void = () => undefined): PendingWrites {
  const pending = new Set<{ readonly kind: WriteKind }>()
  return {
    during: (kind, call) => {
      const write = { kind }
      pending.add(write)
      const answered = call().finally(() => pending.delete(write))
      hold(kind, answered.then(() => undefined, () => undefined))
      return answered
    },
    kinds: () => [...new Set([...pending].map((write) => write.kind))],
  }
}
