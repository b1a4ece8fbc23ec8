import type { StockAlert } from './types.ts'

/** Days within which an order is soon. */
export const SOON_DAYS = 7

/** What asks for a look at a SKU, the most urgent first. */
export function alertsOf(state: {
  readonly onHandUnits: number | null
  readonly unitsPerDay: number
  readonly daysToOrder: number | null
  readonly excessUnits: number
  readonly isNotSelling: boolean
  readonly isNegative: boolean
  readonly isLeadTimeAssumed: boolean
  readonly isCostKnown: boolean
  readonly isMinOrderAboveBudget: boolean
  readonly isDiscontinued: boolean
}): StockAlert[] {
  const alerts: StockAlert[] = []
  if (state.onHandUnits === null) alerts.push('stockUnknown')
  else if (state.onHandUnits <= 0 && state.unitsPerDay > 0) alerts.push('stockOut')
  const { daysToOrder: days } = state
  if (days !== null && !state.isDiscontinued) {
    if (days < 0) alerts.push('late')
    else if (days === 0) alerts.push('orderNow')
    else if (days <= SOON_DAYS) alerts.push('orderSoon')
  }
  if (state.isNotSelling) alerts.push('notSelling')
  else if (state.excessUnits > 0) alerts.push('overstock')
  if (state.isNegative) alerts.push('stockNegative')
  if (state.isLeadTimeAssumed) alerts.push('leadTimeAssumed')
  if (!state.isCostKnown) alerts.push('costUnknown')
  if (state.isMinOrderAboveBudget) alerts.push('minOrderAboveBudget')
  if (state.isDiscontinued) alerts.push('discontinued')
  return alerts
}
