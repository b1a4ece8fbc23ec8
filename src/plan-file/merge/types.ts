import type { Json } from '#shared/canonicalJson.ts'
import type { PlanDocument } from '#domain/plan.ts'

/** A value or `undefined` = absent. */
export type Value = Json | undefined
export type JsonObject = { readonly [key: string]: Value }

/** One value in the common base and on both sides. `otherBases`: in the other nearest common versions, where there are several. */
export type Versions = { readonly base: Value; readonly ours: Value; readonly theirs: Value; readonly otherBases: readonly Value[] }

/**
 * Where a value stands: a record of a kind (`PlanRecords`, `history`, `history.series` ..., `section` for what a newer schema added), and the
 * way down inside it. A step is a field, the key of an entry in a list, several coupled fields joined by `+`, or `@order` for the order of a list.
 */
export type Place = { readonly kind: string; readonly key: string; readonly path: readonly string[] }

export type Side = 'ours' | 'theirs'

/** Why a value must be decided: edited on both sides, deleted on one and edited on the other, added on both, put in two orders, or no base to compare with. */
export type ClashKind = 'edits' | 'deletion' | 'additions' | 'order' | 'noBase'

/** One thing that the rules do not decide. Amounts, days and lists as they stand in the plan; absent = there is none. */
export type Conflict = {
  /** Same place, same id, whichever side is ours. */
  readonly id: string
  readonly kind: string
  readonly key: string
  /** JSON pointer (RFC 6901) inside the record; empty = the whole record. */
  readonly path: string
  readonly clash: ClashKind
  /** Absent also where the common versions do not agree on it. */
  readonly base: Value
  readonly ours: Value
  readonly theirs: Value
  /** What `merged` holds: what was kept when the other side deleted it, else ours. */
  readonly default: Side
}

/** How one conflict is decided; `value: undefined` leaves the thing out. */
export type Choice = Side | { readonly value: Value }

/** Records added, changed and removed since the base. */
export type ChangeCounts = { readonly added: number; readonly changed: number; readonly removed: number }

export type MergeResult = {
  /** With the default of every conflict, canonical; unknown sections of newer schemas are among its keys (`splitSections`). */
  readonly merged: PlanDocument
  /** In the order of the plan's sections, by record key. */
  readonly conflicts: readonly Conflict[]
  /** What each side changed since the base; zeros without a base. */
  readonly applied: Readonly<Record<Side, ChangeCounts>>
  /** What was merged: `resolveConflicts` merges it again with the choices. */
  readonly inputs: { readonly base: PlanDocument | null; readonly ours: PlanDocument; readonly theirs: PlanDocument; readonly otherBases?: readonly PlanDocument[] }
}

/** Something that the merged plan says and that cannot be, although each side alone was sound. */
export type MergeProblem =
  | { readonly code: 'merge.invalid'; readonly params: { readonly field: string } }
  | { readonly code: 'merge.danglingReference'; readonly params: { readonly kind: string; readonly key: string; readonly path: string; readonly targetKind: string; readonly targetKey: string } }
  | { readonly code: 'merge.lotWithoutOrder'; readonly params: { readonly key: string } }

/** One field-level difference of two plans. */
export type Difference = {
  readonly kind: string
  readonly key: string
  /** JSON pointer inside the record; empty = the whole record. */
  readonly path: string
  readonly change: 'added' | 'removed' | 'changed'
  /** Absent = not there. Daily columns are summed up (`ColumnSummary`), never listed. */
  readonly a: Value
  readonly b: Value
  /** Of daily columns that changed: the first and last day that differ, and how many do. */
  readonly days?: { readonly firstDay: string; readonly lastDay: string; readonly count: number }
}
