/** A carries the first 80 % of revenue, B the next 15 %, C the rest. */
export type RevenueClass = 'A' | 'B' | 'C'

/** X: steady demand, coefficient of variation up to .5; Y: up to 1; Z: above, or no demand at all. */
export type VariationClass = 'X' | 'Y' | 'Z'

/** Cumulative revenue shares at which A and B end, and coefficients of variation at which X and Y end. */
export const CLASS_BOUNDS = { revenueA: 0.8, revenueB: 0.95, variationX: 0.5, variationY: 1 } as const

/** Cycle service asked for where the seller has not said otherwise. */
export const DEFAULT_CYCLE_SERVICE: Readonly<Record<RevenueClass, number>> = { A: 0.97, B: 0.95, C: 0.9 }

export type ClassTask = { readonly id: string; readonly revenue: number; readonly demandMean: number; readonly demandSd: number }

/** `cumulativeShare` includes the item itself; `variation` is null where nothing is demanded. */
export type ClassAnswer = { readonly id: string; readonly revenueClass: RevenueClass; readonly variationClass: VariationClass; readonly cumulativeShare: number; readonly variation: number | null; readonly cycleServiceShare: number }

/**
 * Classes by revenue and by variation of demand, with the default service of the class. An item is A when the items ahead of it carry under
 * 80 % of revenue, so that the largest one always is. Ties go by id.
 *
 * Shapes: one answer per item, highest revenue first. Revenue that is negative or not a number counts as 0.
 */
export function classify(items: readonly ClassTask[]): readonly ClassAnswer[] {
  const ranked = items.map((item) => ({ ...item, counted: item.revenue > 0 && Number.isFinite(item.revenue) ? item.revenue : 0 }))
    .sort((a, b) => b.counted - a.counted || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const total = ranked.reduce((sum, { counted }) => sum + counted, 0)
  let ahead = 0
  return ranked.map(({ id, counted, demandMean, demandSd }) => {
    const before = total > 0 ? ahead / total : 1
    ahead += counted
    const revenueClass = counted === 0 ? 'C' : revenueClassOf(before)
    const variation = demandMean > 0 && demandSd >= 0 ? demandSd / demandMean : null
    return { id, revenueClass, variationClass: variationClassOf(variation), cumulativeShare: total > 0 ? Math.min(1, ahead / total) : 1, variation, cycleServiceShare: DEFAULT_CYCLE_SERVICE[revenueClass] }
  })
}

function revenueClassOf(shareAhead: number): RevenueClass {
  // Shares that add up to a bound but for rounding have reached it.
  if (shareAhead < CLASS_BOUNDS.revenueA - 1e-12) return 'A'
  return shareAhead < CLASS_BOUNDS.revenueB - 1e-12 ? 'B' : 'C'
}

function variationClassOf(variation: number | null): VariationClass {
  if (variation === null || variation > CLASS_BOUNDS.variationY) return 'Z'
  return variation <= CLASS_BOUNDS.variationX ? 'X' : 'Y'
}
