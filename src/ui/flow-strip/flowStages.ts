import type { StageName } from '#advice/types.ts'

/** One stage as drawn: how much of the planned event it can take. */
export type FlowStage = {
  readonly name: StageName
  /** Multiple of normal orders that the stage can take (for `orders`: the planned one); null = not known or not yet worked out. */
  readonly factor: number | null
  readonly isAtLeast: boolean
  /** Where the plan stands, when it is not the planned multiple of normal orders (ads: the planned spend is 1). */
  readonly planned?: number
  readonly status: FlowStatus
  /** What binds it, where, when: already in the reader's language. */
  readonly note: string
}
/** `plan` is the demand itself: no limit, so nothing to hold. `binds` may still hold: it is the first to give when the event grows. */
export type FlowStatus = 'plan' | 'holds' | 'under' | 'binds' | 'bindsUnder' | 'unknown' | 'pending'

/** Order of the strip, everywhere. */
export const FLOW_ORDER = ['ads', 'orders', 'stock', 'packing', 'carriers', 'delivery', 'account'] as const satisfies readonly StageName[]

/** Right end of the axis shared by all stages. */
export const AXIS_END_FACTOR = 50

/** Position of a factor on the common logarithmic axis, 0..1: 1x at the left edge, `AXIS_END_FACTOR` at the right. */
export function axisShare(factor: number): number {
  if (!(factor > 1)) return 0
  return Math.min(1, Math.log(factor) / Math.log(AXIS_END_FACTOR))
}

/** Status of a stage that can take `factor` when `planned` is asked of it. */
export function flowStatus(factor: number | null, isAtLeast: boolean, planned: number | null, isBinding: boolean): FlowStatus {
  if (factor === null) return 'unknown'
  const isUnder = !isAtLeast && factor < (planned ?? 1)
  if (isBinding) return isUnder ? 'bindsUnder' : 'binds'
  return isUnder ? 'under' : 'holds'
}
