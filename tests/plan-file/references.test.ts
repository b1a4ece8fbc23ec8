import { expect, it } from 'vitest'

import type { PlanDocument } from '#domain/plan.ts'
import { DISRUPTION_TYPES, type Disruption, type PlannedAction, type Scenario } from '#domain/scenario.ts'
import { mergePlans } from '#plan-file/merge/mergePlans.ts'
import { brokenReferences } from '#plan-file/merge/references.ts'
import { resolveConflicts } from '#plan-file/merge/resolve.ts'
import { planDocument, warehouse } from '../storage/fixtures.ts'

const base: PlanDocument = { ...planDocument(), warehouses: [warehouse('W1'), warehouse('W2')] }
const [scenario] = base.scenarios as [Scenario]
const disruption = (type: Disruption['type'], placeId: string | null): Disruption => ({ id: `${type} ${placeId}`, type, placeId: placeId as never, keptShare: 0, when: { kind: 'calendar', startDay: '2026-11-25' as never, startHour: 0, hours: 8, probability: 1 } })
const action = (id: string, more: Readonly<Record<string, string>>): PlannedAction => ({ id, type: 'overtime', warehouseId: null, toWarehouseId: null, serviceId: null, skuId: null, amount: 1, fromDay: null, days: null, costMinor: null, ...more } as PlannedAction)
const withScenario = (change: Partial<Scenario>): PlanDocument => ({ ...base, scenarios: [{ ...scenario, ...change }] })
const told = (document: PlanDocument) => brokenReferences(document).map(({ params }) => ('path' in params ? `${params.path} -> ${params.targetKind} ${params.targetKey}` : params))

it('a warehouse that one side deletes and the other plans overtime and a stoppage at is told', () => {
  const deleted: PlanDocument = { ...base, warehouses: [warehouse('W1')] }
  const planned = withScenario({ disruptions: [disruption('warehouseStops', 'W2')], actions: [action('X', { warehouseId: 'W2' })] })
  const merge = mergePlans(base, deleted, planned)
  expect(merge.conflicts).toEqual([])
  expect(resolveConflicts(merge, new Map()).problems).toEqual([
    { code: 'merge.danglingReference', params: { kind: 'scenario', key: scenario.id, path: '/disruptions/warehouseStops W2/placeId', targetKind: 'warehouse', targetKey: 'W2' } },
    { code: 'merge.danglingReference', params: { kind: 'scenario', key: scenario.id, path: '/actions/X/warehouseId', targetKind: 'warehouse', targetKey: 'W2' } },
  ])
})

it('an action names warehouses, a service and a SKU; a place is of the kind that the disruption says', () => {
  expect(told(withScenario({ actions: [action('X', { warehouseId: 'a', toWarehouseId: 'b', serviceId: 'c', skuId: 'd' })] }))).toEqual([
    '/actions/X/warehouseId -> warehouse a', '/actions/X/toWarehouseId -> warehouse b', '/actions/X/serviceId -> service c', '/actions/X/skuId -> sku d',
  ])
  expect(told(withScenario({ disruptions: DISRUPTION_TYPES.map((type) => disruption(type, 'x')) })).map((one) => String(one).split(' ').at(-2))).toEqual(['warehouse', 'service', 'service', 'warehouse', 'warehouse', 'warehouse', 'market'])
  expect(told(withScenario({ disruptions: DISRUPTION_TYPES.map((type) => disruption(type, null)), actions: [action('X', { warehouseId: 'W2', skuId: 'A' })] }))).toEqual([])
})

it('a corrected past event names its SKUs; as it was found it may name what is gone', () => {
  const event = { id: 'P', original: { skuIds: ['gone'] }, changes: { skuIds: ['A', 'gone'] }, isRemoved: false }
  expect(told({ ...base, pastEvents: [event, { ...event, id: 'Q', changes: {} }] } as unknown as PlanDocument)).toEqual(['/changes/skuIds -> sku gone'])
})
