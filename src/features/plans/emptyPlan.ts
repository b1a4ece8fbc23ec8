import { EMPTY_HISTORY } from '#domain/history.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { CurrencyCode, PlanId, TimeZone } from '#domain/units.ts'

/** A plan with a name and nothing else; its time zone is the reader's. */
export function emptyPlan(planId: PlanId, name: string, currency: string): PlanDocument {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone as TimeZone
  return {
    planId,
    settings: { name, currency: currency as CurrencyCode, timeZone, asOfMs: null, isSample: false, activeScenarioId: null },
    skus: [], stock: [], inbound: [], warehouses: [], services: [], markets: [], scenarios: [], mappings: [], overrides: [], pastEvents: [], smallTests: [], spuShares: [], suppliers: [], supplyTerms: [], purchaseOrders: [], buying: [], history: EMPTY_HISTORY, opening: null,
  }
}
