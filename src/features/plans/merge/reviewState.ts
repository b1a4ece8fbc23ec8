import { isSame } from '#plan-file/merge/same.ts'
import type { Conflict, MergeProblem } from '#plan-file/merge/types.ts'
import type { MergeReview } from '#workers/types.ts'

import type { Decisions } from './decisions.ts'

/** What the reader said about one comparison, and what was said to the reader. */
export type ReviewState = {
  readonly review: Pick<MergeReview, 'conflicts' | 'expectedRevision'>
  readonly decisions: Decisions
  /** What would not fit together, as shown: accepted with the next press. */
  readonly problems: readonly MergeProblem[]
  /** The plan was changed meanwhile: how many decisions that took away. Null = it was not. */
  readonly droppedCount: number | null
}

export function reviewStateOf(review: ReviewState['review']): ReviewState {
  return { review, decisions: new Map(), problems: [], droppedCount: null }
}

/**
 * The state for a new comparison: a decision stands as long as what it was made on stands; problems were those of the old plan. The same
 * state for the same comparison.
 */
export function carriedOver(state: ReviewState, review: ReviewState['review']): ReviewState {
  if (state.review === review) return state
  const isMoved = state.review.expectedRevision !== review.expectedRevision
  const before = new Map(state.review.conflicts.map((conflict) => [conflict.id, conflict]))
  const standing = new Set(review.conflicts.filter((conflict) => isSameQuestion(before.get(conflict.id), conflict)).map(({ id }) => id))
  const decisions = new Map([...state.decisions].filter(([id]) => standing.has(id)))
  const dropped = state.decisions.size - decisions.size
  return { review, decisions, problems: isMoved ? [] : state.problems, droppedCount: isMoved ? (state.droppedCount ?? 0) + dropped : state.droppedCount }
}

function isSameQuestion(before: Conflict | undefined, now: Conflict): boolean {
  return before?.clash === now.clash && isSame(before.base, now.base) && isSame(before.ours, now.ours) && isSame(before.theirs, now.theirs)
}
