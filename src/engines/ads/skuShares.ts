import type { AdDays } from './adDays.ts'

/** How the ads of a product (SPU) fall on its SKUs. Shares of a product sum to 1. */
export type SkuShare = { readonly skuId: string; readonly share: number }
export type ProductShares = { readonly productId: string; readonly source: 'byHand' | 'learnt' | 'even'; readonly shares: readonly SkuShare[] }

/** Units added to every SKU, so that one that has not sold yet still gets a little. */
const SMOOTHING_UNITS = 0.5

/**
 * Shares of each product: set by hand (scaled to 1), else by the units its SKUs sold, else even.
 *
 * Constant over time on purpose: shares that followed each day's sales would make every sale look like the work of ads.
 */
export function productShares(members: ReadonlyMap<string, readonly string[]>, unitsOf: (skuId: string) => number, byHand: ReadonlyMap<string, readonly SkuShare[]> = new Map()): ProductShares[] {
  return [...members].map(([productId, skuIds]) => {
    const set = byHand.get(productId)?.filter(({ share }) => share > 0) ?? []
    const total = set.reduce((sum, { share }) => sum + share, 0)
    if (total > 0) return { productId, source: 'byHand', shares: set.map(({ skuId, share }) => ({ skuId, share: share / total })) }
    const units = skuIds.map((skuId) => Math.max(0, unitsOf(skuId)))
    const sold = units.reduce((sum, value) => sum + value, 0)
    const weight = sold + SMOOTHING_UNITS * skuIds.length
    return { productId, source: sold > 0 ? 'learnt' : 'even', shares: skuIds.map((skuId, i) => ({ skuId, share: (units[i]! + SMOOTHING_UNITS) / weight })) }
  })
}

/** Spend per SKU and day, and what could be given to none. Spend in = spend out, whatever the shares. */
export type SkuSpend = { readonly bySku: ReadonlyMap<string, Float64Array>; readonly unassigned: Float64Array; readonly unknownProducts: readonly string[] }

export function spendBySku(days: AdDays, shares: readonly ProductShares[], skuIdOf: (sku: string) => string | null): SkuSpend {
  const bySku = new Map<string, Float64Array>()
  const unassigned = Float64Array.from(days.unassigned)
  const unknownProducts: string[] = []
  const give = (skuId: string, spend: Float64Array, share: number): void => {
    let column = bySku.get(skuId)
    if (!column) bySku.set(skuId, (column = new Float64Array(days.days)))
    for (let t = 0; t < days.days; t += 1) column[t]! += share * spend[t]!
  }
  const giveToNone = (name: string, spend: Float64Array): void => {
    unknownProducts.push(name)
    for (let t = 0; t < days.days; t += 1) unassigned[t]! += spend[t]!
  }
  const sharesOf = new Map(shares.map((one) => [one.productId, one.shares]))
  for (const [productId, { spend }] of days.byProduct) {
    const own = sharesOf.get(productId)
    if (own && own.length > 0) for (const { skuId, share } of own) give(skuId, spend, share)
    else giveToNone(productId, spend)
  }
  for (const [sku, { spend }] of days.bySku) {
    const skuId = skuIdOf(sku)
    if (skuId === null) giveToNone(sku, spend)
    else give(skuId, spend, 1)
  }
  return { bySku, unassigned, unknownProducts }
}
