import { minorUnitsPerUnit } from '#shared/minorUnits.ts'

import type { RowContext, Values } from './types.ts'

export function text(values: Values, field: string): string {
  return String(values[field] ?? '')
}

/** Wall seconds, or null. */
export function time(values: Values, field: string): number | null {
  const value = values[field]
  return typeof value === 'number' ? value : null
}

/** An amount in the minor unit of the row's currency (hundredths when it has none); NaN when there is no amount. */
export function amountMinor(amount: string | number | null | undefined, values: Values): number {
  return typeof amount === 'number' ? Math.round(amount * minorUnitsPerUnit(text(values, 'currency') || null)) : Number.NaN
}

/** The id, or null when there is none or a spreadsheet program has rounded it. */
export function intactId(values: Values, field: string, context: RowContext): string | null {
  const id = text(values, field)
  if (id === '') return null
  if (!context.isDamagedId(field, id)) return id
  context.issue('idDamaged', 'warning', field, id, '18-19 digits')
  return null
}
