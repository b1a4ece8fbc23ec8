import type { PlanDocument } from '#domain/plan.ts'
import type { SupplyTerms } from '#domain/supply.ts'
import type { SkuId } from '#domain/units.ts'

import type { StockWhatIf } from './types.ts'

/** How a SKU is bought while nothing is told. */
export function noTerms(skuId: SkuId): SupplyTerms {
  return {
    id: skuId, skuId, supplierId: null, leadTimeDays: null, leadTimeSdDays: null, caseUnits: null, minOrderUnits: null, priceBreaks: [], shelfLifeDays: null, volumeM3PerUnit: null,
    service: null, isDiscontinued: false,
  }
}

/** The plan with what is tried of one SKU's lead time and service; a tried service is of the kind that the SKU has, by cycles where it has none. */
export function triedDocument(document: PlanDocument, skuId: SkuId, { leadTimeDays, serviceShare }: StockWhatIf): PlanDocument {
  const own = document.supplyTerms.find((terms) => terms.skuId === skuId) ?? noTerms(skuId)
  const tried: SupplyTerms = {
    ...own, ...(leadTimeDays === null ? {} : { leadTimeDays, leadTimeSdDays: null }),
    ...(serviceShare === null ? {} : { service: { kind: own.service?.kind ?? 'cycle', share: serviceShare } }),
  }
  return { ...document, supplyTerms: [...document.supplyTerms.filter((terms) => terms.skuId !== skuId), tried] }
}
