import { amazonInventory } from './amazonInventory.ts'
import { amazonOrders } from './amazonOrders.ts'
import { dailySales, dailySalesWide } from './dailySales.ts'
import { orderLines } from './orderLines.ts'
import { shopifyInventory } from './shopifyInventory.ts'
import { shopifyOrders } from './shopifyOrders.ts'
import { tiktokAdsOverview, tiktokCampaigns, tiktokLiveAds } from './tiktokAds.ts'
import { tiktokOrders } from './tiktokOrders.ts'
import { tiktokShopAnalytics } from './tiktokShopAnalytics.ts'
import { tiktokStock } from './tiktokStock.ts'
import type { Source } from './types.ts'

/** Every kind of file that is understood, the particular before the general: of equal scores the first one wins. */
export const sources: readonly Source[] = [
  tiktokOrders,
  tiktokStock,
  tiktokAdsOverview,
  tiktokLiveAds,
  tiktokCampaigns,
  tiktokShopAnalytics,
  shopifyOrders,
  shopifyInventory,
  amazonOrders,
  amazonInventory,
  orderLines,
  dailySales,
  dailySalesWide,
]
