import type { MarketId } from '../units.ts'

/**
 * The shop part of a line's identity: order numbers are unique within one shop only. It is the market that the batch was stored in,
 * and within it the ledger's shop when several shops sell there; two shops of one market need different `Ledger.shop`.
 */
export function shopScope(marketId: MarketId, shop: string): string {
  return `${marketId}\n${shop}`
}
