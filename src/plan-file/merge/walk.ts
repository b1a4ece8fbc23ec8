import type { ClashKind, Place, Side, Value, Versions } from './types.ts'
import { isSame } from './same.ts'

/** One walk over three plans: whether there is a base, and what is taken where the rules do not decide. */
export type Walk = {
  readonly hasBase: boolean
  /** Notes a conflict and returns what is taken for now. */
  readonly clash: (place: Place, clash: ClashKind, versions: Omit<Versions, 'otherBases'>, fallback: Side) => Value
}

/** What the plain rules say: alike on both sides, or changed on one only, whichever common version it is compared with. */
export type Settled = { readonly isSettled: true; readonly value: Value } | { readonly isSettled: false }

export function settled(walk: Walk, versions: Versions): Settled {
  const { base, ours, theirs } = versions
  if (isSame(ours, theirs)) return { isSettled: true, value: ours }
  if (!walk.hasBase || isDisputed(versions)) return { isSettled: false }
  if (isSame(base, ours)) return { isSettled: true, value: theirs }
  if (isSame(base, theirs)) return { isSettled: true, value: ours }
  return { isSettled: false }
}

/** Whether the common versions do not agree: the two sides decided it apart from each other, so neither value may give way without a question. */
export function isDisputed({ base, otherBases }: Versions): boolean {
  return otherBases.some((other) => !isSame(base, other))
}

/** A value decided as a whole: settled by the plain rules, else a conflict. A deletion against an edit keeps what was edited. */
export function mergeUnit(walk: Walk, versions: Versions, place: Place): Value {
  const plain = settled(walk, versions)
  return plain.isSettled ? plain.value : clashOf(walk, versions, place)
}

/** The conflict of two values that the plain rules do not settle. */
export function clashOf(walk: Walk, versions: Versions, place: Place): Value {
  const { ours, theirs } = versions
  const base = isDisputed(versions) ? undefined : versions.base
  const isDeleted = ours === undefined || theirs === undefined
  const clash: ClashKind = !walk.hasBase ? 'noBase' : isDeleted ? 'deletion' : versions.base === undefined ? 'additions' : 'edits'
  return walk.clash(place, clash, { base, ours, theirs }, ours === undefined ? 'theirs' : 'ours')
}
