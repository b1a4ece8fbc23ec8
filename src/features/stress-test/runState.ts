import type { StressResult } from '#advice/types.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { RunRow } from '#storage/types.ts'

import type { RunView } from './stages.ts'

/** There is somebody to sell to and something to sell. */
export function canRun(document: PlanDocument): boolean {
  return document.markets.length > 0 && document.skus.length > 0
}

export function storedView(run: RunRow): RunView {
  const { result, answers } = run
  return { summary: result, assumptions: result.assumptions, firstDay: result.firstDay, startHourUtc: result.startHourUtc, answers, isPartial: false }
}

/** The runs finished so far, told as if they were all: without hashes, which belong to whole results. */
export function partialResult(view: RunView, seed: number, startHourUtc: number): StressResult {
  return { ...view.summary, engineVersion: '', inputHash: '', resultHash: '', seed, startHourUtc, firstDay: view.firstDay, assumptions: view.assumptions }
}
