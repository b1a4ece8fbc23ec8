/** Currencies without a minor unit in ISO 4217; the others here have two decimals. */
const withoutMinorUnit = new Set(['VND', 'KRW', 'JPY', 'CLP'])

/** How many of the smallest unit make one of the currency. */
export function minorUnitsPerUnit(currency: string | null): number {
  return currency !== null && withoutMinorUnit.has(currency) ? 1 : 100
}
