import type { OrderFacts } from '../orderFacts.ts'

/** Facts of two histories: what the newer one says of a market stands for that market, of a bundle for that bundle. */
export function joinFacts(older: OrderFacts | undefined, newer: OrderFacts | undefined): OrderFacts | undefined {
  if (!older || !newer) return newer ?? older
  const renewed = new Set(newer.packing.map(({ marketId }) => marketId))
  const join = <K extends Exclude<keyof OrderFacts, 'bundles'>>(key: K): OrderFacts[K] => {
    const kept = (older[key] as readonly { readonly marketId: (typeof older.packing)[number]['marketId'] }[]).filter(({ marketId }) => !renewed.has(marketId))
    return [...kept, ...newer[key]] as unknown as OrderFacts[K]
  }
  const known = new Set(newer.bundles.map(({ skuId }) => skuId))
  return {
    bundles: [...older.bundles.filter(({ skuId }) => !known.has(skuId)), ...newer.bundles],
    packing: join('packing'), packages: join('packages'), revenue: join('revenue'), lateness: join('lateness'), transit: join('transit'),
    cancellations: join('cancellations'), returns: join('returns'),
  }
}
