import type { Market } from '#domain/network.ts'
import type { MarketInput } from '#engines/simulate/types.ts'

import type { DailyUnits } from '../dailyUnits.ts'

/** Days whose mean orders a volume limit is a share of; source: reference of the platforms' order-volume limits (28 days). */
const LIMIT_BASE_DAYS = 28

/** What a market's limits add to its input; nothing where it has none. */
export function limitInput(market: Market, history: DailyUnits | null, meanUnitsPerOrder: number): Partial<MarketInput> {
  const { limits } = market
  if (!limits) return {}
  const base = meanOrders(history) / meanUnitsPerOrder
  const tiers = limits.volumeLimitTiers.map(({ fromLdrShare, keptShare }) => ({ fromLdrShare, limitOrdersPerDay: Math.floor(keptShare * base) }))
  return {
    ...(limits.buyerCancelByAge.length > 0 && { buyerCancelProbabilityByAge: limits.buyerCancelByAge }),
    ...(limits.spillBacklogHours !== null && { spillBacklogHours: limits.spillBacklogHours }),
    ...(tiers.length > 0 && base > 0 && { volumeLimit: { tiers, daysInForce: limits.volumeLimitDays } }),
    ...(limits.newShopCapOrdersPerDay !== null && { newShopCapOrdersPerDay: limits.newShopCapOrdersPerDay }),
    ...(limits.returnShare > 0 && { returns: { share: limits.returnShare, afterDays: { values: [limits.returnAfterDays], shares: [1] } } }),
  }
}

/** Mean units per known day of the last four weeks; 0 without history. */
function meanOrders(history: DailyUnits | null): number {
  const recent = history ? [...history.values.slice(-LIMIT_BASE_DAYS)].filter((units) => !Number.isNaN(units)) : []
  return recent.length === 0 ? 0 : recent.reduce((sum, units) => sum + units, 0) / recent.length
}
