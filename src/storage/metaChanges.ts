import type { HeadroomDb } from './db.ts'
import type { MetaChange } from './types.ts'

/** Puts rows of `meta` into their `after` (or, backwards, `before`) state. Inside a transaction. */
export async function applyMetaChanges(db: HeadroomDb, changes: readonly MetaChange[], direction: 'forwards' | 'backwards'): Promise<void> {
  for (const { key, before, after } of changes) {
    const value = direction === 'forwards' ? after : before
    if (value === null) await db.meta.delete(key)
    else await db.meta.put({ key, value })
  }
}
