import { amazonInventory } from './amazonInventory.ts'
import { amazonOrders } from './amazonOrders.ts'
import { dailySales, dailySalesWide } from './dailySales.ts'
import { orderLines } from './orderLines.ts'
import { inboundShipments, purchaseOrders } from './inbound.ts'
import { courierRates, rateList, rateMatrix } from './rates.ts'
import { shopifyInventory } from './shopifyInventory.ts'
import { shopifyOrders } from './shopifyOrders.ts'
import { smallTest } from './smallTest.ts'
import { catalogue, stockList } from './stockAndCatalogue.ts'
import { adsDaily, tiktokAdsOverview, tiktokCampaigns, tiktokCreatives, tiktokLiveAds } from './tiktokAds.ts'
import { tiktokLiveSessions } from './tiktokLiveSessions.ts'
import { tiktokOrders } from './tiktokOrders.ts'
import { tiktokProducts } from './tiktokProducts.ts'
import { tiktokSettlement } from './tiktokSettlement.ts'
import { tiktokShopAnalytics } from './tiktokShopAnalytics.ts'
import { tiktokStock } from './tiktokStock.ts'
import { tracking } from './tracking.ts'
import type { Source } from './types.ts'
import { wooOrders } from './wooOrders.ts'

/** Every kind of file that is understood, the particular before the general: of equal scores the first one wins. */
export const sources: readonly Source[] = [
  tiktokOrders,
  tiktokStock,
  tiktokAdsOverview,
  tiktokLiveAds,
  tiktokCampaigns,
  tiktokCreatives,
  tiktokLiveSessions,
  tiktokProducts,
  tiktokSettlement,
  tiktokShopAnalytics,
  shopifyOrders,
  shopifyInventory,
  amazonOrders,
  amazonInventory,
  wooOrders,
  orderLines,
  dailySales,
  dailySalesWide,
  adsDaily,
  tracking,
  courierRates,
  rateMatrix,
  rateList,
  purchaseOrders,
  inboundShipments,
  smallTest,
  stockList,
  catalogue,
]
