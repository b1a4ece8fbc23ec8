import Dexie, { type DexieOptions, type Table } from 'dexie'

import type { FactTable } from '#domain/factTable.ts'
import type { PlanId } from '#domain/units.ts'
import type { DailySalesTable, Ledger } from '#domain/ledger.ts'
import { StorageFailure } from './errors.ts'
import { NATIVE_VERSION_FACTOR } from './nativeVersion.ts'
import type { BatchRow, CommandRow, HistoryRow, PlanRow, RecordRow, RunRow } from './types.ts'

export type MetaRow = { readonly key: string; readonly value: unknown }
/** What lists of imports read; the columns lie apart in `ledgers`, so that a list never loads them. */
export type BatchInfo = Omit<BatchRow, 'ledger' | 'daily' | 'facts'>
export type LedgerRow = { readonly id: BatchRow['id']; readonly planId: PlanId; readonly ledger: Ledger | null; readonly daily: DailySalesTable | null; readonly facts?: FactTable | null }

export const DB_NAME = 'headroom'
/** Schema of the database; append-only: a released entry is never edited, only followed by another. */
export const DB_VERSION = 1
export const STORES_V1 = {
  meta: 'key',
  plans: 'id',
  records: '[planId+kind+key]',
  batches: 'id, planId, [planId+fileSha256]',
  ledgers: 'id, planId',
  histories: 'planId',
  commands: '++seq, scope',
  runs: 'id, planId, [planId+scenarioId+createdAtMs]',
} as const

/** What a tab must tell its user about the database. */
export type DbEvent = { readonly kind: 'updatedElsewhere' } | { readonly kind: 'blocked' } | { readonly kind: 'unblocked' }

const BLOCKED_MESSAGE_AFTER_MS = 1500
const FLUSH_LIMIT_MS = 1000

/** The database of one origin. Opening goes through `openDb` (src/storage/open.ts), writing through `writeTransaction`. */
export class HeadroomDb extends Dexie {
  meta!: Table<MetaRow, string>
  plans!: Table<PlanRow, PlanId>
  records!: Table<RecordRow, [PlanId, string, string]>
  batches!: Table<BatchInfo, BatchRow['id']>
  ledgers!: Table<LedgerRow, BatchRow['id']>
  histories!: Table<HistoryRow, PlanId>
  commands!: Table<CommandRow, number>
  runs!: Table<RunRow, string>

  /** Generation of the database as this tab opened it; null before. */
  epoch: string | null = null
  private readonly listeners = new Set<(event: DbEvent) => void>()
  private readonly flushers = new Set<() => Promise<void> | void>()

  /** As given, so that the same database can be looked at from another connection. */
  readonly openedWith: DexieOptions

  constructor(name = DB_NAME, options: DexieOptions = {}) {
    super(name, { chromeTransactionDurability: 'strict', ...options })
    this.openedWith = options
    this.version(DB_VERSION).stores(STORES_V1)
    this.on('populate', (tx) => {
      void tx.table('meta').bulkAdd([
        { key: 'epoch', value: crypto.randomUUID() },
        { key: 'installId', value: crypto.randomUUID() },
      ])
    })
    this.on('ready', (opened) => this.checkOpened(opened as HeadroomDb), true)
    this.on('versionchange', () => {
      this.closeForNewerVersion()
      return false
    })
    let blockedTimer: ReturnType<typeof setTimeout> | null = null
    let isBlockedShown = false
    this.on('blocked', () => {
      blockedTimer ??= setTimeout(() => {
        isBlockedShown = true
        this.tell({ kind: 'blocked' })
      }, BLOCKED_MESSAGE_AFTER_MS)
    })
    this.on('ready', () => {
      if (blockedTimer !== null) clearTimeout(blockedTimer)
      blockedTimer = null
      if (isBlockedShown) this.tell({ kind: 'unblocked' })
      isBlockedShown = false
    }, true)
  }

  /** Calls `listener` on every event until the returned function is called. */
  listen(listener: (event: DbEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Registers what must be written before the connection closes for another tab's upgrade (drafts in forms). */
  beforeClose(flush: () => Promise<void> | void): () => void {
    this.flushers.add(flush)
    return () => this.flushers.delete(flush)
  }

  private tell(event: DbEvent): void {
    for (const listener of this.listeners) listener(event)
  }

  /** Dexie opens a newer database with old code without complaint, and then writes into it. */
  private async checkOpened(opened: HeadroomDb): Promise<void> {
    const nativeVersion = this.backendDB().version
    if (nativeVersion > Math.round(this.verno * NATIVE_VERSION_FACTOR) || this.verno > this.codeVersion()) {
      this.close({ disableAutoOpen: true })
      throw new StorageFailure({ code: 'storage.newerDatabase', params: { found: nativeVersion / NATIVE_VERSION_FACTOR, known: this.codeVersion() } })
    }
    this.epoch = ((await opened.meta.get('epoch'))?.value as string | undefined) ?? null
  }

  /** The version this code knows; a subclass that adds a version says its own. */
  codeVersion(): number {
    return DB_VERSION
  }

  /** Without `disableAutoOpen` the old tab would reopen by itself and write into the new schema. */
  private closeForNewerVersion(): void {
    const close = (): void => {
      this.close({ disableAutoOpen: true })
      this.tell({ kind: 'updatedElsewhere' })
    }
    if (this.flushers.size === 0) return close()
    const limit = new Promise<void>((resolve) => setTimeout(resolve, FLUSH_LIMIT_MS))
    const flushed = Promise.allSettled([...this.flushers].map(async (flush) => flush()))
    void Promise.race([flushed, limit]).then(close)
  }
}
