import type { Assumption } from '#advice/types.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { GateName } from '#engines/simulate/types.ts'

const countOf = (assumptions: readonly Assumption[], ...codes: readonly Assumption['code'][]) => assumptions.filter(({ code }) => codes.includes(code)).length

/**
 * Stages of which nothing is known that could limit them: they were simulated as unlimited, so that they hold says nothing.
 * The account is among them when neither packing nor carriers can make a parcel late.
 */
export function unknownStages(document: PlanDocument, assumptions: readonly Assumption[]): readonly GateName[] {
  const unknown: GateName[] = []
  if (assumptions.some((one) => one.code === 'stockUnknown' && one.skuCount >= document.skus.length)) unknown.push('stock')
  if (document.warehouses.length > 0 && countOf(assumptions, 'capacityUnknown') >= document.warehouses.length) unknown.push('packing')
  if (countOf(assumptions, 'carrierCapUnknown', 'carrierUnknown') >= Math.max(1, document.services.length)) unknown.push('carriers')
  if (document.services.length === 0 || countOf(assumptions, 'transitUnknown') >= document.services.length) unknown.push('delivery')
  if (unknown.includes('packing') && unknown.includes('carriers')) unknown.push('account')
  return unknown
}
