import type { ClashKind, Place, Side, Value, Versions } from './types.ts'
import { isSame } from './same.ts'

/** One walk over three plans: whether there is a base, and what is taken where the rules do not decide. */
export type Walk = {
  readonly hasBase: boolean
  /** Notes a conflict and returns what is taken for now. */
  readonly clash: (place: Place, clash: ClashKind, versions: Versions, fallback: Side) => Value
}

/** What the plain rules say: alike on both sides, or changed on one only. */
export type Settled = { readonly isSettled: true; readonly value: Value } | { readonly isSettled: false }

export function settled(walk: Walk, { base, ours, theirs }: Versions): Settled {
  if (isSame(ours, theirs)) return { isSettled: true, value: ours }
  if (walk.hasBase && isSame(base, ours)) return { isSettled: true, value: theirs }
  if (walk.hasBase && isSame(base, theirs)) return { isSettled: true, value: ours }
  return { isSettled: false }
}

/** A value decided as a whole: settled by the plain rules, else a conflict. A deletion against an edit keeps what was edited. */
export function mergeUnit(walk: Walk, versions: Versions, place: Place): Value {
  const plain = settled(walk, versions)
  return plain.isSettled ? plain.value : clashOf(walk, versions, place)
}

/** The conflict of two values that the plain rules do not settle. */
export function clashOf(walk: Walk, versions: Versions, place: Place): Value {
  const { base, ours, theirs } = versions
  const isDeleted = ours === undefined || theirs === undefined
  const clash: ClashKind = !walk.hasBase ? 'noBase' : isDeleted ? 'deletion' : base === undefined ? 'additions' : 'edits'
  return walk.clash(place, clash, versions, ours === undefined ? 'theirs' : 'ours')
}
