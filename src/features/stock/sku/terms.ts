import type { SupplyTerms } from '#domain/supply.ts'
import type { SkuId } from '#domain/units.ts'

/** A SKU of which nothing is set: all by default. */
export function emptyTerms(skuId: SkuId): SupplyTerms {
  return {
    id: skuId, skuId, supplierId: null, leadTimeDays: null, leadTimeSdDays: null, caseUnits: null, minOrderUnits: null, priceBreaks: [], shelfLifeDays: null, volumeM3PerUnit: null,
    service: null, isDiscontinued: false,
  }
}

/** "100: 4.50, 500: 4.20" -> price breaks in minor units, the smallest first; null when it is no such list. */
export function priceBreaksOf(words: string, factor: number): SupplyTerms['priceBreaks'] | null {
  const parts = words.normalize('NFKC').split(/[,;、\n]+/).map((part) => part.trim()).filter(Boolean)
  const breaks = parts.map((part) => {
    const [, from, cost] = /^(\d+)\s*[:=]\s*(\d+(?:\.\d+)?)$/.exec(part) ?? []
    return from === undefined || Number(from) < 1 ? null : { fromUnits: Number(from), unitCostMinor: Math.round(Number(cost) * factor) }
  })
  const known = breaks.flatMap((one) => (one ? [one] : []))
  if (known.length !== breaks.length || new Set(known.map(({ fromUnits }) => fromUnits)).size !== known.length) return null
  return known.sort((a, b) => a.fromUnits - b.fromUnits)
}

/** The same list as text. */
export function priceBreaksText(breaks: SupplyTerms['priceBreaks'], factor: number): string {
  return breaks.map(({ fromUnits, unitCostMinor }) => `${fromUnits}: ${unitCostMinor / factor}`).join(', ')
}
