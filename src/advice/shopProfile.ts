import type { History } from '#domain/history.ts'
import type { PlanDocument } from '#domain/plan.ts'
import { categoryProfile, YOUNG_SEASONS } from '#engines/forecast/borrowedProfile.ts'

import { type DailyUnits, dailyUnits } from './dailyUnits.ts'

const DAYS_A_WEEK = 7
const byHistory = new WeakMap<History, { readonly beforeDay: number; readonly profile: Float64Array | null }>()

/**
 * The shop's weekly figure for a SKU too young for one of its own, [7] by phase of the index of its days; null for others, and where the shop
 * is too young itself.
 */
export function borrowedWeek(document: PlanDocument, beforeDay: number, { firstDay, values }: DailyUnits): Float64Array | null {
  if (values.length >= YOUNG_SEASONS * DAYS_A_WEEK) return null
  let known = byHistory.get(document.history)
  if (known?.beforeDay !== beforeDay) byHistory.set(document.history, (known = { beforeDay, profile: weekOfShop(document, beforeDay) }))
  const { profile } = known
  return profile && profile.map((_, phase) => profile[(firstDay + phase) % DAYS_A_WEEK]!)
}

/** By day number modulo 7. */
function weekOfShop(document: PlanDocument, beforeDay: number): Float64Array | null {
  const shop = dailyUnits(document, beforeDay)
  if (!shop || shop.values.length < YOUNG_SEASONS * DAYS_A_WEEK) return null
  return categoryProfile([{ values: shop.values, firstPhase: shop.firstDay % DAYS_A_WEEK }], DAYS_A_WEEK)
}
