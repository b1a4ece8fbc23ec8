import type { PlanDocument } from '#domain/plan.ts'
import type { Disruption, Scenario } from '#domain/scenario.ts'
import { lotIdOf } from '#domain/supply.ts'
import { pointerOf } from './pointer.ts'
import type { MergeProblem } from './types.ts'

/** One field that names another record. */
type Reference = { readonly kind: string; readonly key: string; readonly path: readonly string[]; readonly targetKind: TargetKind; readonly targetKey: string | null }
type TargetKind = 'sku' | 'warehouse' | 'service' | 'market' | 'scenario' | 'supplier'

/** What kind of place a disruption names. */
const PLACE_OF: { readonly [T in Disruption['type']]: TargetKind } = {
  warehouseStops: 'warehouse', carrierStops: 'service', transitDelay: 'service', customsHold: 'warehouse', supplierLate: 'warehouse', noReorders: 'warehouse', salesStop: 'market',
}

function from(kind: string, key: string, targetKind: TargetKind, targetKey: string | null, ...path: readonly string[]): Reference {
  return { kind, key, path, targetKind, targetKey }
}

/** Every field of an editable record that names another record. History, and a past event as it was found, may name what is gone. */
function referencesOf(document: PlanDocument): readonly Reference[] {
  return [
    from('settings', 'settings', 'scenario', document.settings.activeScenarioId, 'activeScenarioId'),
    ...document.stock.flatMap(({ skuId, warehouseId }) => [from('stock', `${skuId}@${warehouseId}`, 'sku', skuId, 'skuId'), from('stock', `${skuId}@${warehouseId}`, 'warehouse', warehouseId, 'warehouseId')]),
    ...document.inbound.flatMap(({ id, skuId, warehouseId }) => [from('inbound', id, 'sku', skuId, 'skuId'), from('inbound', id, 'warehouse', warehouseId, 'warehouseId')]),
    ...document.services.flatMap(({ id, pickups }) => pickups.map(({ warehouseId }) => from('service', id, 'warehouse', warehouseId, 'pickups', warehouseId))),
    ...document.markets.flatMap(({ id, routing }) => routing.map(({ warehouseId }) => from('market', id, 'warehouse', warehouseId, 'routing', warehouseId))),
    ...document.scenarios.flatMap(scenarioReferences),
    ...document.pastEvents.flatMap(({ id, changes: { skuIds = [] } }) => skuIds.map((skuId) => from('pastEvent', id, 'sku', skuId, 'changes', 'skuIds'))),
    ...document.overrides.map(({ id, skuId }) => from('override', id, 'sku', skuId, 'skuId')),
    ...document.smallTests.map(({ id, skuId }) => from('smallTest', id, 'sku', skuId, 'skuId')),
    ...document.spuShares.flatMap(({ id, shares }) => shares.map(({ skuId }) => from('spuShare', id, 'sku', skuId, 'shares', skuId))),
    ...document.supplyTerms.flatMap(({ id, skuId, supplierId }) => [from('supplyTerms', id, 'sku', skuId, 'skuId'), from('supplyTerms', id, 'supplier', supplierId, 'supplierId')]),
    ...document.purchaseOrders.flatMap(({ id, supplierId, warehouseId, lines }) => [
      from('purchaseOrder', id, 'supplier', supplierId, 'supplierId'), from('purchaseOrder', id, 'warehouse', warehouseId, 'warehouseId'),
      ...lines.map(({ skuId }) => from('purchaseOrder', id, 'sku', skuId, 'lines', skuId, 'skuId')),
    ]),
  ]
}

function scenarioReferences({ id, events, disruptions = [], actions = [] }: Scenario): readonly Reference[] {
  return [
    ...events.flatMap((event) => event.skuIds.map((skuId) => from('scenario', id, 'sku', skuId, 'events', event.id, 'skuIds'))),
    ...disruptions.map(({ id: at, type, placeId }) => from('scenario', id, PLACE_OF[type], placeId, 'disruptions', at, 'placeId')),
    ...actions.flatMap(({ id: at, warehouseId, toWarehouseId, serviceId, skuId }) => [
      from('scenario', id, 'warehouse', warehouseId, 'actions', at, 'warehouseId'), from('scenario', id, 'warehouse', toWarehouseId, 'actions', at, 'toWarehouseId'),
      from('scenario', id, 'service', serviceId, 'actions', at, 'serviceId'), from('scenario', id, 'sku', skuId, 'actions', at, 'skuId'),
    ]),
  ]
}

/** References to records that are not there, and lots on their way whose purchase order is not. By place, without repetition. */
export function brokenReferences(document: PlanDocument): readonly MergeProblem[] {
  const there: Readonly<Record<TargetKind, ReadonlySet<string>>> = {
    sku: new Set(document.skus.map(({ id }) => id)), warehouse: new Set(document.warehouses.map(({ id }) => id)),
    service: new Set(document.services.map(({ id }) => id)), market: new Set(document.markets.map(({ id }) => id)),
    scenario: new Set(document.scenarios.map(({ id }) => id)), supplier: new Set(document.suppliers.map(({ id }) => id)),
  }
  const dangling = referencesOf(document).flatMap(({ kind, key, path, targetKind, targetKey }): MergeProblem[] =>
    targetKey === null || there[targetKind].has(targetKey) ? [] : [{ code: 'merge.danglingReference', params: { kind, key, path: pointerOf(path), targetKind, targetKey } }])
  const expected = new Set<string>(document.purchaseOrders.filter(({ status }) => status === 'ordered').flatMap((order) => order.lines.map(({ skuId }) => lotIdOf(order, skuId))))
  const lots = document.inbound.filter(({ id }) => id.startsWith('order:') && !expected.has(id)).map(({ id }): MergeProblem => ({ code: 'merge.lotWithoutOrder', params: { key: id } }))
  return [...new Map([...dangling, ...lots].map((problem) => [problemKey(problem), problem])).values()]
}

/** Same problem, same text. */
export function problemKey({ code, params }: MergeProblem): string {
  return JSON.stringify([code, ...Object.values(params)])
}
