import type { PlanDocument } from '#domain/plan.ts'
import { checkDocument } from '../checkDocument.ts'
import { mergeWith } from './mergePlans.ts'
import { brokenReferences, problemKey } from './references.ts'
import type { Choice, MergeProblem, MergeResult } from './types.ts'

export type ResolvedMerge = {
  readonly document: PlanDocument
  /** Empty = fit to be written. What was already so on both sides is not listed. */
  readonly problems: readonly MergeProblem[]
}

/**
 * The merged plan with every conflict decided: by `choices` (id of the conflict -> decision), else by its default; ids that are no conflict
 * do nothing. It is checked as a file would be when read; what does not fit together is listed, never dropped.
 */
export function resolveConflicts({ inputs }: MergeResult, choices: ReadonlyMap<string, Choice>): ResolvedMerge {
  const { merged: document } = mergeWith(inputs, choices)
  const checked = checkDocument(document)
  if (!checked.ok) return { document, problems: [{ code: 'merge.invalid', params: { field: checked.error.field } }] }
  const [mine, yours] = [inputs.ours, inputs.theirs].map((side) => new Set(brokenReferences(side).map(problemKey)))
  return { document, problems: brokenReferences(document).filter((problem) => !(mine!.has(problemKey(problem)) && yours!.has(problemKey(problem)))) }
}
