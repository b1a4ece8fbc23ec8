import type { SupplyTerms } from '#domain/supply.ts'
import { classify, DEFAULT_CYCLE_SERVICE } from '#engines/inventory/abcXyz.ts'

import type { StockFacts } from './facts.ts'
import type { StockRow } from './types.ts'

export type StockClass = Pick<StockRow, 'abc' | 'xyz'>

const UNCLASSED_SERVICE = DEFAULT_CYCLE_SERVICE.B

/** Classes of all SKUs by revenue and by weekly sales of the last 13 weeks; null where neither a price nor a sale tells. Shape: [skus]. */
export function classesOf({ document, soldByWeek }: StockFacts): StockClass[] {
  const tasks = document.skus.map(({ id, unitPriceMinor }) => {
    const weeks = soldByWeek.get(id)
    const sold = weeks?.reduce((sum, units) => sum + units, 0) ?? 0
    const mean = weeks ? sold / weeks.length : 0
    const squares = weeks?.reduce((sum, units) => sum + (units - mean) * (units - mean), 0) ?? 0
    return { id, revenue: sold * (unitPriceMinor ?? 0), demandMean: mean, demandSd: weeks ? Math.sqrt(squares / weeks.length) : 0 }
  })
  const classes = new Map(classify(tasks).map((answer) => [answer.id, answer]))
  return tasks.map(({ id, revenue, demandMean }) => ({
    abc: revenue > 0 ? classes.get(id)!.revenueClass : null,
    xyz: demandMean > 0 ? classes.get(id)!.variationClass : null,
  }))
}

/** The service told for a SKU, else the usual one of its class by cycles. */
export function serviceOf(terms: SupplyTerms | null, { abc }: StockClass): StockRow['service'] {
  return terms?.service ? { ...terms.service, isDefault: false } : { kind: 'cycle', share: abc === null ? UNCLASSED_SERVICE : DEFAULT_CYCLE_SERVICE[abc], isDefault: true }
}
