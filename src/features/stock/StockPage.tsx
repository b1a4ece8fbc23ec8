import { useRoute } from 'wouter'

import type { SkuId } from '#domain/units.ts'

import { SkuPage } from './sku/SkuPage.tsx'
import { StockTabs } from './StockTabs.tsx'

/** `/stock` with what to order, or `/stock/<SKU id>`. */
export function StockPage() {
  const [isSku, params] = useRoute('/stock/:skuId')
  return isSku && params.skuId !== undefined ? <SkuPage key={params.skuId} skuId={params.skuId as SkuId} /> : <StockTabs />
}
