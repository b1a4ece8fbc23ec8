import type { SimulationInput } from '#engines/simulate/types.ts'

/** Mean units of a SKU that the run orders per day before events. */
export function unitsPerDay(input: SimulationInput, sku: number): number {
  return input.markets.reduce((sum, market) => {
    const moment = (table: typeof market.linesPerOrder) => table.values.reduce((total, value, i) => total + value * table.shares[i]!, 0)
    const orders = market.meanOrdersPerDay.reduce((total, one) => total + one, 0) / input.horizonDays
    return sum + orders * moment(market.linesPerOrder) * moment(market.unitsPerLine) * market.skuShare[sku]!
  }, 0)
}

/** Where a SKU is needed: first-choice shares of warehouses over all markets, by its own orders. Shape: [warehouses], summing to 1. */
export function needShares(input: SimulationInput, sku: number): number[] {
  const shares = input.warehouses.map((_, w) => input.markets.reduce((sum, market) => {
    const orders = market.meanOrdersPerDay.reduce((total, one) => total + one, 0) * market.skuShare[sku]!
    return sum + orders * market.routing.reduce((total, route) => total + (route.warehouse === w ? route.share : 0), 0)
  }, 0))
  const total = shares.reduce((sum, share) => sum + share, 0)
  return shares.map((share) => (total > 0 ? share / total : 1 / shares.length))
}

/** Two significant digits: what one would type. */
export function roundNumber(value: number): number {
  return Number(value.toPrecision(2))
}
