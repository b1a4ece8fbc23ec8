import { LEAD_TIME_LEGS, type Supplier, type SupplierLeg, type SupplyTerms } from '#domain/supply.ts'
import type { CurrencyCode } from '#domain/units.ts'
import type { RecordEdit } from '#storage/records.ts'

export function newSupplier(id: string, name: string, currency: CurrencyCode | null): Supplier {
  return { id, name, country: '', currency, mode: 'sea', legs: LEAD_TIME_LEGS.map(emptyLeg), orderCostMinor: null, note: '' }
}

function emptyLeg(leg: SupplierLeg['leg']): SupplierLeg {
  return { leg, mode: null, typicalDays: null, observedDays: [] }
}

/** The first part of the way that has no entry yet; else the first leg for a mode of its own. */
export function nextLeg(legs: readonly SupplierLeg[]): SupplierLeg {
  return emptyLeg(LEAD_TIME_LEGS.find((name) => legs.every(({ leg }) => leg !== name)) ?? 'firstLeg')
}

/** The supplier goes; SKUs bought there have no supplier then. Orders keep what they were. */
export function removeEdits(supplier: Supplier, terms: readonly SupplyTerms[]): readonly RecordEdit[] {
  return [
    { kind: 'supplier', key: supplier.id, after: null },
    ...terms.filter(({ supplierId }) => supplierId === supplier.id).map((one): RecordEdit => ({ kind: 'supplyTerms', key: one.id, after: { ...one, supplierId: null } })),
  ]
}

/** "32, 35 41" -> [32, 35, 41]; null when something is no number of days. */
export function observedDaysOf(words: string): readonly number[] | null {
  const days = words.normalize('NFKC').split(/[\s,;、]+/).filter(Boolean).map(Number)
  return days.every((day) => Number.isInteger(day) && day >= 0 && day <= 365) ? days : null
}

/** Typical days of the whole way by the supplier's usual mode; null as long as one part is not told. */
export function typicalDaysOf({ legs, mode }: Pick<Supplier, 'legs' | 'mode'>): number | null {
  let sum = 0
  for (const name of LEAD_TIME_LEGS) {
    const fitting = legs.filter(({ leg }) => leg === name)
    const days = (fitting.find((leg) => leg.mode === mode) ?? fitting.find((leg) => leg.mode === null))?.typicalDays ?? null
    if (days === null) return null
    sum += days
  }
  return sum
}
