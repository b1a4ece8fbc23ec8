import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'

/** A text that changes whenever something changes that a run depends on; names of plan and scenario, and other scenarios, do not count. */
export function runFingerprint(document: PlanDocument, scenario: Scenario): string {
  const { settings, skus, stock, inbound, warehouses, services, markets, history, opening } = document
  const { name, gates, ...tried } = scenario
  void name
  void gates
  return JSON.stringify([
    settings.asOfMs, settings.currency, settings.timeZone, settings.money, document.supplyTerms, document.buying, skus, stock, inbound, warehouses, services, markets, opening,
    history.completeFrom, history.completeTo, history.profiles, historyHash(history), tried,
    // Only reorders depend on who supplies, and on how long past orders took.
    ...(tried.reordersByPolicy ? [document.suppliers, document.purchaseOrders] : []),
  ])
}

/** FNV-1a over the units of every series: a long history would make a long text. */
function historyHash({ series, dispatches }: PlanDocument['history']): number {
  let hash = 0x811c9dc5
  const mix = (value: number): void => {
    hash = Math.imul(hash ^ value, 0x01000193)
  }
  for (const { units, cancelledUnits } of series) {
    for (const value of units) mix(value)
    for (const value of cancelledUnits) mix(value)
    mix(-1)
  }
  for (const { parcels } of dispatches) for (const value of parcels) mix(value)
  return hash >>> 0
}
