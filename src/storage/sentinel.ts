/** What survives when the browser throws its databases away: on the main thread, `localStorage`. */
export type SentinelStore = { getItem(key: string): string | null; setItem(key: string, value: string): void; removeItem(key: string): void }

export type Sentinel = {
  readonly installId: string
  readonly rowsByTable: Readonly<Record<string, number>>
  /** Without those in the trash; absent in a sentinel of an older build. */
  readonly livePlanCount?: number
  readonly lastChangeAtMs: number
  readonly lastFileAtMs: number | null
}

const KEY = 'headroom.sentinel'

/** Remembers that there was something; a full or forbidden store is no reason to stop. Returns whether it was kept. */
export function writeSentinel(store: SentinelStore, sentinel: Sentinel): boolean {
  try {
    store.setItem(KEY, JSON.stringify(sentinel))
    return true
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) throw error
    return false
  }
}

/** The last sentinel, or null when there is none that can be read. */
export function readSentinel(store: SentinelStore): Sentinel | null {
  const text = store.getItem(KEY)
  if (text === null) return null
  try {
    const value = JSON.parse(text) as Partial<Sentinel> | null
    if (typeof value !== 'object' || value === null || typeof value.installId !== 'string' || typeof value.lastChangeAtMs !== 'number') return null
    return { installId: value.installId, rowsByTable: value.rowsByTable ?? {}, ...(typeof value.livePlanCount === 'number' ? { livePlanCount: value.livePlanCount } : {}), lastChangeAtMs: value.lastChangeAtMs, lastFileAtMs: value.lastFileAtMs ?? null }
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** After the user chose to start anew. */
export function forgetSentinel(store: SentinelStore): void {
  store.removeItem(KEY)
}

/** The database is empty though it was not: show the restore screen, never the first-visit one. */
export function isDatabaseLost(sentinel: Sentinel | null, found: { readonly installId: string; readonly planCount: number }): boolean {
  if (sentinel === null || found.planCount > 0) return false
  return sentinel.installId !== found.installId && (sentinel.rowsByTable['plans'] ?? 0) > 0
}
