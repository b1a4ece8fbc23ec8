import type { PlannedAction } from '#domain/scenario.ts'
import type { SimulationInput } from '#engines/simulate/types.ts'

import { ACTION_DEFINITIONS, costOf } from './registry.ts'
import type { ActionContext } from './types.ts'

/**
 * The input with what its planned actions cost, on the days on which it falls due, to the minor unit. A cost that is not known is nothing, as in the
 * ranking. Without money, or without any cost, it is the input itself.
 */
export function withActionCosts(input: SimulationInput, actions: readonly PlannedAction[], context: ActionContext): SimulationInput {
  const { money, horizonDays } = input
  if (!money || actions.length === 0) return input
  const costs = new Array<number>(horizonDays).fill(0)
  const goods = new Array<number>(horizonDays).fill(0)
  for (const action of actions) {
    for (const [day, minor] of dueDays(action, context)) costs[day]! += minor
    const bought = ACTION_DEFINITIONS[action.type].goodsMinor?.(action, context) ?? 0
    if (bought > 0 && money.supplierPaymentDays < horizonDays) goods[money.supplierPaymentDays]! += bought
  }
  const has = (days: readonly number[]) => days.some((minor) => minor !== 0)
  return { ...input, money: { ...money, ...(has(costs) && { actionsMinorPerDay: costs }), ...(has(goods) && { actionGoodsMinorPerDay: goods }) } }
}

/** Days with what is paid on each, minor units: they add up to the cost of the action. */
function dueDays(action: PlannedAction, context: ActionContext): readonly (readonly [day: number, minor: number])[] {
  const { input: { horizonHours, markets } } = context
  const definition = ACTION_DEFINITIONS[action.type]
  const lead = definition.leadTimeHours(action, context)
  const cost = action.amount > 0 && lead < horizonHours ? (costOf(action, context) ?? 0) : 0
  if (cost === 0) return []
  if (definition.due === 'atOnce') return [[0, cost]]
  const dayOf = markets[0]!.dayOfHour
  const end = action.days === null ? horizonHours : Math.min(horizonHours, lead + 24 * action.days)
  const days = [...new Set(dayOf.slice(lead, Math.max(lead + 1, end)))]
  const each = Math.floor(cost / days.length)
  return days.map((day, i) => [day, each + (i < cost - each * days.length ? 1 : 0)])
}
