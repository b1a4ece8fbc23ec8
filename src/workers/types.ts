import type { Assumption } from '#advice/types.ts'
import type { StressSummary } from '#engines/simulate/types.ts'

export type RunProgress =
  | { readonly phase: 'forecasting'; readonly done: number; readonly total: number }
  | { readonly phase: 'simulating'; readonly done: number; readonly total: number; readonly partial: StressSummary | null; readonly firstDay: string; readonly assumptions: readonly Assumption[] }
  | { readonly phase: 'searching'; readonly done: number; readonly total: number }
