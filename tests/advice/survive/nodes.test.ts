import { expect, it } from 'vitest'

import { buildSimulationInput } from '#advice/buildInput.ts'
import { failingNodes, USUAL_RECOVER_DAYS } from '#advice/survive/nodes.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { WarehouseId } from '#domain/units.ts'

import { flat, market, plan, scenario, service, sku, stock, warehouse, WAREHOUSE } from '../plans.ts'

const EAST = 'east' as WarehouseId
const nodesOf = (document: PlanDocument) => failingNodes(document, buildSimulationInput(document, scenario(), [flat(1, 30), flat(2, 10)]).input)
const two = (eastUnits: number) => plan({
  warehouses: [warehouse(), warehouse({ id: EAST, name: 'East', shifts: [] })],
  stock: [stock(1, 5000), stock(2, 3000), { ...stock(1, eastUnits), warehouseId: EAST }, { ...stock(2, 0), warehouseId: EAST }],
  markets: [market({ routing: [{ warehouseId: WAREHOUSE, share: 1 }, { warehouseId: EAST, share: 0 }] })],
  services: [service({ pickups: [...service().pickups, { ...service().pickups[0]!, warehouseId: EAST }] })],
})

it('without another warehouse there is no surviving, and what is lost is the margin of a week', () => {
  const [first] = nodesOf(plan()).filter(({ kind }) => kind === 'warehouse')
  expect(first).toMatchObject({ id: WAREHOUSE, timeToSurviveDays: 0, timeToRecoverDays: USUAL_RECOVER_DAYS.warehouse, isRecoverAssumed: true, isAtRisk: true })
  const margins = plan().skus.map((one) => one.unitPriceMinor! - one.unitCostMinor!)
  expect(first!.exposureMinor).toBeCloseTo(7 * (30 * margins[0]! + 10 * margins[1]!), -3)
})

it('the other warehouse serves 40 units a day until its stock is gone: 400 units last ten days', () => {
  const west = nodesOf(two(400)).find(({ id }) => id === WAREHOUSE)!
  expect(west.timeToSurviveDays).toBeCloseTo(10, 1)
  expect(west.isAtRisk).toBe(false)
  expect(nodesOf(two(200)).find(({ id }) => id === WAREHOUSE)).toMatchObject({ isAtRisk: true })
})

it('a carrier that is alone cannot fail, one with another without a cap can; a supplier fails slower than its lead time or not', () => {
  const [alone] = nodesOf(plan()).filter(({ kind }) => kind === 'service')
  expect(alone).toMatchObject({ timeToSurviveDays: 0, isAtRisk: true })
  const other = service({ id: 'other' as never, carrierName: 'Other', pickups: service().pickups.map((pickup) => ({ ...pickup, capParcelsPerDay: null })) })
  expect(nodesOf(plan({ services: [service(), other] })).find(({ id }) => id === service().id)).toMatchObject({ isAtRisk: false, timeToSurviveDays: Infinity })
  const supplied = (leadTimeDays: number) => plan({
    stock: [stock(1, 900), stock(2, 3000)], suppliers: [{ id: 's', name: 'Maker', country: 'CN', currency: null, mode: 'sea', legs: [], orderCostMinor: null, note: '' }],
    supplyTerms: [{ id: sku(1).id, skuId: sku(1).id, supplierId: 's', leadTimeDays, leadTimeSdDays: null, caseUnits: null, minOrderUnits: null, priceBreaks: [], shelfLifeDays: null, volumeM3PerUnit: null, service: null, isDiscontinued: false }],
  })
  const maker = (days: number) => nodesOf(supplied(days)).find(({ kind }) => kind === 'supplier')!
  expect(maker(20).timeToSurviveDays).toBeCloseTo(30, 1)
  expect([maker(20).isAtRisk, maker(45).isAtRisk, maker(45).isRecoverAssumed]).toEqual([false, true, false])
})

it('lists what is at risk first, and nothing for a plan that sells nothing', () => {
  const risks = nodesOf(two(400)).map(({ isAtRisk }) => isAtRisk)
  expect(risks).toEqual([...risks].sort((a, b) => Number(b) - Number(a)))
  const idle = failingNodes(plan(), buildSimulationInput(plan(), scenario(), [flat(1, 0), flat(2, 0)]).input)
  expect(idle.every(({ timeToSurviveDays, isAtRisk }) => timeToSurviveDays === Infinity && !isAtRisk)).toBe(true)
})
