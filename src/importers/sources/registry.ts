import { amazonInventory } from './amazonInventory.ts'
import { amazonOrders } from './amazonOrders.ts'
import { dailySales, dailySalesWide } from './dailySales.ts'
import { orderLines } from './orderLines.ts'
import { shopifyInventory } from './shopifyInventory.ts'
import { shopifyOrders } from './shopifyOrders.ts'
import { tiktokOrders } from './tiktokOrders.ts'
import type { Source } from './types.ts'

/** Every kind of file that is understood, the particular before the general: of equal scores the first one wins. */
export const sources: readonly Source[] = [
  tiktokOrders,
  shopifyOrders,
  shopifyInventory,
  amazonOrders,
  amazonInventory,
  orderLines,
  dailySales,
  dailySalesWide,
]
