import type { Assumption } from '../types.ts'

/** Assumptions gathered while a simulation input is built; a plain one is noted once. */
export type Notes = { readonly list: Assumption[]; note(assumption: Assumption): void }

export function createNotes(): Notes {
  const list: Assumption[] = []
  return {
    list,
    note(assumption) {
      if (!list.some((known) => JSON.stringify(known) === JSON.stringify(assumption))) list.push(assumption)
    },
  }
}

/** Shares summing to 1; even when nothing is positive. */
export function normalised(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + Math.max(0, weight), 0)
  return weights.map((weight) => (total > 0 ? Math.max(0, weight) / total : 1 / weights.length))
}
