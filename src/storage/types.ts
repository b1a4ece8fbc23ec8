import type { Answers, StressResult } from '#advice/types.ts'
import type { History, OpeningState } from '#domain/history.ts'
import type { FactTable } from '#domain/factTable.ts'
import type { Ledger, DailySalesTable } from '#domain/ledger.ts'
import type { PlanRecords, RecordKind } from '#domain/plan.ts'
import type { BatchId, MarketId, PlanId, ScenarioId } from '#domain/units.ts'

/** One row per plan: what the list shows. `deletedAtMs` = in the trash for 30 days. */
export type PlanRow = {
  readonly id: PlanId
  readonly name: string
  readonly isSample: boolean
  readonly createdAtMs: number
  readonly updatedAtMs: number
  readonly deletedAtMs: number | null
  readonly revision: number
  readonly savedToFileAtMs: number | null
}

/** One editable thing of a plan. Primary key [planId+kind+key]. */
export type RecordRow = { [K in RecordKind]: { readonly planId: PlanId; readonly kind: K; readonly key: string; readonly value: PlanRecords[K] } }[RecordKind]

/** One import: the ledger (or table) is the truth; `isLive: false` after undo, kept for redo. */
export type BatchRow = {
  readonly id: BatchId
  readonly planId: PlanId
  readonly marketId: MarketId
  readonly fileName: string
  readonly fileSha256: string
  readonly kind: string
  readonly importedAtMs: number
  readonly isLive: boolean
  readonly rowsOk: number
  readonly rowsBad: number
  readonly rowsSkipped: number
  readonly ledger: Ledger | null
  readonly daily: DailySalesTable | null
  /** Absent in batches stored before facts were kept. */
  readonly facts?: FactTable | null
}

/** Derived from the live batches of a plan; rewritten in the same transaction as every batch change. */
export type HistoryRow = {
  readonly planId: PlanId
  readonly history: History
  readonly opening: OpeningState | null
  /** The markets, places and SKUs that it was derived with; absent when it came with the plan. */
  readonly derivedWith?: string
}

/** A change of one record: `null` = absent. */
export type RecordChange = { readonly kind: RecordKind; readonly key: string; readonly before: unknown; readonly after: unknown }

/** What imports have to do with one record of a plan. Kept in `meta` under `plan:ID:imported:KIND/KEY`. */
export type ImportedRecord = {
  readonly kind: RecordKind
  readonly key: string
  /** The record without what imports set in it; `null` = without them there is none. */
  readonly base: unknown
  /** The record as the last step of imports left it: when it is other than that, it was edited by hand since. */
  readonly written: unknown
  /** Field edited by hand -> time of the newest import before; `*` = made or removed by hand. */
  readonly edited: Readonly<Record<string, number>>
  /** The base came with imported orders, and goes with them. */
  readonly isFromOrders: boolean
}
export type ImportedChange = { readonly id: string; readonly before: ImportedRecord | null; readonly after: ImportedRecord | null }

/** A change of one row of `meta` that belongs to a plan: `null` = absent. */
export type MetaChange = { readonly key: string; readonly before: unknown; readonly after: unknown }

/** One undoable step. `scope` is a plan, or 'app' for steps on the list of plans. */
export type CommandRow = {
  readonly seq?: number
  readonly scope: PlanId | 'app'
  readonly atMs: number
  /** Message key of the step's name (`command.*`) with its parameters: "Undo: change staff of Los Angeles". */
  readonly labelKey: string
  readonly labelParams: Readonly<Record<string, string | number>>
  readonly isUndone: boolean
  readonly changes: readonly RecordChange[]
  /** Batches made live or taken out by this step. */
  readonly batches: readonly { readonly id: BatchId; readonly becomesLive: boolean }[]
  /** Absent in steps that no import is part of. */
  readonly imported?: readonly ImportedChange[]
  /** What a merge changed of the past that the plan came with, and of what a newer schema added. Absent in other steps. */
  readonly meta?: readonly MetaChange[]
  /** Plan rows changed by this step (rename, delete, duplicate). */
  readonly plans: readonly { readonly id: PlanId; readonly before: PlanRow | null; readonly after: PlanRow | null }[]
}

/** One finished stress test. */
export type RunRow = {
  readonly id: string
  readonly planId: PlanId
  readonly scenarioId: ScenarioId
  readonly createdAtMs: number
  /** Revision of the plan that was read: a plan of another revision may have another answer. */
  readonly planRevision: number
  readonly result: StressResult
  readonly answers: Answers | null
}
