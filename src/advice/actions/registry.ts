import type { ActionType, PlannedAction } from '#domain/scenario.ts'
import type { SimulationInput } from '#engines/simulate/types.ts'

import { orderHandlingCapacity, shorterLivestream, slowerAds } from './demandSide.ts'
import { airInsteadOfSea, preBuiltStock, transfer } from './goods.ts'
import { extraShift, overtime, temporaryStaff } from './labour.ts'
import { backupWarehouse, secondCarrier } from './routes.ts'
import type { ActionContext, ActionDefinition } from './types.ts'

/** Every kind of action. */
export const ACTION_DEFINITIONS: { readonly [T in ActionType]: ActionDefinition } = {
  extraShift, overtime, temporaryStaff, preBuiltStock, transfer, secondCarrier, backupWarehouse, airInsteadOfSea, slowerAds, shorterLivestream, orderHandlingCapacity,
}

/** The input with actions in it, one after the other. */
export function applyActions(input: SimulationInput, actions: readonly PlannedAction[], context: ActionContext): SimulationInput {
  return actions.reduce((changed, action) => ACTION_DEFINITIONS[action.type].apply(changed, action, context), input)
}

/** What an action costs: as told by hand, else as reckoned; null = not known. */
export function costOf(action: PlannedAction, context: ActionContext): number | null {
  return action.costMinor ?? ACTION_DEFINITIONS[action.type].costMinor(action, context)
}
