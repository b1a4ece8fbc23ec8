import type { Answers, Assumption, StressResult } from '#advice/types.ts'
import type { StressSummary } from '#engines/simulate/types.ts'
import type { PlanId, ScenarioId } from '#domain/units.ts'

/** What the stress page shows while and after a run. Written once per run to the `runs` table. */
export type StoredRun = {
  readonly id: string
  readonly planId: PlanId
  readonly scenarioId: ScenarioId
  readonly createdAtMs: number
  readonly result: StressResult
  readonly answers: Answers | null
}

export type RunProgress =
  | { readonly phase: 'forecasting'; readonly done: number; readonly total: number }
  | { readonly phase: 'simulating'; readonly done: number; readonly total: number; readonly partial: StressSummary | null; readonly firstDay: string; readonly assumptions: readonly Assumption[] }
  | { readonly phase: 'searching'; readonly done: number; readonly total: number }
