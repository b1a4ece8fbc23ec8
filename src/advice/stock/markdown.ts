import { breakEvenMarkdown } from '#engines/inventory/ageing.ts'
import type { Sku } from '#domain/network.ts'
import type { BuyingSettings } from '#domain/supply.ts'

import { HORIZON_DAYS } from './types.ts'

const DAYS_PER_YEAR = 365

/**
 * Share of the price that may be cut from a unit that is too much before keeping it pays more: it waits until all that lies before it is sold, is
 * stored meanwhile, and where that takes longer than the horizon may not sell at all. Null without cost and price.
 */
export function markdownShare({ unitCostMinor: cost, unitPriceMinor: price }: Pick<Sku, 'unitCostMinor' | 'unitPriceMinor'>, coverDays: number | null, buying: BuyingSettings): number | null {
  if (cost === null || price === null || !(price > 0)) return null
  const made = breakEvenMarkdown({
    price, waitDays: coverDays ?? HORIZON_DAYS, storageCostPerUnitDay: (cost * buying.holdingSharePerYear) / DAYS_PER_YEAR, capitalSharePerDay: 0,
    writeOffShare: coverDays === null ? buying.obsolescenceShare : 0, salvage: 0,
  })
  return made.ok ? made.value : null
}
