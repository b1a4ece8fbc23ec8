import { expect, it } from 'vitest'

import { carriedOver, reviewStateOf, type ReviewState } from '#features/plans/merge/reviewState.ts'
import type { Choice, Conflict, MergeProblem } from '#plan-file/merge/types.ts'

const question = (id: string, ours: number): Conflict => ({ id, kind: 'market', key: 'US', path: `/${id}`, clash: 'edits', base: 2, ours, theirs: 3, default: 'ours' })
const reviewOf = (expectedRevision: number, ...conflicts: readonly Conflict[]) => ({ expectedRevision, conflicts })
const problem: MergeProblem = { code: 'merge.lotWithoutOrder', params: { key: 'order:1:A' } }
const first = reviewOf(4, question('a', 5), question('b', 6), question('c', 7))
const decided: ReviewState = { ...reviewStateOf(first), decisions: new Map<string, Choice>([['a', 'ours'], ['b', { value: 9 }], ['c', 'theirs']]), problems: [problem] }

it('a decision stands as long as the values that it was made on; problems are those of one comparison', () => {
  const now = carriedOver(decided, reviewOf(5, question('a', 9), question('b', 6)))
  expect([[...now.decisions], now.problems, now.droppedCount]).toEqual([[['b', { value: 9 }]], [], 2])
  const again = carriedOver(now, reviewOf(6, question('b', 6)))
  expect([[...again.decisions], again.droppedCount]).toEqual([[['b', { value: 9 }]], 2])
})

it('the same plan compared again keeps everything, and nothing is said', () => {
  expect(carriedOver(decided, first)).toBe(decided)
  expect(carriedOver(decided, reviewOf(4, ...first.conflicts))).toMatchObject({ decisions: decided.decisions, problems: [problem], droppedCount: null })
  expect(carriedOver(decided, reviewOf(5, ...first.conflicts))).toMatchObject({ decisions: decided.decisions, problems: [], droppedCount: 0 })
})
