import type { LedgerSku } from '../ledger.ts'
import type { Sku, Warehouse } from '../network.ts'
import type { SkuId, WarehouseId } from '../units.ts'

/** Shown for a place that the file does not name; data, so it reads in both languages. */
export const UNNAMED_WAREHOUSE = 'Warehouse 仓库'
export const UNNAMED_CARRIER = 'Carrier 承运商'

/**
 * Finds the plan's SKU for a source's: by the platform's id, else by the seller's code; a SKU that the plan does not have gets the id
 * that `proposeRecords` would give it.
 */
export function skuMatcher(skus: readonly Sku[]): (sku: LedgerSku) => SkuId {
  const byPlatformId = new Map<string, SkuId>()
  const bySellerSku = new Map<string, SkuId>()
  for (const { id, platformSkuId, sellerSku } of skus) {
    if (platformSkuId !== null && !byPlatformId.has(platformSkuId)) byPlatformId.set(platformSkuId, id)
    if (sellerSku !== '' && !bySellerSku.has(sellerSku)) bySellerSku.set(sellerSku, id)
  }
  return (sku) => {
    const known = (sku.platformSkuId === null ? undefined : byPlatformId.get(sku.platformSkuId)) ?? (sku.sellerSku === '' ? undefined : bySellerSku.get(sku.sellerSku))
    return known ?? (idOf('sku', sku.key) as SkuId)
  }
}

/** Finds the plan's warehouse by name; lines without one go to the unnamed warehouse, or to the only one there is. */
export function warehouseMatcher(warehouses: readonly Pick<Warehouse, 'id' | 'name'>[]): (name: string) => WarehouseId {
  const byName = new Map(warehouses.map(({ id, name }) => [name.trim().toLowerCase(), id]))
  return (name) => {
    const trimmed = name.trim()
    if (trimmed === '' && warehouses.length === 1) return warehouses[0]!.id
    const wanted = trimmed === '' ? UNNAMED_WAREHOUSE : trimmed
    return byName.get(wanted.toLowerCase()) ?? (idOf('warehouse', wanted.toLowerCase()) as WarehouseId)
  }
}

/** The same name gives the same id, so that importing again makes nothing new. `@` joins ids in record keys and is not used within one. */
export function idOf(kind: string, name: string): string {
  return `${kind}:${name.replaceAll('@', '＠')}`
}
