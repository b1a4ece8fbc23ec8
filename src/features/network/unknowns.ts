import type { RecordsByKind } from './usePlanRecords.ts'

export type Unknown = { readonly code: 'market' | 'warehouse' | 'sku' | 'stock' | 'capacity' | 'cap' | 'cost'; readonly count: number }

/** What the plan does not know yet, worst for the answer first; empty = everything the model can use is there. */
export function unknownsOf(records: RecordsByKind): readonly Unknown[] {
  const known = new Set(records.stock.filter((level) => level.onHandUnits !== null).map((level) => level.skuId))
  // An empty plan lacks nothing of anything it has.
  const missing = (['market', 'warehouse', 'sku'] as const).filter((kind) => records[kind].length === 0)
  const counts: readonly Unknown[] = [
    ...missing.map((code) => ({ code, count: 1 })),
    { code: 'capacity', count: records.warehouse.filter((warehouse) => warehouse.parcelsPerLabourHour === null || warehouse.shifts.length === 0).length },
    { code: 'stock', count: records.sku.filter((sku) => !known.has(sku.id)).length },
    { code: 'cap', count: records.service.filter((service) => service.pickups.some((pickup) => pickup.capParcelsPerDay === null)).length },
    { code: 'cost', count: records.sku.filter((sku) => sku.unitCostMinor === null || sku.unitPriceMinor === null).length },
  ]
  return counts.filter(({ count }) => count > 0)
}
