import type { PlanDocument } from '#domain/plan.ts'
import type { ActionType, PlannedAction, Scenario } from '#domain/scenario.ts'
import type { SimulationInput } from '#engines/simulate/types.ts'

/** What an action is judged on: the plan, the scenario and the input made of them, actions of the scenario itself left out. */
export type ActionContext = { readonly document: PlanDocument; readonly scenario: Scenario; readonly input: SimulationInput }

export const ACTION_UNITS = ['hoursPerDay', 'people', 'units', 'parcelsPerDay', 'keptShare', 'hours', 'days', 'ordersPerDay'] as const
export type ActionUnit = (typeof ACTION_UNITS)[number]

/** One kind of action. Adding one: its definition here or in a file beside, a line in the registry, its words. */
export type ActionDefinition = {
  readonly type: ActionType
  /** What `amount` counts. */
  readonly unit: ActionUnit
  /** Hours from the start until it can act. */
  leadTimeHours(action: PlannedAction, context: ActionContext): number
  /** Worth trying: a few amounts at the places where it could help. Deterministic. */
  candidates(context: ActionContext): readonly PlannedAction[]
  /** The input with the action in it; an amount of nothing changes nothing. Never throws; a place that is gone changes nothing. */
  apply(input: SimulationInput, action: PlannedAction, context: ActionContext): SimulationInput
  /** How its cost falls due: on the day it is ordered, or evenly on the days it works (after its lead time). */
  readonly due: 'atOnce' | 'asItWorks'
  /** Goods that it buys, minor units, paid under the supplier's terms; absent = none. They are no part of `costMinor`. */
  goodsMinor?(action: PlannedAction, context: ActionContext): number | null
  /** In minor units of the plan's currency, over the run; null = not known. */
  costMinor(action: PlannedAction, context: ActionContext): number | null
}

export function planned(type: ActionType, amount: number, where: Partial<Pick<PlannedAction, 'warehouseId' | 'toWarehouseId' | 'serviceId' | 'skuId'>> = {}): PlannedAction {
  const place = { warehouseId: null, toWarehouseId: null, serviceId: null, skuId: null, ...where }
  return { id: [type, place.warehouseId, place.toWarehouseId, place.serviceId, place.skuId, amount].filter((part) => part !== null).join(':'), type, ...place, amount, fromDay: null, days: null, costMinor: null }
}
