import { useRoute } from 'wouter'

import type { SkuId } from '#domain/units.ts'

import { DemandTabs } from './DemandTabs.tsx'
import { SkuPage } from './sku/SkuPage.tsx'

/** `/demand` with its four questions, or `/demand/<SKU id>`. */
export function DemandPage() {
  const [isSku, params] = useRoute('/demand/:skuId')
  return isSku && params.skuId !== undefined ? <SkuPage key={params.skuId} skuId={params.skuId as SkuId} /> : <DemandTabs />
}
