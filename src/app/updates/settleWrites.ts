import type { WriteKind } from '#state/pendingWrites.ts'

/** A large import takes some ten seconds; a worker that never answers must not hold an update back for ever. */
const LIMIT_MS = 60_000
const LOOK_EVERY_MS = 100

type Settling = {
  /** Writes what was typed. */
  readonly flush: () => Promise<void>
  /** What is being written now. */
  readonly pending: () => Promise<readonly WriteKind[]> | readonly WriteKind[]
  /** Says what is waited for; returns how to take that away. */
  readonly tell: (kind: WriteKind) => () => void
}

/** Resolves when what was typed is written and no worker writes any more, so that a reload cuts nothing off; the reader is told what is waited for. */
export async function settleWrites({ flush, pending, tell }: Settling): Promise<void> {
  await flush()
  const endMs = Date.now() + LIMIT_MS
  let told: WriteKind | null = null
  let hide = (): void => undefined
  for (;;) {
    const [kind] = await pending()
    if (kind === undefined || Date.now() >= endMs) break
    if (kind !== told) {
      hide()
      told = kind
      hide = tell(kind)
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
  hide()
  // Typing went on while the worker wrote.
  if (told !== null) await flush()
}
